/** Where a file or a note stands on its way to the books, with its problem and Retry. */
import { Button, Stack, Text } from '@mantine/core';
import { ProblemNote } from '../accounting/problem-note.tsx';
import { retryOperation } from '../api/invoices.ts';
import type { InvoiceFile } from '../api/types.ts';
import { useAct } from './use-act.ts';

type Stands = Pick<InvoiceFile, 'syncState' | 'problem'>;

export function Standing({ of, inBooks }: { of: Stands; inBooks: string }) {
  return (
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        {of.syncState === 'inBooks' ? inBooks : words[of.syncState]}
      </Text>
      {of.problem ? <ProblemNote problem={of.problem} /> : null}
    </Stack>
  );
}

export function RetryButton({ operationId }: { operationId: string }) {
  const { isBusy, run } = useAct();
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={isBusy}
      onClick={() => run(() => retryOperation(operationId))}
    >
      Retry
    </Button>
  );
}

const words: Readonly<Record<Exclude<Stands['syncState'], 'inBooks'>, string>> = {
  queued: 'Waits for its turn',
  sending: 'On its way to the books',
  needsAttention: 'Needs attention',
  ignored: 'Set aside',
};
