/** A payment is removed from the books. */
import type { LedgerClient, LedgerPaymentRecord, Outcome } from '../../providers/provider.ts';
import { findPaymentsByIds } from '../../store/payments.ts';
import { finishPayments } from './create-payment.ts';
import { type Element, type Kind, vanished } from './kind.ts';

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
    if (removed.ok) return { ok: true, value: [removed] };
    if (removed.failure.kind !== 'rejected') return removed;
    // Somebody may have been quicker: then it stands in the books as it was asked for.
    const gone = await goneOf(books, [element]);
    const [before] = gone.ok ? gone.value : [];
    return before === undefined ? removed : { ok: true, value: [{ ok: true, value: before }] };
  },

  /** A removed payment is the outcome itself; one that still stands was not removed. */
  async look(books, elements) {
    const gone = await goneOf(books, elements);
    if (!gone.ok) return gone;
    const found = elements.map(
      ({ operation, payload }) =>
        [operation.id, gone.value.filter((payment) => payment.ledgerId === payload.ledgerId)] as const,
    );
    return { ok: true, value: new Map(found) };
  },

  finish: finishPayments,
};

/** Which of these are removed in the books already. */
async function goneOf(
  books: LedgerClient,
  elements: readonly Element<RemovePayload>[],
): Promise<Outcome<readonly LedgerPaymentRecord[]>> {
  const read = await books.paymentsById(elements.map(({ payload }) => payload.ledgerId));
  return read.ok ? { ok: true, value: read.value.filter(({ isRemoved }) => isRemoved) } : read;
}
