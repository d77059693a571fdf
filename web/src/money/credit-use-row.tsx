/** Credit on its way to an invoice or back to the customer: where it stands, Retry and Withdraw. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '../accounting/problem-note.tsx';
import { withdrawCreditUse } from '../api/credits.ts';
import { retryOperation } from '../api/invoices.ts';
import type { CreditUse } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { Money } from '../format/money.tsx';
import { useWords } from './credit-words.ts';

export function CreditUseRow({ use, what }: { use: CreditUse; what: string }) {
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const { operationId } = use;
  async function run(act: () => Promise<unknown>) {
    setIsBusy(true);
    await orSayWhy(async () => {
      await act();
      await queryClient.invalidateQueries({ queryKey: ['credits'] });
    });
    setIsBusy(false);
  }
  return (
    <Stack gap={4} data-credit-use={use.syncState}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          <Money amount={use.amount} currency={use.currency} /> of {what}
          <Text size="xs" c="dimmed">
            {useWords(use)}
          </Text>
        </Text>
        <Group gap={4}>
          {use.actions.includes('retry') && operationId !== null ? (
            <Button
              size="compact-xs"
              variant="default"
              loading={isBusy}
              onClick={() => run(() => retryOperation(operationId))}
            >
              Retry
            </Button>
          ) : null}
          {use.actions.includes('remove') ? (
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              loading={isBusy}
              onClick={() => run(() => withdrawCreditUse(use.id))}
            >
              Withdraw
            </Button>
          ) : null}
        </Group>
      </Group>
      {use.problem ? <ProblemNote problem={use.problem} /> : null}
    </Stack>
  );
}
