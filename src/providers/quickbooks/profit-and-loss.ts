/** Profit and loss by QuickBooks' own report: one span of time, or whole months beside each other, in one call. */
import type { LedgerClient, ProfitAndLoss, ProfitAndLossLine, Span } from '../provider.ts';
import { UnexpectedAnswer } from '../transport.ts';
import type { Caller } from './call.ts';
import { type ReportColumn, type ReportRow, reportIn } from './report-rows.ts';

/** Accrual, whatever a company prefers: an invoice counts on its own day, as it does here. */
export async function profitAndLoss(
  call: Caller,
  columns: readonly Span[],
): ReturnType<LedgerClient['profitAndLoss']> {
  const [first, last] = [columns[0], columns.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('At least one column');
  return call({
    operation: 'profitAndLoss',
    method: 'GET',
    path: 'reports/ProfitAndLoss',
    query: {
      start_date: first.from,
      end_date: last.to,
      accounting_method: 'Accrual',
      summarize_column_by: columns.length === 1 ? 'Total' : 'Month',
    },
    read: (json) => linesIn(json, columns),
  });
}

function linesIn(json: unknown, asked: readonly Span[]): ProfitAndLoss {
  const report = reportIn(json);
  // Behind several months stands their sum. Books in which nothing happened have no columns at all.
  const columns = asked.length === 1 ? report.columns : report.columns.slice(0, -1);
  if (report.rows.length > 0 && !areThose(columns, asked))
    throw new UnexpectedAnswer('Not the columns that were asked for');
  return { lines: report.rows.map((row) => lineOf(row, asked.length)) };
}

function areThose(columns: readonly ReportColumn[], asked: readonly Span[]): boolean {
  const isThat = ({ from, to }: ReportColumn, span: Span | undefined) =>
    (from === null || from === span?.from) && (to === null || to === span?.to);
  return columns.length === asked.length && columns.every((column, index) => isThat(column, asked[index]));
}

function lineOf({ kind, level, name, id, amounts }: ReportRow, count: number): ProfitAndLossLine {
  const kept = amounts.slice(0, count);
  if (kind === 'sum') return { kind: 'sum', level, name, accountLedgerId: null, amounts: kept };
  if (id !== null) return { kind: 'account', level, name, accountLedgerId: id, amounts: kept };
  return { kind: 'heading', level, name, accountLedgerId: null, amounts: [] };
}
