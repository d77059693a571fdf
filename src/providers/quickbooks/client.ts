/** The client for one company's books in QuickBooks: every method of the port, each a call or a few. */
import type { Clock } from '../../lib/clock.ts';
import type { LedgerClient, LedgerSession, Outcome } from '../provider.ts';
import type { Send } from '../transport.ts';
import * as allocations from './allocation-calls.ts';
import { createCallers } from './call.ts';
import { invoicesChangedSince, listInvoices } from './changed-invoices.ts';
import * as contacts from './contact-calls.ts';
import { hasChanges } from './contact-updates.ts';
import * as credits from './credit-calls.ts';
import * as creditNotes from './credit-note-calls.ts';
import * as documents from './document-calls.ts';
import { fitting } from './fitting.ts';
import * as invoices from './invoice-calls.ts';
import { createItem } from './items.ts';
import { readOrganisation } from './organisation.ts';
import * as payments from './payment-calls.ts';
import { ledgerRejected } from './problems.ts';
import { profitAndLoss } from './profit-and-loss.ts';
import { batchSize } from './reach.ts';
import { agedReceivables } from './receivables.ts';
import { readReferences } from './references.ts';
import * as refunds from './refund-calls.ts';
import { voidInvoice, voidInvoices } from './void-invoices.ts';

/** Opens the books of the session's company. Nothing is sent until a method is called. */
export function openClient(apiUrl: string, send: Send, session: LedgerSession, clock: Clock): LedgerClient {
  const begin = createCallers(apiUrl, send, session);
  return {
    batchSize,
    fitting,
    organisation: () => readOrganisation(begin(), session.organisationId),
    references: () => readReferences(begin()),
    createItem: (item, key) => createItem(begin(), item, key),
    createContacts: (toCreate, key) => contacts.createContacts(begin(), toCreate, key),
    updateContacts: (toUpdate, key) => contacts.updateContacts(begin(), toUpdate, key),
    hasChanges,
    createInvoices: (toCreate, key) => invoices.createInvoices(begin(), session, toCreate, key),
    updateInvoices: (toUpdate, key) => invoices.updateInvoices(begin(), session, toUpdate, key),
    voidInvoice: (invoice, key) => voidInvoice(begin(), session, invoice, key),
    voidInvoices: (toVoid, key) => voidInvoices(begin(), session, toVoid, key),
    createPayments: (toCreate, key) => payments.createPayments(begin(), toCreate, key),
    removePayment: (ledgerId, key) => payments.removePayment(begin(), ledgerId, key),
    createCreditNotes: (toCreate, key) => creditNotes.createCreditNotes(begin(), session, toCreate, key),
    allocateCredit: (allocation, key) => allocations.allocateCredit(begin(), allocation, key),
    removeAllocation: (allocation, key) => allocations.removeAllocation(begin(), allocation, key),
    refundCredit: (refund, key) => refunds.refundCredit(begin(), refund, key),
    findContacts: (markers, since) => contacts.findContacts(begin(), markers, since),
    findInvoices: (markers, since) => invoices.findInvoices(begin(), session, markers, since),
    findPayments: (markers, since) => payments.findPayments(begin(), markers, since),
    findCreditNotes: (markers, since) => creditNotes.findCreditNotes(begin(), session, markers, since),
    findRefunds: (markers, since) => refunds.findRefunds(begin(), markers, since),
    invoicesChangedSince: (since, page) => invoicesChangedSince(begin(), session, clock.now(), since, page),
    listInvoices: (since, page) => listInvoices(begin(), session, since, page),
    contactsChangedSince: (since, page) => contacts.contactsChangedSince(begin(), since, page),
    paymentsChangedSince: (since, page) => payments.paymentsChangedSince(begin(), clock.now(), since, page),
    invoicesByNumber: (numbers) => invoices.invoicesByNumber(begin(), session, numbers),
    creditsChangedSince: (kind, since, page) =>
      credits.creditsChangedSince(begin(), session, clock.now(), kind, since, page),
    invoicesById: (ids) => invoices.invoicesById(begin(), session, ids),
    contactsById: (ids) => contacts.contactsById(begin(), ids),
    paymentsById: (ids) => payments.paymentsById(begin(), clock.now(), ids),
    touchedByPayments: (ids) => payments.touchedByPayments(begin(), ids),
    creditsById: (kind, ids) => credits.creditsById(begin(), session, kind, ids),
    emailInvoice: (ledgerId, key) => documents.emailInvoice(begin(), ledgerId, key),
    onlineInvoiceUrl: (ledgerId) => documents.onlineInvoiceUrl(begin(), ledgerId),
    invoicePdf: (ledgerId) => documents.invoicePdf(begin(), ledgerId),
    invoiceHistory: (ledgerId) => documents.invoiceHistory(begin(), ledgerId),
    addHistoryNote: noNotes,
    invoiceFiles: (ledgerId) => documents.invoiceFiles(begin(), ledgerId),
    attachFile: (file, key) => documents.attachFile(begin(), file, key),
    agedReceivables: (asOf, contact) => agedReceivables(begin(), asOf, contact),
    profitAndLoss: (columns) => profitAndLoss(begin(), columns),
  };
}

/** QuickBooks keeps a history of its own, which nobody can read or write from outside. */
async function noNotes(): Promise<Outcome<never>> {
  const problem = ledgerRejected('QuickBooks takes no notes about an invoice.', null);
  return { ok: false, failure: { kind: 'rejected', problems: [problem] } };
}
