/** The Sync centre: what is on its way to the books, what needs a person, and what is done. */
import { Alert, Button, Group, Tabs, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { allOperations, syncCountsQuery } from '../api/sync-operations.ts';
import type { SyncCounts, SyncOperation } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { useCan } from '../fields/use-can.ts';
import { operationWords } from '../format/operation-words.ts';
import { saveCsv } from '../grid/csv.ts';
import { kindWords } from './operation-kinds.ts';
import { OperationsPanel } from './operations-panel.tsx';
import classes from './sync.module.css';
import { SyncFilters } from './sync-filters.tsx';
import { filterOf, type SyncSearch } from './sync-search.ts';

const tabs = [
  { state: 'needsAttention', label: 'Needs attention' },
  { state: 'queued', label: 'Queued' },
  { state: 'sending', label: 'Sending' },
  { state: 'done', label: 'Done' },
  { state: 'ignored', label: 'Ignored' },
] as const;

export function SyncCentre() {
  const search = useSearch({ from: '/shell/sync' });
  const navigate = useNavigate();
  const filter = filterOf(search);
  const mayCompare = useCan('reports:read');
  const { data: counts } = useQuery(syncCountsQuery(filter));
  const tab = tabs.find((one) => one.state === search.state) ?? tabs[0];
  // An empty part is left out of the address by its reader.
  const change = (part: Partial<SyncSearch>) =>
    navigate({ to: '/sync', search: { ...search, ...part }, replace: true });

  return (
    <section className={classes.page} aria-label="Sync centre">
      <Group px="md" pt="md" pb="sm" gap="sm">
        <Title order={1} size="h2" mr="sm">
          Sync centre
        </Title>
        <SyncFilters search={search} onChange={change} />
        <ExportButton state={tab.state} search={search} count={counts?.[tab.state] ?? 0} />
      </Group>
      <AwaitingApproval counts={counts} />
      {mayCompare ? (
        <Text size="sm" c="dimmed" px="md" pb="sm">
          What is done here is held against the books a few times a day:{' '}
          <LinkAnchor to="/reports/both-sides" size="sm" underline="always">
            both sides compared
          </LinkAnchor>
        </Text>
      ) : null}
      <Tabs
        value={tab.state}
        onChange={(state) => change({ state: state ?? '' })}
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
        <Tabs.Panel value={tab.state} className={classes.panel}>
          <OperationsPanel
            key={tab.state}
            state={tab.state}
            search={search}
            count={counts?.[tab.state] ?? 0}
          />
        </Tabs.Panel>
      </Tabs>
    </section>
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

/** Everything that matches, not only what has been scrolled to. */
function ExportButton({ state, search, count }: { state: string; search: SyncSearch; count: number }) {
  const [isReading, setIsReading] = useState(false);
  const save = () =>
    orSayWhy(async () => {
      setIsReading(true);
      try {
        saveCsv('Sync centre', csvColumns, await allOperations(state, filterOf(search)));
      } finally {
        setIsReading(false);
      }
    });
  return (
    <Button
      size="xs"
      variant="default"
      ml="auto"
      leftSection={<IconDownload size={14} aria-hidden />}
      disabled={count === 0}
      loading={isReading}
      onClick={save}
    >
      Save as CSV
    </Button>
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
