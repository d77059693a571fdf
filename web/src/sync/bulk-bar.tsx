/** Retry and Ignore for those that are ticked, or for all that match. */
import { Button, Checkbox, Group } from '@mantine/core';
import { IconEyeOff, IconReload } from '@tabler/icons-react';
import { useState } from 'react';
import {
  allOperations,
  type BulkResult,
  ignoreOperations,
  type OperationFilter,
  retryOperations,
} from '../api/sync-operations.ts';
import type { SyncOperation } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';
import classes from './sync.module.css';
import type { useBulkRun } from './use-bulk-run.ts';

export function BulkBar({
  shown,
  ticked,
  onTick,
  count,
  filter,
  bulk,
}: {
  shown: readonly SyncOperation[];
  ticked: ReadonlySet<string>;
  onTick: (ids: ReadonlySet<string>) => void;
  /** How many match, on screen or not. */
  count: number;
  filter: OperationFilter;
  bulk: ReturnType<typeof useBulkRun>;
}) {
  const [isReading, setIsReading] = useState(false);
  const chosen = shown.filter(({ id }) => ticked.has(id));
  const isSome = chosen.length > 0;
  const isGoing = isReading || bulk.run?.isGoing === true;
  const how = isSome ? String(chosen.length) : 'all';

  const run = (did: string, act: (ids: readonly string[]) => Promise<readonly BulkResult[]>) =>
    orSayWhy(async () => {
      setIsReading(true);
      try {
        const operations = isSome ? chosen : await allOperations('needsAttention', filter);
        onTick(new Set());
        // As they were asked for: a payment goes with its invoice, and not before it.
        void bulk.start(did, [...operations].reverse(), act);
      } finally {
        setIsReading(false);
      }
    });

  return (
    <Group gap="sm" className={classes.bulk}>
      <Checkbox
        size="xs"
        label={isSome ? `${chosen.length} of ${count}` : `Select all ${shown.length} shown`}
        checked={isSome && chosen.length === shown.length}
        indeterminate={isSome && chosen.length < shown.length}
        onChange={() => onTick(new Set(isSome ? [] : shown.map(({ id }) => id)))}
      />
      <Button
        size="xs"
        disabled={isGoing}
        leftSection={<IconReload size={14} aria-hidden />}
        onClick={() => run('tried again', retryOperations)}
      >
        Retry {how}
      </Button>
      {isSome ? (
        <Button
          size="xs"
          variant="default"
          disabled={isGoing}
          leftSection={<IconEyeOff size={14} aria-hidden />}
          onClick={() => run('ignored', ignoreOperations)}
        >
          Ignore {how}
        </Button>
      ) : null}
    </Group>
  );
}
