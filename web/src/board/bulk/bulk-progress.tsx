/** How a bulk action goes on: progress and Stop, then what became of each row, and the failed ones tried again. */
import { ActionIcon, Button, Group, Progress, Text } from '@mantine/core';
import { IconArrowBackUp, IconReload, IconX } from '@tabler/icons-react';
import classes from './bulk.module.css';
import { BulkResults } from './bulk-results.tsx';
import { type BulkCounts, countResults, countWords } from './bulk-run.ts';
import type { ShownRun } from './use-bulk-run.ts';

export function BulkProgress<R extends { readonly id: string }>({
  shown,
  nameOf,
  onClose,
}: {
  shown: ShownRun<R>;
  nameOf: (row: R) => string;
  onClose: () => void;
}) {
  const { label, run, state, undo } = shown;
  const counts = countResults(state);
  const total = state.items.length;
  const over = total - counts.waiting - counts.running;
  return (
    <div className={classes.progress}>
      <Group gap="sm">
        <Text size="sm" fw={600}>
          {label}
        </Text>
        {/* Told when it has ended; every row on the way would be noise. */}
        <Text size="sm" c="dimmed" role={state.isRunning ? undefined : 'status'}>
          {state.isRunning ? `${over} of ${total}` : countWords(counts)}
        </Text>
        {state.isRunning ? (
          <Button size="compact-sm" variant="default" disabled={state.isStopping} onClick={run.stop}>
            {state.isStopping ? 'Stopping' : 'Stop'}
          </Button>
        ) : (
          <AfterIt counts={counts} onAgain={run.again} undo={undo} onClose={onClose} />
        )}
      </Group>
      {state.isRunning ? (
        <Progress value={(over / Math.max(total, 1)) * 100} size="sm" mt="xs" aria-label={label} />
      ) : (
        <BulkResults items={state.items} nameOf={nameOf} />
      )}
    </div>
  );
}

function AfterIt({
  counts,
  onAgain,
  undo,
  onClose,
}: {
  counts: BulkCounts;
  onAgain: () => void;
  undo: (() => void) | null;
  onClose: () => void;
}) {
  return (
    <>
      {counts.failed + counts.stopped > 0 ? (
        <Button size="compact-sm" leftSection={<IconReload size={14} aria-hidden />} onClick={onAgain}>
          {counts.failed > 0 ? 'Try the failed ones again' : 'Go on with the rest'}
        </Button>
      ) : null}
      {undo ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          onClick={undo}
        >
          Undo
        </Button>
      ) : null}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        className={classes.end}
        aria-label="Close the results"
        onClick={onClose}
      >
        <IconX size={15} />
      </ActionIcon>
    </>
  );
}
