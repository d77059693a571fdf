/** The client for one company's books in QuickBooks: every method of the port, each a call or a few. */
import type { Clock } from '../../lib/clock.ts';
import type { LedgerClient, LedgerSession, Outcome } from '../provider.ts';
import type { Send } from '../transport.ts';
import * as allocations from './allocation-calls.ts';
import { createCaller } from './call.ts';
import { invoicesChangedSince } from './changed-invoices.ts';
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
import { batchSize } from './reach.ts';
import { readReferences } from './references.ts';
import * as refunds from './refund-calls.ts';
import { voidInvoice, voidInvoices } from './void-invoices.ts';

/** Opens the books of the session's company. Nothing is sent until a method is called. */
export function openClient(apiUrl: string, send: Send, session: LedgerSession, clock: Clock): LedgerClient {
  const call = createCaller(apiUrl, send, session);
  return {
    batchSize,
    fitting,
    organisation: () => readOrganisation(call, session.organisationId),
    references: () => readReferences(call),
    createItem: (item, key) => createItem(call, item, key),
    createContacts: (toCreate, key) => contacts.createContacts(call, toCreate, key),
    updateContacts: (toUpdate, key) => contacts.updateContacts(call, toUpdate, key),
    hasChanges,
    createInvoices: (toCreate, key) => invoices.createInvoices(call, session, toCreate, key),
    updateInvoices: (toUpdate, key) => invoices.updateInvoices(call, session, toUpdate, key),
    voidInvoice: (invoice, key) => voidInvoice(call, session, invoice, key),
    voidInvoices: (toVoid, key) => voidInvoices(call, session, toVoid, key),
    createPayments: (toCreate, key) => payments.createPayments(call, toCreate, key),
    removePayment: (ledgerId, key) => payments.removePayment(call, ledgerId, key),
    createCreditNotes: (toCreate, key) => creditNotes.createCreditNotes(call, session, toCreate, key),
    allocateCredit: (allocation, key) => allocations.allocateCredit(call, allocation, key),
    removeAllocation: (allocation, key) => allocations.removeAllocation(call, allocation, key),
    refundCredit: (refund, key) => refunds.refundCredit(call, refund, key),
    findContacts: (markers, since) => contacts.findContacts(call, markers, since),
    findInvoices: (markers, since) => invoices.findInvoices(call, session, markers, since),
    findPayments: (markers, since) => payments.findPayments(call, markers, since),
    findCreditNotes: (markers, since) => creditNotes.findCreditNotes(call, session, markers, since),
    findRefunds: (markers, since) => refunds.findRefunds(call, markers, since),
    invoicesChangedSince: (since, page) => invoicesChangedSince(call, session, clock.now(), since, page),
    contactsChangedSince: (since, page) => contacts.contactsChangedSince(call, since, page),
    paymentsChangedSince: (since, page) => payments.paymentsChangedSince(call, clock.now(), since, page),
    invoicesByNumber: (numbers) => invoices.invoicesByNumber(call, session, numbers),
    creditsChangedSince: (kind, since, page) =>
      credits.creditsChangedSince(call, session, clock.now(), kind, since, page),
    invoicesById: (ids) => invoices.invoicesById(call, session, ids),
    contactsById: (ids) => contacts.contactsById(call, ids),
    paymentsById: (ids) => payments.paymentsById(call, clock.now(), ids),
    touchedByPayments: (ids) => payments.touchedByPayments(call, ids),
    creditsById: (kind, ids) => credits.creditsById(call, session, kind, ids),
    emailInvoice: (ledgerId, key) => documents.emailInvoice(call, ledgerId, key),
    onlineInvoiceUrl: (ledgerId) => documents.onlineInvoiceUrl(call, ledgerId),
    invoicePdf: (ledgerId) => documents.invoicePdf(call, ledgerId),
    invoiceHistory: (ledgerId) => documents.invoiceHistory(call, ledgerId),
    addHistoryNote: noNotes,
    invoiceFiles: (ledgerId) => documents.invoiceFiles(call, ledgerId),
    attachFile: (file, key) => documents.attachFile(call, file, key),
  };
}

/** QuickBooks keeps a history of its own, which nobody can read or write from outside. */
async function noNotes(): Promise<Outcome<never>> {
  const problem = ledgerRejected('QuickBooks takes no notes about an invoice.', null);
  return { ok: false, failure: { kind: 'rejected', problems: [problem] } };
}
