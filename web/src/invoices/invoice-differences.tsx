/** What somebody changed in the books, beside ours: a person says which of the two counts. */
import { Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { settleDifferences } from '../api/invoices.ts';
import { invoiceQuery } from '../api/queries.ts';
import type { InvoiceDifferences as Differences, Invoice } from '../api/types.ts';
import { orSayWhy } from '../fields/say-why.ts';
import { useCan } from '../fields/use-can.ts';
import { formatDate } from '../format/dates.ts';
import { localSentence } from '../format/sentences.ts';
import { WideTable } from '../grid/wide-table.tsx';

export function InvoiceDifferences({ invoice, differences }: { invoice: Invoice; differences: Differences }) {
  const { isSettling, settle } = useSettling(invoice);
  const canWrite = useCan('invoices:write');
  const ledger = invoice.ledger?.name ?? 'the books';
  const { takeTheirs, keepOurs } = differences;
  return (
    <Paper component="section" withBorder p="md" radius="md" aria-label={`Changed in ${ledger}`}>
      <Stack gap="sm">
        <Title order={3}>Changed in {ledger}</Title>
        <WideTable label={`Here and in ${ledger}`} minWidth={300}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What</Table.Th>
              <Table.Th>Here</Table.Th>
              <Table.Th>In {ledger}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differences.items.map((item) => (
              <Table.Tr key={`${item.label} ${item.books}`}>
                <Table.Td>{item.label}</Table.Td>
                <Table.Td style={{ whiteSpace: 'pre-wrap' }}>{shown(item.field, item.here)}</Table.Td>
                <Table.Td style={{ whiteSpace: 'pre-wrap' }}>{shown(item.field, item.books)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
        {canWrite ? (
          <Group gap="sm">
            <Button
              size="xs"
              loading={isSettling === 'take-theirs'}
              disabled={!takeTheirs.isAllowed || isSettling !== null}
              onClick={() => settle('take-theirs')}
            >
              Take theirs
            </Button>
            <Button
              size="xs"
              variant="default"
              loading={isSettling === 'keep-ours'}
              disabled={!keepOurs.isAllowed || isSettling !== null}
              onClick={() => settle('keep-ours')}
            >
              Keep ours
            </Button>
          </Group>
        ) : null}
        <WhyNot act="Theirs cannot be taken" why={takeTheirs.why} />
        <WhyNot act="Ours cannot be kept" why={keepOurs.why} />
      </Stack>
    </Paper>
  );
}

function WhyNot({ act, why }: { act: string; why: string | null }) {
  return why ? (
    <Text size="sm">
      {act}: {localSentence(why)}
    </Text>
  ) : null;
}

function useSettling(invoice: Invoice) {
  const queryClient = useQueryClient();
  const [isSettling, setIsSettling] = useState<'take-theirs' | 'keep-ours' | null>(null);
  async function settle(how: 'take-theirs' | 'keep-ours') {
    setIsSettling(how);
    await orSayWhy(async () => {
      const answer = await settleDifferences(invoice.id, how);
      queryClient.setQueryData(invoiceQuery(invoice.id).queryKey, answer);
      notifications.show({ message: how === 'take-theirs' ? 'Theirs counts now.' : 'Ours is on its way.' });
      await queryClient.invalidateQueries({ queryKey: ['invoices'] });
    });
    setIsSettling(null);
  }
  return { isSettling, settle };
}

function shown(field: string, value: string | null): string {
  if (value === null || value === '') return '–';
  return field === 'issueDate' || field === 'dueDate' ? formatDate(value) : value;
}
