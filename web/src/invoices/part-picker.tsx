/** How much of a sales doc or job this invoice is for: everything, a percentage, an amount, or what remains. */
import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Billing, InvoicePart } from '../api/types.ts';
import { DecimalField } from '../fields/decimal-field.tsx';
import { Money } from '../format/money.tsx';

const kinds = [
  { value: 'whole', label: 'Everything' },
  { value: 'percent', label: 'A percentage' },
  { value: 'amount', label: 'An amount' },
  { value: 'rest', label: 'What remains' },
] as const;

type Kind = (typeof kinds)[number]['value'];

export function PartPicker({
  billing,
  part,
  isTaxIncluded,
  onPick,
}: {
  billing: Billing;
  /** What the lines below were made by. */
  part: InvoicePart;
  isTaxIncluded: boolean;
  onPick: (part: InvoicePart) => void;
}) {
  const [kind, setKind] = useState<Kind>(part.kind);
  const [figure, setFigure] = useState(figureOf(part));
  const needsFigure = kind === 'percent' || kind === 'amount';
  const percentOrAmount = () =>
    onPick(kind === 'percent' ? { kind, percent: figure } : { kind: 'amount', amount: figure });

  function choose(value: string) {
    const chosen = kinds.find((one) => one.value === value)?.value ?? 'whole';
    setKind(chosen);
    setFigure('');
    if (chosen === 'whole' || chosen === 'rest') onPick({ kind: chosen });
  }
  return (
    <Stack gap="xs" component="section" aria-label="How much to invoice">
      <BillingLine billing={billing} />
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          aria-label="How much to invoice"
          size="xs"
          value={kind}
          onChange={choose}
          data={[...kinds]}
        />
        {needsFigure ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              percentOrAmount();
            }}
          >
            <Group gap="xs" align="flex-end">
              <DecimalField
                size="xs"
                w={160}
                label={kind === 'percent' ? 'Percent' : `Amount ${isTaxIncluded ? 'with' : 'before'} tax`}
                value={figure}
                onDecimal={setFigure}
              />
              <Button type="submit" size="xs" variant="default" disabled={!/^\d+(\.\d+)?$/.test(figure)}>
                Make lines
              </Button>
            </Group>
          </form>
        ) : null}
      </Group>
    </Stack>
  );
}

function figureOf(part: InvoicePart): string {
  if (part.kind === 'percent') return part.percent;
  return part.kind === 'amount' ? part.amount : '';
}

/** "USD 343.75 in all, 100.00 invoiced, 243.75 remains". */
export function BillingLine({ billing }: { billing: Billing }) {
  return (
    <Text size="sm" data-billing>
      <Money amount={billing.total} currency={billing.currency} /> in all,{' '}
      {billing.invoices === 0 ? (
        'nothing invoiced yet'
      ) : (
        <>
          <Money amount={billing.invoiced} currency={billing.currency} /> invoiced,{' '}
          <Money amount={billing.remaining} currency={billing.currency} /> remains
        </>
      )}
      .
    </Text>
  );
}
