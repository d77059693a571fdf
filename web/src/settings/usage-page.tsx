/** The meter of a connection: what it uses of what its ledger allows, by lane, hour and day, and what is left. */
import { Alert, Progress, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type LedgerUsage, ledgerUsageQuery } from '../api/usage.ts';
import { CsvButton } from '../board/csv-button.tsx';
import { sentence } from '../fields/use-save.ts';
import { formatInstant } from '../format/dates.ts';
import { operationWords } from '../format/operation-words.ts';
import { localSentence } from '../format/sentences.ts';
import { saveCsv } from '../grid/csv.ts';
import { WideTable } from '../grid/wide-table.tsx';
import { ReportChart } from '../reports/report-chart.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

type By = LedgerUsage['by'];

export function UsagePage() {
  const { connection } = useParams({ from: '/shell/settings/integrations/$connection/usage' });
  const [by, setBy] = useState<By>('hour');
  const { data: usage, error } = useQuery(ledgerUsageQuery(connection, by));
  if (error && !usage) return <Text role="alert">{sentence(error)}</Text>;
  if (!usage) return null;
  return (
    <div className={classes.wideColumn}>
      <Section title="Calls and limits" lead={usage.label}>
        <Stack gap="md">
          {usage.limits.map((limit) =>
            limit.warning ? (
              <Alert key={limit.name} color="orange" icon={<IconAlertTriangle size={18} aria-hidden />}>
                {localSentence(limit.warning)}
              </Alert>
            ) : null,
          )}
          <Limits usage={usage} />
        </Stack>
      </Section>
      <Section
        title="What was used"
        lead={`In the zone of the books, ${usage.timeZone}`}
        aside={
          <SegmentedControl
            size="xs"
            aria-label="By hour or by day"
            value={by}
            onChange={(value) => setBy(value === 'day' ? 'day' : 'hour')}
            data={[
              { value: 'hour', label: '24 hours' },
              { value: 'day', label: '30 days' },
            ]}
          />
        }
      >
        <Stack gap="lg">
          <UsageCharts usage={usage} />
          <Buckets usage={usage} />
        </Stack>
      </Section>
      <Section title="What used it most">
        <Operations usage={usage} />
      </Section>
    </div>
  );
}

function Limits({ usage }: { usage: LedgerUsage }) {
  return (
    <WideTable label="Limits" minWidth={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Limit</Table.Th>
          <Table.Th ta="right">Used</Table.Th>
          <Table.Th ta="right">Allowed</Table.Th>
          <Table.Th ta="right">Left</Table.Th>
          <Table.Th>At this pace</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {usage.limits.map((limit) => (
          <Table.Tr key={limit.name}>
            <Table.Th scope="row" fw={500}>
              {limit.words}
              <Progress
                value={limit.allowed === 0 ? 0 : (limit.used / limit.allowed) * 100}
                size="xs"
                mt={4}
                color={limit.warning ? 'orange' : 'accent'}
                aria-label={`${limit.words}: used`}
              />
            </Table.Th>
            <Table.Td ta="right">{limit.used.toLocaleString()}</Table.Td>
            <Table.Td ta="right">{limit.allowed.toLocaleString()}</Table.Td>
            <Table.Td ta="right">{limit.left.toLocaleString()}</Table.Td>
            <Table.Td>{limit.spentAt ? `Spent ${formatInstant(limit.spentAt)}` : 'Lasts'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

const colors: Readonly<Record<string, string>> = {
  interactive: 'accent.6',
  webhook: 'teal.5',
  sweep: 'gray.5',
  backfill: 'orange.5',
};

function UsageCharts({ usage }: { usage: LedgerUsage }) {
  const series = usage.lanes.map(({ key, name }) => ({ key, name, color: colors[key] ?? 'gray.6' }));
  const pointsOf = (figure: 'calls' | 'bytes') =>
    usage.buckets.map((bucket) => ({
      name: shortLabel(bucket.label),
      figures: Object.fromEntries(
        usage.lanes.map(({ key }) => [key, String(bucket.byLane[key]?.[figure] ?? 0)]),
      ),
    }));
  return (
    <>
      <ReportChart
        title={usage.by === 'hour' ? 'Calls by the hour' : 'Calls by the day'}
        unit="calls"
        kind="stacked"
        series={series}
        points={pointsOf('calls')}
        {...(usage.line ? { line: { value: usage.line.calls, name: usage.line.words } } : {})}
      />
      <ReportChart
        title={usage.by === 'hour' ? 'Bytes by the hour' : 'Bytes by the day'}
        unit="bytes"
        kind="stacked"
        series={series}
        points={pointsOf('bytes')}
      />
    </>
  );
}

function Buckets({ usage }: { usage: LedgerUsage }) {
  // An hour in which nothing happened says nothing; the charts show that it was quiet.
  const rows = usage.buckets.filter(({ calls }) => calls > 0).toReversed();
  const columns = [
    ...usage.lanes.map(({ key, name }) => ({
      name,
      text: (row: Bucket) => String(row.byLane[key]?.calls ?? 0),
    })),
    { name: 'Calls', text: (row: Bucket) => String(row.calls) },
    { name: 'Bytes', text: (row: Bucket) => String(row.bytes) },
    { name: 'Failed', text: (row: Bucket) => String(row.failed) },
    { name: 'Refused by a limit', text: (row: Bucket) => String(row.refused) },
  ];
  if (rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        The books were not asked for anything in this time.
      </Text>
    );
  return (
    <div>
      <CsvButton
        isEmpty={false}
        onSave={() =>
          saveCsv(
            `Calls by ${usage.by}`,
            [{ name: 'From', text: (row: Bucket) => row.label }, ...columns],
            usage.buckets,
          )
        }
      />
      <WideTable label={`Calls by ${usage.by}`} minWidth={720} maxHeight={420}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>From</Table.Th>
            {columns.map(({ name }) => (
              <Table.Th key={name} ta="right">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.startsAt}>
              <Table.Th scope="row" fw={500}>
                {row.label}
              </Table.Th>
              {columns.map(({ name, text }) => (
                <Table.Td key={name} ta="right">
                  {Number(text(row)).toLocaleString()}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </div>
  );
}

type Bucket = LedgerUsage['buckets'][number];

function Operations({ usage }: { usage: LedgerUsage }) {
  return (
    <WideTable label="What used it most" minWidth={420}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Operation</Table.Th>
          <Table.Th ta="right">Calls</Table.Th>
          <Table.Th ta="right">Bytes</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {usage.operations.map(({ operation, calls, bytes }) => (
          <Table.Tr key={operation}>
            <Table.Th scope="row" fw={500}>
              {operationWords(operation.replaceAll('.', ' '))}
            </Table.Th>
            <Table.Td ta="right">{calls.toLocaleString()}</Table.Td>
            <Table.Td ta="right">{bytes.toLocaleString()}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

/** The time of an hour, the day and month of a date. */
function shortLabel(label: string): string {
  return label.slice(label.includes(' ') ? 11 : 5);
}
