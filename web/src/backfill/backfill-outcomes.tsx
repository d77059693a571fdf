/** Invoices counted by outcome, with what each group comes to; a group's name lists its invoices below. */
import { Anchor, Stack, Table, Text } from '@mantine/core';
import type { Backfill } from '../api/types.ts';
import { Money } from '../format/money.tsx';
import { WideTable } from '../grid/wide-table.tsx';

export function BackfillOutcomes({
  backfill,
  shown,
  onShow,
}: {
  backfill: Backfill;
  shown: string | null;
  onShow: (outcome: string | null) => void;
}) {
  if (backfill.outcomes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        No invoice is dated within these days.
      </Text>
    );
  return (
    <WideTable label="Outcomes" minWidth={290}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>What becomes of them</Table.Th>
          <Table.Th ta="end">Invoices</Table.Th>
          <Table.Th ta="end">Sum</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {backfill.outcomes.map((group) => (
          <Table.Tr key={`${group.outcome} ${group.problemCode}`} data-outcome={group.outcome}>
            <Table.Td>
              <Anchor
                component="button"
                type="button"
                size="sm"
                c="inherit"
                fw={shown === group.outcome ? 650 : 500}
                aria-pressed={shown === group.outcome}
                onClick={() => onShow(shown === group.outcome ? null : group.outcome)}
              >
                {group.label}
              </Anchor>
              <Reason group={group} />
            </Table.Td>
            <Table.Td ta="end" className="money">
              {group.count.toLocaleString()}
            </Table.Td>
            <Table.Td ta="end">
              <Stack gap={0}>
                {group.sums.map(({ currency, total }) => (
                  <Money key={currency} amount={total} currency={currency} />
                ))}
              </Stack>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function Reason({ group }: { group: Backfill['outcomes'][number] }) {
  const words = group.why ?? group.problemCode;
  if (words === null) return null;
  return (
    <Text size="xs" c="dimmed">
      {words}
    </Text>
  );
}
