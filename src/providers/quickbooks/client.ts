/** The client for one company's books in QuickBooks: every method of the port, each a call or a few. */
import type { Clock } from '../../lib/clock.ts';
import type { LedgerClient, LedgerSession, Outcome } from '../provider.ts';
import type { Send } from '../transport.ts';
import { createCaller } from './call.ts';
import * as contacts from './contact-calls.ts';
import { hasChanges } from './contact-updates.ts';
import { fitting } from './fitting.ts';
import { createItem } from './items.ts';
import { readOrganisation } from './organisation.ts';
import { ledgerRejected } from './problems.ts';
import { batchSize } from './reach.ts';
import { readReferences } from './references.ts';

/** Opens the books of the session's company. Nothing is sent until a method is called. */
export function openClient(apiUrl: string, send: Send, session: LedgerSession, _clock: Clock): LedgerClient {
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
    createInvoices: notYet,
    updateInvoices: notYet,
    voidInvoice: notYet,
    voidInvoices: notYet,
    createPayments: notYet,
    removePayment: notYet,
    createCreditNotes: notYet,
    allocateCredit: notYet,
    removeAllocation: notYet,
    refundCredit: notYet,
    findContacts: (markers, since) => contacts.findContacts(call, markers, since),
    findInvoices: notYet,
    findPayments: notYet,
    findCreditNotes: notYet,
    findRefunds: notYet,
    invoicesChangedSince: notYet,
    contactsChangedSince: (since, page) => contacts.contactsChangedSince(call, since, page),
    paymentsChangedSince: notYet,
    invoicesByNumber: notYet,
    creditsChangedSince: notYet,
    invoicesById: notYet,
    contactsById: (ids) => contacts.contactsById(call, ids),
    paymentsById: notYet,
    creditsById: notYet,
    emailInvoice: notYet,
    onlineInvoiceUrl: notYet,
    invoicePdf: notYet,
    invoiceHistory: async () => ({ ok: true, value: [] }),
    addHistoryNote: noNotes,
    invoiceFiles: notYet,
    attachFile: notYet,
  };
}

/** QuickBooks keeps a history of its own, which nobody can read or write from outside. */
async function noNotes(): Promise<Outcome<never>> {
  const problem = ledgerRejected('QuickBooks takes no notes about an invoice.', null);
  return { ok: false, failure: { kind: 'rejected', problems: [problem] } };
}

async function notYet(): Promise<Outcome<never>> {
  const problem = ledgerRejected('This is not done in QuickBooks yet.', null);
  return { ok: false, failure: { kind: 'rejected', problems: [problem] } };
}
