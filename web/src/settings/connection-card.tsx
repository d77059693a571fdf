/** A connected ledger: its organisation and health, today's calls, how invoices arrive, and what can be done. */
import { Badge, Button, Group, Progress, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBell, IconBellOff, IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';

import { useState } from 'react';
import { changeConnection, makeDefault, refreshReferences, sweepNow } from '../api/settings.ts';
import type { Connection } from '../api/types.ts';
import { LinkButton } from '../fields/links.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { useCan } from '../fields/use-can.ts';
import { formatAge, formatDate, formatInstant } from '../format/dates.ts';
import { operationWords } from '../format/operation-words.ts';
import { sentenceCase } from '../format/sentences.ts';
import { BrandingThemeSelect } from '../invoices/document-options.tsx';
import { ContactsTravel } from './contacts-travel.tsx';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { MappingGaps } from './mapping-gaps.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';
import { useConnect } from './use-connect.ts';

export function ConnectionCard({
  connection,
  isAlone,
}: {
  connection: Connection;
  /** There are no other books that it could be the default of. */
  isAlone: boolean;
}) {
  const canManage = useCan('connections:manage');
  const isHealthy = connection.status === 'active';
  return (
    <Section
      title={connection.ledgerName}
      lead={
        <>
          {connection.organisationName}
          {connection.isDefault && !isAlone ? (
            <Badge ml="xs" variant="light" tt="none" fw={550} data-default="yes">
              Default
            </Badge>
          ) : null}
        </>
      }
      aside={<Health connection={connection} />}
    >
      <Stack gap="lg">
        {/* The bar above says what it means; here is what the ledger itself said. */}
        {!isHealthy && connection.statusReason ? (
          <details>
            <summary>What {connection.ledgerName} said</summary>
            <Text size="sm">{connection.statusReason}</Text>
          </details>
        ) : null}
        <MappingGaps connection={connection} />
        <Facts connection={connection} />
        {canManage ? <ArriveAs connection={connection} /> : null}
        {canManage ? <DefaultTheme connection={connection} /> : null}
        {canManage ? <ContactsTravel connection={connection} /> : null}
        <Buttons connection={connection} canManage={canManage} isAlone={isAlone} />
      </Stack>
    </Section>
  );
}

function Health({ connection }: { connection: Connection }) {
  const isHealthy = connection.status === 'active';
  const tone = isHealthy ? 'green' : 'orange';
  const Icon = isHealthy ? IconCircleCheck : IconPlugConnectedX;
  return (
    <span
      className={classes.health}
      data-connection={connection.status}
      style={{ color: `var(--cf-${tone}-ink)`, background: `var(--cf-${tone}-tint)` }}
    >
      <Icon size={14} aria-hidden />
      {isHealthy ? 'Connected' : operationWords(connection.status)}
    </span>
  );
}

function Facts({ connection }: { connection: Connection }) {
  const { calls, lockDates } = connection;
  const locked = [lockDates.period, lockDates.yearEnd].filter((date) => date !== null);
  return (
    <dl className={classes.facts}>
      <dt>Connected</dt>
      <dd>{formatInstant(connection.connectedAt)}</dd>
      <dt>Last sync</dt>
      <dd title={formatInstant(connection.lastSweptAt)}>
        {connection.lastSweptAt ? formatAge(connection.lastSweptAt, Date.now()) : 'Not yet'}
        {connection.status === 'active' ? `, then ${everyWords(connection.sweepEverySeconds)}` : ''}
      </dd>
      <dt>Notices from {connection.ledgerName}</dt>
      <dd>
        <Notices connection={connection} />
      </dd>
      <dt>Currency, zone</dt>
      <dd>
        {connection.baseCurrency}, {connection.timeZone}
      </dd>
      <dt>Invoice numbers</dt>
      <dd>{connection.numbering}</dd>
      {locked.length > 0 ? (
        <>
          <dt>{sentenceCase(connection.words.locked)} up to</dt>
          <dd>{locked.map((date) => formatDate(date)).join(', ')}</dd>
        </>
      ) : null}
      {calls.monthlyReads ? (
        <>
          <dt>Reads this month</dt>
          <dd>
            {calls.monthlyReads.used.toLocaleString()} of {calls.monthlyReads.allowed.toLocaleString()}
          </dd>
        </>
      ) : null}
      <dt>Calls today</dt>
      <dd>
        <Calls calls={calls} />
      </dd>
    </dl>
  );
}

/** Whether the ledger tells us of changes, and what happens where it does not. */
function Notices({ connection }: { connection: Connection }) {
  const { ledgerName, webhooksSilentSince, lastWebhookAt } = connection;
  if (webhooksSilentSince) {
    return (
      <span data-notices="silent" title={formatInstant(webhooksSilentSince)}>
        <IconBellOff size={14} aria-hidden className={classes.factIcon} /> Silent since{' '}
        {formatInstant(webhooksSilentSince)}. The books are read {everyWords(connection.sweepEverySeconds)}{' '}
        instead, so changes still arrive, a little later. Check the webhook address in your {ledgerName} app.
      </span>
    );
  }
  if (!lastWebhookAt) return <span data-notices="none">None yet; the books are read regularly</span>;
  return (
    <span data-notices="healthy" title={formatInstant(lastWebhookAt)}>
      <IconBell size={14} aria-hidden className={classes.factIcon} /> Arriving, last{' '}
      {formatAge(lastWebhookAt, Date.now())}
    </span>
  );
}

function everyWords(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes === 1 ? 'every minute' : `every ${minutes} minutes`;
}

function Calls({ calls }: { calls: Connection['calls'] }) {
  if (calls.dayRemaining === null) return <>{calls.lastDay}</>;
  const limit = calls.lastDay + calls.dayRemaining;
  return (
    <>
      {calls.lastDay.toLocaleString()} used, {calls.dayRemaining.toLocaleString()} left
      {calls.blockedUntil ? ` · goes on ${formatInstant(calls.blockedUntil)}` : ''}
      <Progress
        value={limit === 0 ? 0 : (calls.lastDay / limit) * 100}
        size="xs"
        mt={4}
        maw={260}
        color="accent"
        aria-label="Calls used today"
      />
    </>
  );
}

function ArriveAs({ connection }: { connection: Connection }) {
  const queryClient = useQueryClient();
  const { arrivals, arrivalsWhy } = connection.offers;
  return (
    <Select
      label="Invoices arrive as"
      description={arrivalsWhy}
      maw={420}
      allowDeselect={false}
      data={[...arrivals]}
      value={connection.invoicesArriveAs}
      onChange={(value) =>
        orSayWhy(async () => {
          const chosen = arrivals.find((one) => one.value === value);
          if (chosen) await changeConnection(connection.id, { invoicesArriveAs: chosen.value });
          await queryClient.invalidateQueries({ queryKey: ['connections'] });
        })
      }
    />
  );
}

/** How invoices look that do not say otherwise. */
function DefaultTheme({ connection }: { connection: Connection }) {
  const queryClient = useQueryClient();
  if (!connection.offers.brandingThemes) return null;
  return (
    <div className={classes.choice}>
      <BrandingThemeSelect
        connection={connection}
        label="Branding theme"
        description="How invoices look that do not choose another one"
        emptyWords="As the books decide"
        value={connection.brandingThemeId}
        onPick={(brandingThemeId) =>
          orSayWhy(async () => {
            await changeConnection(connection.id, { brandingThemeId });
            await queryClient.invalidateQueries({ queryKey: ['connections'] });
          })
        }
      />
    </div>
  );
}

function Buttons({
  connection,
  canManage,
  isAlone,
}: {
  connection: Connection;
  canManage: boolean;
  isAlone: boolean;
}) {
  const queryClient = useQueryClient();
  const { connect, isBusy } = useConnect(connection.provider);
  const [isLeaving, setIsLeaving] = useState(false);
  const canCompare = useCan('reports:read');
  const run = (words: string, act: () => Promise<unknown>) =>
    orSayWhy(async () => {
      await act();
      notifications.show({ message: words });
      await queryClient.invalidateQueries({ queryKey: ['connections'] });
    });
  return (
    <Group gap="sm">
      <LinkButton
        to="/settings/integrations/$connection/mapping"
        params={{ connection: connection.id }}
        variant="default"
        size="xs"
      >
        Account mapping
      </LinkButton>
      <LinkButton
        to="/settings/integrations/$connection/import-contacts"
        params={{ connection: connection.id }}
        variant="default"
        size="xs"
      >
        Import {connection.words.contacts}
      </LinkButton>
      <LinkButton
        to="/settings/integrations/$connection/contacts"
        params={{ connection: connection.id }}
        variant="default"
        size="xs"
      >
        {sentenceCase(connection.words.contacts)}
      </LinkButton>
      <LinkButton
        to="/settings/integrations/$connection/backfill"
        params={{ connection: connection.id }}
        variant="default"
        size="xs"
      >
        Backfill
      </LinkButton>
      <LinkButton
        to="/settings/integrations/$connection/usage"
        params={{ connection: connection.id }}
        variant="default"
        size="xs"
      >
        Calls and limits
      </LinkButton>
      {canCompare ? (
        <LinkButton to="/reports/both-sides" search={{ books: connection.id }} variant="default" size="xs">
          Both sides
        </LinkButton>
      ) : null}
      {canManage ? (
        <>
          {isAlone || connection.isDefault ? null : (
            <Button
              size="xs"
              variant="default"
              onClick={() =>
                run(`New invoices go to ${connection.label} now.`, () => makeDefault(connection.id))
              }
            >
              Make default
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            onClick={() => run('Asking the books what has changed.', () => sweepNow(connection.id))}
          >
            Sync now
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() =>
              run('Accounts and tax rates are read again.', () => refreshReferences(connection.id))
            }
          >
            Read accounts again
          </Button>
          <Button
            size="xs"
            variant={connection.status === 'active' ? 'default' : 'filled'}
            onClick={connect}
            loading={isBusy}
          >
            Reconnect
          </Button>
          <Button size="xs" variant="subtle" color="red" onClick={() => setIsLeaving(true)}>
            Disconnect
          </Button>
          <DisconnectDialog connection={connection} isOpen={isLeaving} onClose={() => setIsLeaving(false)} />
        </>
      ) : null}
    </Group>
  );
}
