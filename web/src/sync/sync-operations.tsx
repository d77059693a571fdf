/** One change to the books after the other: what it is, what stands in its way, and Retry on the spot. */
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconReload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';

import { ProblemNote } from '../accounting/problem-note.tsx';
import { ignoreOperations, retryOperations } from '../api/sync-operations.ts';
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
  ticked,
  onTick,
}: {
  operations: readonly SyncOperation[];
  /** Null: there is nothing to tick them for. */
  ticked: ReadonlySet<string> | null;
  onTick: (id: string) => void;
}) {
  return (
    <ul className={classes.list}>
      {operations.map((operation) => (
        <li
          key={operation.id}
          className={classes.item}
          data-operation={operation.state}
          data-tickable={ticked !== null}
        >
          {ticked ? (
            <Checkbox
              size="xs"
              className={classes.tick}
              aria-label={`Select ${kindWords[operation.kind]} ${operation.subjectName ?? ''}`}
              checked={ticked.has(operation.id)}
              onChange={() => onTick(operation.id)}
            />
          ) : null}
          <Subject operation={operation} />
          <Outcome operation={operation} />
          <Acts operation={operation} />
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

function Acts({ operation }: { operation: SyncOperation }) {
  const queryClient = useQueryClient();
  const canAct = useCan('invoices:send');
  if (!canAct || operation.actions.length === 0) return null;
  const name = operation.subjectName ?? 'It';
  const run = (act: typeof retryOperations, did: string) =>
    orSayWhy(async () => {
      const [result] = await act([operation.id]);
      await queryClient.invalidateQueries({ queryKey: ['syncOperations'] });
      notifications.show(
        result?.reason
          ? { color: 'orange', title: `${name} is not ${did}`, message: localSentence(result.reason) }
          : { message: `${name} is ${did}.` },
      );
    });
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconReload size={14} aria-hidden />}
        onClick={() => run(retryOperations, 'tried again')}
      >
        Retry
      </Button>
      {operation.actions.includes('ignore') ? (
        <Button size="xs" variant="subtle" color="gray" onClick={() => run(ignoreOperations, 'ignored')}>
          Ignore
        </Button>
      ) : null}
    </Group>
  );
}

/** Money has no page of its own: it stands on its invoice. */
function addressOf(operation: SyncOperation): string | null {
  if (operation.invoiceId !== null) return `/invoices/${operation.invoiceId}`;
  if (operation.subjectKind === 'company') return `/companies/${operation.subjectId}`;
  return operation.subjectKind === 'contact' ? `/contacts/${operation.subjectId}` : null;
}
