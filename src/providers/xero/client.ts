/** The client for one organisation's books in Xero: every method of the port, each a call or a few. */
import type { LedgerClient, LedgerReference, LedgerSession } from '../provider.ts';
import type { Send } from '../transport.ts';
import type { Caller } from './call.ts';
import { createCaller } from './call.ts';
import * as contacts from './contact-calls.ts';
import { hasChanges } from './contact-updates.ts';
import * as credits from './credit-calls.ts';
import * as creditNotes from './credit-note-calls.ts';
import * as documents from './document-calls.ts';
import { listIn, onlyElementIn } from './elements.ts';
import { fitting } from './fitting.ts';
import * as invoices from './invoice-calls.ts';
import { invoicesByNumber } from './numbered-invoices.ts';
import { fromXeroOrganisation } from './organisation.ts';
import * as payments from './payment-calls.ts';
import { batchSize } from './reach.ts';
import { referenceLists } from './references.ts';
import { voidInvoices } from './void-invoices.ts';

/** Opens the books of the session's organisation. Nothing is sent until a method is called. */
export function openClient(apiUrl: string, send: Send, session: LedgerSession): LedgerClient {
  const call = createCaller(apiUrl, send, session);
  return {
    batchSize,
    fitting,
    organisation: () => readOrganisation(call),
    references: () => readReferences(call),
    createContacts: (toCreate, key) => contacts.createContacts(call, toCreate, key),
    updateContacts: (toUpdate, key) => contacts.updateContacts(call, toUpdate, key),
    hasChanges,
    createInvoices: (toCreate, key) => invoices.createInvoices(call, toCreate, key),
    updateInvoices: (toUpdate, key) => invoices.updateInvoices(call, toUpdate, key),
    voidInvoice: (invoice, key) => invoices.voidInvoice(call, invoice, key),
    voidInvoices: (toVoid, key) => voidInvoices(call, toVoid, key),
    createPayments: (toCreate, key) => payments.createPayments(call, toCreate, key),
    removePayment: (ledgerId, key) => payments.removePayment(call, ledgerId, key),
    createCreditNotes: (toCreate, key) => creditNotes.createCreditNotes(call, toCreate, key),
    allocateCredit: (allocation, key) => credits.allocateCredit(call, allocation, key),
    removeAllocation: (allocation, key) => credits.removeAllocation(call, allocation, key),
    refundCredit: (refund, key) => credits.refundCredit(call, refund, key),
    findContacts: (markers, since) => contacts.findContacts(call, markers, since),
    findInvoices: (markers, since) => invoices.findInvoices(call, markers, since),
    findPayments: (markers, since) => payments.findPayments(call, markers, since),
    findCreditNotes: (markers, since) => creditNotes.findCreditNotes(call, markers, since),
    findRefunds: (markers, since) => payments.findRefunds(call, markers, since),
    invoicesChangedSince: (since, page) => invoices.invoicesChangedSince(call, since, page),
    contactsChangedSince: (since, page) => contacts.contactsChangedSince(call, since, page),
    paymentsChangedSince: (since, page) => payments.paymentsChangedSince(call, since, page),
    invoicesByNumber: (numbers) => invoicesByNumber(call, numbers),
    creditsChangedSince: (kind, since, page) => credits.creditsChangedSince(call, kind, since, page),
    invoicesById: (ids) => invoices.invoicesById(call, ids),
    contactsById: (ids) => contacts.contactsById(call, ids),
    paymentsById: (ids) => payments.paymentsById(call, ids),
    touchedByPayments: (ids) => payments.touchedByPayments(call, ids),
    creditsById: (kind, ids) => credits.creditsById(call, kind, ids),
    emailInvoice: (ledgerId, key) => documents.emailInvoice(call, ledgerId, key),
    onlineInvoiceUrl: (ledgerId) => documents.onlineInvoiceUrl(call, ledgerId),
    invoicePdf: (ledgerId) => documents.invoicePdf(call, ledgerId),
    invoiceHistory: (ledgerId) => documents.invoiceHistory(call, ledgerId),
    addHistoryNote: (note, key) => documents.addHistoryNote(call, note, key),
    invoiceFiles: (ledgerId) => documents.invoiceFiles(call, ledgerId),
    attachFile: (file, key) => documents.attachFile(call, file, key),
  };
}

function readOrganisation(call: Caller): ReturnType<LedgerClient['organisation']> {
  return call({
    operation: 'organisation',
    method: 'GET',
    path: 'Organisation',
    read: (json) => fromXeroOrganisation(onlyElementIn(json, 'Organisations')),
  });
}

// One after the other: Xero allows five calls at a time, and somebody may be waiting for an invoice.
async function readReferences(call: Caller): ReturnType<LedgerClient['references']> {
  const references: LedgerReference[] = [];
  for (const { path, query, read } of referenceLists) {
    const answer = await call({
      operation: `references.${path}`,
      method: 'GET',
      path,
      query,
      read: (json) => listIn(json, path).map(read),
    });
    if (!answer.ok) return answer;
    references.push(...answer.value);
  }
  return { ok: true, value: references };
}
