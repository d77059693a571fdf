/** What happened to a record and to its invoices, here and in the books, newest first. */
import { Alert, Button, Stack, Text, Timeline } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { DrawerSkeleton } from '../fields/drawer-skeleton.tsx';
import { LinkAnchor } from '../fields/links.tsx';
import { sentence } from '../fields/use-save.ts';
import { formatInstant } from '../format/dates.ts';
import { localSentence } from '../format/sentences.ts';
import { type HistoryEntry, type HistoryOf, historyQuery } from './history-query.ts';
import classes from './record-history.module.css';

export function RecordHistory({ of }: { of: HistoryOf }) {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(historyQuery(of));
  if (error) return <Alert color="red">{sentence(error)}</Alert>;
  if (!data) return <DrawerSkeleton />;
  const entries = data.pages.flatMap((page) => page.items);
  return (
    <Stack gap="md" component="section" aria-label="History">
      {entries.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing has happened yet. What people do here and what the books do appears by itself.
        </Text>
      ) : null}
      <Timeline bulletSize={12} lineWidth={1} color="gray">
        {entries.map((entry) => (
          <Timeline.Item key={entry.id} title={<EntryTitle entry={entry} />} className={classes.entry}>
            <Changes changes={entry.changes} />
            {entry.detail ? (
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {localSentence(entry.detail)}
              </Text>
            ) : null}
            <Text size="xs" c="dimmed">
              {formatInstant(entry.at)}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
      {hasNextPage ? (
        <Button
          variant="default"
          size="xs"
          style={{ alignSelf: 'start' }}
          loading={isFetchingNextPage}
          onClick={() => fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </Stack>
  );
}

function EntryTitle({ entry }: { entry: HistoryEntry }) {
  return (
    <Text size="sm" {...(entry.isTrouble ? { c: 'var(--cf-orange-ink)' } : {})}>
      <b>{entry.who}</b> · {entry.what}
      {entry.invoice ? (
        <>
          {' · '}
          <LinkAnchor to="/invoices/$id" params={{ id: entry.invoice.id }} size="sm" underline="always">
            {entry.invoice.number ?? 'Invoice without a number yet'}
          </LinkAnchor>
        </>
      ) : null}
    </Text>
  );
}

/** Before and after, each on its own line: "Stage: Quote sent → Accepted". */
function Changes({ changes }: { changes: HistoryEntry['changes'] }) {
  return changes.map(({ field, from, to }) => (
    <Text key={field} size="sm" style={{ overflowWrap: 'anywhere' }}>
      <Text span size="sm" c="dimmed">
        {field}:
      </Text>{' '}
      {from === null ? null : <s>{localSentence(from)}</s>} {from === null ? '' : '→ '}
      {to === null ? 'nothing' : localSentence(to)}
    </Text>
  ));
}
