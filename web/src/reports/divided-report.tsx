/** The frame of a report that is divided by customer, category or month: its filters, table and CSV, and what stands behind a row. */
import type { ComponentProps } from 'react';
import { saveCsv } from '../grid/csv.ts';
import { ByFilter, wayIn } from './by-filter.tsx';
import { rowName } from './divided-rows.ts';
import classes from './report.module.css';
import type { ReportColumn } from './report-column.ts';
import { csvColumns } from './report-csv.ts';
import { BooksFilter, PeriodFilter } from './report-filters.tsx';
import { ReportItems } from './report-items.tsx';
import { ReportPage } from './report-page.tsx';
import type { BooksOfReport } from './report-queries.ts';
import { ReportTable } from './report-table.tsx';
import { type Report, useReport } from './use-report.ts';

type Way<By extends string> = { readonly value: By; readonly label: string };

/** What the address asks for: whose, of when, and divided how. */
export function useDivided<By extends string>(ways: readonly Way<By>[]) {
  const report = useReport();
  const { books: connectionId, from, to, by } = report.search;
  return { report, asked: { connectionId, from, to, by: wayIn(ways, by) } };
}

type Props<Row> = Pick<
  ComponentProps<typeof ReportPage>,
  'title' | 'about' | 'error' | 'isEmpty' | 'empty' | 'children'
> & {
  /** Of the API: what stands behind a row is at its `/items`. */
  path: string;
  report: Report;
  ways: readonly Way<string>[];
  asked: { readonly connectionId: string | undefined; readonly by: string };
  data: Divided<Row> | undefined;
  columns: readonly ReportColumn<Row>[];
  totalWords?: string;
};

type Divided<Row> = {
  readonly books: BooksOfReport;
  readonly period: { readonly from: string; readonly to: string };
  readonly by: string;
  readonly rows: readonly Row[];
  readonly note: string;
};

export function DividedReport<Row extends { readonly key: string; readonly name: string }>({
  path,
  report,
  ways,
  asked,
  data,
  error,
  columns,
  totalWords = 'Total',
  children,
  ...page
}: Props<Row>) {
  const { books, period, rows = [] } = data ?? {};
  const currency = books?.currency ?? '';
  const name = `${page.title} by ${data?.by}`;
  const open = rows.find(({ key }) => key === report.search.open);
  return (
    <ReportPage
      {...page}
      filters={
        <>
          <BooksFilter report={report} books={books} />
          <ByFilter report={report} ways={ways} by={asked.by} />
          <PeriodFilter report={report} books={books} period={period} />
        </>
      }
      isRead={data !== undefined}
      error={data ? null : error}
      onCsv={() => saveCsv(`${name} ${period?.from} to ${period?.to}`, csvColumns(columns, currency), rows)}
    >
      {children}
      <ReportTable
        label={name}
        report={report}
        columns={columns}
        rows={rows}
        currency={currency}
        keyOf={(row) => row.key}
        onOpen={(row) => report.change({ open: row.key })}
        totalWords={totalWords}
      />
      <p className={classes.note}>{data?.note}</p>
      {open && data ? (
        <ReportItems
          title={rowName(data, open)}
          path={`${path}/items`}
          asked={{ ...asked, ...period, key: open.key }}
          currency={currency}
          onClose={() => report.change({ open: '' })}
        />
      ) : null}
    </ReportPage>
  );
}
