/** Sales by customer, product category or month, beside the period before. */
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
import { type SalesReport, salesQuery } from './report-queries.ts';
import { ReportTable } from './report-table.tsx';
import { useReport } from './use-report.ts';

type Row = SalesReport['rows'][number];

const ways = [
  { value: 'customer', label: 'Customer' },
  { value: 'category', label: 'Category' },
  { value: 'month', label: 'Month' },
] as const;

export function SalesPage() {
  const report = useReport();
  const { books: connectionId, from, to, open: opened } = report.search;
  const by = wayIn(ways, report.search.by);
  const asked = { connectionId, from, to, by };
  const { data, error } = useQuery(salesQuery(asked));
  const books = data?.books;
  const currency = books?.currency ?? '';
  const columns = data ? columnsOf(data) : [];
  const open = data?.rows.find(({ key }) => key === opened);
  return (
    <ReportPage
      title="Sales"
      about={books ? `${books.label}, ${daysOf(data.period)}, beside ${daysOf(data.before)}` : null}
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
          `Sales by ${data?.by} ${data?.period.from} to ${data?.period.to}`,
          csvColumns(columns, currency),
          data?.rows ?? [],
        )
      }
      isEmpty={data?.totals.count === 0 && data.rows.every(({ netBefore }) => Number(netBefore ?? 0) === 0)}
      empty={
        <Teach title="Nothing was sold in this period">
          Invoices count from their day of issue, as soon as the books count them. Choose another period, or
          send invoices to the books.
        </Teach>
      }
    >
      {data ? <SalesChart data={data} /> : null}
      <ReportTable
        label={`Sales by ${data?.by}`}
        report={report}
        columns={columns}
        rows={data?.rows ?? []}
        currency={currency}
        keyOf={(row) => row.key}
        onOpen={(row) => report.change({ open: row.key })}
      />
      <p className={classes.note}>{data?.note}</p>
      {open && data ? (
        <ReportItems
          title={rowName(data, open)}
          path="/reports/sales/items"
          asked={{ ...asked, ...data.period, key: open.key }}
          currency={currency}
          onClose={() => report.change({ open: '' })}
        />
      ) : null}
    </ReportPage>
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
