/** Lines as they are read, not typed: a table, and on a phone a short paragraph a line. */
import { Table } from '@mantine/core';
import type { LineKind } from '../api/records.ts';
import { trimDecimal } from '../format/decimal.ts';
import { Money } from '../format/money.tsx';
import classes from './line-table.module.css';

export type ReadLine = {
  readonly id: string;
  readonly kind: LineKind;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountRate: string;
  readonly lineAmount: string;
  /** Of a heading: what stands beneath it. */
  readonly sectionTotal: string | null;
  /** Account, item and tax in the books; null: nothing is said of them here. */
  readonly books: string | null;
};

export function LineTable({ lines, currency }: { lines: readonly ReadLine[]; currency: string }) {
  const saysBooks = lines.some((line) => line.books !== null);
  return (
    <Table aria-label="Lines" verticalSpacing={6} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Description</Table.Th>
          <Table.Th ta="end">Quantity</Table.Th>
          <Table.Th ta="end">Price</Table.Th>
          {saysBooks ? <Table.Th>Account and tax</Table.Th> : null}
          <Table.Th ta="end">Amount</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) =>
          line.kind === 'item' ? (
            <ItemRow key={line.id} line={line} currency={currency} saysBooks={saysBooks} />
          ) : (
            <TextRow key={line.id} line={line} currency={currency} width={saysBooks ? 4 : 3} />
          ),
        )}
      </Table.Tbody>
    </Table>
  );
}

type RowProps = { readonly line: ReadLine; readonly currency: string };

function ItemRow({ line, currency, saysBooks }: RowProps & { saysBooks: boolean }) {
  return (
    <Table.Tr>
      <Table.Td className={classes.description}>{line.description}</Table.Td>
      <Table.Td ta="end">{trimDecimal(line.quantity)}</Table.Td>
      <Table.Td ta="end" data-cell="price">
        {trimDecimal(line.unitPrice)}
        {trimDecimal(line.discountRate) === '0' ? '' : ` −${trimDecimal(line.discountRate)} %`}
      </Table.Td>
      {saysBooks ? (
        <Table.Td data-cell="books" fz="xs" c="dimmed">
          {line.books}
        </Table.Td>
      ) : null}
      <Table.Td ta="end" data-cell="amount">
        <Money amount={line.lineAmount} currency={currency} />
      </Table.Td>
    </Table.Tr>
  );
}

/** A heading with the sum beneath it, or a remark. */
function TextRow({ line, currency, width }: RowProps & { width: number }) {
  const isHeading = line.kind === 'section';
  return (
    <Table.Tr>
      <Table.Td
        colSpan={width}
        className={classes.description}
        {...(isHeading ? { fw: 600 } : { c: 'dimmed' })}
      >
        {line.description}
      </Table.Td>
      <Table.Td ta="end" data-cell="amount" fw={600}>
        {isHeading ? <Money amount={line.sectionTotal} currency={currency} /> : null}
      </Table.Td>
    </Table.Tr>
  );
}
