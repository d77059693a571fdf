/** The table of a report: ordered by its headings, summed below, and each row leads to what stands behind it. */
import { Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { formatDate } from '../format/dates.ts';
import { formatMoney } from '../format/decimal.ts';
import classes from './report.module.css';
import { nextSort, type ReportColumn, type Sort, sorted, sortOf } from './report-column.ts';
import type { Report } from './use-report.ts';

export function ReportTable<Row>({
  label,
  report,
  columns,
  rows,
  currency,
  keyOf,
  onOpen,
  totalWords = 'Total',
}: {
  label: string;
  report: Report;
  /** The first names the row. */
  columns: readonly ReportColumn<Row>[];
  rows: readonly Row[];
  /** Of every column of money. */
  currency: string;
  keyOf: (row: Row) => string;
  /** Opens what stands behind a row. */
  onOpen?: (row: Row) => void;
  totalWords?: string;
}) {
  const sort = sortOf(report.search.order);
  const hasTotals = columns.some(({ total }) => total !== undefined);
  return (
    <div className={classes.tableFrame}>
      <Table.ScrollContainer
        minWidth={columns.length * 96 + 80}
        type="native"
        tabIndex={0}
        role="region"
        aria-label={`${label}, table`}
      >
        <Table aria-label={label} verticalSpacing={5} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Heading
                  key={column.key}
                  column={column}
                  currency={currency}
                  sort={sort?.key === column.key ? sort : null}
                  onSort={() => report.change({ order: nextSort(column, sort) })}
                />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted(rows, columns, sort).map((row) => (
              <Table.Tr key={keyOf(row)}>
                {columns.map((column, index) =>
                  index === 0 ? (
                    <Table.Th key={column.key} scope="row" className={classes.rowName}>
                      <RowName column={column} row={row} {...(onOpen ? { onOpen } : {})} />
                    </Table.Th>
                  ) : (
                    <Table.Td key={column.key} className={alignOf(column)}>
                      {shown(column, row, currency)}
                    </Table.Td>
                  ),
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
          {hasTotals ? (
            <Table.Tfoot>
              <Table.Tr>
                {columns.map((column, index) =>
                  index === 0 ? (
                    <Table.Th key={column.key} scope="row">
                      {totalWords}
                    </Table.Th>
                  ) : (
                    <Table.Td key={column.key} className={alignOf(column)}>
                      {totalText(column, currency)}
                    </Table.Td>
                  ),
                )}
              </Table.Tr>
            </Table.Tfoot>
          ) : null}
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}

function Heading<Row>({
  column,
  currency,
  sort,
  onSort,
}: {
  column: ReportColumn<Row>;
  currency: string;
  sort: Sort | null;
  onSort: () => void;
}) {
  const Arrow = sort?.isDescending ? IconArrowDown : IconArrowUp;
  return (
    <Table.Th
      className={alignOf(column)}
      aria-sort={sort === null ? 'none' : sort.isDescending ? 'descending' : 'ascending'}
    >
      <UnstyledButton className={classes.heading} onClick={onSort}>
        {column.name}
        {column.kind === 'money' ? <small>{currency}</small> : null}
        {sort === null ? null : <Arrow size={13} aria-hidden />}
      </UnstyledButton>
      {column.hint === undefined ? null : <small className={classes.hint}>{column.hint}</small>}
    </Table.Th>
  );
}

function RowName<Row>({
  column,
  row,
  onOpen,
}: {
  column: ReportColumn<Row>;
  row: Row;
  onOpen?: (row: Row) => void;
}) {
  const words = column.show?.(row) ?? column.value(row) ?? '–';
  if (onOpen === undefined) return words;
  return (
    <UnstyledButton className={classes.open} onClick={() => onOpen(row)} aria-haspopup="dialog">
      {words}
    </UnstyledButton>
  );
}

function shown<Row>(column: ReportColumn<Row>, row: Row, currency: string) {
  if (column.show !== undefined) return column.show(row);
  const value = column.value(row);
  if (value === null) return <span className={classes.nothing}>–</span>;
  if (column.kind === 'money')
    return (
      <span className={isNought(value) ? classes.nothing : undefined}>{formatMoney(value, currency)}</span>
    );
  return column.kind === 'date' ? formatDate(value) : value;
}

function totalText<Row>({ kind, total }: ReportColumn<Row>, currency: string): string | null {
  if (total === undefined || total === null) return null;
  return kind === 'money' ? formatMoney(total, currency) : total;
}

function isNought(value: string): boolean {
  return /^-?0+(\.0+)?$/.test(value);
}

function alignOf<Row>({ kind }: ReportColumn<Row>): string | undefined {
  return kind === 'money' || kind === 'number' ? classes.figure : undefined;
}
