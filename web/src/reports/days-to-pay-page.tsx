/** Days to pay: how long customers take, by customer or by month, and who gets slower. */
import { IconHourglassHigh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { formatDate } from '../format/dates.ts';
import { Teach } from '../grid/teach.tsx';
import { DividedReport, useDivided } from './divided-report.tsx';
import { MOST_BARS, nameColumn, pointsOf } from './divided-rows.ts';
import classes from './report.module.css';
import { ReportChart } from './report-chart.tsx';
import type { ReportColumn } from './report-column.ts';
import { type DaysToPay, daysToPayQuery } from './report-queries.ts';

type Row = DaysToPay['rows'][number];

const ways = [
  { value: 'customer', label: 'Customer' },
  { value: 'month', label: 'Month' },
] as const;

export function DaysToPayPage() {
  const { report, asked } = useDivided(ways);
  const { data, error } = useQuery(daysToPayQuery(asked));
  return (
    <DividedReport
      title="Days to pay"
      path="/reports/days-to-pay"
      report={report}
      ways={ways}
      asked={asked}
      data={data}
      error={error}
      about={
        data
          ? `${data.books.label}, paid ${formatDate(data.period.from)} to ${formatDate(data.period.to)}`
          : null
      }
      columns={data ? columnsOf(data) : []}
      totalWords="All"
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
    </DividedReport>
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
