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

const COLUMNS: readonly Column[] = [
  { title: '', type: 'Account' },
  { title: 'Total', type: 'Money' },
];

export function profitAndLoss(call: Call): Json {
  const [from, to] = [
    dayIn(call, 'start_date', `${call.company.today().slice(0, 4)}-01-01`),
    dayIn(call, 'end_date', call.company.today()),
  ];
  const basis = basisIn(call);
  const moved = movements(call, basis, from, to);
  const part = (types: readonly string[]) => accountsOf(call, moved, types);
  const [income, goods, expenses] = [part(['Income']), part(['Cost of Goods Sold']), part(['Expense'])];
  const [otherIncome, otherExpenses] = [part(['Other Income']), part(['Other Expense'])];
  const total = (rows: readonly Moved[]) => sum(rows.map(({ amount }) => amount));
  const gross = total(income).minus(total(goods));
  const operating = gross.minus(total(expenses));
  const other = total(otherIncome).minus(total(otherExpenses));
  const listed = (group: string, head: string, rows: readonly Moved[]) =>
    section(
      group,
      head,
      rows.map(({ name, id, amount }) => dataRow(name, id, [amount])),
      summary(`Total ${head}`, [total(rows)]),
    );
  const line = (group: string, name: string, amount: Big) =>
    section(group, undefined, [], summary(name, [amount]));
  return report(
    call,
    'ProfitAndLoss',
    { ReportBasis: basis, StartPeriod: from, EndPeriod: to, SummarizeColumnsBy: 'Total' },
    COLUMNS,
    [
      listed('Income', 'Income', income),
      ...(goods.length === 0 ? [] : [listed('COGS', 'Cost of Goods Sold', goods)]),
      line('GrossProfit', 'Gross Profit', gross),
      listed('Expenses', 'Expenses', expenses),
      line('NetOperatingIncome', 'Net Operating Income', operating),
      ...(otherIncome.length === 0 ? [] : [listed('OtherIncome', 'Other Income', otherIncome)]),
      line('NetOtherIncome', 'Net Other Income', other),
      line('NetIncome', 'Net Income', operating.plus(other)),
    ],
  );
}

type Basis = 'Accrual' | 'Cash';

function basisIn({ params }: Call): Basis {
  const asked = params.get('accounting_method') ?? 'Accrual';
  if (asked === 'Accrual' || asked === 'Cash') return asked;
  throw new Refusal('2170', `Invalid Enumeration : ${asked}`, 'accounting_method');
}

interface Moved {
  readonly id: string;
  readonly name: string;
  readonly amount: Big;
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
  moved: ReadonlyMap<string, Big>,
  types: readonly string[],
): readonly Moved[] {
  return [...moved].flatMap(([id, amount]) => {
    const account = company.table('Account').need(id);
    return types.includes(String(account.AccountType)) && !amount.eq(0)
      ? [{ id, name: String(account.Name), amount }]
      : [];
  });
}
