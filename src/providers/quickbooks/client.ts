/** The client for one company's books in QuickBooks: every method of the port, each a call or a few. */
import type { Clock } from '../../lib/clock.ts';
import type { LedgerClient, LedgerSession, Outcome } from '../provider.ts';
import type { Send } from '../transport.ts';
import { createCaller } from './call.ts';
import { ledgerRejected } from './problems.ts';
import { batchSize } from './reach.ts';

/** Opens the books of the session's company. Nothing is sent until a method is called. */
export function openClient(apiUrl: string, send: Send, session: LedgerSession, _clock: Clock): LedgerClient {
  const _call = createCaller(apiUrl, send, session);
  return {
    batchSize,
    fitting: ({ elements }) => Math.min(elements.length, batchSize),
    organisation: notYet,
    references: notYet,
    createContacts: notYet,
    updateContacts: notYet,
    hasChanges: () => false,
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
    findContacts: notYet,
    findInvoices: notYet,
    findPayments: notYet,
    findCreditNotes: notYet,
    findRefunds: notYet,
    invoicesChangedSince: notYet,
    contactsChangedSince: notYet,
    paymentsChangedSince: notYet,
    invoicesByNumber: notYet,
    creditsChangedSince: notYet,
    invoicesById: notYet,
    contactsById: notYet,
    paymentsById: notYet,
    creditsById: notYet,
    emailInvoice: notYet,
    onlineInvoiceUrl: notYet,
    invoicePdf: notYet,
    invoiceHistory: notYet,
    addHistoryNote: notYet,
    invoiceFiles: notYet,
    attachFile: notYet,
  };
}

async function notYet(): Promise<Outcome<never>> {
  const problem = ledgerRejected('This is not done in QuickBooks yet.', null);
  return { ok: false, failure: { kind: 'rejected', problems: [problem] } };
}
