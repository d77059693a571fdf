/** Pays a customer's credit back: how much, when, how; the books get it on the account of its method. */
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refundCredit } from '../api/credits.ts';
import { newExternalId } from '../api/request.ts';
import type { Credit } from '../api/types.ts';
import { Dialog } from '../fields/dialog.tsx';
import { FormFrame } from '../fields/form-frame.tsx';
import { useDraft } from '../fields/use-draft.ts';
import { useSave } from '../fields/use-save.ts';
import { todayHere } from '../format/dates.ts';
import { creditName } from './credit-words.ts';
import { MoneyFields } from './money-fields.tsx';

export function RefundDialog({ credit, onClose }: { credit: Credit; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [externalId] = useState(newExternalId);
  const [draft, change] = useDraft({
    amount: credit.left,
    paidOn: todayHere(),
    methodId: null as string | null,
    reference: '',
  });
  const save = useSave({
    save: () =>
      refundCredit(credit.id, {
        ...draft,
        reference: draft.reference.trim() || null,
        accountCode: null,
        externalId,
      }),
    saved: async () => {
      notifications.show({ message: 'The refund is on its way to the books.' });
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['credits'] });
    },
  });
  return (
    <Dialog onClose={onClose} title={`Refund of ${creditName(credit)}`}>
      <FormFrame save={save} label="Record refund">
        <MoneyFields
          draft={draft}
          change={change}
          save={save}
          currency={credit.currency}
          dateLabel="Paid back on"
        />
      </FormFrame>
    </Dialog>
  );
}
