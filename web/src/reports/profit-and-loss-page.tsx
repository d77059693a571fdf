/** Profit and loss as the books report it, and beside each account of income what was invoiced here, by category. */
import { SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { post } from '../api/request.ts';
import { formatDate } from '../format/dates.ts';
import { localSentence } from '../format/sentences.ts';
import { saveCsv } from '../grid/csv.ts';
import { Teach } from '../grid/teach.tsx';
import { LedgerReading } from './ledger-reading.tsx';
import { csvOfStatement, ProfitAndLossTable } from './profit-and-loss-table.tsx';
import { ReportChart } from './report-chart.tsx';
import { BooksFilter, PeriodFilter } from './report-filters.tsx';
import { ReportPage } from './report-page.tsx';
import { profitAndLossQuery } from './report-queries.ts';
import { useReport } from './use-report.ts';

export function ProfitAndLossPage() {
  const report = useReport();
  const { books: connectionId, from, to, by } = report.search;
  const byMonth = by === 'month';
  const { data, error } = useQuery(profitAndLossQuery({ connectionId, from, to, byMonth }));
  const books = data?.books;
  const currency = books?.currency ?? '';
  const sentence = localSentence(data?.sentence ?? '');
  const { rows = [], columns = [] } = data ? csvOfStatement(data) : {};
  const read = (
    <LedgerReading
      ledgerName={books?.ledgerName ?? 'the books'}
      reading={data?.reading ?? null}
      report={data?.report ?? null}
      actions={data?.actions ?? []}
      onRead={() => post('/reports/ledger/profit-and-loss', { connectionId, ...data?.period, byMonth })}
    />
  );
  return (
    <ReportPage
      title="Profit and loss"
      about={
        data ? `${data.books.label}, ${formatDate(data.period.from)} to ${formatDate(data.period.to)}` : null
      }
      filters={
        <>
          <BooksFilter report={report} books={books} />
          <PeriodFilter report={report} books={books} period={data?.period} />
          <SegmentedControl
            size="xs"
            aria-label="Columns"
            data={[
              { value: 'total', label: 'Total' },
              { value: 'month', label: 'By month' },
            ]}
            value={byMonth ? 'month' : 'total'}
            onChange={(chosen) => report.change({ by: chosen === 'month' ? 'month' : '' })}
          />
        </>
      }
      isRead={data !== undefined}
      error={data ? null : error}
      onCsv={() => saveCsv(`Profit and loss ${data?.period.from} ${data?.period.to}`, columns, rows)}
      isEmpty={data?.report === null}
      empty={
        <>
          <Teach title="Not read from the books yet">
            {sentence} It is read in one call, and then stands here beside what was invoiced through
            Counterfoil, account by account.
          </Teach>
          {read}
        </>
      }
    >
      {read}
      <Text size="sm" role="status">
        {sentence}
      </Text>
      <ReportChart
        title="Income by account"
        unit={currency}
        kind="stacked"
        series={[
          { key: 'invoiced', name: 'Invoiced through Counterfoil', color: 'accent.6' },
          { key: 'otherwise', name: 'Booked otherwise', color: 'gray.5' },
        ]}
        points={(data?.lines ?? []).flatMap(({ name, here }) =>
          here === null ? [] : [{ name, figures: { invoiced: here.invoiced, otherwise: here.otherwise } }],
        )}
      />
      {data ? <ProfitAndLossTable statement={data} /> : null}
    </ReportPage>
  );
}
