/** A page that is one list: heading, quick text, CSV of what is shown, and the main action. */
import { Title } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { saveText } from '../grid/csv.ts';
import gridClasses from '../grid/grid.module.css';
import { SkeletonRows } from '../grid/no-rows.tsx';
import { QuickFilter } from '../grid/quick-filter.tsx';
import { Teach } from '../grid/teach.tsx';
import type { BoardColumn } from './board-column.ts';
import { boardCsv } from './board-csv.ts';
import { BoardGrid } from './board-grid.tsx';
import { CsvButton } from './csv-button.tsx';
import type { Row } from './rows.ts';
import { useColumnActions } from './use-column-actions.ts';
import { useLaidOut } from './use-laid-out.ts';
import { useLocalView } from './use-local-view.ts';
import { useShownRows } from './use-shown-rows.ts';
import type { ViewSettings } from './view-settings.ts';

export function ListPage<R extends Row>(props: {
  /** The heading, and the grid's accessible name. */
  readonly title: string;
  readonly columns: readonly BoardColumn<R>[];
  /** Undefined while loading. */
  readonly rows: readonly R[] | undefined;
  /** Why the rows could not be read, in words. */
  readonly failure: string | null;
  readonly defaults: Partial<ViewSettings>;
  readonly nameOf: (row: R) => string;
  readonly empty: ReactNode;
  readonly action: ReactNode;
  readonly rowMenu: (row: R, tabIndex: number) => ReactNode;
  readonly onOpen: (row: R) => void;
}) {
  const { title, columns, rows, failure, rowMenu } = props;
  const view = useLocalView(props.defaults);
  const [words, setWords] = useState('');
  const { laidOut, visible, isWide } = useLaidOut(columns, view.settings.columns);
  const shown = useShownRows(rows ?? noRows, columns, view.settings, words, undefined);
  const { actions, changes } = useColumnActions(null, view, laidOut, () => undefined);
  const end = useMemo(() => ({ head: () => null, cell: rowMenu, isFrozen: isWide }), [rowMenu, isWide]);

  return (
    <section className={gridClasses.page} aria-label={title}>
      <header className={gridClasses.toolbar}>
        <Title order={1} size="h2" mr="sm">
          {title}
        </Title>
        <QuickFilter of={title} words={words} onWords={setWords} />
        <div className={gridClasses.toolbarEnd}>
          <CsvButton
            isEmpty={shown.found.length === 0}
            onSave={() => saveText(`${title}.csv`, boardCsv(columns, shown.found))}
          />
          {props.action}
        </div>
      </header>
      <div className={gridClasses.frame}>
        <BoardGrid<R>
          label={title}
          columns={visible}
          lines={shown.lines}
          rows={shown.found}
          isGrouped={shown.groupColumn !== null}
          groupKey={view.settings.group}
          empty={
            failure ? (
              <Teach title="The rows could not be read">{failure}</Teach>
            ) : rows === undefined ? (
              <SkeletonRows />
            ) : rows.length > 0 ? (
              <Teach title="Nothing matches">Change or clear the filter to see more rows.</Teach>
            ) : (
              props.empty
            )
          }
          sort={view.settings.sort}
          onSort={(sort) => view.change({ sort })}
          selection={null}
          nameOf={props.nameOf}
          onCommit={nothing}
          onOpen={props.onOpen}
          onToggle={shown.toggle}
          adding={null}
          onResize={changes.resize}
          onReorder={changes.reorder}
          actions={actions}
          end={end}
        />
      </div>
      <Outlet />
    </section>
  );
}

const noRows: readonly never[] = [];
/** No cell of a list is edited. */
const nothing = () => undefined;
