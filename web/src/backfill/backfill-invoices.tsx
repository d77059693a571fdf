/** The invoices of a backfill one by one, filtered by outcome, and all of them as a file. */
import { Anchor, Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { allBackfillInvoices, backfillInvoicesQuery } from '../api/backfills.ts';
import type { Backfill, BackfillInvoice } from '../api/types.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { orSayWhy } from '../fields/say-why.ts';
import { formatDate } from '../format/dates.ts';
import { Money } from '../format/money.tsx';
import { saveCsv } from '../grid/csv.ts';
import { WideTable } from '../grid/wide-table.tsx';

export function BackfillInvoices({
  backfill,
  outcome,
  onOutcome,
}: {
  backfill: Backfill;
  outcome: string | null;
  onOutcome: (outcome: string | null) => void;
}) {
  const { data } = useQuery(backfillInvoicesQuery(backfill.id, outcome));
  const [isSaving, setIsSaving] = useState(false);
  const choices = new Map(backfill.outcomes.map((group) => [group.outcome as string, group.label]));

  async function save() {
    setIsSaving(true);
    await orSayWhy(async () => saveCsv('Backfill', columns, await allBackfillInvoices(backfill.id, outcome)));
    setIsSaving(false);
  }
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end" justify="space-between">
        <Select
          label="Invoices"
          size="xs"
          w={260}
          clearable
          placeholder="All of them"
          data={[...choices].map(([value, label]) => ({ value, label }))}
          value={outcome}
          onChange={onOutcome}
        />
        <Button size="xs" variant="default" loading={isSaving} onClick={save}>
          Save as CSV
        </Button>
      </Group>
      <WideTable label="Invoices of the backfill" minWidth={640} maxHeight={420}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Number</Table.Th>
            <Table.Th>Customer</Table.Th>
            <Table.Th>Date</Table.Th>
            <Table.Th ta="end">Total</Table.Th>
            <Table.Th>What becomes of it</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data?.items.map((item) => (
            <Item key={item.invoiceId} item={item} />
          ))}
        </Table.Tbody>
      </WideTable>
      {data?.nextCursor ? (
        <Text size="xs" c="dimmed">
          The first {data.items.length} are shown; the file has all of them.
        </Text>
      ) : null}
    </Stack>
  );
}

function Item({ item }: { item: BackfillInvoice }) {
  return (
    <Table.Tr>
      <Table.Td>
        <LinkAnchor to="/invoices/$id" params={{ id: item.invoiceId }} size="sm">
          {item.number ?? 'No number yet'}
        </LinkAnchor>
      </Table.Td>
      <Table.Td>{item.customer ?? '–'}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatDate(item.issueDate)}</Table.Td>
      <Table.Td ta="end" style={{ whiteSpace: 'nowrap' }}>
        <Money amount={item.total} currency={item.currency} />
      </Table.Td>
      <Table.Td>
        {item.label}
        {item.booksUrl ? (
          <>
            {' · '}
            <Anchor href={item.booksUrl} target="_blank" rel="noreferrer" size="sm">
              Open there
            </Anchor>
          </>
        ) : null}
        {item.why ? (
          <Text size="xs" c="dimmed">
            {item.why}
          </Text>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

const columns: readonly { name: string; text: (item: BackfillInvoice) => string }[] = [
  { name: 'Number', text: ({ number }) => number ?? '' },
  { name: 'Customer', text: ({ customer }) => customer ?? '' },
  { name: 'Date', text: ({ issueDate }) => issueDate },
  { name: 'Currency', text: ({ currency }) => currency },
  { name: 'Total', text: ({ total }) => total },
  { name: 'Outcome', text: ({ label }) => label },
  { name: 'Problem', text: ({ problemCode }) => problemCode ?? '' },
  { name: 'Why', text: ({ why }) => why ?? '' },
];
