/** Income and expenses between two days, by account, in the company's own currency. */

import Big from 'big.js';
import type { Call } from '../entity.ts';
import { inner, type Json, refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { amountIn, cents, held, NOUGHT, sum } from '../transactions/amounts.ts';
import { isSales, ownLines } from '../transactions/lines.ts';
import { type Column, dataRow, dayIn, report, section, summary } from './report.ts';

const COLUMNS: readonly Column[] = [
  { title: '', type: 'Account' },
  { title: 'Total', type: 'Money' },
];

/** Accrual alone: by the dates of documents, whether they are paid or not. */
export function profitAndLoss(call: Call): Json {
  const [from, to] = [
    dayIn(call, 'start_date', `${call.company.today().slice(0, 4)}-01-01`),
    dayIn(call, 'end_date', call.company.today()),
  ];
  const moved = movements(call, from, to);
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
    { ReportBasis: 'Accrual', StartPeriod: from, EndPeriod: to, SummarizeColumnsBy: 'Total' },
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

interface Moved {
  readonly id: string;
  readonly name: string;
  readonly amount: Big;
}

/** By account: what sales brought less what credit memos took, and what purchases cost. */
function movements({ company }: Call, from: string, to: string): ReadonlyMap<string, Big> {
  const moved = new Map<string, Big>();
  const add = (account: string | undefined, amount: Big) => {
    if (account !== undefined) moved.set(account, (moved.get(account) ?? NOUGHT).plus(amount));
  };
  const isWithin = ({ TxnDate }: Entity) => String(TxnDate) >= from && String(TxnDate) <= to;
  for (const [entity, sign] of [
    ['Invoice', 1],
    ['CreditMemo', -1],
  ] as const)
    for (const record of company.table(entity).each()) {
      if (!isWithin(record)) continue;
      const rate = (amountIn(record, 'ExchangeRate') ?? new Big(1)).times(sign);
      for (const line of ownLines(record).filter(isSales))
        add(
          refOf(inner(line, 'SalesItemLineDetail'), 'ItemAccountRef'),
          cents(held(line, 'Amount').times(rate)),
        );
    }
  for (const purchase of company.table('Purchase').each())
    if (isWithin(purchase))
      for (const line of (purchase.Line ?? []) as readonly Json[])
        add(refOf(inner(line, 'AccountBasedExpenseLineDetail'), 'AccountRef'), held(line, 'Amount'));
  return moved;
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
