/** The payments over all the invoices of a record, with what they come to. */
import { Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { paymentWords } from '../accounting/status-card.tsx';
import { type PaymentsOf, paymentSumsQuery, paymentsOfQuery } from '../api/money.ts';
import type { Payment, PaymentSum } from '../api/types.ts';
import { DrawerSkeleton } from '../fields/drawer-skeleton.tsx';
import { LinkAnchor } from '../fields/links.tsx';
import { formatDate } from '../format/dates.ts';
import { Money } from '../format/money.tsx';
import classes from './record-payments.module.css';

export function RecordPayments({ of }: { of: PaymentsOf }) {
  const payments = useQuery(paymentsOfQuery(of)).data;
  const sums = useQuery(paymentSumsQuery(of)).data;
  if (!payments || !sums) return <DrawerSkeleton />;
  return (
    <Stack gap="lg" component="section" aria-label="Payments">
      {sums.items.map((sum) => (
        <Sums key={sum.currency} sum={sum} />
      ))}
      {payments.length === 0 ? (
        <Text size="sm" c="dimmed">
          None yet. Payments recorded on an invoice, here or in the books, appear here by themselves.
        </Text>
      ) : (
        <Table verticalSpacing={6} aria-label="Payments">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Date</Table.Th>
              <Table.Th>What</Table.Th>
              <Table.Th>Invoice</Table.Th>
              <Table.Th ta="end">Amount</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {payments.map((payment) => (
              <PaymentRow key={payment.id} payment={payment} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}

function Sums({ sum }: { sum: PaymentSum }) {
  const { currency } = sum;
  return (
    <dl className={classes.sums} aria-label={`Sums in ${currency}`}>
      <dt>Invoiced</dt>
      <dd>
        <Money amount={sum.invoiced} currency={currency} />
      </dd>
      <dt>Paid</dt>
      <dd>
        <Money amount={sum.paid} currency={currency} />
      </dd>
      <dt>Credited</dt>
      <dd>
        <Money amount={sum.credited} currency={currency} />
      </dd>
      <dt>Owing</dt>
      <dd data-sum="owing">
        <Money amount={sum.owing} currency={currency} />
      </dd>
    </dl>
  );
}

function PaymentRow({ payment }: { payment: Payment }) {
  const isGone = payment.removedAt !== null;
  return (
    <Table.Tr {...(isGone ? { c: 'dimmed' } : {})}>
      <Table.Td>{formatDate(payment.paidOn)}</Table.Td>
      <Table.Td>
        {paymentWords(payment.kind)}
        {payment.reference ? (
          <Text size="xs" c="dimmed">
            {payment.reference}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>
        <LinkAnchor
          to="/invoices/$id"
          params={{ id: payment.invoiceId }}
          search={{ tab: 'payments' }}
          size="sm"
        >
          {payment.invoiceNumber ?? 'No number yet'}
        </LinkAnchor>
      </Table.Td>
      <Table.Td ta="end" td={isGone ? 'line-through' : 'none'}>
        <Money amount={payment.amount} currency={payment.currency} />
        {isGone ? <Text size="xs">Removed</Text> : null}
      </Table.Td>
    </Table.Tr>
  );
}
