/** Sets credit of the customer against the invoice: as much as both have, or less. */
import { Alert, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { setCreditAgainst } from '../api/credits.ts';
import { newExternalId } from '../api/request.ts';
import type { Credit, Invoice } from '../api/types.ts';
import { DecimalField } from '../fields/decimal-field.tsx';
import { Dialog } from '../fields/dialog.tsx';
import { FormFrame } from '../fields/form-frame.tsx';
import { useSave } from '../fields/use-save.ts';
import { Money } from '../format/money.tsx';
import { creditName } from './credit-words.ts';

export function UseCreditDialog({
  invoice,
  credit,
  onClose,
}: {
  invoice: Invoice;
  credit: Credit;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [externalId] = useState(newExternalId);
  const [amount, setAmount] = useState(credit.suggested ?? '');
  const save = useSave({
    save: () => setCreditAgainst(invoice.id, { creditId: credit.id, amount, externalId }),
    saved: async () => {
      notifications.show({ message: 'The credit is on its way to the invoice.' });
      onClose();
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['credits'] }),
        queryClient.invalidateQueries({ queryKey: ['invoices'] }),
      ]);
    },
  });
  const gone = save.error('creditId');
  return (
    <Dialog onClose={onClose} title={`Use credit on ${invoice.number ?? 'this invoice'}`}>
      <FormFrame save={save} label="Use credit">
        {gone ? (
          <Alert color="red" role="alert">
            {gone}
          </Alert>
        ) : null}
        <Text size="sm">
          {creditName(credit)}: <Money amount={credit.left} currency={credit.currency} /> left of{' '}
          <Money amount={credit.total} currency={credit.currency} />
        </Text>
        <DecimalField
          label={`Amount in ${credit.currency}`}
          value={amount}
          onDecimal={setAmount}
          error={save.error('amount')}
          data-autofocus
        />
      </FormFrame>
    </Dialog>
  );
}
