/** The latest import: how far it is, and its report. */
import { Badge, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeContactImport, importedContactsQuery } from '../api/books-contacts.ts';
import type { Connection, ContactImport, ImportOutcome } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { useCan } from '../fields/use-can.ts';
import { formatInstant } from '../format/dates.ts';
import { Section } from '../settings/section.tsx';
import { ImportCounts, ImportedContacts } from './imported-contacts.tsx';

const stateWords: Readonly<Record<ContactImport['state'], string>> = {
  reading: 'Reading the books',
  running: 'Running',
  stopped: 'Stopped',
  done: 'Done',
  failed: 'Did not work',
};

export function ImportRun({ run, connection }: { run: ContactImport; connection: Connection }) {
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const isUnderWay = run.state === 'reading' || run.state === 'running';
  return (
    <Section
      title="Latest import"
      lead={`Begun ${formatInstant(run.createdAt)}`}
      aside={
        <Badge variant="light" color="gray" tt="none" fw={550} data-import={run.state}>
          {stateWords[run.state]}
        </Badge>
      }
    >
      <Stack gap="lg">
        {isUnderWay || run.state === 'stopped' ? <HowFar run={run} isMoving={isUnderWay} /> : null}
        {run.problem ? (
          <Text size="sm" role="alert" c="var(--cf-red-ink)">
            {run.problem}
          </Text>
        ) : null}
        {run.looked > 0 ? (
          <ImportCounts counts={run.counts} tense="past" shown={outcome} onShow={setOutcome} />
        ) : null}
        <Acts run={run} isUnderWay={isUnderWay} />
        {run.looked > 0 && !isUnderWay && outcome !== null ? (
          <Rows run={run} outcome={outcome} connectionId={connection.id} />
        ) : null}
      </Stack>
    </Section>
  );
}

function HowFar({ run, isMoving }: { run: ContactImport; isMoving: boolean }) {
  const words =
    run.state === 'reading'
      ? 'Reading the contacts of the books…'
      : `${run.looked.toLocaleString()} of ${run.total.toLocaleString()} contacts`;
  return (
    <div>
      <Text size="sm" mb={6} aria-live="polite">
        {words}
      </Text>
      <Progress
        value={run.total === 0 ? 0 : (run.looked / run.total) * 100}
        color="accent"
        striped={isMoving}
        aria-label="How far it is"
      />
    </div>
  );
}

function Acts({ run, isUnderWay }: { run: ContactImport; isUnderWay: boolean }) {
  const queryClient = useQueryClient();
  const mayImport = useCan('customers:write');
  const act = (name: 'stop' | 'resume') =>
    orSayWhy(async () => {
      await changeContactImport(run.id, name);
      await queryClient.invalidateQueries({ queryKey: ['contactImports'] });
    });
  return (
    <Group gap="sm">
      {mayImport && isUnderWay ? (
        <Button size="xs" variant="default" onClick={() => act('stop')}>
          Stop
        </Button>
      ) : null}
      {mayImport && (run.state === 'stopped' || run.state === 'failed') ? (
        <Button size="xs" onClick={() => act('resume')}>
          Go on
        </Button>
      ) : null}
      {run.looked > 0 && !isUnderWay ? (
        <Button
          component="a"
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          href={`/api/v1/contact-imports/${run.id}/report`}
          download
        >
          Report as CSV
        </Button>
      ) : null}
    </Group>
  );
}

function Rows({
  run,
  outcome,
  connectionId,
}: {
  run: ContactImport;
  outcome: ImportOutcome;
  connectionId: string;
}) {
  const { data } = useQuery(importedContactsQuery(run.id, outcome));
  if (!data) return null;
  return (
    <ImportedContacts
      items={data.items}
      hasMore={data.nextCursor !== null && data.nextCursor !== undefined}
      connectionId={connectionId}
      tense="past"
    />
  );
}
