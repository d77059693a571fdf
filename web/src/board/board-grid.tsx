/** A board as a grid: a tree grid where its rows are grouped, with one tab stop, virtual rows, editing in the cell. */
import 'react-data-grid/lib/styles.css';
import { notifications } from '@mantine/notifications';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import {
  type CellKeyboardEvent,
  type CellKeyDownArgs,
  type Column,
  DataGrid,
  Row as GridRow,
  type RenderEditCellProps,
  type RenderRowProps,
  type SortColumn,
} from 'react-data-grid';
import gridClasses from '../grid/grid.module.css';
import { NoRows } from '../grid/no-rows.tsx';
import { AddToGroup } from './add-to-group.tsx';
import { type GroupRow, isGroupRow, lineId } from './arrange.ts';
import classes from './board.module.css';
import type { BoardColumn } from './board-column.ts';
import { CellEditor } from './cell-editor.tsx';
import { type Edit, isSame } from './cell-edits.ts';
import { type Read, readTyped } from './cell-text.ts';
import { clipboardOf } from './clipboard.ts';
import { byArrow, isCell, onHeadKey, onTab } from './grid-keys.ts';
import { GroupLabel, Sums } from './group-cell.tsx';
import { type ColumnActions, HeaderCell, type HeaderState } from './header-cell.tsx';
import type { LaidOut } from './layout.ts';
import type { Row } from './rows.ts';
import { type Selection, selectColumn } from './select-column.tsx';
import { inGridOrder, useActiveCell } from './use-active-cell.ts';
import type { Adding } from './use-add-row.ts';
import type { SortKey } from './view-settings.ts';

type Line<R> = R | GroupRow<R>;

type Props<R> = {
  /** The accessible name: "JobBoard". */
  readonly label: string;
  /** In their order; the hidden ones left out. */
  readonly columns: readonly LaidOut<R>[];
  /** Rows, and the lines of their groups. */
  readonly lines: readonly Line<R>[];
  /** All rows that match, in groups that are closed too. */
  readonly rows: readonly R[];
  readonly isGrouped: boolean;
  readonly groupKey: string | null;
  /** Shown in place of lines when there are none. */
  readonly empty: ReactNode;
  readonly sort: readonly SortKey[];
  readonly onSort: (sort: readonly SortKey[]) => void;
  readonly selection: Selection | null;
  readonly nameOf: (row: R) => string;
  readonly onCommit: (edits: readonly Edit<R>[]) => void;
  readonly onOpen: (row: R) => void;
  readonly onToggle: (group: GroupRow<R>) => void;
  /** Makes a record in a group; null: not here, or not by this person. */
  readonly adding: Adding | null;
  readonly onResize: (key: string, width: number) => void;
  readonly onReorder: (key: string, toKey: string) => void;
  readonly actions: ColumnActions;
  /** The head of the last column, where new ones are added; and the row's menu in it. */
  readonly end: {
    readonly head: (tabIndex: number) => ReactNode;
    readonly cell: (row: R, tabIndex: number) => ReactNode;
    readonly isFrozen: boolean;
  };
};

type EditArgs<R> = Extract<CellKeyDownArgs<Line<R>>, { readonly mode: 'EDIT' }>;

const rowPx = 34;
const endKey = 'actions';
const nothingSelected: ReadonlySet<string> = new Set();

