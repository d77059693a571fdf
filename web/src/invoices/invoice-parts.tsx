/** The lines of an invoice with their account, item and tax, and what they come to. */
import { Stack, Title } from '@mantine/core';
import type { Invoice, InvoiceLine } from '../api/types.ts';
import { LineTable } from '../lines/line-table.tsx';
import { Totals } from '../lines/totals.tsx';

export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const lines = invoice.lines.map((line) => ({
    ...line,
    kind: 'item' as const,
    sectionTotal: null,
    books: booksWords(line),
  }));
  return (
    <Stack gap="sm" component="section" aria-label="Lines">
      <Title order={3}>Lines</Title>
      <LineTable lines={lines} currency={invoice.currency} />
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
