/** The dot that says whether changes arrive by themselves. */
import { Group, Text, Tooltip } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import type { LiveState } from './event-stream.ts';
import type { LiveChanges } from './live-changes.ts';
import classes from './live-dot.module.css';

const words: Record<LiveState, { short: string; long: string }> = {
  live: { short: 'Live', long: 'Changes appear by themselves.' },
  connecting: { short: 'Connecting', long: 'Opening the live connection.' },
  lost: { short: 'Offline', long: 'The live connection is lost; trying again. What you see may be old.' },
};

/** `who` tells tabs of different people and workspaces apart. */
export function LiveDot({ changes, who }: { changes: LiveChanges; who: string }) {
  const state = useSyncExternalStore(changes.subscribe, changes.state);
  useEffect(() => {
    void changes.open(who);
    return changes.close;
  }, [changes, who]);
  return (
    <Tooltip label={words[state].long}>
      <Group gap={6} role="status" aria-label={`Live connection: ${words[state].short}`} data-live={state}>
        <span className={classes.dot} data-state={state} aria-hidden />
        <Text size="xs" c="dimmed" visibleFrom="md">
          {words[state].short}
        </Text>
      </Group>
    </Tooltip>
  );
}