export function BoardGrid<R extends Row>(props: Props<R>) {
  const { lines, onOpen, onCommit, onToggle } = props;
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [isEditing, setIsEditing] = useState(false);
  const isTypedOver = useRef(false);
  const state = useMemo<HeaderState>(
    () => ({ menuOf, setMenuOf, renaming, setRenaming }),
    [menuOf, renaming],
  );
  const { selection, nameOf, sort, groupKey, adding, actions, end, rows } = props;
  const columns = useMemo(
    () =>
      inGridOrder(
        gridColumns({
          ...{
            columns: props.columns,
            selection,
            nameOf,
            onToggle,
            adding,
            sort,
            groupKey,
            actions,
            end,
            rows,
          },
          ...{ state, setIsEditing },
        }),
      ),
    [props.columns, selection, nameOf, onToggle, adding, sort, groupKey, actions, end, rows, state],
  );
  const { still, begun } = useStill(lines, isEditing);
  const active = useActiveCell(still, columns);
  const byKey = useMemo(
    () => new Map(props.columns.map((one) => [one.column.key, one.column])),
    [props.columns],
  );

  const clipboard = clipboardOf<R>({
    lines: still,
    columns: columns.flatMap(({ key }) => byKey.get(key) ?? []),
    selected: selection?.ids ?? nothingSelected,
    onCommit,
  });

  function commit(row: Line<R>, column: BoardColumn<R> | undefined, read: Read) {
    if (!column || isGroupRow(row)) return;
    if ('why' in read) notifications.show({ color: 'red', title: 'Not changed', message: read.why });
    else onCommit([{ row, column, value: read.value }]);
  }

  function onCellKeyDown(cell: CellKeyDownArgs<Line<R>>, event: CellKeyboardEvent) {
    if (cell.mode === 'EDIT') return onEditorKey(cell, event);
    const { row, column } = cell;
    isTypedOver.current = event.key.length === 1;
    if (event.key === 'Home' && (event.ctrlKey || event.metaKey)) {
      event.preventGridDefault();
      // The grid would go to the heads, and leave the rows scrolled away.
      active.grid.current?.setActivePosition({ rowIdx: 0, idx: 0 }, { shouldFocus: true });
    }
    if (!row) return;
    if (isGroupRow(row)) return onGroupKey(row, column, event);
    const isOnCell = isCell(event.target);
    const own = byKey.get(column?.key ?? '');
    const isEditable = own?.edit?.isAllowed(row as R) === true;
    if (event.key === 'Enter' && isOnCell && !isEditable) {
      event.preventGridDefault();
      onOpen(row);
    }
    if ((event.key === 'Delete' || event.key === 'Backspace') && isOnCell && own && isEditable) {
      event.preventGridDefault();
      commit(row, own, readTyped(own, ''));
    }
  }

  /** Who types over a cell goes on beneath it, as down a column of a spreadsheet; who opened it stays. */
  function onEditorKey({ rowIdx, column, onClose }: EditArgs<R>, event: CellKeyboardEvent) {
    const step = event.key === 'Enter' ? 1 : byArrow(event);
    const next = still[rowIdx + step];
    if (!isTypedOver.current || step === 0 || !next || isGroupRow(next)) return;
    event.preventGridDefault();
    event.preventDefault();
    onClose(true, false);
    active.grid.current?.setActivePosition({ rowIdx: rowIdx + step, idx: column.idx }, { shouldFocus: true });
  }

  function onGroupKey(group: GroupRow<R>, column: Column<Line<R>> | undefined, event: CellKeyboardEvent) {
    const isFirst = column === undefined || column.key === columns[props.selection ? 1 : 0]?.key;
    const isToggled =
      (event.key === 'ArrowRight' && !group.isOpen && isFirst) ||
      (event.key === 'ArrowLeft' && group.isOpen && isFirst) ||
      (event.key === 'Enter' && isCell(event.target));
    if (!isToggled) return;
    event.preventGridDefault();
    event.preventDefault();
    onToggle(group);
  }

  return (
    <div
      className={gridClasses.around}
      onKeyDownCapture={(event) => onTab(event) || onHeadKey(event, columns, byKey, state)}
      {...active.handlers}
    >
      <DataGrid<Line<R>>
        ref={active.grid}
        aria-label={props.label}
        {...(props.isGrouped ? { role: 'treegrid' } : {})}
        className={gridClasses.grid}
        columns={columns}
        rows={still}
        rowKeyGetter={lineId}
        rowHeight={rowPx}
        headerRowHeight={rowPx}
        sortColumns={props.sort.map(toSortColumn)}
        onSortColumnsChange={(sort) => props.onSort(sort.map(toSortKey))}
        onActivePositionChange={active.onChange}
        onRowsChange={(changed, { indexes, column }) => {
          const row = changed[indexes[0] ?? 0];
          const own = byKey.get(column.key);
          // As it was when the person began to type: what changed since must be told, not overwritten.
          const before = begun.find((line) => row !== undefined && lineId(line) === lineId(row));
          // The line of a group has no cell to edit; what nobody typed over is not read anew.
          if (!row || !before || !own || isSame(own.value(row as R), own.value(before as R))) return;
          commit(before, own, readTyped(own, own.value(row as R)));
        }}
        onCellKeyDown={onCellKeyDown}
        onCellCopy={clipboard.onCellCopy}
        onCellPaste={clipboard.onCellPaste}
        onColumnResize={(column, width) => props.onResize(column.key, Math.round(width))}
        onColumnsReorder={(key, toKey) => props.onReorder(key, toKey)}
        {...(props.selection
          ? {
              selectedRows: props.selection.ids,
              // Keys are the ids of rows.
              onSelectedRowsChange: (ids: Set<React.Key>) => selection?.set(ids as ReadonlySet<string>),
              isRowSelectionDisabled: (line: Line<R>) => isGroupRow(line),
            }
          : {})}
        renderers={{ renderRow, noRowsFallback: <NoRows>{props.empty}</NoRows> }}
      />
    </div>
  );
}

