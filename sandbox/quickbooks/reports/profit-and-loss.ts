/** Income and expenses between two days, by account, in the company's own currency. */

import Big from 'big.js';
import type { Company } from '../company.ts';
import type { Call } from '../entity.ts';
import { Refusal } from '../faults-wire.ts';
import { inner, type Json, list, refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { amountIn, cents, held, NOUGHT, sum } from '../transactions/amounts.ts';
import { discountIn, isSales, ownLines } from '../transactions/lines.ts';
import { applicationsIn } from '../transactions/links.ts';
import { type Column, customersIn, dataRow, dayIn, report, section, summary } from './report.ts';

export function profitAndLoss(call: Call): Json {
  const [from, to] = [
    dayIn(call, 'start_date', `${call.company.today().slice(0, 4)}-01-01`),
    dayIn(call, 'end_date', call.company.today()),
  ];
  const basis = basisIn(call);
  const by = summarizedBy(call);
  const spans = by === 'Month' ? monthsOf(from, to) : [{ title: 'Total', from, to }];
  const moved = spans.map((span) => movements(call, basis, span.from, span.to));
  const part = (types: readonly string[]) => accountsOf(call, moved, types);
  const [income, goods, expenses] = [part(['Income']), part(['Cost of Goods Sold']), part(['Expense'])];
  const [otherIncome, otherExpenses] = [part(['Other Income']), part(['Other Expense'])];
  const total = (rows: readonly Moved[]) =>
    spans.map((_, at) => sum(rows.map(({ amounts }) => amounts[at] ?? NOUGHT)));
  const less = (one: readonly Big[], other: readonly Big[]) =>
    one.map((amount, at) => amount.minus(other[at] ?? 0));
  const gross = less(total(income), total(goods));
  const operating = less(gross, total(expenses));
  const other = less(total(otherIncome), total(otherExpenses));
  // Behind the months stands what they come to.
  const cells = (amounts: readonly Big[]) => (by === 'Month' ? [...amounts, sum(amounts)] : amounts);
  const listed = (group: string, head: string, rows: readonly Moved[]) =>
    section(
      group,
      head,
      rows.map(({ name, id, amounts }) => dataRow(name, id, cells(amounts))),
      summary(`Total ${head}`, cells(total(rows))),
    );
  const line = (group: string, name: string, amounts: readonly Big[]) =>
    section(group, undefined, [], summary(name, cells(amounts)));
  return report(
    call,
    'ProfitAndLoss',
    { ReportBasis: basis, StartPeriod: from, EndPeriod: to, SummarizeColumnsBy: by },
    [
      { title: '', type: 'Account' },
      ...spans.map((span): Column => ({ ...span, type: 'Money' })),
      ...(by === 'Month' ? [{ title: 'Total', type: 'Money' as const }] : []),
    ],
    [
      listed('Income', 'Income', income),
      ...(goods.length === 0 ? [] : [listed('COGS', 'Cost of Goods Sold', goods)]),
      line('GrossProfit', 'Gross Profit', gross),
      listed('Expenses', 'Expenses', expenses),
      line('NetOperatingIncome', 'Net Operating Income', operating),
      ...(otherIncome.length === 0 ? [] : [listed('OtherIncome', 'Other Income', otherIncome)]),
      ...(otherExpenses.length === 0 ? [] : [listed('OtherExpenses', 'Other Expenses', otherExpenses)]),
      line('NetOtherIncome', 'Net Other Income', other),
      line(
        'NetIncome',
        'Net Income',
        operating.map((amount, at) => amount.plus(other[at] ?? 0)),
      ),
    ],
  );
}

type Summary = 'Total' | 'Month';

/** Of the ways that there are the two that are kept here. */
function summarizedBy({ params }: Call): Summary {
  const asked = params.get('summarize_column_by') ?? 'Total';
  if (asked === 'Total' || asked === 'Month') return asked;
  throw new Refusal('2170', `Invalid Enumeration : ${asked}`, 'summarize_column_by');
}

interface Month {
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

/** Of one that is not asked for whole, the days that are: `Jan 10 - 31, 2026`. The titles are from memory. */
function monthsOf(from: string, to: string): readonly Month[] {
  const months: Month[] = [];
  for (let first = `${from.slice(0, 7)}-01`; first <= to; first = dayAfterMonth(first)) {
    const last = dayBefore(dayAfterMonth(first));
    const [begins, ends] = [first < from ? from : first, last > to ? to : last];
    const name = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' }).format(
      new Date(first),
    );
    const [dayFrom, dayTo] = [Number(begins.slice(8)), Number(ends.slice(8))];
    const isWhole = begins === first && ends === last;
    const title = `${name}${isWhole ? '' : ` ${dayFrom} - ${dayTo},`} ${first.slice(0, 4)}`;
    months.push({ title, from: begins, to: ends });
  }
  return months;
}

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const dayAfterMonth = (first: string): string =>
  isoDay(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)), 1));

