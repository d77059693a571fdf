/** What was paid and credited, recorded here or in the books, where each stands, and what can be done about it. */
import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '../accounting/problem-note.tsx';
import { paymentWords } from '../accounting/status-card.tsx';
import { paymentMethodsQuery, paymentsQuery } from '../api/money.ts';
import type { Invoice, Payment } from '../api/types.ts';
import { formatDate } from '../format/dates.ts';
import { Money } from '../format/money.tsx';
import { CreditDialog } from './credit-dialog.tsx';
import { CreditOffers } from './credit-offers.tsx';
import { PaidInFull } from './paid-in-full.tsx';
import { PaymentButtons } from './payment-buttons.tsx';
import { PaymentDialog } from './payment-dialog.tsx';

export function InvoicePayments({ invoice }: { invoice: Invoice }) {
  const { data } = useQuery(paymentsQuery(invoice.id));
  const payments = data?.items ?? [];
  const [dialog, setDialog] = useState<'payment' | 'credit' | null>(null);
  const close = () => setDialog(null);
  return (
    <Stack gap="sm" component="section" aria-label="Payments">
      <Title order={3}>Payments</Title>
      {payments.length === 0 ? (
        <Text size="sm" c="dimmed">
          None yet. Payments recorded in the books appear here by themselves.
        </Text>
      ) : (
        <Table verticalSpacing={6} aria-label="Payments">
          <Table.Tbody>
            {payments.map((payment) => (
              <PaymentRow key={payment.id} payment={payment} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <CreditOffers invoice={invoice} />
      <Text size="sm">
        Owing: <Money amount={invoice.amountOwing} currency={invoice.currency} />
      </Text>
      <Group gap="sm">
        {invoice.actions.includes('recordPayment') && invoice.amountOwing !== null ? (
          <PaidInFull key={invoice.amountOwing} invoice={invoice} />
        ) : null}
        {invoice.actions.includes('recordPayment') ? (
          <Button size="xs" variant="default" onClick={() => setDialog('payment')}>
            Record payment
          </Button>
        ) : null}
        {invoice.actions.includes('giveCredit') ? (
          <Button size="xs" variant="default" onClick={() => setDialog('credit')}>
            Give credit
          </Button>
        ) : null}
      </Group>
      {dialog === 'payment' ? <PaymentDialog invoice={invoice} onClose={close} /> : null}
      {dialog === 'credit' ? <CreditDialog invoice={invoice} onClose={close} /> : null}
    </Stack>
  );
}

function PaymentRow({ payment }: { payment: Payment }) {
  const methods = useQuery(paymentMethodsQuery).data?.items ?? [];
  const method = methods.find(({ id }) => id === payment.methodId);
  const isGone = payment.removedAt !== null;
  return (
    <>
      <Table.Tr data-payment={payment.syncState} {...(isGone ? { c: 'dimmed' } : {})}>
        <Table.Td>{formatDate(payment.paidOn)}</Table.Td>
        <Table.Td>
          <Group gap={4}>
            {method?.name ?? paymentWords(payment.kind)}
            {payment.booksUrl && !isGone ? <BooksLink payment={payment} href={payment.booksUrl} /> : null}
          </Group>
          <Text size="xs" c="dimmed">
            {[standingWords(payment), ...marksOf(payment)].join(' · ')}
          </Text>
        </Table.Td>
        <Table.Td>{payment.reference}</Table.Td>
        <Table.Td ta="end" td={isGone ? 'line-through' : 'none'}>
          <Money amount={payment.amount} currency={payment.currency} />
        </Table.Td>
        <Table.Td ta="end">
          <PaymentButtons payment={payment} />
        </Table.Td>
      </Table.Tr>
      {isGone ? null : <Hindrance payment={payment} />}
    </>
  );
}

/** Why it stands as it does, over the whole width: a column of a phone is too narrow for sentences. */
function Hindrance({ payment: { problem, whyHeld } }: { payment: Payment }) {
  if (problem === null && whyHeld === null) return null;
  return (
    <Table.Tr>
      <Table.Td colSpan={5}>
        {problem ? <ProblemNote problem={problem} /> : <Text size="xs">{whyHeld}</Text>}
      </Table.Td>
    </Table.Tr>
  );
}

function BooksLink({ payment, href }: { payment: Payment; href: string }) {
  return (
    <Anchor
      href={href}
      target="_blank"
      rel="noreferrer"
      aria-label={`Open the ${paymentWords(payment.kind).toLowerCase()} of ${formatDate(payment.paidOn)} in the books`}
    >
      <IconExternalLink size={14} aria-hidden />
    </Anchor>
  );
}

/** What the books say of it besides. */
function marksOf({ isInBatch, isReconciled }: Payment): readonly string[] {
  return [...(isInBatch ? ['part of a batch payment'] : []), ...(isReconciled ? ['reconciled'] : [])];
}

/** Where the payment stands, as far as a person wants to know it. */
function standingWords(payment: Payment): string {
  if (payment.removedAt !== null) return `Removed ${formatDate(payment.removedAt.slice(0, 10))}`;
  if (payment.isBeingRemoved)
    return payment.kind === 'payment' ? 'Being removed from the books' : 'Being taken off the invoice';
  const here =
    payment.kind === 'payment' ? 'Recorded here, in the books' : 'Set against it here, in the books';
  const there = payment.kind === 'payment' ? 'Recorded in the books' : 'Set against it in the books';
  switch (payment.syncState) {
    case 'queued':
      return 'Waits for its turn';
    case 'sending':
      return 'On its way to the books';
    case 'needsAttention':
      return 'Needs attention';
    case 'ignored':
      return 'Set aside';
    case 'inBooks':
      return payment.recordedIn === 'books' ? there : here;
  }
}
