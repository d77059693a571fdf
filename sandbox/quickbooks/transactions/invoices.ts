/** Invoices: posted as soon as they are there, due by their terms, and paid online where the company allows it. */

import type { Call, EntityOperations } from '../entity.ts';
import { referred, refTo } from '../fields.ts';
import type { Json } from '../json.ts';
import type { Entity } from '../table.ts';
import { autoPayByCredit } from './auto-apply.ts';
import { dateIn } from './customer-of.ts';
import { type SalesDocument, salesOperations } from './sales-document.ts';
import { sendingOf } from './sending.ts';

const INVOICES: SalesDocument = {
  entity: 'Invoice',
  sign: 1,
  writable: [
    ...['DueDate', 'Deposit', 'AllowOnlineCreditCardPayment', 'AllowOnlineACHPayment', 'AllowOnlinePayment'],
    ...['AllowIPNPayment', 'ShipDate', 'ShipMethodRef', 'TrackingNum', 'PONumber'],
  ],
  ignored: ['InvoiceLink', 'EInvoiceStatus', 'AllowOnlinePayPalPayment'],
  queryable: ['DueDate', 'SalesTermRef', 'EmailStatus'],
  complete: completeInvoice,
};

const operations = salesOperations(INVOICES);

export const invoiceOperations: EntityOperations = {
  ...operations,
  create(call, input) {
    const made = operations.create?.(call, input) as Entity; // salesOperations has it
    autoPayByCredit(call, made);
    return call.company.table('Invoice').need(made.Id);
  },
  read: (call, id) => withLink(call, call.company.table('Invoice').need(id)),
  extras: sendingOf('Invoice'),
};

/** The due date follows from the terms, the customer's where the invoice names none. */
function completeInvoice(call: Call, fields: Json, customer: Entity): Json {
  const terms = call.company.table('Term');
  const term = referred(terms, fields, 'SalesTermRef') ?? referred(terms, customer, 'SalesTermRef');
  const issued = String(fields.TxnDate);
  const due = term === undefined ? issued : daysAfter(issued, Number(term.DueDays ?? 0));
  return {
    ...(term !== undefined && { SalesTermRef: refTo(term) }),
    DueDate: dateIn(fields, 'DueDate', due),
    AllowIPNPayment: false,
    AllowOnlinePayment: false,
    AllowOnlineCreditCardPayment: fields.AllowOnlineCreditCardPayment === true,
    AllowOnlineACHPayment: fields.AllowOnlineACHPayment === true,
  };
}

const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Only where the company takes payments online, the invoice allows it and somebody can be written to. */
function withLink({ company, params }: Call, invoice: Entity): Json {
  const isAsked = (params.get('include') ?? '').split(',').includes('invoiceLink');
  const isAllowed = invoice.AllowOnlineCreditCardPayment === true || invoice.AllowOnlineACHPayment === true;
  if (!isAsked || !company.state().hasPayments || !isAllowed || invoice.BillEmail === undefined)
    return invoice;
  return {
    ...invoice,
    InvoiceLink: `https://connect.practice.example/t/scs-v1-${company.realmId}-${invoice.Id}`,
  };
}