const dayBefore = (day: string): string => isoDay(Date.parse(day) - 86_400_000);

type Basis = 'Accrual' | 'Cash';

function basisIn({ params }: Call): Basis {
  const asked = params.get('accounting_method') ?? 'Accrual';
  if (asked === 'Accrual' || asked === 'Cash') return asked;
  throw new Refusal('2170', `Invalid Enumeration : ${asked}`, 'accounting_method');
}

interface Moved {
  readonly id: string;
  readonly name: string;
  readonly amounts: readonly Big[];
}

/** By account: what sales brought less what credit memos took, and what purchases cost. */
function movements(call: Call, basis: Basis, from: string, to: string): ReadonlyMap<string, Big> {
  const { company } = call;
  const moved = new Map<string, Big>();
  const add = (account: string | undefined, amount: Big) => {
    if (account !== undefined) moved.set(account, (moved.get(account) ?? NOUGHT).plus(cents(amount)));
  };
  const isWithin = ({ TxnDate }: Entity) => String(TxnDate) >= from && String(TxnDate) <= to;
  const isOf = customersIn(call);
  for (const { record, share } of basis === 'Cash' ? settled(company, isWithin) : dated(company, isWithin)) {
    if (!isOf(refOf(record, 'CustomerRef') ?? '')) continue;
    const factor = share.times(amountIn(record, 'ExchangeRate') ?? 1);
    for (const line of ownLines(record).filter(isSales))
      add(refOf(inner(line, 'SalesItemLineDetail'), 'ItemAccountRef'), held(line, 'Amount').times(factor));
    add(discountAccount(company, record), discountIn(ownLines(record)).times(factor).times(-1));
  }
  for (const purchase of company.table('Purchase').each())
    if (isWithin(purchase) && isOf(refOf(purchase, 'EntityRef') ?? ''))
      for (const line of list(purchase, 'Line'))
        add(refOf(inner(line, 'AccountBasedExpenseLineDetail'), 'AccountRef'), held(line, 'Amount'));
  return moved;
}

/** How much of a document counts: below nought for a credit memo. */
interface Counted {
  readonly record: Entity;
  readonly share: Big;
}

/** Accrual: by the date of the document, whether it is paid or not. */
function* dated(company: Company, isWithin: (record: Entity) => boolean): Iterable<Counted> {
  for (const entity of [...SALES, 'RefundReceipt'])
    for (const record of company.table(entity).each())
      if (isWithin(record)) yield { record, share: new Big(signOf(entity)) };
}

/** Cash: by the date of what settles it, each line in proportion. Money not applied to anything is no income here. */
function* settled(company: Company, isWithin: (record: Entity) => boolean): Iterable<Counted> {
  for (const record of company.table('RefundReceipt').each())
    if (isWithin(record)) yield { record, share: new Big(-1) };
  for (const payment of company.table('Payment').each())
    for (const { type, id, amount } of isWithin(payment) ? applicationsIn(payment) : []) {
      const record = SALES.includes(type) ? company.table(type).get(id) : undefined;
      const total = record ? held(record, 'TotalAmt') : NOUGHT;
      if (record && total.gt(0)) yield { record, share: amount.div(total).times(signOf(type)) };
    }
}

const SALES: readonly string[] = ['Invoice', 'CreditMemo'];

const signOf = (entity: string): number => (entity === 'Invoice' ? 1 : -1);

/** As its line says, or the company's own for discounts. */
function discountAccount(company: Company, record: Entity): string | undefined {
  const line = ownLines(record).find(({ DetailType }) => DetailType === 'DiscountLineDetail');
  if (!line) return undefined;
  const own = company
    .table('Account')
    .all()
    .find(({ AccountSubType }) => AccountSubType === 'DiscountsRefundsGiven');
  return refOf(inner(line, 'DiscountLineDetail'), 'DiscountAccountRef') ?? own?.Id;
}

function accountsOf(
  { company }: Call,
  moved: readonly ReadonlyMap<string, Big>[],
  types: readonly string[],
): readonly Moved[] {
  const ids = new Set(moved.flatMap((span) => [...span.keys()]));
  return [...ids].flatMap((id) => {
    const account = company.table('Account').need(id);
    const amounts = moved.map((span) => span.get(id) ?? NOUGHT);
    return types.includes(String(account.AccountType)) && amounts.some((amount) => !amount.eq(0))
      ? [{ id, name: String(account.Name), amounts }]
      : [];
  });
}
