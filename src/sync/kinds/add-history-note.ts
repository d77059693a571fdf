/** A note that was written here is added to the invoice's history in the books. */
import { isSameNote } from '../../domain/document.ts';
import { findInvoiceNote } from '../../store/invoice-notes.ts';
import { findMirror } from '../../store/mirrors.ts';
import { type Kind, vanished } from './kind.ts';

type NotePayload = { readonly ledgerId: string; readonly text: string };

export const addHistoryNote: Kind<NotePayload, NotePayload> = {
  batchSize: () => 1,

  async prepare({ tx, connection }, operations) {
    const [operation] = operations;
    if (operation === undefined) return { elements: [] };
    const workspaceId = connection.workspace_id;
    const note = await findInvoiceNote(tx, workspaceId, operation.subject_id);
    const mirror = note && (await findMirror(tx, workspaceId, note.invoice_id));
    if (note === undefined || mirror === undefined)
      return { elements: [], refused: [{ operation, problems: [vanished('note or its invoice')] }] };
    return { elements: [{ operation, payload: { ledgerId: mirror.ledger_id, text: note.text } }] };
  },

  async send(books, [element], key) {
    if (element === undefined) return { ok: true, value: [] };
    const added = await books.addHistoryNote(element.payload, key);
    return added.ok ? { ok: true, value: [{ ok: true, value: element.payload }] } : added;
  },

  /** By its words, since it was first sent: the command lets no second one with the same words go that soon. */
  async look(books, [element], since) {
    if (element === undefined) return { ok: true, value: new Map() };
    const { operation, payload } = element;
    const history = await books.invoiceHistory(payload.ledgerId);
    if (!history.ok) return history;
    const isThere = history.value.some(
      ({ isEmail, at, details }) => !isEmail && at >= since && isSameNote(details, payload.text),
    );
    return { ok: true, value: new Map([[operation.id, isThere ? [payload] : []]]) };
  },

  /** The books' history is read when somebody opens it. */
  async finish() {},
};
