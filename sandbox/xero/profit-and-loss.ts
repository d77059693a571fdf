/** `/Reports/ProfitAndLoss`: income and expenses by account, for one span of time or several beside each other. */

import Big from 'big.js';
import type { AccountRecord } from '../records.ts';
import { earnings, type Span, spansOf } from './earnings.ts';
import type { Answer } from './errors.ts';
import type { Ledger } from './ledger.ts';
import type { Call } from './operation.ts';
import { longDay, reportAnswer, row, section, shortDay } from './report.ts';
import type { WireObject } from './wire.ts';

/** Without dates: this month. The names of the sections are from memory; no source at hand shows them. */
export function profitAndLoss(call: Call): Answer {
  const spans = spansOf(call);
  const columns = spans.map((span) => earnings(call, span));
  const [current = { from: call.ledger.today, to: call.ledger.today }] = spans;
  return reportAnswer(call, {
    name: 'Profit and Loss',
    type: 'ProfitAndLoss',
    titles: [
      'Profit & Loss',
      call.ledger.organisation.name,
      `${longDay(current.from)} to ${longDay(current.to)}`,
    ],
    rows: rowsOf(call.ledger, spans, columns),
  });
}

type Column = ReadonlyMap<string, Big>;

const INCOME = ['REVENUE', 'SALES'];
const COSTS = ['DIRECTCOSTS'];
const OTHER_INCOME = ['OTHERINCOME'];
const EXPENSES = ['EXPENSE', 'OVERHEADS', 'DEPRECIATN'];

function rowsOf(ledger: Ledger, spans: readonly Span[], columns: readonly Column[]): readonly WireObject[] {
  const income = partOf(ledger, columns, INCOME);
  const costs = partOf(ledger, columns, COSTS);
  const other = partOf(ledger, columns, OTHER_INCOME);
  const expenses = partOf(ledger, columns, EXPENSES);
  const gross = income.totals.map((total, at) => total.minus(costs.totals[at] ?? 0));
  const net = gross.map((total, at) => total.plus(other.totals[at] ?? 0).minus(expenses.totals[at] ?? 0));
  return [
    row('Header', ['', ...spans.map(({ to }) => shortDay(to))]),
    sectionOf('Income', 'Total Income', income),
    ...(costs.rows.length > 0 ? [sectionOf('Less Cost of Sales', 'Total Cost of Sales', costs)] : []),
    section('', [row('Row', ['Gross Profit', ...figures(gross)])]),
    ...(other.rows.length > 0 ? [sectionOf('Plus Other Income', 'Total Other Income', other)] : []),
    sectionOf('Less Operating Expenses', 'Total Operating Expenses', expenses),
    section('', [row('Row', ['Net Profit', ...figures(net)])]),
  ];
}

interface Part {
  readonly rows: readonly WireObject[];
  readonly totals: readonly Big[];
}

function partOf({ tables }: Ledger, columns: readonly Column[], types: readonly string[]): Part {
  const accounts = tables.accounts
    .all()
    .filter(({ accountId, type }) => types.includes(type) && columns.some((column) => column.has(accountId)));
  const sum = (column: Column) =>
    accounts.reduce((total, { accountId }) => total.plus(column.get(accountId) ?? 0), new Big(0));
  return { rows: accounts.map((account) => accountRow(account, columns)), totals: columns.map(sum) };
}

function accountRow({ accountId, name }: AccountRecord, columns: readonly Column[]): WireObject {
  const values = columns.map((column) => column.get(accountId) ?? new Big(0));
  return row('Row', [name, ...figures(values)], { id: 'account', value: accountId });
}

const sectionOf = (title: string, total: string, { rows, totals }: Part): WireObject =>
  section(title, [...rows, row('SummaryRow', [total, ...figures(totals)])]);

const figures = (amounts: readonly Big[]): readonly string[] => amounts.map((amount) => amount.toFixed(2));
