/** What was sent to the books and how the status turned, newest first. */
import { Stack, Text, Timeline, Title } from '@mantine/core';
import type { Invoice } from '../api/types.ts';
import { formatInstant } from '../format/dates.ts';
import { localSentence } from '../format/sentences.ts';

type Event = {
  readonly key: string;
  readonly at: string;
  readonly title: string;
  /** Empty: there is none. */
  readonly detail: string;
};

export function InvoiceHistory({ invoice }: { invoice: Invoice }) {
  const events = eventsOf(invoice);
  if (events.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-label="History">
      <Title order={3}>History</Title>
      <Timeline bulletSize={12} lineWidth={1} color="gray">
        {events.map((event) => (
          <Timeline.Item key={event.key} title={<Text size="sm">{event.title}</Text>}>
            {event.detail ? <Text size="sm">{event.detail}</Text> : null}
            <Text size="xs" c="dimmed">
              {formatInstant(event.at)}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Stack>
  );
}

function eventsOf(invoice: Invoice): readonly Event[] {
  const operations = invoice.operations.map((operation) => ({
    key: operation.id,
    at: operation.finishedAt ?? operation.dispatchedAt ?? operation.createdAt,
    title: `${operationWords(operation.kind)}: ${operationWords(operation.state).toLowerCase()}`,
    detail: localSentence(operation.problem?.message ?? operation.next ?? ''),
  }));
  const transitions = invoice.transitions.map((transition) => ({
    key: transition.id,
    at: transition.at,
    title: turned(transition),
    detail: causeWords[transition.cause] ?? '',
  }));
  return [...operations, ...transitions].sort((a, b) => (a.at < b.at ? 1 : -1));
}

const causeWords: Readonly<Record<string, string>> = {
  push: 'When it was sent',
  webhook: 'The books told us',
  sweep: 'Found by the regular look at the books',
  midnight: 'The due date has passed',
};

function turned({ fromStatus, toStatus, toLedgerStatus }: Invoice['transitions'][number]): string {
  const to = operationWords(toStatus ?? toLedgerStatus);
  return fromStatus && fromStatus !== toStatus ? `${operationWords(fromStatus)} → ${to}` : to;
}

/** "createInvoice" as a person says it. */
export function operationWords(kind: string): string {
  const words = kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
