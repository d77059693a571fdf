/** Days to pay: how long customers take, by customer or by month, and who gets slower. */
import { IconHourglassHigh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { formatDate } from '../format/dates.ts';
import { saveCsv } from '../grid/csv.ts';
import { Teach } from '../grid/teach.tsx';
import { ByFilter, wayIn } from './by-filter.tsx';
import { MOST_BARS, nameColumn, pointsOf, rowName } from './divided-rows.ts';
import classes from './report.module.css';
import { ReportChart } from './report-chart.tsx';
import type { ReportColumn } from './report-column.ts';
import { csvColumns } from './report-csv.ts';
import { BooksFilter, PeriodFilter } from './report-filters.tsx';
import { ReportItems } from './report-items.tsx';
import { ReportPage } from './report-page.tsx';
import { type DaysToPay, daysToPayQuery } from './report-queries.ts';
import { ReportTable } from './report-table.tsx';
import { useReport } from './use-report.ts';

type Row = DaysToPay['rows'][number];

const ways = [
  { value: 'customer', label: 'Customer' },
  { value: 'month', label: 'Month' },
] as const;

export function DaysToPayPage() {
  const report = useReport();
  const { books: connectionId, from, to, open: opened } = report.search;
  const by = wayIn(ways, report.search.by);
  const asked = { connectionId, from, to, by };
  const { data, error } = useQuery(daysToPayQuery(asked));
  const books = data?.books;
  const columns = data ? columnsOf(data) : [];
  const open = data?.rows.find(({ key }) => key === opened);
  return (
    <ReportPage
      title="Days to pay"
      about={
        books ? `${books.label}, paid ${formatDate(data.period.from)} to ${formatDate(data.period.to)}` : null
      }
      filters={
        <>
          <BooksFilter report={report} books={books} />
          <ByFilter report={report} ways={ways} by={by} />
          <PeriodFilter report={report} books={books} period={data?.period} />
        </>
      }
      isRead={data !== undefined}
      error={data ? null : error}
      onCsv={() =>
        saveCsv(
          `Days to pay by ${data?.by} ${data?.period.from} to ${data?.period.to}`,
          csvColumns(columns, ''),
          data?.rows ?? [],
        )
      }
      isEmpty={data?.rows.length === 0}
      empty={
        <Teach title="Nothing was paid in full in this period">
          An invoice counts on the day on which nothing of it is owing any more. Choose a longer period.
        </Teach>
      }
    >
      {data?.slower ? (
        <p className={classes.callout}>
          <IconHourglassHigh size={16} aria-hidden />
          {data.slower}
        </p>
      ) : null}
      {data ? <DaysChart data={data} /> : null}
      <ReportTable
        label={`Days to pay by ${data?.by}`}
        report={report}
        columns={columns}
        rows={data?.rows ?? []}
        currency=""
        keyOf={(row) => row.key}
        onOpen={(row) => report.change({ open: row.key })}
        totalWords="All"
      />
      <p className={classes.note}>{data?.note}</p>
      {open && data ? (
        <ReportItems
          title={rowName(data, open)}
          path="/reports/days-to-pay/items"
          asked={{ ...asked, ...data.period, key: open.key }}
          currency={data.books.currency}
          onClose={() => report.change({ open: '' })}
        />
      ) : null}
    </ReportPage>
  );
}

/** Months as they follow each other; of customers those with most invoices, who say most. */
function DaysChart({ data }: { data: DaysToPay }) {
  const isByMonth = data.by === 'month';
  const rows = isByMonth
    ? data.rows
    : data.rows.toSorted((one, other) => other.count - one.count).slice(0, MOST_BARS);
  return (
    <ReportChart
      title={isByMonth ? 'From issue to paid in full' : 'From issue to paid in full, on average'}
      unit="days"
      kind={isByMonth ? 'lines' : 'rows'}
      series={[
        { key: 'average', name: 'Average', color: 'accent.6' },
        ...(isByMonth ? [{ key: 'median', name: 'Median', color: 'gray.5' }] : []),
      ]}
      points={pointsOf(data, rows, isByMonth ? ['average', 'median'] : ['average'])}
    />
  );
}

function columnsOf(data: DaysToPay): readonly ReportColumn<Row>[] {
  const { totals } = data;
  type Figure = 'average' | 'median' | 'late' | 'averageBefore' | 'change';
  const days = (figure: Figure, name: string): ReportColumn<Row> => ({
    key: figure === 'averageBefore' ? 'before' : figure,
    name,
    kind: 'number',
    value: (row) => row[figure],
    total: totals?.[figure] ?? null,
  });
  return [
    nameColumn(data, ways),
    {
      key: 'count',
      name: 'Invoices',
      kind: 'number',
      value: (row) => String(row.count),
      total: totals ? String(totals.count) : null,
    },
    days('average', 'Average'),
    days('median', 'Median'),
    days('late', 'After the due date'),
    ...(data.by === 'customer' ? [days('averageBefore', 'Average before'), days('change', 'Change')] : []),
  ];
}
