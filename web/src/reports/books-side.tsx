/** Aged receivables as the books report them, beside ours: by age and by customer, each difference with why it is there. */
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowsDiff, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { post } from '../api/request.ts';
import { LinkAnchor } from '../fields/links.tsx';
import { sentence } from '../fields/use-save.ts';
import { localSentence } from '../format/sentences.ts';
import { ageBuckets } from './age-buckets.ts';
import { LedgerReading } from './ledger-reading.tsx';
import classes from './report.module.css';
import type { ReportColumn } from './report-column.ts';
import { bothSidesQuery, type ReceivablesOfBothSides } from './report-queries.ts';
import { ReportTable } from './report-table.tsx';
import type { Report } from './use-report.ts';

type Row = ReceivablesOfBothSides['rows'][number];

export function BooksSide({ report, asOf }: { report: Report; asOf: string | undefined }) {
  const asked = { connectionId: report.search.books, asOf };
  const { data, error } = useQuery({ ...bothSidesQuery(asked), enabled: asOf !== undefined });
  if (error)
    return (
      <Text size="sm" c="dimmed">
        {sentence(error)}
      </Text>
    );
  if (data === undefined) return null;
  const { ledgerName, currency } = data.books;
  const isRead = data.report !== null;
  const differs = data.rows.some(({ why }) => why.length > 0);
  const Icon = differs ? IconArrowsDiff : IconCircleCheck;
  const tone = differs ? 'orange' : 'green';
  return (
    <Stack gap="sm" component="section" aria-label={`Beside ${ledgerName}`}>
      <Title order={2} size="h4">
        Beside {ledgerName}’s own report
      </Title>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        {isRead ? <Icon size={18} aria-hidden color={`var(--cf-${tone}-ink)`} /> : null}
        <Text size="sm" role="status">
          {localSentence(data.sentence)}
        </Text>
      </Group>
      <LedgerReading
        ledgerName={ledgerName}
        reading={data.reading}
        report={data.report}
        actions={data.actions}
        onRead={() => post('/reports/ledger/aged-receivables', { ...asked, asOf: data.asOf })}
      />
      {isRead ? <Ages data={data} report={report} /> : null}
      {data.rows.length > 0 ? (
        <ReportTable
          label={`Receivables here and in ${ledgerName}`}
          report={report}
          columns={columnsOf(data)}
          rows={data.rows}
          currency={currency}
          keyOf={(row) => row.customer ?? row.name}
        />
      ) : null}
    </Stack>
  );
}

/** The same by age: what an accountant looks at first. */
function Ages({ data, report }: { data: ReceivablesOfBothSides; report: Report }) {
  const { ours, theirs, difference } = data.totals;
  const rows = ageBuckets.map(({ key, name }) => ({
    name,
    ours: ours[key],
    theirs: theirs[key],
    difference: difference[key],
  }));
  type Age = (typeof rows)[number];
  const money = (key: 'ours' | 'theirs' | 'difference', name: string): ReportColumn<Age> => ({
    key: `age-${key}`,
    name,
    kind: 'money',
    value: (row) => row[key],
    total: data.totals[key].total,
  });
  return (
    <ReportTable
      label={`By age, here and in ${data.books.ledgerName}`}
      report={report}
      columns={[
        { key: 'age', name: 'Days overdue', kind: 'text', value: (row) => row.name },
        money('ours', 'Here'),
        money('theirs', data.books.ledgerName),
        money('difference', 'Difference'),
      ]}
      rows={rows}
      currency={data.books.currency}
      keyOf={(row) => row.name}
    />
  );
}

function columnsOf({ books, totals }: ReceivablesOfBothSides): readonly ReportColumn<Row>[] {
  const money = (key: 'ours' | 'theirs' | 'difference', name: string): ReportColumn<Row> => ({
    key: `side-${key}`,
    name,
    kind: 'money',
    value: (row) => row[key].total,
    total: totals[key].total,
  });
  return [
    { key: 'side-name', name: 'Customer', kind: 'text', value: (row) => row.name },
    money('ours', 'Here'),
    money('theirs', books.ledgerName),
    money('difference', 'Difference'),
    {
      key: 'why',
      name: 'Why',
      kind: 'text',
      value: (row) => row.why.map(({ sentence: words }) => words).join(' ') || null,
      show: (row) => <Why row={row} ledgerName={books.ledgerName} />,
    },
  ];
}

function Why({ row, ledgerName }: { row: Row; ledgerName: string }) {
  if (row.why.length === 0)
    return <span className={classes.nothing}>{row.customer === null ? 'Only there' : 'Agrees'}</span>;
  return (
    <ul className={classes.why}>
      {row.why.map(({ sentence: words, invoiceId, booksUrl }) => (
        <li key={words}>
          {localSentence(words)}{' '}
          {invoiceId === null ? null : (
            <LinkAnchor to="/invoices/$id" params={{ id: invoiceId }} size="xs">
              Open
            </LinkAnchor>
          )}
          {invoiceId === null && booksUrl !== null ? (
            <Anchor href={booksUrl} target="_blank" rel="noreferrer" size="xs">
              Show in {ledgerName}
            </Anchor>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
