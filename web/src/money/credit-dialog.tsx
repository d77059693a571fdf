/** Gives credit: the whole invoice, or some of its lines in part; the books get a credit note, set against the invoice. */
import { SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { giveCredit } from '../api/money.ts';
import { newExternalId } from '../api/request.ts';
import type { Invoice } from '../api/types.ts';
import { DateField } from '../fields/date-field.tsx';
import { DecimalField } from '../fields/decimal-field.tsx';
import { Dialog } from '../fields/dialog.tsx';
import { FormFrame } from '../fields/form-frame.tsx';
import { useDraft } from '../fields/use-draft.ts';
import { useSave } from '../fields/use-save.ts';
import { todayHere } from '../format/dates.ts';
import { trimDecimal } from '../format/decimal.ts';

export function CreditDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [externalId] = useState(newExternalId);
  const [extent, setExtent] = useState<'whole' | 'part'>('whole');
  const [quantities, setQuantities] = useState<ReadonlyMap<string, string>>(new Map());
  const [draft, change] = useDraft({ issueDate: todayHere(), reference: '' });
  const chosen = [...quantities]
    .filter(([, quantity]) => trimDecimal(quantity) !== '0' && quantity !== '')
    .map(([invoiceLineId, quantity]) => ({ invoiceLineId, quantity }));
  const save = useSave({
    save: () =>
      giveCredit(invoice.id, {
        lines: extent === 'whole' ? null : chosen,
        issueDate: draft.issueDate,
        reference: draft.reference.trim() || null,
        externalId,
      }),
    saved: async () => {
      notifications.show({ message: 'The credit note is on its way to the books.' });
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['invoices'] });
    },
  });
  return (
    <Dialog onClose={onClose} title={`Credit for ${invoice.number ?? 'this invoice'}`}>
      <FormFrame save={save} label="Give credit">
        <SegmentedControl
          aria-label="How much"
          value={extent}
          onChange={(value) => setExtent(value === 'part' ? 'part' : 'whole')}
          data={[
            { value: 'whole', label: 'All that is left' },
            { value: 'part', label: 'Some lines' },
          ]}
        />
        {extent === 'part' ? (
          <Stack gap="xs">
            {invoice.lines.map((line) => (
              <DecimalField
                key={line.id}
                label={line.description}
                description={`of ${trimDecimal(line.quantity)}`}
                value={quantities.get(line.id) ?? ''}
                placeholder="0"
                onDecimal={(quantity) => setQuantities((now) => new Map(now).set(line.id, quantity))}
                error={save.error(
                  `lines.${chosen.findIndex((each) => each.invoiceLineId === line.id)}.quantity`,
                )}
              />
            ))}
          </Stack>
        ) : null}
        <DateField
          label="Date"
          value={draft.issueDate}
          onDate={(issueDate) => change({ issueDate: issueDate ?? '' })}
          error={save.error('issueDate')}
        />
        <TextInput
          label="Reference"
          value={draft.reference}
          onChange={(event) => change({ reference: event.currentTarget.value })}
          error={save.error('reference')}
        />
        {save.error('lines') ? (
          <Text size="sm" role="alert" c="var(--cf-red-ink)">
            {save.error('lines')}
          </Text>
        ) : null}
      </FormFrame>
    </Dialog>
  );
}
