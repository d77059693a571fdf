/** An invoice is voided in the books, or deleted where it was never approved. */
import type { LedgerInvoice } from '../../providers/provider.ts';
import { findMirror } from '../../store/mirrors.ts';
import { finishInvoices } from './finish-invoices.ts';
import { type Element, type Kind, vanished } from './kind.ts';

export type VoidPayload = {
  readonly ledgerId: string;
  readonly ledgerStatus: LedgerInvoice['status'];
};

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
      elements.push({ operation, payload: { ledgerId: mirror.ledger_id, ledgerStatus } });
    }
    return { elements };
  },

  async send(books, [element], key) {
    if (element === undefined) return { ok: true, value: [] };
    const voided = await books.voidInvoice(element.payload, key);
    return voided.ok ? { ok: true, value: [voided] } : voided;
  },

  /** A voided invoice is the outcome itself; one that still stands was not voided. */
  async look(books, elements) {
    const read = await books.invoicesById(elements.map(({ payload }) => payload.ledgerId));
    if (!read.ok) return read;
    const gone = read.value.filter((invoice) => isGone(invoice.status));
    const found = elements.map(
      ({ operation, payload }) =>
        [operation.id, gone.filter((invoice) => invoice.ledgerId === payload.ledgerId)] as const,
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

function isGone(status: LedgerInvoice['status']): boolean {
  return status === 'voided' || status === 'deleted';
}
