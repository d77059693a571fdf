/**
 * The ledger e-mails an invoice to its customer.
 *
 * It leaves no marker. After a lost answer the invoice's history says whether it was sent since; where the invoice was
 * sent before, or the history is silent although the invoice counts as sent, only a person can tell.
 */
import { undecidedEmail, whyNotEmailed } from '../../domain/document.ts';
import type { LedgerClient, LedgerInvoiceStatus, Outcome } from '../../providers/provider.ts';
import { findEmailToSend, noteSentTo, settleInvoiceEmail } from '../../store/invoice-emails.ts';
import { ledgerLabel } from '../../store/ledger-references.ts';
import { readInvoicesAgain } from '../read-again.ts';
import { type Kind, vanished } from './kind.ts';

export type EmailPayload = {
  readonly ledgerId: string;
  readonly invoiceId: string;
  readonly ledgerName: string;
  readonly status: LedgerInvoiceStatus;
  readonly to: string;
  readonly wasSentBefore: boolean;
  /** A person, or the ledger's plain no, has said that it was not sent: it is not looked for. */
  readonly isKnownUnsent?: boolean;
};

/** The invoice that was e-mailed. */
type Emailed = Pick<EmailPayload, 'ledgerId'> | null;

export const emailInvoice: Kind<EmailPayload, Emailed> = {
  batchSize: () => 1,

  async prepare({ tx, connection }, operations) {
    const [operation] = operations;
    if (operation === undefined) return { elements: [] };
    const email = await findEmailToSend(tx, connection.workspace_id, operation.subject_id);
    if (email === undefined)
      return { elements: [], refused: [{ operation, problems: [vanished('invoice')] }] };
    if (email.isSettled) return { elements: [], finished: [{ operation, record: null }] };
    const ledgerName = ledgerLabel(connection.provider);
    const problem = whyNotEmailed(email, ledgerName);
    if (problem !== null || email.to === null)
      return { elements: [], refused: [{ operation, problems: problem === null ? [] : [problem] }] };
    const { ledgerId, invoiceId, status, to, wasSentBefore } = email;
    await noteSentTo(tx, connection.workspace_id, email.id, to);
    const payload = { ledgerId, invoiceId, ledgerName, status, to, wasSentBefore };
    return { elements: [{ operation, payload }] };
  },

  async send(books, [element], key) {
    if (element === undefined) return { ok: true, value: [] };
    const { ledgerId } = element.payload;
    const sent = await books.emailInvoice(ledgerId, key);
    return sent.ok ? { ok: true, value: [{ ok: true, value: { ledgerId } }] } : sent;
  },

  async look(books, [element], since) {
    if (element === undefined) return { ok: true, value: new Map() };
    const { operation, payload } = element;
    const looked = payload.isKnownUnsent === true ? notSent : await wasEmailed(books, payload, since);
    if (!looked.ok) return looked;
    return { ok: true, value: new Map([[operation.id, looked.value ? [payload] : []]]) };
  },

  async finish(place, finished) {
    const { engine, tx, connection } = place;
    const now = engine.clock.now();
    const records = finished.flatMap(({ record }) => (record === null ? [] : [record]));
    for (const { operation } of finished)
      await settleInvoiceEmail(tx, connection.workspace_id, operation.subject_id, 'sent', now);
    // The mark that it was sent comes with the invoice, whose modified time need not move by it.
    const changedAt = new Date(now.getTime() + CLOCK_SKEW_MS);
    const changes = records.map(({ ledgerId }) => ({ invoiceLedgerId: ledgerId, changedAt }));
    await readInvoicesAgain(place, changes);
  },
};

/** How far the ledger's clock may be ahead of ours: a reading that it seems to have seen already would be left out. */
const CLOCK_SKEW_MS = 10 * 60_000;

const notSent: Outcome<boolean> = { ok: true, value: false };

/** A refusal where the books do not say. */
async function wasEmailed(
  books: LedgerClient,
  { ledgerId, invoiceId, ledgerName, status, wasSentBefore }: EmailPayload,
  since: Date,
): Promise<Outcome<boolean>> {
  const undecided = {
    ok: false,
    failure: { kind: 'rejected', problems: [undecidedEmail(ledgerName, invoiceId)] },
  } as const;
  if (wasSentBefore) return undecided;
  const history = await books.invoiceHistory(ledgerId);
  if (!history.ok) return history;
  if (history.value.some(({ isEmail, at }) => isEmail && at >= since)) return { ok: true, value: true };
  const read = await books.invoicesById([ledgerId]);
  if (!read.ok) return read;
  const [invoice] = read.value;
  // One that awaits approval is not marked as sent: that it has no mark says nothing.
  return invoice?.sentToContact === false && status !== 'awaitingApproval' ? notSent : undecided;
}
