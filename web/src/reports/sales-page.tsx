/** Sales by customer, product category or month, beside the period before. */
import { useQuery } from '@tanstack/react-query';
import { formatDate } from '../format/dates.ts';
import { Teach } from '../grid/teach.tsx';
import { DividedReport, useDivided } from './divided-report.tsx';
import { MOST_BARS, nameColumn, pointsOf } from './divided-rows.ts';
import { ReportChart } from './report-chart.tsx';
import type { ReportColumn } from './report-column.ts';
import { type SalesReport, salesQuery } from './report-queries.ts';

type Row = SalesReport['rows'][number];

const ways = [
  { value: 'customer', label: 'Customer' },
  { value: 'category', label: 'Category' },
  { value: 'month', label: 'Month' },
] as const;

export function SalesPage() {
  const { report, asked } = useDivided(ways);
  const { data, error } = useQuery(salesQuery(asked));
  return (
    <DividedReport
      title="Sales"
      path="/reports/sales"
      report={report}
      ways={ways}
      asked={asked}
      data={data}
      error={error}
      about={data ? `${data.books.label}, ${daysOf(data.period)}, beside ${daysOf(data.before)}` : null}
      columns={data ? columnsOf(data) : []}
      isEmpty={data?.totals.count === 0 && data.rows.every(({ netBefore }) => Number(netBefore ?? 0) === 0)}
      empty={
        <Teach title="Nothing was sold in this period">
          Invoices count from their day of issue, as soon as the books count them. Choose another period, or
          send invoices to the books.
        </Teach>
      }
    >
      {data ? <SalesChart data={data} /> : null}
    </DividedReport>
  );
}

/** Months as they follow each other, beside those before; of customers and categories the largest. */
function SalesChart({ data }: { data: SalesReport }) {
  const isByMonth = data.by === 'month';
  const rows = isByMonth ? data.rows : data.rows.slice(0, MOST_BARS);
  return (
    <ReportChart
      title={isByMonth || data.rows.length <= MOST_BARS ? 'Net sales' : `Net sales, the largest ${MOST_BARS}`}
      unit={data.books.currency}
      kind={isByMonth ? 'bars' : 'rows'}
      series={[
        { key: 'net', name: 'This period', color: 'accent.6' },
        ...(isByMonth ? [{ key: 'netBefore', name: 'The period before', color: 'gray.5' }] : []),
      ]}
      points={pointsOf(data, rows, isByMonth ? ['net', 'netBefore'] : ['net'])}
    />
  );
}

function columnsOf(data: SalesReport): readonly ReportColumn<Row>[] {
  const { totals } = data;
  return [
    nameColumn(data, ways),
    { key: 'net', name: 'Net', kind: 'money', value: (row) => row.net, total: totals.net },
    { key: 'gross', name: 'With tax', kind: 'money', value: (row) => row.gross, total: totals.gross },
    {
      key: 'count',
      name: 'Documents',
      kind: 'number',
      value: (row) => String(row.count),
      // Of categories a document may stand in several.
      ...(data.by === 'category' ? {} : { total: String(totals.count) }),
    },
    {
      key: 'netBefore',
      name: 'Net before',
      kind: 'money',
      value: (row) => row.netBefore,
      total: totals.netBefore,
    },
    { key: 'change', name: 'Change %', kind: 'number', value: (row) => row.change, total: totals.change },
  ];
}

function daysOf({ from, to }: SalesReport['period']): string {
  return `${formatDate(from)} to ${formatDate(to)}`;
}
