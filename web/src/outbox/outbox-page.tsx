/** Every mail that this desk wrote to customers and to people here, newest first, and where each stands. */
import { Alert, Select, Text } from '@mantine/core';
import { IconMailPause } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useSearch } from '@tanstack/react-router';
import { outboxQuery } from '../api/mails.ts';
import type { MailSummary, Outbox } from '../api/types.ts';
import { LinkAnchor, LinkButton } from '../fields/links.tsx';
import { useCan } from '../fields/use-can.ts';
import { formatInstant } from '../format/dates.ts';
import { ColumnPage, TitleUnderAutomations } from '../grid/column-page.tsx';
import { PagedList } from '../grid/paged-list.tsx';
import { Teach } from '../grid/teach.tsx';
import { MailState } from './mail-state.tsx';
import classes from './outbox.module.css';
import { type OutboxSearch, outboxStates } from './outbox-search.ts';

export function OutboxPage() {
  if (useCan('automations:write')) return <OutboxOfDesk />;
  return (
    <Teach isPage title="Outbox">
      The outbox shows what customers are written. Ask an owner or admin of this workspace if you need to see
      it.
    </Teach>
  );
}

function OutboxOfDesk() {
  const search = useSearch({ from: '/shell/outbox' });
  const pages = useInfiniteQuery(outboxQuery(search.state));
  const newest = pages.data?.pages[0];
  return (
    <ColumnPage label="Outbox" over={<Outlet />}>
      <TitleUnderAutomations title="Outbox" />
      {newest?.mailFrom === null ? <NoServer /> : null}
      {newest ? <StateFilter search={search} counts={newest.counts} /> : null}
      <PagedList of={pages} label="Mails" what="The outbox" empty={<Nothing search={search} />}>
        {(mail) => <Mail key={mail.id} mail={mail} search={search} />}
      </PagedList>
    </ColumnPage>
  );
}

function NoServer() {
  return (
    <Alert
      color="gray"
      icon={<IconMailPause size={18} aria-hidden />}
      title="No mail server is set up: mail is kept here"
    >
      Nothing leaves this desk until whoever runs it sets <code>SMTP_URL</code> and <code>MAIL_FROM</code>.
      What is kept can be read, and sent from here once they are set.
    </Alert>
  );
}

const stateNames = {
  waiting: 'Waiting',
  undecided: 'May have arrived',
  failed: 'Not sent',
  kept: 'Kept here',
  sent: 'Sent',
} as const satisfies Record<(typeof outboxStates)[number], string>;

function StateFilter({ search, counts }: { search: OutboxSearch; counts: Outbox['counts'] }) {
  const navigate = useNavigate();
  return (
    <Select
      size="xs"
      w={240}
      aria-label="In which state"
      placeholder="Every state"
      clearable
      data={outboxStates.map((state) => ({ value: state, label: `${stateNames[state]} (${counts[state]})` }))}
      value={search.state ?? null}
      onChange={(value) => {
        const state = outboxStates.find((one) => one === value);
        void navigate({ to: '/outbox', search: { state }, replace: true });
      }}
    />
  );
}

function Mail({ mail, search }: { mail: MailSummary; search: OutboxSearch }) {
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <LinkAnchor
          to="/outbox/$id"
          params={{ id: mail.id }}
          search={search}
          size="sm"
          fw={600}
          className={classes.open}
        >
          {mail.subject}
        </LinkAnchor>
        <Text size="sm" c="dimmed">
          To {mail.toName === null ? mail.to : `${mail.toName}, ${mail.to}`}
        </Text>
        {mail.problem ? <Text size="sm">{mail.problem}</Text> : null}
      </div>
      <MailState mail={mail} />
      <Text size="xs" c="dimmed" className={classes.when}>
        {formatInstant(mail.createdAt)}
      </Text>
    </li>
  );
}

function Nothing({ search }: { search: OutboxSearch }) {
  if (search.state) return <Teach title="Nothing matches">No mail stands there.</Teach>;
  return (
    <Teach title="No mail yet" action={<LinkButton to="/automations/new">New automation</LinkButton>}>
      What automations write to customers and what people here are told by e-mail is listed here: to whom,
      where it stands, and how it reads. An automation with “e-mail the customer” writes the first one.
    </Teach>
  );
}
