/** Fills a company with sample invoices quickly, for benches: by the rules once, and copied from there on. */

import type { Books } from '../books.ts';
import type { Call } from '../entity.ts';
import { refTo } from '../fields.ts';
import type { Entity } from '../table.ts';
import { type Act, create, Unwilling } from './act.ts';
import { documentOf } from './typed.ts';

const MOST = 1_000_000;
/** Small enough for one line of the journal. */
const AT_ONCE = 1_000;

export function plantInvoices(act: Act): Books['plantInvoices'] {
  return ({ realmId, count }) => {
    if (!Number.isInteger(count) || count < 1 || count > MOST)
      return { ok: false, why: `The count must be a whole number from 1 to ${MOST}.` };
    for (let planted = 0; planted < count; planted += AT_ONCE) {
      const result = act(realmId, (call) => plantSome(call, count, planted));
      if (!result.ok) return result;
    }
    return { ok: true, value: { planted: count } };
  };
}

function plantSome(call: Call, count: number, planted: number): void {
  const { company } = call;
  const home = company.homeCurrency();
  const customers = company
    .table('Customer')
    .all()
    .filter(({ Active, CurrencyRef }) => Active !== false && isOf(CurrencyRef, home));
  const sample = sampleInvoice(call, customers[0]);
  const { Id: _id, SyncToken: _token, MetaData: _times, DocNumber: _number, ...fields } = sample;
  const most = Math.min(planted + AT_ONCE, count);
  for (let index = planted; index < most; index += 1) {
    const customer = customers[index % customers.length];
    // The last one changed now, each before it a second earlier: a query can cut anywhere.
    const at = call.now - (count - 1 - index) * 1_000;
    const own = { DocNumber: `S-${index + 1}`, CustomerRef: customer && refTo(customer) };
    company.table('Invoice').insert({ ...fields, ...own }, { at, isQuiet: true });
  }
  raiseBalances(call, customers, Number(sample.TotalAmt), planted, most);
}

/** As a person would have typed it, of one line; it is not kept, and nobody hears of it. */
function sampleInvoice(call: Call, customer: Entity | undefined): Entity {
  if (!customer) throw new Unwilling('There is no customer to invoice.');
  return call.world.store.attempt(() => {
    const typed = {
      ...{ realmId: call.company.realmId, customerId: customer.Id },
      lines: [{ description: 'Sample', unitPrice: '100' }],
    };
    return { keep: false, result: create(call, 'Invoice', documentOf(call, 'Invoice', typed)) };
  });
}

function raiseBalances(
  { company }: Call,
  customers: readonly Entity[],
  total: number,
  planted: number,
  most: number,
): void {
  const table = company.table('Customer');
  for (const [at, { Id }] of customers.entries()) {
    const behind = (end: number) => Math.max(0, Math.ceil((end - at) / customers.length));
    const customer = table.need(Id);
    const raised = (behind(most) - behind(planted)) * total;
    const sum = (field: string) => Math.round((Number(customer[field] ?? 0) + raised) * 100) / 100;
    const balances = { Balance: sum('Balance'), BalanceWithJobs: sum('BalanceWithJobs') };
    table.save(customer, balances, { bumpToken: false, event: 'none' });
  }
}

const isOf = (reference: Entity[string], code: string): boolean =>
  typeof reference !== 'object' || (reference as { readonly value?: unknown } | null)?.value === code;
