/** What a person does with customers; a merge is the one thing that no app can do. */

import Big from 'big.js';
import type { Books } from '../books.ts';
import type { Call } from '../entity.ts';
import { refTo } from '../fields.ts';
import { inner, type Json } from '../json.ts';
import type { Entity } from '../table.ts';
import { type Act, change, create, held, Unwilling } from './act.ts';

type CustomerActs = Pick<
  Books,
  | 'addCustomer'
  | 'renameCustomer'
  | 'editCustomer'
  | 'deactivateCustomer'
  | 'reactivateCustomer'
  | 'mergeCustomers'
>;

export function customerActs(act: Act): CustomerActs {
  const edit = ({ realmId, customerId }: { realmId: string; customerId: string }, fields: Json) =>
    act(realmId, (call) => change(call, 'Customer', customerId, fields));
  return {
    addCustomer: ({ realmId, name, emailAddress, phone, city, ...more }) =>
      act(realmId, (call) =>
        create(call, 'Customer', {
          DisplayName: name,
          ...(emailAddress && { PrimaryEmailAddr: { Address: emailAddress } }),
          ...(phone && { PrimaryPhone: { FreeFormNumber: phone } }),
          ...(city && { BillAddr: { City: city } }),
          ...(more.companyName && { CompanyName: more.companyName }),
          ...(more.firstName && { GivenName: more.firstName }),
          ...(more.lastName && { FamilyName: more.lastName }),
          ...(more.currencyCode && { CurrencyRef: { value: more.currencyCode } }),
        }),
      ),
    renameCustomer: (what) => edit(what, { DisplayName: what.name }),
    editCustomer: (what) => edit(what, { PrimaryEmailAddr: { Address: what.emailAddress } }),
    deactivateCustomer: (what) => edit(what, { Active: false }),
    reactivateCustomer: (what) => edit(what, { Active: true }),
    mergeCustomers: ({ realmId, customerId, intoCustomerId }) =>
      act(realmId, (call) => {
        const into = held(call, 'Customer', intoCustomerId);
        return merge(call, held(call, 'Customer', customerId), into);
      }),
  };
}

const TRANSACTIONS = ['Invoice', 'CreditMemo', 'Payment', 'RefundReceipt', 'Estimate'];

/** Nothing tells an app of the documents that moved: only of the customer that took the other in. */
function merge(call: Call, from: Entity, into: Entity): Entity {
  refuseUnlike(from, into);
  const { company, world } = call;
  for (const entity of TRANSACTIONS) {
    const table = company.table(entity);
    for (const record of table.find('CustomerRef', from.Id))
      table.save(record, { CustomerRef: refTo(into) }, { event: 'none' });
  }
  moveExpenses(call, from, into);
  const customers = company.table('Customer');
  const sum = (field: string) => new Big(Number(from[field] ?? 0)).plus(Number(into[field] ?? 0)).toNumber();
  const balances = { Balance: sum('Balance'), BalanceWithJobs: sum('BalanceWithJobs') };
  customers.remove(from, { isQuiet: true });
  const saved = customers.save(into, balances, { event: 'none' });
  world.fire({
    ...{ realmId: company.realmId, entity: 'Customer', id: into.Id, operation: 'merged' },
    deletedId: from.Id,
  });
  return saved;
}

function refuseUnlike(from: Entity, into: Entity): void {
  if (from.Id === into.Id) throw new Unwilling('A customer cannot be merged with itself.');
  if (inner(from, 'CurrencyRef').value !== inner(into, 'CurrencyRef').value)
    throw new Unwilling('Customers of different currencies cannot be merged.');
  if (into.Active === false) throw new Unwilling('The customer to merge into is inactive.');
}

function moveExpenses(call: Call, from: Entity, into: Entity): void {
  const table = call.company.table('Purchase');
  for (const record of table.all()) {
    const { value, type } = inner(record, 'EntityRef');
    if (value !== from.Id || type !== 'Customer') continue;
    table.save(record, { EntityRef: { ...refTo(into), type } }, { event: 'none' });
  }
}
