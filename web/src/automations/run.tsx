/** One run in the log: for which record, why, what each action did and when, and what can be done about it. */
import { Button, Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconPlayerPlay,
  IconPlayerStop,
  IconReload,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { actOnRun } from '../api/automations.ts';
import type { AutomationRun } from '../api/types.ts';
import { AskFirst } from '../fields/ask-first.tsx';
import { LinkAnchor } from '../fields/links.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { formatInstant } from '../format/dates.ts';
import { localSentence } from '../format/sentences.ts';
import { type StateLook, StateMark } from '../grid/state-mark.tsx';
import classes from './automations.module.css';
import { OutcomeIcon } from './outcome-icon.tsx';

export function Run({ run }: { run: AutomationRun }) {
  return (
    <li className={classes.run} data-run={run.state}>
      <div className={classes.words}>
        <LinkAnchor to={addressOf(run.record)} size="sm" fw={600}>
          {run.record.label}
        </LinkAnchor>
        <Text size="xs" c="dimmed">
          {run.automation.name}
          {run.automation.isArchived ? ' (archived)' : ''}
          <br />
          {formatInstant(run.startedAt)}
        </Text>
      </div>
      <Story run={run} />
      <Group gap="xs" justify="flex-end">
        <StateMark look={looks[run.state]} words={run.stateWords} />
        <Acts run={run} />
      </Group>
    </li>
  );
}

const folders = { job: '/jobs', salesDoc: '/sales', invoice: '/invoices' } as const;

function addressOf({ kind, id }: AutomationRun['record']): string {
  return `${folders[kind]}/${id}`;
}

function Story({ run }: { run: AutomationRun }) {
  return (
    <div className={classes.words}>
      <Text size="sm">
        <Because run={run} />
      </Text>
      <ol className={classes.steps}>
        {run.steps.map(({ position, outcome, words, at, outside }) => (
          <li key={position}>
            <OutcomeIcon outcome={outcome} />
            <span>
              {localSentence(words)}{' '}
              {formatInstant(at) === formatInstant(run.startedAt) ? null : (
                <Text span size="xs" c="dimmed">
                  {formatInstant(at)}
                </Text>
              )}
              {outside ? <Outside {...outside} /> : null}
            </span>
          </li>
        ))}
        {run.resumeAt ? (
          <li>
            <IconClock size={14} aria-hidden />
            <span>Continues on {formatInstant(run.resumeAt)}</span>
          </li>
        ) : null}
      </ol>
      {run.endedBecause && run.endedBecause !== run.steps.at(-1)?.words ? (
        <Text size="sm">{localSentence(run.endedBecause)}</Text>
      ) : null}
      {run.left > 0 ? (
        <Text size="xs" c="dimmed">
          {run.left === 1 ? '1 action' : `${run.left} actions`} to come
        </Text>
      ) : null}
    </div>
  );
}

/** The invoice that set it off is opened by its number, where the sentence says it. */
function Because({ run: { because, invoice } }: { run: AutomationRun }) {
  const words = localSentence(because);
  if (!invoice) return words;
  const number = invoice.number ?? 'The invoice';
  const [before, ...after] = words.includes(number) ? words.split(number) : [`${words} `, ''];
  return (
    <>
      {before}
      <LinkAnchor to="/invoices/$id" params={{ id: invoice.id }} size="sm" underline="always">
        {number}
      </LinkAnchor>
      {after.join(number)}
    </>
  );
}

/** What became of a mail or a call after the action had written it. */
function Outside(props: NonNullable<AutomationRun['steps'][number]['outside']>) {
  const { words, isForAPerson, mailId } = props;
  const look = {
    size: 'xs',
    display: 'block',
    c: isForAPerson ? 'var(--cf-orange-ink)' : 'dimmed',
    underline: 'always',
  } as const;
  return mailId === null ? (
    <LinkAnchor to="/settings/webhooks" {...look}>
      {words}
    </LinkAnchor>
  ) : (
    <LinkAnchor to="/outbox/$id" params={{ id: mailId }} {...look}>
      {words}
    </LinkAnchor>
  );
}

const looks: Readonly<Record<AutomationRun['state'], StateLook>> = {
  running: { Icon: IconPlayerPlay, tone: 'blue' },
  waiting: { Icon: IconClock, tone: 'slate' },
  done: { Icon: IconCheck, tone: 'green' },
  stopped: { Icon: IconPlayerStop, tone: 'gray' },
  failed: { Icon: IconAlertTriangle, tone: 'orange' },
};

const actLooks = {
  retry: { label: 'Retry', Icon: IconReload },
  stop: { label: 'Stop', Icon: IconPlayerStop },
} as const;

function Acts({ run }: { run: AutomationRun }) {
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const act = async (what: AutomationRun['actions'][number]) => {
    await actOnRun(run.id, what);
    await queryClient.invalidateQueries({ queryKey: ['automationRuns'] });
  };
  return (
    <>
      {run.actions.map((what) => {
        const { label, Icon } = actLooks[what];
        return (
          <Button
            key={what}
            size="xs"
            variant="default"
            leftSection={<Icon size={14} aria-hidden />}
            onClick={() => (what === 'stop' ? setIsAsking(true) : orSayWhy(() => act(what)))}
          >
            {label}
          </Button>
        );
      })}
      <AskFirst
        title="Stop this run?"
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        keep="Let it go on"
        go="Stop run"
        act={() => act('stop')}
      >
        <Text size="sm">What it has done stays. What was still to come is not done, also not later.</Text>
      </AskFirst>
    </>
  );
}
