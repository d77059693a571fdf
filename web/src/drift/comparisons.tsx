/** The comparisons so far: what each found and what it cost, as a chart and as a table. */
import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { checksQuery } from '../api/drift.ts';
import type { DriftCheck, DriftStanding } from '../api/types.ts';
import { formatInstant } from '../format/dates.ts';
import { WideTable } from '../grid/wide-table.tsx';
import { ReportChart } from '../reports/report-chart.tsx';

const words: Readonly<Record<DriftCheck['state'], string>> = {
  listing: 'Under way',
  confirming: 'Under way',
  done: 'Done',
  stopped: 'Stopped',
  failed: 'Failed',
};

export function Comparisons({ standing }: { standing: DriftStanding }) {
  const { data } = useQuery(checksQuery(standing.connectionId));
  if (!data) return null;
  const ended = data.items.filter(({ state }) => state === 'done').toReversed();
  return (
    <Stack gap="sm" component="section" aria-label="Comparisons">
      <div>
        <Title order={2}>Comparisons</Title>
        <Text size="sm" c="dimmed">
          A few times a day by themselves, and whenever somebody presses Compare now
        </Text>
      </div>
      {ended.length > 1 ? (
        <ReportChart
          title="What each found, and what it cost"
          unit="differences, calls"
          series={[
            { key: 'found', name: 'Differences', color: 'var(--cf-orange-ink)' },
            { key: 'calls', name: 'Calls', color: 'var(--cf-slate-ink)' },
          ]}
          points={ended.map(({ startedAt, found, calls }) => ({
            name: formatInstant(startedAt),
            figures: { found: String(found), calls: String(calls) },
          }))}
        />
      ) : null}
      <Paper withBorder p="md" radius="md">
        <WideTable label="Comparisons" minWidth={560} maxHeight={300}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Begun</Table.Th>
              <Table.Th ta="end">Invoices</Table.Th>
              <Table.Th ta="end">Differences</Table.Th>
              <Table.Th ta="end">Calls</Table.Th>
              <Table.Th ta="end">Seconds</Table.Th>
              <Table.Th>How it ended</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map((check) => (
              <Row key={check.id} check={check} />
            ))}
          </Table.Tbody>
        </WideTable>
      </Paper>
    </Stack>
  );
}

function Row({ check }: { check: DriftCheck }) {
  const isDone = check.state === 'done';
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatInstant(check.startedAt)}</Table.Td>
      <Table.Td ta="end">{check.compared.toLocaleString()}</Table.Td>
      <Table.Td ta="end">{isDone ? check.found.toLocaleString() : '–'}</Table.Td>
      <Table.Td ta="end">{check.calls.toLocaleString()}</Table.Td>
      <Table.Td ta="end">{check.durationMs === null ? '–' : (check.durationMs / 1000).toFixed(1)}</Table.Td>
      <Table.Td>
        {words[check.state]}
        {check.problem ? (
          <Text size="xs" c="dimmed">
            {check.problem}
          </Text>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}
