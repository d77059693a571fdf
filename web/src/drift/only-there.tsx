/** Invoices that people made in the books themselves: listed apart, since nothing is wrong with them. */
import { Anchor, Paper, Stack, Table, Text, Title } from '@mantine/core';
import type { DriftStanding } from '../api/types.ts';
import { Money } from '../format/money.tsx';
import { WideTable } from '../grid/wide-table.tsx';

export function OnlyThere({ standing }: { standing: DriftStanding }) {
  const { onlyThere, ledgerName } = standing;
  const count = onlyThere.count.toLocaleString();
  return (
    <Stack gap="sm" component="section" aria-label={`Only in ${ledgerName}`}>
      <div>
        <Title order={2}>Only in {ledgerName}</Title>
        <Text size="sm" c="dimmed">
          {onlyThere.count === 1 ? '1 invoice was' : `${count} invoices were`} made there by people and never
          stood here. That is no difference: who works in the books may go on.
        </Text>
      </div>
      <Paper withBorder p="md" radius="md" component="details">
        <summary>
          {onlyThere.newest.length < onlyThere.count
            ? `Show the ${onlyThere.newest.length} changed last`
            : 'Show them'}
        </summary>
        <WideTable label={`Only in ${ledgerName}`} minWidth={560}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Number</Table.Th>
              <Table.Th>Customer</Table.Th>
              <Table.Th ta="end">Total</Table.Th>
              <Table.Th ta="end">Owing</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {onlyThere.newest.map((each) => (
              <Table.Tr key={each.ledgerId}>
                <Table.Td>
                  {each.booksUrl ? (
                    <Anchor href={each.booksUrl} target="_blank" rel="noreferrer" size="sm">
                      {each.number ?? 'No number'}
                    </Anchor>
                  ) : (
                    (each.number ?? 'No number')
                  )}
                </Table.Td>
                <Table.Td>{each.customer ?? '–'}</Table.Td>
                <Table.Td ta="end">
                  <Money amount={each.total} currency={each.currency} />
                </Table.Td>
                <Table.Td ta="end">
                  <Money amount={each.amountOwing} currency={each.currency} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      </Paper>
    </Stack>
  );
}