/** While a cell is edited the lines keep their places, whatever comes in: only what they say changes. */
function useStill<R extends Row>(
  lines: readonly Line<R>[],
  isEditing: boolean,
): { readonly still: readonly Line<R>[]; readonly begun: readonly Line<R>[] } {
  const [held, setHeld] = useState<readonly Line<R>[] | null>(null);
  if (isEditing && held === null) setHeld(lines);
  if (!isEditing && held !== null) setHeld(null);
  const still = useMemo(() => {
    if (held === null || held === lines) return lines;
    const now = new Map(lines.map((line) => [lineId(line), line]));
    return held.map((line) => now.get(lineId(line)) ?? line);
  }, [held, lines]);
  return { still, begun: held ?? lines };
}

type Making<R> = Pick<
  Props<R>,
  | 'columns'
  | 'selection'
  | 'nameOf'
  | 'onToggle'
  | 'adding'
  | 'sort'
  | 'groupKey'
  | 'actions'
  | 'end'
  | 'rows'
> & { readonly state: HeaderState; readonly setIsEditing: (isEditing: boolean) => void };

function gridColumns<R extends Row>(making: Making<R>): readonly Column<Line<R>>[] {
  const { columns, selection, end } = making;
  const firstKey = (columns.find(({ isFrozen }) => isFrozen) ?? columns[0])?.column.key;
  return [
    ...(selection ? [selectColumn(making.rows, selection, making.nameOf)] : []),
    ...columns.map((laidOut) => gridColumn(laidOut, laidOut.column.key === firstKey, making)),
    endColumn(end),
  ];
}

