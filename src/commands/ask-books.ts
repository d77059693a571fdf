/** Asks the engine to read something of an invoice in the books: its online link, its PDF, its history, its files. */
import { inTransaction } from '../store/database.ts';
import { lockInvoice } from '../store/invoices.ts';
import { askToRead, findLedgerReads, findPdfReadAt, type Readable } from '../store/ledger-reads.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import type { Actor } from './actor.ts';
import { booksOfInvoice } from './books-of-invoice.ts';
import type { CommandDeps } from './deps.ts';
import { conflict, done, notFound, type Result } from './refusal.ts';

/** A PDF older than this is printed anew: not everything that it shows moves the invoice's version. */
export const PDF_SHOWN_MS = 24 * 3_600_000;
/** A list this young is not read again: two people may look at one invoice. */
const FRESH_MS = 5_000;

export function askBooks(
  deps: CommandDeps,
  actor: Actor,
  invoiceId: string,
  what: Readable,
): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const invoice = await lockInvoice(tx, workspaceId, invoiceId);
    if (invoice === undefined) return notFound('invoice');
    const books = await booksOfInvoice(tx, invoice);
    if (!books.ok) return books;
    const { connection, mirror } = books.value;
    const ledgerName = ledgerLabel(connection.provider);
    if (mirror === undefined)
      return conflict('onItsWay', `It is not in ${ledgerName} yet. Try again when it is.`);
    if (what === 'onlineUrl' && mirror.ledger_status === 'draft')
      return conflict('draft', `${ledgerName} has no page on the web for a draft. Approve it there first.`);
    const now = deps.clock.now();
    const read = (await findLedgerReads(tx, workspaceId, invoiceId)).get(what);
    const isUnderWay = read !== undefined && (read.read_at === null || read.read_at < read.asked_at);
    const isFresh =
      read?.problem_code === null &&
      read.read_at !== null &&
      now.getTime() - read.read_at.getTime() < FRESH_MS;
    const readAfter = new Date(now.getTime() - PDF_SHOWN_MS);
    const isHeld =
      what === 'onlineUrl'
        ? mirror.online_url !== null
        : what === 'pdf'
          ? (await findPdfReadAt(tx, workspaceId, invoiceId, readAfter)) !== null
          : isFresh;
    if (isHeld) return done(null);
    const askedAt = isUnderWay ? read.asked_at : now;
    await askToRead(tx, { workspaceId, connectionId: connection.id, invoiceId, what }, askedAt);
    return done(null);
  });
}
