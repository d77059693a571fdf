/** What each customer owes, by how long it has been due, in the company's own currency. */

import Big from 'big.js';
import type { Call } from '../entity.ts';
import { type Json, refOf } from '../json.ts';
import type { Entity } from '../table.ts';
import { amountIn, cents, held, NOUGHT, sum } from '../transactions/amounts.ts';
import { applicationsIn, entityOf, unapplied } from '../transactions/links.ts';
import { receivableIn } from '../transactions/purchases.ts';
import { type Column, customersIn, dataRow, dayIn, report, section, summary } from './report.ts';

const AGES = ['Current', '1 - 30', '31 - 60', '61 - 90', '91 and over'] as const;
const DAY_MS = 86_400_000;

/** On `report_date`. Credit that is not applied, of a memo or a payment, counts as owed the other way by its own date. */
export function agedReceivables(call: Call): Json {
  const day = dayIn(call, 'report_date', call.company.today());
  const wanted = customersIn(call);
  const ages = new Map<string, Big[]>();
  for (const { customer, amount, due } of openItems(call, day)) {
    if (amount.eq(0) || !wanted(customer)) continue;
    const row = ages.get(customer) ?? AGES.map(() => NOUGHT);
    const at = ageOf(due, day);
    row[at] = (row[at] ?? NOUGHT).plus(amount);
    ages.set(customer, row);
  }
  const rows = [...ages]
    .filter(([, row]) => row.some((amount) => !amount.eq(0)))
    .map(([id, row]) => ({
      id,
      name: String(call.company.table('Customer').need(id).DisplayName),
      row: [...row, sum(row)],
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const totals = [...AGES, 'Total'].map((_, index) => sum(rows.map(({ row }) => row[index] ?? NOUGHT)));
  const columns: Column[] = [
    { title: '', type: 'Customer' },
    ...[...AGES, 'Total'].map((title) => ({ title, type: 'Money' as const })),
  ];
  return report(call, 'AgedReceivables', { EndPeriod: day, SummarizeColumnsBy: 'Total' }, columns, [
    ...rows.map(({ id, name, row }) => dataRow(name, id, row)),
    ...(rows.length === 0 ? [] : [section('GrandTotal', undefined, [], summary('TOTAL', totals))]),
  ]);
}

interface OpenItem {
  readonly customer: string;
  readonly amount: Big;
  readonly due: string;
}

/** What was open at the end of that day: by what was dated until then, on both sides of each link. */
function* openItems(call: Call, day: string): Iterable<OpenItem> {
  const { company } = call;
  const isThere = (record: Entity | undefined) => record !== undefined && String(record.TxnDate) <= day;
  const used = new Map<string, Big>();
  for (const payment of company.table('Payment').each()) {
    if (!isThere(payment)) continue;
    const links = applicationsIn(payment).filter(({ type, id }) =>
      isThere(company.table(entityOf(type)).get(id)),
    );
    for (const { type, id, amount } of links) {
      const key = `${entityOf(type)} ${id}`;
      used.set(key, (used.get(key) ?? NOUGHT).plus(amount));
    }
    yield item(payment, unapplied(held(payment, 'TotalAmt'), links).times(-1), payment.TxnDate);
  }
  const left = (entity: string, record: Entity, total: Big) =>
    total.minus(used.get(`${entity} ${record.Id}`) ?? NOUGHT);
  for (const invoice of company.table('Invoice').each())
    if (isThere(invoice))
      yield item(invoice, left('Invoice', invoice, held(invoice, 'TotalAmt')), invoice.DueDate);
  for (const memo of company.table('CreditMemo').each())
    if (isThere(memo))
      yield item(memo, left('CreditMemo', memo, held(memo, 'TotalAmt')).times(-1), memo.TxnDate);
  for (const purchase of company.table('Purchase').each())
    if (isThere(purchase))
      yield item(purchase, left('Purchase', purchase, receivableIn(call, purchase)), purchase.TxnDate);
}

function item(record: Entity, amount: Big, due: unknown): OpenItem {
  const rate = amountIn(record, 'ExchangeRate') ?? new Big(1);
  return {
    customer: refOf(record, 'CustomerRef') ?? refOf(record, 'EntityRef') ?? '',
    amount: cents(amount.times(rate)),
    due: String(due),
  };
}

function ageOf(due: string, day: string): number {
  const days = Math.round((Date.parse(day) - Date.parse(due)) / DAY_MS);
  if (days <= 0) return 0;
  return Math.min(4, Math.ceil(days / 30));
}