function gridColumn<R extends Row>(
  laidOut: LaidOut<R>,
  isFirst: boolean,
  { groupKey, sort, actions, state, setIsEditing, onToggle, adding }: Making<R>,
): Column<Line<R>> {
  const { column, width, isFrozen } = laidOut;
  const { key, name, edit } = column;
  const isEnd = column.type === 'money' || column.type === 'number';
  const look = `${isEnd ? gridClasses.end : ''} ${column.type === 'status' ? gridClasses.chipCell : ''}`;
  return {
    key,
    name,
    width,
    minWidth: Math.min(column.width, 56),
    frozen: isFrozen,
    sortable: true,
    resizable: true,
    draggable: true,
    headerCellClass: isEnd ? gridClasses.end : undefined,
    cellClass: (line) =>
      isGroupRow(line)
        ? isFirst
          ? classes.groupLabelCell
          : `${classes.groupCell} ${isEnd ? gridClasses.end : ''}`
        : look,
    // A change that arrives from elsewhere must not close what a person is typing.
    editorOptions: { closeOnExternalRowChange: false },
    renderHeaderCell: ({ sortDirection, priority }) => (
      <HeaderCell
        laidOut={laidOut}
        sortDirection={sortDirection}
        priority={priority}
        isGroupedBy={groupKey === key}
        isSorted={sort.length > 0 && !sort.some((one) => one.key === key)}
        actions={actions}
        state={state}
      />
    ),
    renderCell: ({ row, tabIndex }) => {
      if (isGroupRow(row)) {
        if (isFirst) {
          return (
            <GroupLabel group={row} tabIndex={tabIndex} onToggle={() => onToggle(row)}>
              {adding ? (
                <AddToGroup
                  label={`New ${adding.noun} in ${row.label}`}
                  tabIndex={tabIndex}
                  onAdd={(title) => adding.add(title, row.id)}
                />
              ) : null}
            </GroupLabel>
          );
        }
        return column.isSummed ? <Sums sums={row.sums.get(key) ?? []} /> : null;
      }
      return column.render ? column.render(row, tabIndex) : column.text(row);
    },
    ...(edit
      ? {
          editable: (line: Line<R>) => !isGroupRow(line) && edit.isAllowed(line),
          renderEditCell: (cell: RenderEditCellProps<Line<R>>) => (
            <Editing onChange={setIsEditing}>
              {isGroupRow(cell.row) ? null : (
                <CellEditor
                  edit={cell}
                  name={name}
                  column={column}
                  value={column.value(cell.row)}
                  withValue={(value) => (isGroupRow(cell.row) ? cell.row : edit.shown(cell.row, value))}
                />
              )}
            </Editing>
          ),
        }
      : {}),
  };
}

function endColumn<R extends Row>({ head, cell, isFrozen }: Props<R>['end']): Column<Line<R>> {
  return {
    key: endKey,
    name: 'Actions',
    width: 52,
    // Within reach however many columns there are, where there is room for it.
    frozen: isFrozen ? 'end' : false,
    resizable: false,
    cellClass: (line) => (isGroupRow(line) ? classes.groupCell : gridClasses.center),
    renderHeaderCell: ({ tabIndex }) => head(tabIndex) ?? <span className="visually-hidden">Actions</span>,
    renderCell: ({ row, tabIndex }) => (isGroupRow(row) ? null : cell(row, tabIndex)),
  };
}

/** Tells while an editor is open. */
function Editing({ onChange, children }: { onChange: (isEditing: boolean) => void; children: ReactNode }) {
  useEffect(() => {
    onChange(true);
    return () => onChange(false);
  }, [onChange]);
  return children;
}

/** Lines of a tree: groups at the first level, their rows at the second. */
function renderRow<R extends Row>(key: React.Key, props: RenderRowProps<Line<R>>) {
  const { row, isTreeGrid } = props;
  if (!isTreeGrid) return <GridRow key={key} {...props} />;
  const place = isGroupRow(row)
    ? {
        'aria-level': 1,
        'aria-expanded': row.isOpen,
        'aria-posinset': row.position + 1,
        'aria-setsize': row.count,
      }
    : { 'aria-level': 2 };
  return <GridRow key={key} {...props} {...place} />;
}

function toSortColumn({ key, direction }: SortKey): SortColumn {
  return { columnKey: key, direction: direction === 'asc' ? 'ASC' : 'DESC' };
}

function toSortKey({ columnKey, direction }: SortColumn): SortKey {
  return { key: columnKey, direction: direction === 'ASC' ? 'asc' : 'desc' };
}
