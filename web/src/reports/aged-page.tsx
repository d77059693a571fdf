/** Aged receivables: what each customer owes, by how long it has been due. */
import { useQuery } from '@tanstack/react-query';
import { formatDate } from '../format/dates.ts';
import { saveCsv } from '../grid/csv.ts';
import { Teach } from '../grid/teach.tsx';
import { ageBuckets } from './age-buckets.ts';
import { BooksSide } from './books-side.tsx';
import classes from './report.module.css';
import { ReportChart } from './report-chart.tsx';
import type { ReportColumn } from './report-column.ts';
import { csvColumns } from './report-csv.ts';
import { AsOfFilter, BooksFilter } from './report-filters.tsx';
import { ReportItems } from './report-items.tsx';
import { ReportPage } from './report-page.tsx';
import { type AgedReceivables, agedQuery } from './report-queries.ts';
import { askedOf } from './report-search.ts';
import { ReportTable } from './report-table.tsx';
import { useReport } from './use-report.ts';

type Row = AgedReceivables['rows'][number];

export function AgedPage() {
  const report = useReport();
  const { books: connectionId, asOf } = report.search;
  const { data, error } = useQuery(agedQuery({ connectionId, asOf }));
  const books = data?.books;
  const currency = books?.currency ?? '';
  const columns = columnsOf(data);
  const open = data?.rows.find(({ customer }) => customer === report.search.open);
  return (
    <ReportPage
      title="Aged receivables"
      about={books ? `${books.label}, as of ${formatDate(data?.asOf)}` : null}
      filters={
        <>
          <BooksFilter report={report} books={books} />
          <AsOfFilter report={report} books={books} />
        </>
      }
      isRead={data !== undefined}
      error={data ? null : error}
      onCsv={() => saveCsv(`Aged receivables ${data?.asOf}`, csvColumns(columns, currency), data?.rows ?? [])}
      isEmpty={data?.rows.length === 0}
      empty={
        <>
          <Teach title="Nobody owes anything">
            No invoice that the books count is open on this day. As soon as one is sent it stands here, by
            customer and by how long it has been due.
          </Teach>
          <BooksSide report={report} asOf={data?.asOf} />
        </>
      }
    >
      <ReportChart
        title="Owing, by days overdue"
        unit={currency}
        series={[{ key: 'owing', name: 'Owing', color: 'accent.6' }]}
        points={ageBuckets.map(({ key, name }) => ({ name, figures: { owing: data?.totals[key] ?? null } }))}
      />
      <ReportTable
        label="Aged receivables by customer"
        report={report}
        columns={columns}
        rows={data?.rows ?? []}
        currency={currency}
        keyOf={(row) => row.customer}
        onOpen={(row) => report.change({ open: row.customer })}
      />
      <p className={classes.note}>{data?.note}</p>
      <BooksSide report={report} asOf={data?.asOf} />
      {open ? (
        <ReportItems
          title={open.name}
          path="/reports/aged-receivables/items"
          asked={{ ...askedOf({ ...report.search, asOf: data?.asOf ?? '' }), customer: open.customer }}
          currency={currency}
          onClose={() => report.change({ open: '' })}
        />
      ) : null}
    </ReportPage>
  );
}

function columnsOf(data: AgedReceivables | undefined): readonly ReportColumn<Row>[] {
  return [
    { key: 'name', name: 'Customer', kind: 'text', value: (row) => row.name },
    ...ageBuckets.map(({ key, name }) => ({
      key,
      name,
      kind: 'money' as const,
      value: (row: Row) => row[key],
      total: data?.totals[key] ?? null,
    })),
    {
      key: 'total',
      name: 'Total',
      kind: 'money',
      value: (row) => row.total,
      total: data?.totals.total ?? null,
    },
  ];
}
