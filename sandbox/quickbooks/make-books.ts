/** The person's hands in the books: the API's own rules, without the app and without its limits. */

import type { Books, EmailRecord } from './books.ts';
import { accessActs } from './hands/access-acts.ts';
import { createAct } from './hands/act.ts';
import { catalogueActs } from './hands/catalogue-acts.ts';
import { companyActs } from './hands/company-acts.ts';
import { creditActs } from './hands/credit-acts.ts';
import { customerActs } from './hands/customer-acts.ts';
import { invoiceActs } from './hands/invoice-acts.ts';
import { paymentActs } from './hands/payment-acts.ts';
import { plantInvoices } from './hands/plant-invoices.ts';
import { list as listOf } from './json.ts';
import type { Entity, Tombstone } from './table.ts';
import type { World } from './world.ts';

export function createBooks(world: World, listCompanies: Books['listCompanies']): Books {
  const act = createAct(world);
  const all = (realmId: string, entity: string): readonly Entity[] =>
    world.findCompany(realmId)?.table(entity).all() ?? [];
  const one = (realmId: string, entity: string, id: string): Entity | undefined =>
    world.findCompany(realmId)?.table(entity).get(id);
  return {
    ...invoiceActs(act),
    ...paymentActs(act),
    ...creditActs(act),
    ...customerActs(act),
    ...catalogueActs(act),
    ...companyActs(act),
    ...accessActs(world),
    plantInvoices: plantInvoices(act),

    listCompanies,
    list: ({ realmId, entity }) => all(realmId, entity),
    get: ({ realmId, entity, id }) => one(realmId, entity, id),
    listDeleted: ({ realmId, entity }) =>
      world.store
        .collection<Tombstone>(`${realmId}/Deleted`)
        .all()
        .filter((tombstone) => tombstone.entity === entity)
        .map(({ last }) => last),
    listEmails: ({ realmId }) => world.store.collection<EmailRecord>(`${realmId}/Email`).all(),
    getFile: ({ realmId, attachableId }) =>
      world.store.collection<string>(`${realmId}/File`).get(attachableId),
    listInvoices: ({ realmId }) => all(realmId, 'Invoice'),
    getInvoice: ({ realmId, invoiceId }) => one(realmId, 'Invoice', invoiceId),
    listPayments: ({ realmId, invoiceId }) =>
      all(realmId, 'Payment').filter((payment) => invoiceId === undefined || isFor(payment, invoiceId)),
    getPayment: ({ realmId, paymentId }) => one(realmId, 'Payment', paymentId),
    listCreditMemos: ({ realmId }) => all(realmId, 'CreditMemo'),
    getCreditMemo: ({ realmId, creditMemoId }) => one(realmId, 'CreditMemo', creditMemoId),
    listCustomers: ({ realmId }) => all(realmId, 'Customer'),
    getCustomer: ({ realmId, customerId }) => one(realmId, 'Customer', customerId),
    listAccounts: ({ realmId }) => all(realmId, 'Account'),
    listItems: ({ realmId }) => all(realmId, 'Item'),
    listTaxCodes: ({ realmId }) => all(realmId, 'TaxCode'),
    listDeposits: ({ realmId }) => all(realmId, 'Deposit'),
    getCompany: ({ realmId }) => one(realmId, 'CompanyInfo', '1'),
    getPreferences: ({ realmId }) => one(realmId, 'Preferences', '1'),
  };
}

const isFor = (payment: Entity, invoiceId: string): boolean =>
  listOf(payment, 'Line').some((line) =>
    listOf(line, 'LinkedTxn').some(({ TxnId, TxnType }) => TxnType === 'Invoice' && TxnId === invoiceId),
  );
