/** How far the reading of the books' own report has come: read it, stop it, read it again; when it was read, in how many calls. */
import { Button, Group, Loader, Progress, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../api/request.ts';
import type { components } from '../api/schema.gen.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { formatAge, formatInstant } from '../format/dates.ts';
import classes from './report.module.css';

type Reading = NonNullable<components['schemas']['LedgerReading']>;

export function LedgerReading({
  ledgerName,
  reading,
  report,
  actions,
  onRead,
}: {
  ledgerName: string;
  reading: Reading | null;
  report: Reading | null;
  actions: readonly string[];
  /** Asks for it. */
  onRead: () => Promise<unknown>;
}) {
  const { run, isBusy } = useAct();
  return (
    <Stack gap={6}>
      <Group gap="sm" justify={report || reading ? 'space-between' : 'flex-start'} wrap="wrap">
        <Stack gap={2} aria-live="polite">
          {report ? <When report={report} /> : null}
          {reading ? <UnderWay reading={reading} /> : null}
        </Stack>
        <Group gap="xs" className={classes.offPaper}>
          {reading?.actions.includes('stop') ? (
            <Button
              size="xs"
              variant="default"
              loading={isBusy}
              onClick={() => run(() => post(`/reports/ledger/${reading.id}/stop`))}
            >
              Stop
            </Button>
          ) : null}
          {actions.includes('read') ? (
            <Button
              size="xs"
              variant={report ? 'default' : 'filled'}
              loading={isBusy}
              onClick={() => run(onRead)}
            >
              {report ? `Read ${ledgerName} again` : `Read from ${ledgerName}`}
            </Button>
          ) : null}
        </Group>
      </Group>
      {reading?.state === 'reading' && reading.all > 1 ? (
        <Progress
          value={(reading.read / reading.all) * 100}
          size="sm"
          transitionDuration={0}
          aria-label={`${reading.read} of ${reading.all} customers are read`}
        />
      ) : null}
    </Stack>
  );
}

function When({ report }: { report: Reading }) {
  return (
    <Text size="sm" c="dimmed" title={formatInstant(report.readAt)}>
      {report.sentence.replace(/\.$/, '')},{' '}
      <span className={classes.offPaper}>{formatAge(report.readAt, Date.now())}</span>
      <span className={classes.onPaper}>{formatInstant(report.readAt)}</span>
    </Text>
  );
}

function UnderWay({ reading }: { reading: Reading }) {
  return (
    <Group gap="xs" wrap="nowrap">
      {reading.state === 'reading' ? <Loader size={14} aria-hidden /> : null}
      <Text size="sm">{reading.sentence}</Text>
    </Group>
  );
}

function useAct() {
  const queryClient = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  return {
    isBusy,
    run: async (act: () => Promise<unknown>) => {
      setBusy(true);
      await orSayWhy(async () => {
        await act();
        await queryClient.invalidateQueries({ queryKey: ['reports'] });
      });
      setBusy(false);
    },
  };
}
