/** Invoiced but unpaid, by job: what each still brings, who has it, and how late it is. */
import { useQuery } from '@tanstack/react-query';
import { formatDate } from '../format/dates.ts';
import { saveCsv } from '../grid/csv.ts';
import { Teach } from '../grid/teach.tsx';
import classes from './report.module.css';
import { ReportChart } from './report-chart.tsx';
import type { ReportColumn } from './report-column.ts';
import { csvColumns } from './report-csv.ts';
import { BooksFilter } from './report-filters.tsx';
import { ReportItems } from './report-items.tsx';
import { ReportPage } from './report-page.tsx';
import { type UnpaidJobs, unpaidJobsQuery } from './report-queries.ts';
import { ReportTable } from './report-table.tsx';
import { useReport } from './use-report.ts';

type Row = UnpaidJobs['rows'][number];

export function UnpaidJobsPage() {
  const report = useReport();
  const { books: connectionId, open: opened } = report.search;
  const { data, error } = useQuery(unpaidJobsQuery({ connectionId }));
  const books = data?.books;
  const currency = books?.currency ?? '';
  const columns = columnsOf(data);
  const open = data?.rows.find(({ jobId }) => jobId === opened);
  return (
    <ReportPage
      title="Invoiced but unpaid, by job"
      about={books ? `${books.label}, as of ${formatDate(books.today)}` : null}
      filters={<BooksFilter report={report} books={books} />}
      isRead={data !== undefined}
      error={data ? null : error}
      onCsv={() => saveCsv(`Unpaid jobs ${books?.today}`, csvColumns(columns, currency), data?.rows ?? [])}
      isEmpty={data?.rows.length === 0}
      empty={
        <Teach title="Every job that was invoiced is paid">
          A job stands here from the moment when the books count an invoice made from it until nothing of it
          is owing.
        </Teach>
      }
    >
      <ReportChart
        title={
          rowsShown(data).length < (data?.rows.length ?? 0) ? `Owing, the largest ${MOST_BARS}` : 'Owing'
        }
        unit={currency}
        kind="rows"
        series={[{ key: 'owing', name: 'Owing', color: 'accent.6' }]}
        points={rowsShown(data).map(({ number, owing }) => ({ name: number, figures: { owing } }))}
      />
      <ReportTable
        label="Unpaid jobs"
        report={report}
        columns={columns}
        rows={data?.rows ?? []}
        currency={currency}
        keyOf={(row) => row.jobId}
        onOpen={(row) => report.change({ open: row.jobId })}
      />
      <p className={classes.note}>{data?.note}</p>
      {open ? (
        <ReportItems
          title={`${open.number} ${open.title}`}
          path="/reports/unpaid-jobs/items"
          asked={{ connectionId, jobId: open.jobId }}
          currency={currency}
          onClose={() => report.change({ open: '' })}
        />
      ) : null}
    </ReportPage>
  );
}

const MOST_BARS = 8;

function rowsShown(data: UnpaidJobs | undefined): readonly Row[] {
  return data?.rows.slice(0, MOST_BARS) ?? [];
}

function columnsOf(data: UnpaidJobs | undefined): readonly ReportColumn<Row>[] {
  const totals = data?.totals;
  return [
    {
      key: 'number',
      name: 'Job',
      kind: 'text',
      value: (row) => `${row.number} ${row.title}`,
    },
    { key: 'customer', name: 'Customer', kind: 'text', value: (row) => row.customerName },
    { key: 'stage', name: 'Stage', kind: 'text', value: (row) => row.stageName },
    { key: 'assignee', name: 'Assignee', kind: 'text', value: (row) => row.assigneeName },
    {
      key: 'invoices',
      name: 'Invoices',
      kind: 'number',
      value: (row) => String(row.invoices),
      total: totals ? String(totals.invoices) : null,
    },
    {
      key: 'total',
      name: 'Invoiced',
      kind: 'money',
      value: (row) => row.total,
      total: totals?.total ?? null,
    },
    { key: 'owing', name: 'Owing', kind: 'money', value: (row) => row.owing, total: totals?.owing ?? null },
    { key: 'due', name: 'Oldest due', kind: 'date', value: (row) => row.oldestDue },
    {
      key: 'late',
      name: 'Days overdue',
      kind: 'number',
      value: (row) => (row.daysOverdue === 0 ? null : String(row.daysOverdue)),
    },
  ];
}
