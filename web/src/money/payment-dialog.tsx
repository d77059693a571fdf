/** Records money that came in: how much, when, how; the books get it on the account of its method. */
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { recordPayment } from '../api/money.ts';
import { newExternalId } from '../api/request.ts';
import type { Invoice } from '../api/types.ts';
import { Dialog } from '../fields/dialog.tsx';
import { FormFrame } from '../fields/form-frame.tsx';
import { useDraft } from '../fields/use-draft.ts';
import { useSave } from '../fields/use-save.ts';
import { todayHere } from '../format/dates.ts';
import { MoneyFields } from './money-fields.tsx';

export function PaymentDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const queryClient = useQueryClient();
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
        <MoneyFields
          draft={draft}
          change={change}
          save={save}
          currency={invoice.currency}
          dateLabel="Paid on"
        />
      </FormFrame>
    </Dialog>
  );
}
