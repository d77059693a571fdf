/** An invoice is voided in the books, or deleted where it was never approved. */
import type { InvoiceToVoid, LedgerClient, LedgerInvoice, Outcome } from '../../providers/provider.ts';
import { findMirror } from '../../store/mirrors.ts';
import { finishInvoices } from './finish-invoices.ts';
import { type Element, type Kind, vanished } from './kind.ts';

export type VoidPayload = Pick<InvoiceToVoid, 'ledgerId' | 'ledgerStatus' | 'version'>;

/** Null: it was gone in the books already, as the mirror shows. */
type Voided = LedgerInvoice | null;

export const voidInvoice: Kind<VoidPayload, Voided> = {
  batchSize: () => 1,

  async prepare({ tx }, operations) {
    const elements: Element<VoidPayload>[] = [];
    for (const operation of operations) {
      const mirror = await findMirror(tx, operation.workspace_id, operation.subject_id);
      if (mirror === undefined)
        return { elements, refused: [{ operation, problems: [vanished('invoice')] }] };
      // The table's check constraint admits no other status.
      const ledgerStatus = mirror.ledger_status as VoidPayload['ledgerStatus'];
      if (isGone(ledgerStatus)) return { elements, finished: [{ operation, record: null }] };
      elements.push({
        operation,
        payload: { ledgerId: mirror.ledger_id, ledgerStatus, version: mirror.version },
      });
    }
    return { elements };
  },

  async send(books, [element], key) {
    if (element === undefined) return { ok: true, value: [] };
    const voided = await books.voidInvoice(element.payload, key);
    if (voided.ok) return { ok: true, value: [voided] };
    if (voided.failure.kind !== 'rejected') return voided;
    // Somebody may have been quicker: then it stands in the books as it was asked for.
    const gone = await goneOf(books, [element]);
    const [before] = gone.ok ? gone.value : [];
    return before === undefined ? voided : { ok: true, value: [{ ok: true, value: before }] };
  },

  invoiceOf: ({ ledgerId }) => ledgerId,

  /** A voided invoice is the outcome itself; one that still stands was not voided. */
  async look(books, elements) {
    const gone = await goneOf(books, elements);
    if (!gone.ok) return gone;
    const found = elements.map(
      ({ operation, payload }) =>
        [operation.id, gone.value.filter((invoice) => invoice.ledgerId === payload.ledgerId)] as const,
    );
    return { ok: true, value: new Map(found) };
  },

  async finish(place, finished, readAt) {
    const read = finished.flatMap(({ operation, record }) =>
      record === null ? [] : [{ operation, record }],
    );
    await finishInvoices(place, read, readAt);
  },
};

/** Which of these are voided or deleted in the books already. */
async function goneOf(
  books: LedgerClient,
  elements: readonly Element<VoidPayload>[],
): Promise<Outcome<readonly LedgerInvoice[]>> {
  const read = await books.invoicesById(elements.map(({ payload }) => payload.ledgerId));
  return read.ok ? { ok: true, value: read.value.filter(({ status }) => isGone(status)) } : read;
}

function isGone(status: LedgerInvoice['status']): boolean {
  return status === 'voided' || status === 'deleted';
}
