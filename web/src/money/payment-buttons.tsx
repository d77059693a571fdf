/** Retry and Remove of a payment; removing asks once more, since it changes the books. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { retryOperation } from '../api/invoices.ts';
import { removePayment } from '../api/money.ts';
import type { Payment } from '../api/types.ts';
import { Dialog } from '../fields/dialog.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { formatDate } from '../format/dates.ts';
import { Money } from '../format/money.tsx';

export function PaymentButtons({ payment }: { payment: Payment }) {
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const { operationId } = payment;
  const isCredit = payment.kind !== 'payment';
  async function run(act: () => Promise<unknown>) {
    setIsBusy(true);
    await orSayWhy(async () => {
      await act();
      await queryClient.invalidateQueries({ queryKey: ['invoices'] });
    });
    setIsBusy(false);
    setIsAsking(false);
  }
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      {payment.actions.includes('retry') && operationId !== null ? (
        <Button
          size="compact-xs"
          variant="default"
          loading={isBusy}
          onClick={() => run(() => retryOperation(operationId))}
        >
          Retry
        </Button>
      ) : null}
      {payment.actions.includes('remove') ? (
        <Button size="compact-xs" variant="subtle" color="red" onClick={() => setIsAsking(true)}>
          {isCredit ? 'Take back' : 'Remove'}
        </Button>
      ) : null}
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={isCredit ? 'Take this credit back?' : 'Remove this payment?'}
      >
        <Stack gap="md">
          <Text size="sm">
            <Money amount={payment.amount} currency={payment.currency} /> of {formatDate(payment.paidOn)} is{' '}
            {isCredit
              ? 'taken off the invoice here and in the books. The customer can use it again.'
              : 'removed here and in the books. The invoice owes it again.'}
          </Text>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => setIsAsking(false)} data-autofocus>
              Keep it
            </Button>
            <Button color="red" loading={isBusy} onClick={() => run(() => removePayment(payment.id))}>
              {isCredit ? 'Take credit back' : 'Remove payment'}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </Group>
  );
}
