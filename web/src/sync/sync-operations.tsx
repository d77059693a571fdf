/** One change to the books after the other: what it is, what stands in its way, and Retry on the spot. */
import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconReload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';

import { ProblemNote } from '../accounting/problem-note.tsx';
import { retryOperation } from '../api/invoices.ts';
import type { SyncOperation } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { useCan } from '../fields/use-can.ts';
import { formatInstant } from '../format/dates.ts';
import { Money } from '../format/money.tsx';
import { localSentence } from '../format/sentences.ts';
import { kindWords } from './operation-kinds.ts';
import classes from './sync.module.css';

export function SyncOperations({
  operations,
  state,
}: {
  operations: readonly SyncOperation[] | undefined;
  state: string;
}) {
  if (!operations) return <LoadingItems />;
  return (
    <ul className={classes.list}>
      {operations.map((operation) => (
        <li key={operation.id} className={classes.item} data-operation={operation.state}>
          <Subject operation={operation} />
          <Outcome operation={operation} />
          {state === 'needsAttention' ? <Retry operation={operation} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Subject({ operation }: { operation: SyncOperation }) {
  const name = operation.subjectName ?? 'Record';
  const address = addressOf(operation);
  return (
    <div>
      <Text size="sm" fw={600}>
        {address ? (
          <LinkAnchor to={address} size="sm" fw={600}>
            {name}
          </LinkAnchor>
        ) : (
          name
        )}
      </Text>
      <Text size="xs" c="dimmed">
        {kindWords[operation.kind]}
        {operation.reference ? ` · ${operation.reference}` : ''}
        <br />
        {operation.booksLabel}
      </Text>
      {operation.subjectKind === 'invoice' && operation.total !== null && operation.currency !== null ? (
        <Text size="xs">
          <Money amount={operation.total} currency={operation.currency} />
        </Text>
      ) : null}
    </div>
  );
}

function Outcome({ operation }: { operation: SyncOperation }) {
  const attempts = operation.attempts === 1 ? '1 attempt' : `${operation.attempts} attempts`;
  return (
    <Stack gap={4}>
      {operation.problem ? <ProblemNote problem={operation.problem} /> : null}
      {operation.next ? <Text size="sm">{localSentence(operation.next)}</Text> : null}
      <Text size="xs" c="dimmed">
        {operation.finishedAt
          ? `Finished ${formatInstant(operation.finishedAt)}`
          : `Asked for ${formatInstant(operation.createdAt)}`}
        {operation.attempts > 0 ? ` · ${attempts}` : ''}
        {operation.lane === 'backfill' ? ' · in the background' : ''}
      </Text>
    </Stack>
  );
}

function Retry({ operation }: { operation: SyncOperation }) {
  const queryClient = useQueryClient();
  const canRetry = useCan('sync:write');
  if (!canRetry) return null;
  const run = () =>
    orSayWhy(async () => {
      await retryOperation(operation.id);
      notifications.show({ message: `${operation.subjectName ?? 'It'} is tried again.` });
      await queryClient.invalidateQueries({ queryKey: ['syncOperations'] });
    });
  return (
    <Button size="xs" variant="default" leftSection={<IconReload size={14} aria-hidden />} onClick={run}>
      Retry
    </Button>
  );
}

/** Money has no page of its own: it stands on its invoice. */
function addressOf(operation: SyncOperation): string | null {
  if (operation.invoiceId !== null) return `/invoices/${operation.invoiceId}`;
  if (operation.subjectKind === 'company') return `/companies/${operation.subjectId}`;
  return operation.subjectKind === 'contact' ? `/contacts/${operation.subjectId}` : null;
}

function LoadingItems() {
  return (
    <Stack p="md" gap="md" aria-busy="true">
      <span className="visually-hidden">Loading</span>
      {[80, 65, 72].map((width) => (
        <Skeleton key={width} height={16} width={`${width}%`} />
      ))}
    </Stack>
  );
}
