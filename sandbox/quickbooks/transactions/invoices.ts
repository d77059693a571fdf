/** Invoices: posted as soon as they are there; sent, printed and linked to payments. */

import type { Answer } from '../../answer.ts';
import { makePdf } from '../../pdf.ts';
import type { Call, EntityOperations } from '../entity.ts';
import { json, Refusal } from '../faults-wire.ts';
import { addressIn, referred, refTo } from '../fields.ts';
import { inner, type Json } from '../json.ts';
import { pacificMoment, pacificTime } from '../pacific.ts';
import type { Entity } from '../table.ts';
import { dateIn } from './customer-of.ts';
import { type SalesDocument, salesOperations } from './sales-document.ts';

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

export const invoiceOperations: EntityOperations = {
  ...salesOperations(INVOICES),
  read: (call, id) => withLink(call, call.company.table('Invoice').need(id)),
  extras: { send, pdf },
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

function send(call: Call, id: string): Answer {
  const table = call.company.table('Invoice');
  const invoice = table.need(id);
  const sendTo = call.params.get('sendTo');
  const to = sendTo === null ? addressIn(invoice, 'BillEmail') : addressIn({ to: { Address: sendTo } }, 'to');
  if (to === undefined) throw new Refusal('6420', 'Email address is required', 'BillEmail');
  const emails = call.world.store.collection<Json>(`${call.company.realmId}/Email`);
  emails.put(call.world.chance.uuid(), { entity: 'Invoice', id, to, at: call.now });
  // Observed: the time of change moves, the version does not.
  const sent = table.save(
    invoice,
    {
      BillEmail: { Address: to },
      EmailStatus: 'EmailSent',
      DeliveryInfo: { DeliveryType: 'Email', DeliveryTime: pacificTime(call.now) },
    },
    { bumpToken: false, event: 'emailed' },
  );
  return json(200, { Invoice: sent, time: pacificMoment(call.now) });
}

function pdf(call: Call, id: string): Answer {
  const invoice = call.company.table('Invoice').need(id);
  const number = String(invoice.DocNumber ?? invoice.Id);
  const customer = String(inner(invoice, 'CustomerRef').name ?? '');
  return {
    status: 200,
    contentType: 'application/pdf',
    body: makePdf([`Invoice ${number}`, customer, `Total ${String(invoice.TotalAmt)}`]),
  };
}
