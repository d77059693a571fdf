/** The invoices of a record: number, due date, amount, status; each opens. */
import { Table } from '@mantine/core';
import type { InvoiceSummary } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { formatDate } from '../format/dates.ts';
import { Money } from '../format/money.tsx';
import { WideTable } from '../grid/wide-table.tsx';
import { StatusChip } from './status-chip.tsx';

export type ListedInvoice = Pick<
  InvoiceSummary,
  'id' | 'number' | 'dueDate' | 'total' | 'amountOwing' | 'currency' | 'chip'
>;

export function InvoiceList({ invoices }: { invoices: readonly ListedInvoice[] }) {
  return (
    <WideTable label="Invoices" minWidth={420}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Number</Table.Th>
          <Table.Th>Due</Table.Th>
          <Table.Th ta="end">Total</Table.Th>
          <Table.Th ta="end">Owing</Table.Th>
          <Table.Th>Status</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {invoices.map((invoice) => (
          <Table.Tr key={invoice.id}>
            <Table.Td>
              <LinkAnchor to="/invoices/$id" params={{ id: invoice.id }} size="sm">
                {invoice.number ?? 'No number yet'}
              </LinkAnchor>
            </Table.Td>
            <Table.Td>{formatDate(invoice.dueDate)}</Table.Td>
            <Table.Td ta="end">
              <Money amount={invoice.total} currency={invoice.currency} />
            </Table.Td>
            <Table.Td ta="end">
              <Money amount={invoice.amountOwing} currency={invoice.currency} />
            </Table.Td>
            <Table.Td>
              <StatusChip chip={invoice.chip} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}
