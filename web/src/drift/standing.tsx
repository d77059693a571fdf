/** What the last comparison came to: a proud nought, or what differs by kind; how far one is that is under way. */
import { Alert, Button, Group, Loader, Paper, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowsDiff, IconCircleCheck, IconScale } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { compareNow, repairAll, stopComparing } from '../api/drift.ts';
import type { DriftCheck, DriftStanding } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { formatAge, formatInstant } from '../format/dates.ts';
import classes from './drift.module.css';

export function Standing({ standing }: { standing: DriftStanding }) {
  const { isClean, last, running, counts } = standing;
  const tone = last === null ? 'gray' : isClean ? 'green' : 'orange';
  const Icon = last === null ? IconScale : isClean ? IconCircleCheck : IconArrowsDiff;
  return (
    <Paper
      withBorder
      p="lg"
      radius="md"
      data-drift={last === null ? 'unknown' : isClean ? 'clean' : 'differs'}
    >
      <div className={classes.standing}>
        <span
          className={classes.sign}
          style={{ color: `var(--cf-${tone}-ink)`, background: `var(--cf-${tone}-tint)` }}
        >
          <Icon size={24} aria-hidden />
        </span>
        <Stack gap={4}>
          <Text size="lg" fw={600} role="status">
            {standing.sentence}
          </Text>
          {counts.length > 0 ? (
            <Text size="sm">
              {counts.map(({ count, label }) => `${count.toLocaleString()} ${label}`).join(' · ')}
            </Text>
          ) : null}
          {last ? <When last={last} /> : null}
          {running ? <UnderWay running={running} ledgerName={standing.ledgerName} /> : null}
        </Stack>
        <Acts standing={standing} />
      </div>
      {standing.isConnected ? null : (
        <Alert color="orange" mt="md" p="sm">
          {standing.booksLabel} must be reconnected before it can be compared again.{' '}
          <LinkAnchor to="/settings/integrations" size="sm" underline="always">
            Open integrations
          </LinkAnchor>
        </Alert>
      )}
      {last && last.leftOver > 0 ? (
        <Alert color="orange" mt="md" p="sm">
          {last.leftOver.toLocaleString()} more invoices differ than one comparison looks at. The next one
          goes on with them.
        </Alert>
      ) : null}
    </Paper>
  );
}

function When({ last }: { last: DriftCheck }) {
  return (
    <Text size="sm" c="dimmed" title={formatInstant(last.finishedAt)}>
      Compared {formatAge(last.finishedAt, Date.now())}
      {last.durationMs === null ? '' : `, in ${(last.durationMs / 1000).toFixed(1)} s`}
    </Text>
  );
}

function UnderWay({ running, ledgerName }: { running: DriftCheck; ledgerName: string }) {
  const words =
    running.state === 'listing'
      ? `Reading the list of ${ledgerName}: ${running.compared.toLocaleString()} of yours so far`
      : `Reading once more what may differ, of ${running.compared.toLocaleString()}`;
  return (
    <Group gap="xs" wrap="nowrap" aria-live="polite">
      <Loader size={14} aria-hidden />
      <Text size="sm">
        {words}, {running.calls} {running.calls === 1 ? 'call' : 'calls'}
      </Text>
    </Group>
  );
}

function Acts({ standing }: { standing: DriftStanding }) {
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { connectionId, running, safe } = standing;
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    await orSayWhy(async () => {
      await act();
      await queryClient.invalidateQueries({ queryKey: ['drift'] });
    });
    setBusy(false);
  };
  const everything = async () => {
    const { asked } = await repairAll(connectionId);
    notifications.show({ message: asked === 1 ? '1 is being repaired.' : `${asked} are being repaired.` });
  };
  return (
    <Group gap="sm" className={classes.acts}>
      {standing.actions.includes('repairAll') ? (
        <Button size="xs" loading={busy} onClick={() => run(everything)}>
          Repair all that can be ({safe.toLocaleString()})
        </Button>
      ) : null}
      {standing.actions.includes('compare') ? (
        <Button
          size="xs"
          variant={standing.last === null ? 'filled' : 'default'}
          loading={busy}
          onClick={() => run(() => compareNow(connectionId))}
        >
          Compare now
        </Button>
      ) : null}
      {standing.actions.includes('stop') && running ? (
        <Button
          size="xs"
          variant="default"
          loading={busy}
          onClick={() => run(() => stopComparing(running.id))}
        >
          Stop
        </Button>
      ) : null}
    </Group>
  );
}
