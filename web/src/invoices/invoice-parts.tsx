/** The lines of an invoice with their account, item and tax, and what they come to. */
import { Stack, Table, Text, Title } from '@mantine/core';
import type { Invoice, InvoiceLine } from '../api/types.ts';
import { trimDecimal } from '../format/decimal.ts';
import { Money } from '../format/money.tsx';
import { WideTable } from '../grid/wide-table.tsx';
import { Totals } from '../lines/totals.tsx';

export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  return (
    <Stack gap="sm" component="section" aria-label="Lines">
      <Title order={3}>Lines</Title>
      <WideTable label="Lines" minWidth={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Description</Table.Th>
            <Table.Th ta="end">Quantity</Table.Th>
            <Table.Th ta="end">Price</Table.Th>
            <Table.Th>Account and tax</Table.Th>
            <Table.Th ta="end">Amount</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {invoice.lines.map((line) => (
            <Table.Tr key={line.id}>
              <Table.Td style={{ whiteSpace: 'pre-wrap' }}>{line.description}</Table.Td>
              <Table.Td ta="end">{trimDecimal(line.quantity)}</Table.Td>
              <Table.Td ta="end">
                {trimDecimal(line.unitPrice)}
                {trimDecimal(line.discountRate) === '0' ? '' : ` −${trimDecimal(line.discountRate)} %`}
              </Table.Td>
              <Table.Td>
                <Text size="xs" c="dimmed">
                  {booksWords(line)}
                </Text>
              </Table.Td>
              <Table.Td ta="end">
                <Money amount={line.lineAmount} currency={invoice.currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      <Totals currency={invoice.currency} totals={invoice} />
    </Stack>
  );
}

function booksWords(line: InvoiceLine): string {
  if (!line.resolved) return '–';
  const { accountWords, itemWords, taxName, taxType, tracking } = line.resolved;
  const tracked = tracking.map(({ categoryName, optionName }) => `${categoryName}: ${optionName}`);
  return [accountWords, itemWords, taxName ?? taxType, ...tracked].filter(Boolean).join(' · ') || '–';
}
