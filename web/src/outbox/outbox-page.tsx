/** The outbox: every mail as it reads, where it stands, and the buttons for those that wait for a person. */
import { Accordion, Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { decideMail, type Mail, mailQuery, mailsQuery, retryMail } from '../api/mails.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { formatInstant } from '../format/dates.ts';
import { Teach } from '../grid/teach.tsx';

export function OutboxPage() {
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery(mailsQuery);
  const [open, setOpen] = useState<string | null>(null);
  const mails = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack component="section" aria-label="Outbox" p="md" gap="sm">
      <Title order={1} size="h2">
        Outbox
      </Title>
      {data?.pages[0]?.mailFrom === null ? (
        <Alert color="blue" title="No mail server is set up">
          Mail is kept here and none goes out. Set SMTP_URL and MAIL_FROM where the server is started.
        </Alert>
      ) : null}
      {data !== undefined && mails.length === 0 ? (
        <Teach title="No mail yet">What automations send, and what people are told of, stands here.</Teach>
      ) : null}
      <Accordion value={open} onChange={setOpen}>
        {mails.map((mail) => (
          <Accordion.Item key={mail.id} value={mail.id}>
            <Accordion.Control>
              <Text size="sm">{mail.subject}</Text>
              <Text size="xs" c="dimmed">
                {mail.stateWords} · {mail.to} · {formatInstant(mail.createdAt)}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>{open === mail.id ? <Whole id={mail.id} /> : null}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      {hasNextPage ? (
        <Button variant="default" onClick={() => fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </Stack>
  );
}

function Whole({ id }: { id: string }) {
  const { data: mail } = useQuery(mailQuery(id));
  if (mail === undefined) return null;
  return (
    <Stack gap="sm">
      {mail.problem === null ? null : <Text size="sm">{mail.problem}</Text>}
      {mail.serverWords === null ? null : (
        <Text size="xs" c="dimmed">
          The mail server: {mail.serverWords}
        </Text>
      )}
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {mail.text}
      </Text>
      <Acts mail={mail} />
    </Stack>
  );
}

function Acts({ mail: { id, mayDecide, mayRetry } }: { mail: Mail }) {
  return (
    <Group gap="sm">
      {mayDecide ? (
        <>
          <Button size="xs" variant="default" onClick={() => orSayWhy(() => decideMail(id, true))}>
            It arrived
          </Button>
          <Button size="xs" onClick={() => orSayWhy(() => decideMail(id, false))}>
            Send again
          </Button>
        </>
      ) : null}
      {mayRetry ? (
        <Button size="xs" onClick={() => orSayWhy(() => retryMail(id))}>
          Send now
        </Button>
      ) : null}
    </Group>
  );
}
