/** What stands behind a chip: number, due date, amounts, payments, as of when, why, and the way into the books. */
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';

import type { AccountingCell, InvoiceSummary, PaymentFact } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { formatDate, formatInstant } from '../format/dates.ts';
import { Money } from '../format/money.tsx';
import { localSentence } from '../format/sentences.ts';
import { ProblemNote } from './problem-note.tsx';
import classes from './status-chip.module.css';
import { StatusChip } from './status-chip.tsx';
import { TotalsNote } from './totals-note.tsx';

export function StatusCard({ cell, name }: { cell: AccountingCell; name: string }) {
  return (
    <section className={classes.card} role="dialog" aria-label={`Invoices of ${name}`}>
      <Stack p="md" gap={0}>
        {cell.invoices.map((invoice) => (
          <div key={invoice.id} className={classes.invoice}>
            <InvoiceFacts invoice={invoice} />
          </div>
        ))}
      </Stack>
    </section>
  );
}

function InvoiceFacts({ invoice }: { invoice: InvoiceSummary }) {
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <LinkAnchor to="/invoices/$id" params={{ id: invoice.id }} fw={600} size="sm">
          {invoice.number ?? 'Invoice without a number yet'}
        </LinkAnchor>
        <StatusChip chip={invoice.chip} />
      </Group>
      <dl className={classes.facts}>
        <dt>Due</dt>
        <dd>{formatDate(invoice.dueDate)}</dd>
        <dt>Total</dt>
        <dd>
          <Money amount={invoice.total} currency={invoice.currency} />
        </dd>
        <dt>Amount owing</dt>
        <dd>
          <Money amount={invoice.amountOwing} currency={invoice.currency} />
        </dd>
        {invoice.payments.map((payment) => (
          <PaymentRow key={paymentKey(payment)} payment={payment} currency={invoice.currency} />
        ))}
      </dl>
      <Text size="sm">{localSentence(invoice.why)}</Text>
      {invoice.totalsDifference ? (
        <TotalsNote difference={invoice.totalsDifference} currency={invoice.currency} />
      ) : null}
      {invoice.next ? <Text size="sm">{localSentence(invoice.next)}</Text> : null}
      {invoice.problem ? <ProblemNote problem={invoice.problem} /> : null}
      <Group justify="space-between" gap="sm">
        <Text size="xs" c="dimmed">
          {invoice.asOf ? `As of ${formatInstant(invoice.asOf)}` : 'Not in the books yet'}
          {invoice.books ? <BooksLine books={invoice.books} /> : null}
        </Text>
        {invoice.booksUrl ? (
          <Anchor href={invoice.booksUrl} target="_blank" rel="noreferrer" size="sm">
            Open in {invoice.ledgerName ?? 'the books'} <IconExternalLink size={13} aria-hidden />
          </Anchor>
        ) : null}
      </Group>
    </Stack>
  );
}

/** Whose books it is in, always; before it is sent, where it would go. */
function BooksLine({ books }: { books: NonNullable<InvoiceSummary['books']> }) {
  return (
    <span data-books={books.isTied ? 'tied' : 'goesTo'} style={{ display: 'block' }}>
      {books.isTied ? '' : 'Goes to '}
      {books.label}
    </span>
  );
}

function PaymentRow({ payment, currency }: { payment: PaymentFact; currency: string }) {
  return (
    <>
      <dt>
        {paymentWords(payment.kind)} {formatDate(payment.paidOn)}
      </dt>
      <dd>
        <Money amount={payment.amount} currency={currency} />
      </dd>
    </>
  );
}

/** "creditNote" as people say it. */
export function paymentWords(kind: string): string {
  const words = kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function paymentKey(payment: PaymentFact): string {
  return [payment.kind, payment.paidOn, payment.amount, payment.reference].join('|');
}
