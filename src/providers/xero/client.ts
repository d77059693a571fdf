/** The client for one organisation's books in Xero: every method of the port, each a call or a few. */
import type { LedgerClient, LedgerReference, LedgerSession } from '../provider.ts';
import type { Send } from '../transport.ts';
import type { Caller } from './call.ts';
import { createCallers } from './call.ts';
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
import { profitAndLoss } from './profit-and-loss.ts';
import { batchSize } from './reach.ts';
import { agedReceivables, debtors } from './receivables.ts';
import { referenceLists } from './references.ts';
import { voidInvoices } from './void-invoices.ts';

/** Opens the books of the session's organisation. Nothing is sent until a method is called. */
export function openClient(apiUrl: string, send: Send, session: LedgerSession): LedgerClient {
  const begin = createCallers(apiUrl, send, session);
  return {
    batchSize,
    fitting,
    organisation: () => readOrganisation(begin()),
    references: () => readReferences(begin()),
    createContacts: (toCreate, key) => contacts.createContacts(begin(), toCreate, key),
    updateContacts: (toUpdate, key) => contacts.updateContacts(begin(), toUpdate, key),
    hasChanges,
    createInvoices: (toCreate, key) => invoices.createInvoices(begin(), toCreate, key),
    updateInvoices: (toUpdate, key) => invoices.updateInvoices(begin(), toUpdate, key),
    voidInvoice: (invoice, key) => invoices.voidInvoice(begin(), invoice, key),
    voidInvoices: (toVoid, key) => voidInvoices(begin(), toVoid, key),
    createPayments: (toCreate, key) => payments.createPayments(begin(), toCreate, key),
    removePayment: (ledgerId, key) => payments.removePayment(begin(), ledgerId, key),
    createCreditNotes: (toCreate, key) => creditNotes.createCreditNotes(begin(), toCreate, key),
    allocateCredit: (allocation, key) => credits.allocateCredit(begin(), allocation, key),
    removeAllocation: (allocation, key) => credits.removeAllocation(begin(), allocation, key),
    refundCredit: (refund, key) => credits.refundCredit(begin(), refund, key),
    findContacts: (markers, since) => contacts.findContacts(begin(), markers, since),
    findInvoices: (markers, since) => invoices.findInvoices(begin(), markers, since),
    findPayments: (markers, since) => payments.findPayments(begin(), markers, since),
    findCreditNotes: (markers, since) => creditNotes.findCreditNotes(begin(), markers, since),
    findRefunds: (markers, since) => payments.findRefunds(begin(), markers, since),
    invoicesChangedSince: (since, page) => invoices.invoicesChangedSince(begin(), since, page),
    listInvoices: (since, page) => invoices.listInvoices(begin(), since, page),
    contactsChangedSince: (since, page) => contacts.contactsChangedSince(begin(), since, page),
    paymentsChangedSince: (since, page) => payments.paymentsChangedSince(begin(), since, page),
    invoicesByNumber: (numbers) => invoicesByNumber(begin(), numbers),
    creditsChangedSince: (kind, since, page) => credits.creditsChangedSince(begin(), kind, since, page),
    invoicesById: (ids) => invoices.invoicesById(begin(), ids),
    contactsById: (ids) => contacts.contactsById(begin(), ids),
    paymentsById: (ids) => payments.paymentsById(begin(), ids),
    touchedByPayments: (ids) => payments.touchedByPayments(begin(), ids),
    creditsById: (kind, ids) => credits.creditsById(begin(), kind, ids),
    emailInvoice: (ledgerId, key) => documents.emailInvoice(begin(), ledgerId, key),
    onlineInvoiceUrl: (ledgerId) => documents.onlineInvoiceUrl(begin(), ledgerId),
    invoicePdf: (ledgerId) => documents.invoicePdf(begin(), ledgerId),
    invoiceHistory: (ledgerId) => documents.invoiceHistory(begin(), ledgerId),
    addHistoryNote: (note, key) => documents.addHistoryNote(begin(), note, key),
    invoiceFiles: (ledgerId) => documents.invoiceFiles(begin(), ledgerId),
    attachFile: (file, key) => documents.attachFile(begin(), file, key),
    debtors: (asOf) => debtors(begin(), asOf),
    agedReceivables: (asOf, contact) => agedReceivables(begin(), asOf, contact),
    profitAndLoss: (columns) => profitAndLoss(begin(), columns),
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
