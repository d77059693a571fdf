/** One backfill: what is foreseen or what became of it, how far it is, and what may be done now. */
import { Alert, Badge, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeBackfill } from '../api/backfills.ts';
import type { Backfill, BackfillAct, Connection } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { formatDate } from '../format/dates.ts';
import { Section } from '../settings/section.tsx';
import { BackfillInvoices } from './backfill-invoices.tsx';
import { BackfillOutcomes } from './backfill-outcomes.tsx';
import { UndoDialog } from './undo-dialog.tsx';

export function BackfillRun({ backfill, connection }: { backfill: Backfill; connection: Connection }) {
  const [outcome, setOutcome] = useState<string | null>(null);
  const isCounted = backfill.state !== 'checking' || backfill.outcomes.length > 0;
  return (
    <Section
      title={`${formatDate(backfill.from)} to ${formatDate(backfill.to)}`}
      aside={
        <Badge variant="light" color="gray" tt="none" fw={550} data-backfill={backfill.state}>
          {backfill.label}
        </Badge>
      }
    >
      <Stack gap="lg">
        <HowFar backfill={backfill} connection={connection} />
        {backfill.problem ? (
          <Alert color="orange" role="alert">
            {backfill.problem}
          </Alert>
        ) : null}
        {backfill.warnings.map((warning) => (
          <Alert key={warning} color="orange" icon={<IconAlertTriangle size={16} aria-hidden />} p="sm">
            {warning}
          </Alert>
        ))}
        {isCounted ? <BackfillOutcomes backfill={backfill} shown={outcome} onShow={setOutcome} /> : null}
        {backfill.state === 'checked' ? <Foreseen backfill={backfill} /> : null}
        <Acts backfill={backfill} connection={connection} />
        {backfill.outcomes.length > 0 && backfill.state !== 'checking' ? (
          <BackfillInvoices backfill={backfill} outcome={outcome} onOutcome={setOutcome} />
        ) : null}
      </Stack>
    </Section>
  );
}

/** A bar while something moves; what it shows is said in words too. */
function HowFar({ backfill, connection }: { backfill: Backfill; connection: Connection }) {
  const { state, checked, progress } = backfill;
  if (state === 'checking') {
    const of = checked.toAsk;
    const words =
      of === null
        ? 'Looking through the invoices…'
        : `Asking ${connection.ledgerName} for their numbers: ${checked.asked} of ${of}`;
    return <Bar words={words} share={of ? checked.asked / of : 0} isMoving />;
  }
  if (progress === null || progress.of === 0) return null;
  const left = progress.secondsLeft === null ? '' : ` · about ${timeWords(progress.secondsLeft)} left`;
  const words = `${progress.done.toLocaleString()} of ${progress.of.toLocaleString()}${left}`;
  return <Bar words={words} share={progress.done / progress.of} isMoving={progress.secondsLeft !== null} />;
}

function Bar({ words, share, isMoving }: { words: string; share: number; isMoving: boolean }) {
  return (
    <div>
      <Text size="sm" mb={6} aria-live="polite">
        {words}
      </Text>
      <Progress value={share * 100} color="accent" striped={isMoving} aria-label="How far it is" />
    </div>
  );
}

function Foreseen({ backfill }: { backfill: Backfill }) {
  const { contacts, cost } = backfill;
  const known = contacts.linked + contacts.willLink;
  return (
    <Text size="sm" c="dimmed">
      Customers: {known.toLocaleString()} are in the books, {contacts.willCreate.toLocaleString()} will be
      made there. It takes {cost.calls.toLocaleString()} API {cost.calls === 1 ? 'call' : 'calls'} and at
      least {timeWords(cost.seconds)}; people who save meanwhile go first.
    </Text>
  );
}

function timeWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

const words: Readonly<Record<BackfillAct, string>> = {
  start: 'Start',
  pause: 'Pause',
  resume: 'Go on',
  stop: 'Stop',
  undo: 'Undo this run',
};

function Acts({ backfill, connection }: { backfill: Backfill; connection: Connection }) {
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState<BackfillAct | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  if (backfill.actions.length === 0) return null;

  async function run(act: BackfillAct) {
    setBusy(act);
    await orSayWhy(async () => {
      await changeBackfill(backfill.id, act);
      await queryClient.invalidateQueries({ queryKey: ['backfills'] });
    });
    setBusy(null);
  }
  const toSend = backfill.outcomes.find(({ outcome }) => outcome === 'willSend')?.count ?? 0;
  return (
    <Group gap="sm">
      {backfill.actions.map((act) => (
        <Button
          key={act}
          size="xs"
          variant={act === 'start' || act === 'resume' ? 'filled' : 'default'}
          loading={busy === act}
          disabled={busy !== null && busy !== act}
          onClick={() => (act === 'undo' ? setIsAsking(true) : run(act))}
        >
          {act === 'start' ? `Send ${toSend.toLocaleString()} invoices` : words[act]}
        </Button>
      ))}
      <UndoDialog
        ledgerName={connection.ledgerName}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        onUndo={() => run('undo')}
      />
    </Group>
  );
}
