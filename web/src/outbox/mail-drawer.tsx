/** A mail as it reads, what it is about, and what a person can still say of it. */
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { decideMail, mailQuery, retryMail } from '../api/mails.ts';
import type { Mail } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { RecordDrawer } from '../fields/record-drawer.tsx';
import { useSave } from '../fields/use-save.ts';
import { formatInstant } from '../format/dates.ts';
import { MailState } from './mail-state.tsx';
import classes from './outbox.module.css';

export function MailDrawer() {
  const { id } = useParams({ from: '/shell/outbox/$id' });
  const search = useSearch({ from: '/shell/outbox' });
  const navigate = useNavigate();
  const { data: mail, error } = useQuery(mailQuery(id));
  return (
    <RecordDrawer
      title={mail?.subject ?? 'Mail'}
      isLoading={!mail}
      error={error}
      onClose={() => void navigate({ to: '/outbox', search })}
    >
      {mail ? (
        <Stack gap="md">
          <Facts mail={mail} />
          <Trouble mail={mail} />
          <Acts mail={mail} />
          <section className={classes.text} aria-label="Text">
            {mail.text}
          </section>
        </Stack>
      ) : null}
    </RecordDrawer>
  );
}

function Facts({ mail }: { mail: Mail }) {
  return (
    <dl className={classes.facts}>
      <dt>To</dt>
      <dd>{mail.toName === null ? mail.to : `${mail.toName}, ${mail.to}`}</dd>
      <dt>State</dt>
      <dd>
        <MailState mail={mail} />
      </dd>
      <dt>Written</dt>
      <dd>{formatInstant(mail.createdAt)}</dd>
      {mail.state === 'sent' ? (
        <>
          <dt>Sent</dt>
          <dd>{formatInstant(mail.settledAt)}</dd>
        </>
      ) : null}
      {mail.state === 'queued' && mail.nextAt ? (
        <>
          <dt>Tried next</dt>
          <dd>{formatInstant(mail.nextAt)}</dd>
        </>
      ) : null}
      {mail.path ? (
        <>
          <dt>About</dt>
          <dd>
            <LinkAnchor to={mail.path} size="sm" underline="always">
              {recordIn(mail.path)}
            </LinkAnchor>
          </dd>
        </>
      ) : null}
    </dl>
  );
}

function recordIn(path: string): string {
  if (path.startsWith('/invoices/')) return 'The invoice';
  return path.startsWith('/jobs/') ? 'The job' : 'The sales doc';
}

function Trouble({ mail }: { mail: Mail }) {
  if (mail.problem === null) return null;
  return (
    <Alert
      color={mail.state === 'failed' ? 'red' : mail.state === 'kept' ? 'gray' : 'orange'}
      variant="light"
    >
      {mail.problem}
      {mail.serverWords ? (
        <Text size="sm" mt={4}>
          The mail server said: {mail.serverWords}
        </Text>
      ) : null}
      {mail.mayDecide ? (
        <Text size="sm" mt={4}>
          Nobody can tell from here. Ask whom it is for, or look in the log of the mail server; sent again, it
          may arrive twice.
        </Text>
      ) : null}
    </Alert>
  );
}

function Acts({ mail }: { mail: Mail }) {
  if (mail.mayDecide) {
    return (
      <Group gap="xs" align="flex-start">
        <Act label="It arrived" act={() => decideMail(mail.id, true)} />
        <Act label="Send again" act={() => decideMail(mail.id, false)} />
      </Group>
    );
  }
  if (!mail.mayRetry) return null;
  return (
    <Group>
      <Act label={mail.state === 'failed' ? 'Try again' : 'Send now'} act={() => retryMail(mail.id)} />
    </Group>
  );
}

function Act({ label, act }: { label: string; act: () => Promise<Mail> }) {
  const queryClient = useQueryClient();
  const save = useSave({
    save: act,
    saved: (mail) => {
      queryClient.setQueryData(mailQuery(mail.id).queryKey, mail);
      return queryClient.invalidateQueries({ queryKey: ['mails'] });
    },
  });
  return (
    <div>
      <Button size="xs" variant="default" loading={save.isSaving} onClick={() => save.submit()}>
        {label}
      </Button>
      {save.message ? (
        <Text role="alert" size="sm" c="var(--cf-red-ink)">
          {save.message}
        </Text>
      ) : null}
    </div>
  );
}
