/** How far a run over several operations is, and what became of each. */
import { Button, CloseButton, Group, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { SyncOperation } from '../api/types.ts';
import { localSentence, sentenceCase } from '../format/sentences.ts';
import { kindWords } from './operation-kinds.ts';
import classes from './sync.module.css';
import type { BulkRun } from './use-bulk-run.ts';

export function BulkOutcome({
  run,
  onStop,
  onClose,
}: {
  run: BulkRun;
  onStop: () => void;
  onClose: () => void;
}) {
  return (
    <section className={classes.outcome} aria-label="What became of them">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600} role="status">
          {summary(run)}
        </Text>
        {run.isGoing ? (
          <Button size="xs" variant="default" onClick={onStop}>
            Stop
          </Button>
        ) : (
          <CloseButton aria-label="Close the results" onClick={onClose} />
        )}
      </Group>
      {run.isGoing ? (
        <Progress
          value={(run.results.size / run.operations.length) * 100}
          size="sm"
          color="accent"
          aria-label="How many are done"
        />
      ) : null}
      {run.stopped ? <Text size="sm">{run.stopped}</Text> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too */}
      <ul className={classes.results} tabIndex={0} aria-label="Result for each">
        {refusedFirst(run).map((operation) => (
          <Result key={operation.id} operation={operation} run={run} />
        ))}
      </ul>
    </section>
  );
}

function Result({ operation, run }: { operation: SyncOperation; run: BulkRun }) {
  const reason = run.results.get(operation.id)?.reason ?? null;
  const Icon = reason === null ? IconCircleCheck : IconAlertTriangle;
  return (
    <li data-result={reason === null ? 'done' : 'refused'}>
      <Icon size={14} aria-hidden color={`var(--cf-${reason === null ? 'green' : 'orange'}-ink)`} />
      <Stack gap={0}>
        <Text size="sm">
          {operation.subjectName ?? 'Record'} · {kindWords[operation.kind]}
        </Text>
        <Text size="xs" c="dimmed">
          {reason === null ? sentenceCase(run.did) : localSentence(reason)}
        </Text>
      </Stack>
    </li>
  );
}

function summary({ operations, results, did, isGoing }: BulkRun): string {
  if (isGoing) return `${results.size} of ${operations.length} …`;
  const refused = [...results.values()].filter(({ reason }) => reason !== null).length;
  const went = `${results.size - refused} ${did}`;
  return refused === 0 ? `${went}.` : `${went}, ${refused} not.`;
}

/** Only those that have been come to; what could not be done first. */
function refusedFirst({ operations, results }: BulkRun): readonly SyncOperation[] {
  const come = operations.filter(({ id }) => results.has(id));
  const isRefused = ({ id }: SyncOperation) => results.get(id)?.reason !== null;
  return [...come.filter(isRefused), ...come.filter((one) => !isRefused(one))];
}
