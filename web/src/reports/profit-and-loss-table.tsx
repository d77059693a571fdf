/** The lines of a profit and loss in the books' own order, with what was invoiced here beside each account of income. */
import { Table } from '@mantine/core';
import { formatDate, formatMonth } from '../format/dates.ts';
import { formatMoney } from '../format/decimal.ts';
import classes from './report.module.css';
import type { ProfitAndLoss } from './report-queries.ts';

type Line = ProfitAndLoss['lines'][number];

export function ProfitAndLossTable({ statement }: { statement: ProfitAndLoss }) {
  const { books, columns, lines } = statement;
  const { currency, ledgerName } = books;
  const byMonth = columns.length > 1;
  const headings = [
    ...(byMonth ? columns.map(headingOf) : []),
    byMonth ? `Total in ${ledgerName}` : ledgerName,
    'Invoiced here',
    'Otherwise',
  ];
  return (
    <div className={classes.tableFrame}>
      <Table.ScrollContainer
        minWidth={headings.length * 110 + 200}
        type="native"
        tabIndex={0}
        role="region"
        aria-label="Profit and loss, table"
      >
        <Table aria-label="Profit and loss" verticalSpacing={5} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Account</Table.Th>
              {headings.map((heading) => (
                <Table.Th key={heading} className={classes.figure}>
                  {heading} <small>{currency}</small>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line, index) => (
              <LineRows
                // biome-ignore lint/suspicious/noArrayIndexKey: two lines may have one name, and they are never reordered.
                key={index}
                line={line}
                columns={byMonth ? columns.length : 0}
                currency={currency}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}

/** The line, and below an account of income the categories that were invoiced to it. */
function LineRows({ line, columns, currency }: { line: Line; columns: number; currency: string }) {
  const { kind, level, name, total, here } = line;
  const isLoud = kind !== 'account';
  const months = Array.from({ length: columns }, (_, at) => line.amounts[at] ?? null);
  const cells = [...months, total, here?.invoiced ?? null, here?.otherwise ?? null];
  return (
    <>
      <Table.Tr data-kind={kind}>
        <Table.Th
          scope="row"
          className={classes.rowName}
          style={{ paddingInlineStart: 12 + level * 16, ...(isLoud ? { fontWeight: 600 } : {}) }}
        >
          {name}
        </Table.Th>
        {cells.map((amount, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have their places.
          <Table.Td key={at} className={classes.figure} style={isLoud ? { fontWeight: 600 } : undefined}>
            {amount === null ? '' : formatMoney(amount, currency)}
          </Table.Td>
        ))}
      </Table.Tr>
      {here?.categories.map((category) => (
        <Table.Tr key={category.name}>
          <Table.Th
            scope="row"
            className={classes.rowName}
            style={{ paddingInlineStart: 12 + (level + 1) * 16, color: 'var(--mantine-color-dimmed)' }}
          >
            {category.name}
          </Table.Th>
          <Table.Td colSpan={columns + 1} />
          <Table.Td className={classes.figure} c="dimmed">
            {formatMoney(category.amount, currency)}
          </Table.Td>
          <Table.Td />
        </Table.Tr>
      ))}
    </>
  );
}

/** A month by its name; other days as they are. */
function headingOf({ from, to }: { readonly from: string; readonly to: string }): string {
  return from.slice(0, 7) === to.slice(0, 7)
    ? formatMonth(from.slice(0, 7))
    : `${formatDate(from)} – ${formatDate(to)}`;
}

/** A row a line, and a row a category below it: raw, as every file of ours. */
export function csvOfStatement({ books, columns, lines }: ProfitAndLoss) {
  const money = (name: string) => `${name} ${books.currency}`;
  const months = columns.length > 1 ? columns : [];
  const rows = lines.flatMap((line) => [
    { line, category: null },
    ...(line.here?.categories ?? []).map((category) => ({ line, category })),
  ]);
  type Row = (typeof rows)[number];
  const ofLine =
    (text: (line: Line) => string) =>
    ({ line, category }: Row) =>
      category ? '' : text(line);
  return {
    rows,
    columns: [
      { name: 'Account', text: ({ line }: Row) => line.name },
      { name: 'Category', text: ({ category }: Row) => category?.name ?? '' },
      ...months.map(({ from }, at) => ({
        name: money(from.slice(0, 7)),
        text: ofLine(({ amounts }) => amounts[at] ?? ''),
      })),
      { name: money(books.ledgerName), text: ofLine(({ total }) => total ?? '') },
      {
        name: money('Invoiced here'),
        text: ({ line, category }: Row) => category?.amount ?? line.here?.invoiced ?? '',
      },
      { name: money('Otherwise'), text: ofLine(({ here }) => here?.otherwise ?? '') },
    ],
  };
}
