/** Records money that came in: how much, when, how; the books get it on the account of its method. */
import { Select, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { paymentMethodsQuery, recordPayment } from '../api/money.ts';
import { newExternalId } from '../api/request.ts';
import type { Invoice } from '../api/types.ts';
import { DateField } from '../fields/date-field.tsx';
import { DecimalField } from '../fields/decimal-field.tsx';
import { Dialog } from '../fields/dialog.tsx';
import { FormFrame } from '../fields/form-frame.tsx';
import { useDraft } from '../fields/use-draft.ts';
import { useSave } from '../fields/use-save.ts';
import { todayHere } from '../format/dates.ts';

export function PaymentDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const queryClient = useQueryClient();
  const { data: methods } = useQuery(paymentMethodsQuery);
  const [externalId] = useState(newExternalId);
  const [draft, change] = useDraft({
    amount: invoice.amountOwing ?? invoice.total,
    paidOn: todayHere(),
    methodId: null as string | null,
    reference: '',
  });
  const save = useSave({
    save: () =>
      recordPayment(invoice.id, {
        ...draft,
        reference: draft.reference.trim() || null,
        accountCode: null,
        externalId,
      }),
    saved: async () => {
      notifications.show({ message: 'The payment is on its way to the books.' });
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['invoices'] });
    },
  });
  return (
    <Dialog onClose={onClose} title={`Payment of ${invoice.number ?? 'this invoice'}`}>
      <FormFrame save={save} label="Record payment">
        <DecimalField
          label={`Amount in ${invoice.currency}`}
          value={draft.amount}
          onDecimal={(amount) => change({ amount })}
          error={save.error('amount')}
          data-autofocus
        />
        <DateField
          label="Paid on"
          value={draft.paidOn}
          onDate={(paidOn) => change({ paidOn: paidOn ?? '' })}
          error={save.error('paidOn')}
        />
        <Select
          label="How"
          placeholder="Any"
          clearable
          clearButtonProps={{ 'aria-label': 'Clear how it was paid' }}
          data={(methods?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.methodId}
          onChange={(methodId) => change({ methodId })}
          error={save.error('methodId')}
        />
        <TextInput
          label="Reference"
          value={draft.reference}
          onChange={(event) => change({ reference: event.currentTarget.value })}
          error={save.error('reference')}
        />
        {save.error('accountCode') ? (
          <Text size="sm" role="alert" c="var(--cf-red-ink)">
            {save.error('accountCode')}
          </Text>
        ) : null}
      </FormFrame>
    </Dialog>
  );
}
