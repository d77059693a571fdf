/** `/Invoices` */

import type { InvoiceRecord } from '../records.ts';
import { fold } from '../tables.ts';
import { attachmentOperations } from './attachments.ts';
import { type BatchShape, type Outcome, refused, writeBatch } from './batch.ts';
import { type Answer, notFound } from './errors.ts';
import { readElement } from './fields.ts';
import { historyOperations } from './history.ts';
import { emailInvoice, onlineInvoice, pdfAnswer } from './invoice-documents.ts';
import { type InvoiceInput, invoiceInput } from './invoice-input.ts';
import { listInvoices } from './invoice-list.ts';
import { keepsNumber } from './invoice-numbers.ts';
import { invoiceInFull } from './invoice-views.ts';
import type { Ledger } from './ledger.ts';
import { type Call, listAnswer, type Operation, scopes, unitPlaces } from './operation.ts';
import { createInvoice, updateInvoice } from './save-invoice.ts';
import type { Received } from './wire.ts';

const SHAPE: BatchShape = { plural: 'Invoices', idField: 'InvoiceID', errorFlag: 'HasErrors' };
const READ = scopes('invoices', 'read');
const WRITE = scopes('invoices', 'write');

export const invoiceOperations: readonly Operation[] = [
  { method: 'GET', path: '/Invoices', scopes: READ, handle: listInvoices },
  { method: 'GET', path: '/Invoices/:id', scopes: READ, handle: getInvoice },
  { method: 'PUT', path: '/Invoices', scopes: WRITE, handle: (call) => writeBatch(call, SHAPE, put(call)) },
  { method: 'POST', path: '/Invoices', scopes: WRITE, handle: (call) => writeBatch(call, SHAPE, post(call)) },
  { method: 'POST', path: '/Invoices/:id', scopes: WRITE, handle: postOne },
  // In the OpenAPI file, but observed to answer an empty 404: a PDF comes by its Accept header.
  { method: 'GET', path: '/Invoices/:id/pdf', scopes: READ, handle: () => ({ ...notFound(), body: '' }) },
  {
    method: 'GET',
    path: '/Invoices/:id/OnlineInvoice',
    scopes: READ,
    handle: (call) => withInvoice(call, onlineInvoice),
  },
  {
    method: 'POST',
    path: '/Invoices/:id/Email',
    scopes: WRITE,
    handle: (call) => withInvoice(call, emailInvoice),
  },
  ...historyOperations('/Invoices', { read: READ, write: WRITE }, idNamed),
  ...attachmentOperations('Invoices', idNamed),
];

function getInvoice(call: Call): Answer {
  return withInvoice(call, (_, invoice) => {
    if (call.headers.get('Accept')?.includes('application/pdf')) return pdfAnswer(call, invoice);
    return listAnswer(call, 'Invoices', [invoiceInFull(call.ledger, invoice, unitPlaces(call))]);
  });
}

function idNamed({ ledger, params }: Call): string | undefined {
  return findInvoice(ledger, params.id ?? '')?.invoiceId;
}

function withInvoice(call: Call, answer: (call: Call, invoice: InvoiceRecord) => Answer): Answer {
  const invoice = findInvoice(call.ledger, call.params.id ?? '');
  return invoice ? answer(call, invoice) : notFound();
}

/** By id or by number; of several with one number a living one comes first. */
export function findInvoice({ tables }: Ledger, idOrNumber: string): InvoiceRecord | undefined {
  const numbered = tables.invoices.find('number', fold(idOrNumber));
  const isAlive = (invoice: InvoiceRecord) => invoice.status !== 'VOIDED' && invoice.status !== 'DELETED';
  return tables.invoices.get(idOrNumber.toLowerCase()) ?? numbered.find(isAlive) ?? numbered[0];
}

const put = (call: Call) => (element: Received) => {
  const input = readElement(invoiceInput, element);
  // Ids are Xero's to give.
  if (input.InvoiceID) return refused(ID_UNKNOWN);
  return create(call, input);
};

/** Create or overwrite: matched by id, and for sales by the mere number. */
const post = (call: Call) => (element: Received) => {
  const input = readElement(invoiceInput, element);
  if (input.InvoiceID) {
    const existing = call.ledger.tables.invoices.get(input.InvoiceID);
    return existing ? update(call, existing, input) : refused(ID_UNKNOWN);
  }
  const existing = input.Type === 'ACCPAY' ? undefined : sameNumber(call.ledger, input.InvoiceNumber);
  return existing ? update(call, existing, input) : create(call, input);
};

function sameNumber(ledger: Ledger, number: string | undefined): InvoiceRecord | undefined {
  if (!number) return undefined;
  return ledger.tables.invoices.find('number', fold(number)).find((held) => keepsNumber(ledger, held));
}

function postOne(call: Call): Answer {
  const existing = findInvoice(call.ledger, call.params.id ?? '');
  if (!existing) return notFound();
  return writeBatch(call, SHAPE, (element) => update(call, existing, readElement(invoiceInput, element)));
}

const create = (call: Call, input: InvoiceInput): Outcome =>
  saved(call, createInvoice(call.ledger, input, unitPlaces(call)));
const update = (call: Call, existing: InvoiceRecord, input: InvoiceInput): Outcome =>
  saved(call, updateInvoice(call.ledger, existing, input, unitPlaces(call)));

function saved(call: Call, result: ReturnType<typeof createInvoice>): Outcome {
  if (!result.ok) return result;
  return {
    ok: true,
    view: invoiceInFull(call.ledger, result.invoice, unitPlaces(call)),
    warnings: result.warnings,
  };
}

const ID_UNKNOWN = 'An existing Invoice with the specified InvoiceID could not be found';
