/** How much, when, how, with which reference: the same for money that comes and money that goes. */
import { Select, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { paymentMethodsQuery } from '../api/money.ts';
import { DateField } from '../fields/date-field.tsx';
import { DecimalField } from '../fields/decimal-field.tsx';
import type { Save } from '../fields/use-save.ts';

export type MoneyDraft = {
  readonly amount: string;
  readonly paidOn: string;
  readonly methodId: string | null;
  readonly reference: string;
};

export function MoneyFields({
  draft,
  change,
  save,
  currency,
  dateLabel,
}: {
  draft: MoneyDraft;
  change: (change: Partial<MoneyDraft>) => void;
  save: Save;
  currency: string;
  dateLabel: string;
}) {
  const { data: methods } = useQuery(paymentMethodsQuery);
  return (
    <>
      <DecimalField
        label={`Amount in ${currency}`}
        value={draft.amount}
        onDecimal={(amount) => change({ amount })}
        error={save.error('amount')}
        data-autofocus
      />
      <DateField
        label={dateLabel}
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
    </>
  );
}
