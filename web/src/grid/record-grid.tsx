/** A list of records as a true ARIA grid: sorting, quick text, editing in the cell, skeleton and empty states. */
import 'react-data-grid/lib/styles.css';
import { Skeleton } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import {
  type CellKeyboardEvent,
  type CellKeyDownArgs,
  type Column,
  DataGrid,
  type RowsChangeData,
  type SortColumn,
} from 'react-data-grid';
import classes from './grid.module.css';

export type GridColumn<R> = Column<R> & {
  readonly name: string;
  /** What the cell says as plain text: for quick text and CSV. Absent: the column says nothing (a menu). */
  readonly text?: (row: R) => string;
  /** The order of the column; without it, of its text. */
  readonly compare?: (a: R, b: R) => number;
};

type Props<R> = {
  /** The accessible name: "SalesBoard". */
  readonly label: string;
  readonly columns: readonly GridColumn<R>[];
  /** Undefined while loading. */
  readonly rows: readonly R[] | undefined;
  /** Shown in place of rows when there are none. */
  readonly empty: ReactNode;
  readonly onRowsChange?: (rows: R[], data: RowsChangeData<R>) => void;
  /** Enter on a cell that is not edited. */
  readonly onOpen: (row: R) => void;
};

const rowPx = 34;

export function RecordGrid<R extends { readonly id: string }>(props: Props<R>) {
  const { label, columns, rows, empty, onRowsChange, onOpen } = props;
  const [sort, setSort] = useState<readonly SortColumn[]>([]);
  const shown = useMemo(() => columns.map(withText), [columns]);
  const sorted = useMemo(() => sortRows(rows ?? [], columns, sort), [rows, columns, sort]);

  function onCellKeyDown(args: CellKeyDownArgs<R>, event: CellKeyboardEvent) {
    if (args.mode !== 'ACTIVE' || event.key !== 'Enter' || !args.row || !args.column) return;
    const isOnCell = event.target === event.currentTarget;
    if (args.column.renderEditCell || !isOnCell) return;
    event.preventGridDefault();
    onOpen(args.row);
  }

  return (
    <DataGrid
      aria-label={label}
      className={classes.grid}
      columns={shown}
      rows={sorted}
      rowKeyGetter={(row) => row.id}
      rowHeight={rowPx}
      headerRowHeight={rowPx}
      sortColumns={sort}
      onSortColumnsChange={setSort}
      defaultColumnOptions={{ resizable: true, sortable: true }}
      onRowsChange={onRowsChange}
      onCellKeyDown={onCellKeyDown}
      renderers={{ noRowsFallback: <NoRows>{rows === undefined ? <SkeletonRows /> : empty}</NoRows> }}
    />
  );
}

/** A column that only says its text needs no renderer of its own. */
function withText<R>(column: GridColumn<R>): GridColumn<R> {
  return {
    // A change that arrives from elsewhere must not close what a person is typing.
    editorOptions: { closeOnExternalRowChange: false },
    renderCell: ({ row }) => column.text?.(row),
    ...column,
  };
}

/** The rows whose cells contain the words, whatever their case. */
export function filterRows<R>(
  rows: readonly R[] | undefined,
  columns: readonly GridColumn<R>[],
  words: string,
): readonly R[] | undefined {
  const wanted = words.trim().toLowerCase();
  if (!rows || wanted === '') return rows;
  return rows.filter((row) => columns.some((column) => column.text?.(row).toLowerCase().includes(wanted)));
}

function sortRows<R>(
  rows: readonly R[],
  columns: readonly GridColumn<R>[],
  sort: readonly SortColumn[],
): readonly R[] {
  if (sort.length === 0) return rows;
  const orders = sort.map(({ columnKey, direction }) => {
    const column = columns.find((candidate) => candidate.key === columnKey);
    const compare = column?.compare ?? ((a: R, b: R) => compareText(column?.text?.(a), column?.text?.(b)));
    return direction === 'ASC' ? compare : (a: R, b: R) => compare(b, a);
  });
  return [...rows].sort((a, b) => {
    for (const order of orders) {
      const result = order(a, b);
      if (result !== 0) return result;
    }
    return 0;
  });
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function compareText(a = '', b = ''): number {
  return collator.compare(a, b);
}

/** An ARIA grid may hold rows only, so what replaces them is one row of one cell. */
function NoRows({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a message, not a cell to move to
    // biome-ignore lint/a11y/useSemanticElements: the grid is made of divs
    <div role="row" className={classes.noRows}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="gridcell" aria-colindex={1}>
        {children}
      </div>
    </div>
  );
}

const skeletonRows = Array.from({ length: 12 }, (_, index) => index);

function SkeletonRows() {
  return (
    <div aria-busy="true">
      <span className="visually-hidden">Loading</span>
      {skeletonRows.map((row) => (
        <div key={row} className={classes.skeletonRow}>
          <Skeleton height={10} width={`${60 + ((row * 17) % 35)}%`} />
        </div>
      ))}
    </div>
  );
}
