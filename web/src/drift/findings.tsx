/** What differs, or differed: ours, the books, why, and the repair, those of one invoice together. */
import { Anchor, Button, Group, Paper, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type FindingState, findingsQuery } from '../api/drift.ts';
import type { DriftFinding, DriftStanding } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { sentence } from '../fields/use-save.ts';
import { formatAge, formatDate, formatInstant } from '../format/dates.ts';
import { Money } from '../format/money.tsx';
import { WideTable } from '../grid/wide-table.tsx';
import classes from './drift.module.css';
import { Repair } from './repair.tsx';

const states = [
  { value: 'open', label: 'Open' },
  { value: 'repaired', label: 'Repaired' },
  { value: 'gone', label: 'Gone by itself' },
] as const;

export function Findings({ standing }: { standing: DriftStanding }) {
  const [state, setState] = useState<FindingState>('open');
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    findingsQuery(standing.connectionId, state),
  );
  const found = data?.pages.flatMap(({ items }) => items);
  return (
    <Stack gap="sm" component="section" aria-label="Differences">
      <Group justify="space-between" gap="sm">
        <Title order={2}>Differences</Title>
        <SegmentedControl
          size="xs"
          transitionDuration={120}
          aria-label="Which differences"
          data={[...states]}
          value={state}
          onChange={(next) => setState(states.find(({ value }) => value === next)?.value ?? 'open')}
        />
      </Group>
      {error ? <Text role="alert">{sentence(error)}</Text> : null}
      {found?.length === 0 ? <Nothing state={state} ledgerName={standing.ledgerName} /> : null}
      {found?.length ? (
        <Paper withBorder p="sm" radius="md">
          <FindingsTable found={found} ledgerName={standing.ledgerName} />
        </Paper>
      ) : null}
      {hasNextPage ? (
        <Button
          size="xs"
          variant="default"
          className={classes.more}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </Stack>
  );
}

function Nothing({ state, ledgerName }: { state: FindingState; ledgerName: string }) {
  const words = {
    open: `Nothing differs. A payment recorded in ${ledgerName} that nobody told of would stand here, with a button to take it over.`,
    repaired: 'Nothing had to be repaired yet.',
    gone: 'Nothing went away by itself yet: the next webhook or sweep often repairs what a comparison finds.',
  };
  return (
    <Text size="sm" c="dimmed">
      {words[state]}
    </Text>
  );
}

function FindingsTable({ found, ledgerName }: { found: readonly DriftFinding[]; ledgerName: string }) {
  return (
    <WideTable label="Differences" minWidth={860}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Invoice</Table.Th>
          <Table.Th>What</Table.Th>
          <Table.Th ta="end">Here</Table.Th>
          <Table.Th ta="end">{ledgerName}</Table.Th>
          <Table.Th className={classes.why}>Why</Table.Th>
          <Table.Th>Repair</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {found.map((finding, index) => (
          <Row
            key={finding.id}
            finding={finding}
            isFirst={index === 0 || found[index - 1]?.invoiceId !== finding.invoiceId}
          />
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function Row({ finding, isFirst }: { finding: DriftFinding; isFirst: boolean }) {
  return (
    <Table.Tr data-finding={finding.kind} data-first={isFirst} className={classes.finding}>
      <Table.Td>
        <Invoice finding={finding} isFirst={isFirst} />
      </Table.Td>
      <Table.Td className={classes.what}>{finding.label}</Table.Td>
      <Table.Td ta="end">
        <Value value={finding.ours} finding={finding} />
      </Table.Td>
      <Table.Td ta="end">
        <Value value={finding.theirs} finding={finding} />
      </Table.Td>
      <Table.Td className={classes.why}>
        {finding.why}
        {finding.changedAt ? (
          <Text size="xs" c="dimmed" title={formatInstant(finding.changedAt)}>
            Changed there {formatAge(finding.changedAt, Date.now())}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>
        <Repair finding={finding} />
      </Table.Td>
    </Table.Tr>
  );
}

function Invoice({ finding, isFirst }: { finding: DriftFinding; isFirst: boolean }) {
  const number = finding.number ?? 'No number';
  if (!isFirst) return <span className="visually-hidden">{number}</span>;
  if (finding.invoiceId === null) return number;
  return (
    <div className={classes.links}>
      <LinkAnchor to="/invoices/$id" params={{ id: finding.invoiceId }} size="sm">
        {number}
      </LinkAnchor>
      {finding.booksUrl ? (
        <Anchor href={finding.booksUrl} target="_blank" rel="noreferrer" size="xs">
          Open there
        </Anchor>
      ) : null}
    </div>
  );
}

function Value({ value, finding }: { value: string | null; finding: DriftFinding }) {
  if (value === null) return <>–</>;
  if (finding.currency !== null) return <Money amount={value} currency={finding.currency} />;
  return <span className={classes.value}>{finding.kind === 'dueDate' ? formatDate(value) : value}</span>;
}
