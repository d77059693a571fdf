/** That the books came to other figures, by how much, and why. */
import { Text } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import type { TotalsDifference } from '../api/types.ts';
import { Money } from '../format/money.tsx';

export function TotalsNote({ difference, currency }: { difference: TotalsDifference; currency: string }) {
  return (
    <Text size="sm" role="note" data-totals-difference>
      <IconScale size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> The books came to{' '}
      <Money amount={difference.theirs} currency={currency} />, these lines to{' '}
      <Money amount={difference.ours} currency={currency} /> (a difference of{' '}
      <Money amount={difference.difference} currency={currency} />
      ). {difference.reason}
    </Text>
  );
}
