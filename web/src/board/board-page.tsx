/** A board: its views, filter and tools above, the rows beneath as a grid or as cards. */
import { ActionIcon, Title, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import type { CustomColumn, CustomValues } from '../api/types.ts';
import { useCan } from '../fields/use-can.ts';
import { sentence } from '../fields/use-save.ts';
import { saveText } from '../grid/csv.ts';
import gridClasses from '../grid/grid.module.css';
import { SkeletonRows } from '../grid/no-rows.tsx';
import { QuickFilter } from '../grid/quick-filter.tsx';
import { Teach } from '../grid/teach.tsx';
import { AddColumn } from './add-column.tsx';
import { arrange } from './arrange.ts';
import type { BoardColumn } from './board-column.ts';
import { boardCsv } from './board-csv.ts';
import { BoardGrid } from './board-grid.tsx';
import { BoardBulk } from './bulk/board-bulk.tsx';
import type { BulkAction } from './bulk/bulk-action.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { CsvButton } from './csv-button.tsx';
import { FilterBuilder } from './filter/filter-builder.tsx';
import { useMatches } from './filter/use-matches.ts';
import { BoardCards } from './kanban/board-cards.tsx';
import { groupingOf } from './kanban/card-columns.ts';
import { KindSwitch } from './kanban/kind-switch.tsx';
import { LabelsDialog } from './labels/labels-dialog.tsx';
import { type Row, rowsQuery } from './rows.ts';
import { useAddRow } from './use-add-row.ts';
import { useBoardView } from './use-board-view.ts';
import { undo, useCellEdits } from './use-cell-edits.tsx';
import { useColumnActions } from './use-column-actions.ts';
import { useColumns } from './use-columns.ts';
import { useLaidOut } from './use-laid-out.ts';
import { useShownRows } from './use-shown-rows.ts';
import type { BoardName, ViewSettings } from './view-settings.ts';
import { ViewsBar } from './views/views-bar.tsx';

export type BoardRow = Row & { readonly custom?: CustomValues; readonly currency?: string };

/** What makes one board differ from another; the same object each time. */
export type Board<R extends BoardRow> = {
  readonly name: BoardName;
  /** The heading, and the grid's accessible name. */
  readonly title: string;
  /** What a row is called: "J-1001". */
  readonly nameOf: (row: R) => string;
  /** How the main view begins. */
  readonly defaults: Partial<ViewSettings>;
};

export function BoardPage<R extends BoardRow>(props: {
  readonly board: Board<R>;
  /** Undefined while what they offer is on its way: rows would stand under no stage, and then jump. */
  readonly columns: readonly BoardColumn<R>[] | undefined;
  readonly empty: ReactNode;
  /** What this person may make here by a title alone: "job". */
  readonly adds?: string | undefined;
  /** The main action, at the right. */
  readonly action?: ReactNode;
  readonly filters?: ReactNode;
  /** Besides the view's filter: what the address asks for. */
  readonly only?: ((row: R) => boolean) | undefined;
  readonly rowMenu: (row: R, tabIndex: number) => ReactNode;
  /** What can be done with selected rows besides setting their labels and people. */
  readonly bulk: readonly BulkAction<R>[];
  readonly onOpen: (row: R) => void;
}) {
  const { board, only } = props;
  const { data, error } = useQuery(rowsQuery<R>(board.name));
  const columns = useColumns(board.name, props.columns);
  const view = useBoardView(board.name, board.defaults);
  const edits = useCellEdits<R>(board.name, board.nameOf);
  const canAddColumns = useCan('columns:write');
  const [words, setWords] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [labelsOf, setLabelsOf] = useState<string | null>(null);

  const isReady = columns !== undefined && !view.isLoading && data !== undefined;
  const { laidOut, visible, isWide } = useLaidOut(columns ?? noColumns, view.settings.columns);
  const matches = useMatches<R>(view.settings.filter, columns ?? noColumns, only);
  const shown = useShownRows<R>(data?.rows ?? noRows, columns ?? noColumns, view.settings, words, matches);
  const { actions, changes } = useColumnActions(board.name, view, laidOut, setLabelsOf);
  // On a phone the room is for what the rows say.
  const selection = useMemo(() => (isWide ? { ids: selected, set: setSelected } : null), [isWide, selected]);
  const { rowMenu } = props;
  const end = useMemo(
    () => ({
      head: (tabIndex: number) =>
        canAddColumns ? (
          <AddColumn
            board={board.name}
            tabIndex={tabIndex}
            onAdded={(column) => hasLabels(column) && setLabelsOf(column.id)}
          />
        ) : null,
      cell: rowMenu,
      isFrozen: isWide,
    }),
    [canAddColumns, board.name, rowMenu, isWide],
  );
  const isKanban = view.settings.kind === 'kanban';
  const adding = useAddRow<R>({
    name: board.name,
    noun: props.adds,
    nameOf: board.nameOf,
    groupColumn: isKanban
      ? (groupingOf(columns ?? noColumns, view.settings.group) ?? null)
      : shown.groupColumn,
    isShown: (row) =>
      arrange([row], { columns: columns ?? noColumns, words, matches, sort: noRows }).length > 0,
  });
  const isFiltered = words !== '' || only !== undefined || view.settings.filter !== null;

  const empty = error ? (
    <Teach title="The rows could not be read">{sentence(error)}</Teach>
  ) : !isReady ? (
    <SkeletonRows />
  ) : isFiltered && data.rows.length > 0 ? (
    <Teach title="Nothing matches">Change or clear the filter to see more rows.</Teach>
  ) : (
    props.empty
  );
  const save = (rows: readonly R[]) =>
    saveText(
      `${board.title}.csv`,
      boardCsv(
        visible.map(({ column }) => column),
        rows,
      ),
    );

  return (
    <section className={gridClasses.page} aria-label={board.title}>
      <header className={gridClasses.toolbar}>
        <Title order={1} size="h2" mr="sm">
          {board.title}
        </Title>
        <QuickFilter of={board.title} words={words} onWords={setWords} />
        <FilterBuilder
          columns={columns ?? noColumns}
          value={view.settings.filter}
          onChange={(filter) => view.change({ filter })}
        />
        {props.filters}
        <div className={gridClasses.toolbarEnd}>
          {edits.canUndo() ? (
            <Tooltip label="Undo (Ctrl+Z)">
              <ActionIcon
                variant="default"
                size={30}
                aria-label="Undo"
                onClick={() => undo(edits, board.nameOf)}
              >
                <IconArrowBackUp size={16} />
              </ActionIcon>
            </Tooltip>
          ) : null}
          <KindSwitch columns={columns ?? noColumns} view={view} />
          <ColumnsMenu laidOut={laidOut} onShow={changes.show} />
          <CsvButton isEmpty={shown.found.length === 0} onSave={() => save(shown.found)} />
          {props.action}
        </div>
      </header>
      <ViewsBar board={board.name} shown={view} />
      <div className={gridClasses.frame}>
        {isKanban && isReady ? (
          <BoardCards<R>
            label={board.title}
            visible={visible.map(({ column }) => column)}
            columns={columns}
            group={view.settings.group}
            rows={shown.found}
            nameOf={board.nameOf}
            empty={empty}
            adding={adding}
            onCommit={(row, column, value) => edits.commit([{ row, column, value }])}
            onOpen={props.onOpen}
          />
        ) : (
          <BoardGrid<R>
            key={view.view?.id}
            label={board.title}
            // Nothing jumps: heads stand where the view has them, or not yet.
            columns={isReady ? visible : noColumns}
            lines={isReady ? shown.lines : noRows}
            rows={shown.found}
            isGrouped={shown.groupColumn !== null}
            groupKey={view.settings.group}
            empty={empty}
            sort={view.settings.sort}
            onSort={(sort) => view.change({ sort })}
            selection={selection}
            nameOf={board.nameOf}
            onCommit={edits.commit}
            onOpen={props.onOpen}
            onToggle={shown.toggle}
            adding={adding}
            onResize={changes.resize}
            onReorder={changes.reorder}
            actions={actions}
            end={end}
          />
        )}
      </div>
      <BoardBulk
        board={board.name}
        columns={columns ?? noColumns}
        rows={data?.rows ?? noRows}
        shown={shown.found}
        selected={selected}
        own={props.bulk}
        nameOf={board.nameOf}
        onExport={save}
        onClear={() => setSelected(new Set())}
      />
      <LabelsDialog
        board={board.name}
        title={board.title}
        columns={columns ?? noColumns}
        columnKey={labelsOf}
        onClose={() => setLabelsOf(null)}
      />
      <Outlet />
    </section>
  );
}

const noRows: readonly never[] = [];
const noColumns: readonly never[] = [];

function hasLabels({ type }: CustomColumn): boolean {
  return type === 'status' || type === 'tags';
}
