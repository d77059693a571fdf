/** One press: all that is owing came in today, by the account for payments; the books get the payment. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { recordPayment } from '../api/money.ts';
import { newExternalId } from '../api/request.ts';
import type { Invoice } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { todayHere } from '../format/dates.ts';

/** Shown anew for each amount owing: pressing twice records one payment. */
export function PaidInFull({ invoice }: { invoice: Invoice }) {
  const queryClient = useQueryClient();
  const [externalId] = useState(newExternalId);
  const [isBusy, setIsBusy] = useState(false);
  async function press() {
    setIsBusy(true);
    await orSayWhy(async () => {
      await recordPayment(invoice.id, {
        amount: null,
        paidOn: todayHere(),
        methodId: null,
        accountCode: null,
        reference: null,
        externalId,
      });
      notifications.show({ message: 'Paid in full: the payment is on its way to the books.' });
      await queryClient.invalidateQueries({ queryKey: ['invoices'] });
    });
    setIsBusy(false);
  }
  return (
    <Button size="xs" variant="default" loading={isBusy} onClick={press}>
      Paid in full
    </Button>
  );
}
