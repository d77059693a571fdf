/** Profit and loss by Xero's own report: one span of time, or whole months beside each other. */
import type { LedgerClient, Outcome, ProfitAndLoss, ProfitAndLossLine, Span } from '../provider.ts';
import { UnexpectedAnswer } from '../transport.ts';
import type { Caller } from './call.ts';
import { amountIn, type ReportRow, reportIn } from './report-rows.ts';

/**
 * Xero counts several months back from the one that is asked for, newest first. Where its columns are not the months that
 * were meant (a month's last day moved to the same day of a longer one), each month is asked for by itself.
 */
export async function profitAndLoss(
  call: Caller,
  columns: readonly Span[],
): ReturnType<LedgerClient['profitAndLoss']> {
  const last = columns.at(-1);
  if (last === undefined || columns.length > mostColumns)
    throw new RangeError(`Between one and ${mostColumns} columns`);
  const together = await readColumns(call, last, columns.length - 1);
  if (!together.ok) return together;
  const isMeant = columns.every(({ to }, index) => together.value.days.at(-1 - index) === writtenDay(to));
  if (isMeant) return { ok: true, value: { lines: together.value.lines.map(oldestFirst) } };
  return oneByOne(call, columns);
}

/** Twelve periods before the one that is asked for: the most that Xero sets beside each other. */
const mostColumns = 13;

type Columns = { readonly days: readonly string[]; readonly lines: readonly ProfitAndLossLine[] };

function readColumns(call: Caller, { from, to }: Span, before: number): Promise<Outcome<Columns>> {
  return call({
    operation: 'profitAndLoss',
    method: 'GET',
    path: 'Reports/ProfitAndLoss',
    query: {
      fromDate: from,
      toDate: to,
      // Without a layout of the organisation's own, whose headings could be anything.
      standardLayout: 'true',
      ...(before === 0 ? {} : { periods: `${before}`, timeframe: 'MONTH' }),
    },
    read: (json) => columnsIn(json, before + 1),
  });
}

function columnsIn(json: unknown, count: number): Columns {
  const { rows } = reportIn(json);
  const header = rows.find(({ type }) => type === 'Header');
  const days = header?.cells.slice(1) ?? [];
  if (days.length !== count) throw new UnexpectedAnswer('Not the columns that were asked for');
  return { days, lines: rows.filter(({ type }) => type === 'Section').flatMap(linesOf) };
}

function linesOf({ title, rows }: ReportRow): readonly ProfitAndLossLine[] {
  const heading: ProfitAndLossLine[] =
    title === null ? [] : [{ kind: 'heading', level: 0, name: title, accountLedgerId: null, amounts: [] }];
  const level = title === null ? 0 : 1;
  return [...heading, ...rows.map((row) => lineOf(row, level))];
}

/** A row that is of no account sums some up, like Gross Profit. */
function lineOf({ type, cells, ids }: ReportRow, level: number): ProfitAndLossLine {
  const [name = '', ...amounts] = cells;
  const { account: accountLedgerId = null } = ids;
  const kind = type === 'Row' && accountLedgerId !== null ? 'account' : 'sum';
  return { kind, level: kind === 'sum' ? 0 : level, name, accountLedgerId, amounts: amounts.map(amountIn) };
}

const oldestFirst = (line: ProfitAndLossLine): ProfitAndLossLine => ({
  ...line,
  amounts: line.amounts.toReversed(),
});

async function oneByOne(call: Caller, columns: readonly Span[]): Promise<Outcome<ProfitAndLoss>> {
  const months: (readonly ProfitAndLossLine[])[] = [];
  for (const column of columns) {
    const month = await readColumns(call, column, 0);
    if (!month.ok) return month;
    months.push(month.value.lines);
  }
  return { ok: true, value: { lines: besideEachOther(months) } };
}

/** A month names only the accounts that moved in it: what others name comes where it stands in theirs. */
function besideEachOther(months: readonly (readonly ProfitAndLossLine[])[]): readonly ProfitAndLossLine[] {
  const keyOf = ({ kind, name, accountLedgerId }: ProfitAndLossLine) => `${kind} ${accountLedgerId ?? name}`;
  const merged: ProfitAndLossLine[] = [];
  for (const lines of months) {
    let at = 0;
    for (const line of lines) {
      const known = merged.findIndex((each) => keyOf(each) === keyOf(line));
      if (known === -1) merged.splice(at, 0, line);
      at = (known === -1 ? at : known) + 1;
    }
  }
  const found = months.map((lines) => new Map(lines.map((line) => [keyOf(line), line])));
  return merged.map((line) => ({
    ...line,
    amounts:
      line.kind === 'heading' ? [] : found.map((month) => month.get(keyOf(line))?.amounts[0] ?? '0.00'),
  }));
}

/** `30 Apr 2019`, as its columns are headed. */
function writtenDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${monthNames[Number(month) - 1]} ${year}`;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
