/** One automation of the list: its switch, its sentence, why it stands still, and what it did lately. */
import { Alert, Switch, Text } from '@mantine/core';
import { IconArchive, IconHistory, IconPencil } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { archiveAutomation, changeAutomation } from '../api/automations.ts';
import type { Automation } from '../api/types.ts';
import { AskFirst } from '../fields/ask-first.tsx';
import { LinkAnchor } from '../fields/links.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { formatAge } from '../format/dates.ts';
import { ActionMenu } from '../grid/action-menu.tsx';
import classes from './automations.module.css';

export function AutomationRow({ automation }: { automation: Automation }) {
  const queryClient = useQueryClient();
  const { id, name, isOn, mayChange } = automation;
  const [isAsking, setIsAsking] = useState(false);
  const save = async (act: () => Promise<unknown>) => {
    await act();
    await queryClient.invalidateQueries({ queryKey: ['automations'] });
  };
  return (
    <li className={classes.row}>
      <Switch
        checked={isOn}
        disabled={!mayChange}
        aria-label={`${name} is on`}
        onChange={(event) => {
          const next = event.currentTarget.checked;
          void orSayWhy(() => save(() => changeAutomation(id, { isOn: next })));
        }}
      />
      <div className={classes.words}>
        {mayChange ? (
          <LinkAnchor to="/automations/$id" params={{ id }} fw={600} size="sm">
            {name}
          </LinkAnchor>
        ) : (
          <Text size="sm" fw={600}>
            {name}
          </Text>
        )}
        <Text size="sm" {...(isOn ? {} : { c: 'dimmed' })}>
          {automation.sentence}
        </Text>
        <Stopped stopped={automation.stopped} />
      </div>
      <Runs automation={automation} />
      <Menu automation={automation} archive={() => setIsAsking(true)} />
      <AskFirst
        title={`Archive “${name}”?`}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        keep="Keep it"
        go="Archive"
        act={() => save(() => archiveAutomation(id))}
      >
        <Text size="sm">
          It does nothing more, and cannot be brought back: runs that wait end, and what it did stays in the
          log. To pause it, switch it off instead.
        </Text>
      </AskFirst>
    </li>
  );
}

/** A pause that a person asked for is no news. */
function Stopped({ stopped }: { stopped: Automation['stopped'] }) {
  if (stopped === null) return null;
  if (stopped.because === 'person') {
    return (
      <Text size="xs" c="dimmed">
        {stopped.sentence}
      </Text>
    );
  }
  return (
    <Alert color="orange" variant="light" p="xs" mt={4}>
      {stopped.sentence}
    </Alert>
  );
}

function Runs({ automation: { id, runs, name } }: { automation: Automation }) {
  const count = runs.lastWeek === 1 ? '1 run' : `${runs.lastWeek} runs`;
  return (
    <div className={classes.runs}>
      <LinkAnchor
        to="/automations/runs"
        search={{ automationId: id }}
        size="sm"
        aria-label={`${count} of ${name} in the last week`}
      >
        {count}
      </LinkAnchor>
      <Text size="xs" c="dimmed">
        {runs.lastAt === null ? 'never yet' : formatAge(runs.lastAt, Date.now())}
      </Text>
      {runs.failed > 0 ? (
        <Text size="xs" c="var(--cf-orange-ink)">
          {runs.failed} failed
        </Text>
      ) : null}
    </div>
  );
}

function Menu({ automation, archive }: { automation: Automation; archive: () => void }) {
  const navigate = useNavigate();
  const { id, name, mayChange } = automation;
  const change = {
    label: 'Change',
    icon: <IconPencil size={15} aria-hidden />,
    run: () => void navigate({ to: '/automations/$id', params: { id } }),
  };
  const log = {
    label: 'What it did',
    icon: <IconHistory size={15} aria-hidden />,
    run: () => void navigate({ to: '/automations/runs', search: { automationId: id } }),
  };
  const away = {
    label: 'Archive',
    icon: <IconArchive size={15} aria-hidden />,
    isDangerous: true,
    run: archive,
  };
  return <ActionMenu name={name} items={mayChange ? [change, log, away] : [log]} />;
}
