/** A payment is removed from the books. */
import type { LedgerPaymentRecord } from '../../providers/provider.ts';
import { findPaymentsByIds } from '../../store/payments.ts';
import { finishPayments } from './create-payment.ts';
import { type Kind, vanished } from './kind.ts';

type RemovePayload = { readonly ledgerId: string };

/** Null: it was gone in the books already. */
type Removed = LedgerPaymentRecord | null;

export const removePayment: Kind<RemovePayload, Removed> = {
  batchSize: () => 1,

  async prepare({ tx, connection }, operations) {
    const [operation] = operations;
    if (operation === undefined) return { elements: [] };
    const [payment] = await findPaymentsByIds(tx, connection.workspace_id, [operation.subject_id]);
    if (payment === undefined || payment.ledger_id === null)
      return { elements: [], refused: [{ operation, problems: [vanished('payment')] }] };
    if (payment.removed_at !== null) return { elements: [], finished: [{ operation, record: null }] };
    return { elements: [{ operation, payload: { ledgerId: payment.ledger_id } }] };
  },

  async send(books, [element], key) {
    if (element === undefined) return { ok: true, value: [] };
    const removed = await books.removePayment(element.payload.ledgerId, key);
    return removed.ok ? { ok: true, value: [removed] } : removed;
  },

  /** A removed payment is the outcome itself; one that still stands was not removed. */
  async look(books, elements) {
    const read = await books.paymentsById(elements.map(({ payload }) => payload.ledgerId));
    if (!read.ok) return read;
    const found = elements.map(
      ({ operation, payload }) =>
        [
          operation.id,
          read.value.filter((payment) => payment.isRemoved && payment.ledgerId === payload.ledgerId),
        ] as const,
    );
    return { ok: true, value: new Map(found) };
  },

  finish: finishPayments,
};
