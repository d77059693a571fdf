/** Adds a note to an invoice's history in the books. */
import { isSameNote } from '../domain/document.ts';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import { recordMarker } from '../domain/marker.ts';
import { inTransaction } from '../store/database.ts';
import { insertInvoiceNote, listInvoiceNotes } from '../store/invoice-notes.ts';
import { lockInvoice } from '../store/invoices.ts';
import { findLatestOperations } from '../store/latest-operations.ts';
import type { Actor } from './actor.ts';
import { booksOfInvoice } from './books-of-invoice.ts';
import type { CommandDeps } from './deps.ts';
import { queueOperation } from './queue-operation.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, notFound, type Result } from './refusal.ts';

/**
 * The same words that soon after each other are one note that was asked for twice. It is also what lets a note whose
 * answer was lost be found by its words: twice as far apart as the clocks may lie.
 */
const ONE_NOTE_WITHIN_MS = 15 * 60_000;

export function addNote(
  deps: CommandDeps,
  actor: Actor,
  invoiceId: string,
  text: string,
): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const invoice = await lockInvoice(tx, workspaceId, invoiceId);
    if (invoice === undefined) return notFound('invoice');
    const books = await booksOfInvoice(tx, invoice);
    if (!books.ok) return books;
    const { hasHistory, label } = ledgerTraits(books.value.connection.provider);
    if (!hasHistory) return conflict('noHistory', `${label} keeps no notes with an invoice.`);
    const now = deps.clock.now();
    const alike = (await listInvoiceNotes(tx, workspaceId, invoiceId)).filter((note) =>
      isSameNote(note.text, text),
    );
    const operations = await findLatestOperations(
      tx,
      workspaceId,
      alike.map(({ id }) => ({ kind: 'invoiceNote', id })),
    );
    const isTwice = alike.some(({ id }) => {
      const operation = operations.get(id);
      if (operation === undefined || operation.state === 'ignored') return false;
      const endedAt = operation.state === 'done' ? operation.finished_at : null;
      return endedAt === null || now.getTime() - endedAt.getTime() < ONE_NOTE_WITHIN_MS;
    });
    if (isTwice) return done(null);
    const id = deps.ids();
    const connectionId = books.value.connection.id;
    const createdBy = actor.userId ?? actor.apiKeyId;
    await insertInvoiceNote(tx, { workspaceId, id, invoiceId, connectionId, text, createdBy, now });
    await queueOperation(deps, tx, actor, {
      kind: 'addHistoryNote',
      subject: { kind: 'invoiceNote', id },
      connectionId,
      marker: recordMarker(id),
      waitsFor: books.value.waitsFor,
      problem: books.value.problem,
    });
    await recordChange(deps, tx, actor, { kind: 'invoice', id: invoiceId, action: 'note added' });
    return done(null);
  });
}
