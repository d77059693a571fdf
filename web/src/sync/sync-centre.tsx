/** The Sync centre: what is on its way to the books, what needs a person, and what is done. */
import { Alert, Button, Group, Select, Stack, Tabs, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconReload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { retryAllOperations } from '../api/invoices.ts';
import { connectionsQuery, syncCountsQuery, syncOperationsQuery } from '../api/queries.ts';
import type { SyncCounts, SyncOperation } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { useCan } from '../fields/use-can.ts';
import { sentence } from '../fields/use-save.ts';
import { operationWords } from '../format/operation-words.ts';
import { saveCsv } from '../grid/csv.ts';
import { Teach } from '../grid/teach.tsx';
import { kindWords } from './operation-kinds.ts';
import classes from './sync.module.css';
import { SyncOperations } from './sync-operations.tsx';

const tabs = [
  {
    state: 'needsAttention',
    label: 'Needs attention',
    empty: 'Everything that was sent has arrived, or is on its way.',
  },
  { state: 'queued', label: 'Queued', empty: 'Nothing waits to be sent.' },
  { state: 'sending', label: 'Sending', empty: 'Nothing is being sent this moment.' },
  { state: 'done', label: 'Done', empty: 'What reaches the books is listed here.' },
  { state: 'ignored', label: 'Ignored', empty: 'Nothing is ignored.' },
] as const;

export function SyncCentre() {
  const search = useSearch({ from: '/shell/sync' });
  const navigate = useNavigate();
  const books = search.books ?? null;
  const { data: counts } = useQuery(syncCountsQuery(books));
  const tab = tabs.find((one) => one.state === search.state) ?? tabs[0];
  const { data: page, error } = useQuery(syncOperationsQuery(tab.state, books));

  return (
    <section className={classes.page} aria-label="Sync centre">
      <Group px="md" pt="md" pb="sm" justify="space-between">
        <Title order={1} size="h2">
          Sync centre
        </Title>
        <Group gap="sm">
          <OfBooks
            books={books}
            onPick={(picked) =>
              navigate({ to: '/sync', search: { state: tab.state, ...(picked ? { books: picked } : {}) } })
            }
          />
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
            disabled={!page?.items.length}
            onClick={() => saveCsv('Sync centre', csvColumns, page?.items ?? [])}
          >
            Save as CSV
          </Button>
          {tab.state === 'needsAttention' && page?.items.length ? <RetryAll /> : null}
        </Group>
      </Group>
      <AwaitingApproval counts={counts} />
      <Tabs
        value={tab.state}
        onChange={(state) =>
          navigate({ to: '/sync', search: { ...(state ? { state } : {}), ...(books ? { books } : {}) } })
        }
        keepMounted={false}
        className={classes.tabs}
      >
        <Tabs.List className={classes.tabList}>
          {tabs.map((one) => (
            <Tabs.Tab key={one.state} value={one.state}>
              {one.label} <span className={classes.count}>{counts?.[one.state] ?? 0}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((one) => (
          <Tabs.Panel key={one.state} value={one.state} className={classes.panel}>
            {error ? (
              <Teach title="The list could not be read">{sentence(error)}</Teach>
            ) : page?.items.length === 0 ? (
              <Teach title={one.state === 'needsAttention' ? 'Nothing needs attention' : 'Nothing here'}>
                {one.empty}
              </Teach>
            ) : (
              <SyncOperations operations={page?.items} state={one.state} />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  );
}

/** Not there where there is one set of books alone. */
function OfBooks({ books, onPick }: { books: string | null; onPick: (id: string | null) => void }) {
  const { data: connections = [] } = useQuery(connectionsQuery);
  if (connections.length < 2 && books === null) return null;
  return (
    <Select
      size="xs"
      aria-label="Of which books"
      placeholder="All books"
      clearable
      clearButtonProps={{ 'aria-label': 'Of all books' }}
      data={connections.map(({ id, label }) => ({ value: id, label }))}
      value={books}
      onChange={onPick}
    />
  );
}

/** Nothing was asked of the books for these yet; whoever looks for an invoice here must find where it is. */
function AwaitingApproval({ counts }: { counts: SyncCounts | undefined }) {
  const waiting = (counts?.invoices ?? []).filter(({ syncState }) => syncState === 'awaitingApproval');
  const count = waiting.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return null;
  return (
    <Alert variant="light" mx="md" mb="sm" p="xs">
      {count === 1 ? '1 invoice waits' : `${count} invoices wait`} here for approval.{' '}
      <LinkAnchor to="/invoices" search={{ status: 'awaitingApproval' }} size="sm" c="inherit" td="underline">
        {count === 1 ? 'Open it' : 'Open them'}
      </LinkAnchor>
    </Alert>
  );
}

function RetryAll() {
  const queryClient = useQueryClient();
  const canRetry = useCan('sync:write');
  if (!canRetry) return null;
  const run = () =>
    orSayWhy(async () => {
      await retryAllOperations();
      notifications.show({ message: 'All of them are tried again.' });
      await queryClient.invalidateQueries({ queryKey: ['syncOperations'] });
    });
  return (
    <Stack gap={0}>
      <Button size="xs" leftSection={<IconReload size={14} aria-hidden />} onClick={run}>
        Retry all
      </Button>
    </Stack>
  );
}

const csvColumns: readonly { name: string; text: (operation: SyncOperation) => string }[] = [
  { name: 'What', text: (one) => kindWords[one.kind] },
  { name: 'Record', text: (one) => one.subjectName ?? '' },
  { name: 'Reference', text: (one) => one.reference ?? '' },
  { name: 'Total', text: (one) => one.total ?? '' },
  { name: 'Currency', text: (one) => one.currency ?? '' },
  { name: 'Books', text: (one) => one.booksLabel },
  { name: 'State', text: (one) => operationWords(one.state) },
  { name: 'Attempts', text: (one) => String(one.attempts) },
  { name: 'Problem', text: (one) => one.problem?.message ?? '' },
  { name: 'Created', text: (one) => one.createdAt },
  { name: 'Finished', text: (one) => one.finishedAt ?? '' },
];
