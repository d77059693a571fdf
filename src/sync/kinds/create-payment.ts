/** A payment recorded here goes into the books, on its bank or clearing account. */
import type { LedgerPaymentRecord, PaymentToCreate } from '../../providers/provider.ts';
import { saveLinks } from '../../store/links.ts';
import { preFlightPayments } from '../../store/money-pre-flight.ts';
import { findPaymentsByIds, saveLedgerPayment } from '../../store/payments.ts';
import { readInvoicesAgain } from '../read-again.ts';
import { byOperation, type Element, type Finished, type Kind, type Place, vanished } from './kind.ts';

/** Null: an invoice that was read meanwhile showed it, so it is in the books. */
type Paid = LedgerPaymentRecord | null;

export const createPayment: Kind<PaymentToCreate, Paid> = {
  batchSize: (books) => books.batchSize,

  async prepare({ tx, connection }, operations) {
    const ids = operations.map((operation) => operation.subject_id);
    const payments = await findPaymentsByIds(tx, connection.workspace_id, ids);
    const checks = new Map(
      (await preFlightPayments(tx, connection, payments)).map((check) => [check.payment.id, check]),
    );
    const elements: Element<PaymentToCreate>[] = [];
    const finished: Finished<Paid>[] = [];
    const refused = [];
    for (const operation of operations) {
      const check = checks.get(operation.subject_id);
      if (check === undefined) refused.push({ operation, problems: [vanished('payment')] });
      else if (check.payment.ledger_id !== null) finished.push({ operation, record: null });
      else if (check.problems.length > 0 || check.accountCode === null)
        refused.push({ operation, problems: check.problems });
      else {
        const { payment, accountCode } = check;
        const payload = {
          marker: operation.marker,
          invoiceLedgerId: payment.invoice_ledger_id ?? '',
          accountCode,
          amount: payment.amount,
          paidOn: payment.paid_on,
          reference: payment.reference,
        };
        elements.push({ operation, payload });
      }
    }
    return { elements, finished, refused };
  },

  fitting: (books, elements) => books.fitting({ kind: 'payments', elements }),

  invoiceOf: ({ invoiceLedgerId }) => invoiceLedgerId,

  send: (books, elements, key) =>
    books.createPayments(
      elements.map(({ payload }) => payload),
      key,
    ),

  async look(books, elements, since) {
    const markers = elements.map(({ operation }) => operation.marker);
    return byOperation(elements, await books.findPayments(markers, since));
  },

  finish: finishPayments,
};

/** A payment made or removed: ours takes over the ledger's facts, and its invoice is read again. */
export async function finishPayments(
  place: Place,
  finished: readonly Finished<Paid>[],
  readAt: Date,
): Promise<void> {
  const { engine, tx, connection } = place;
  const now = engine.clock.now();
  const read = finished.flatMap(({ operation, record }) => (record === null ? [] : [{ operation, record }]));
  for (const { operation, record } of read)
    await saveLedgerPayment(tx, operation.workspace_id, operation.subject_id, {
      ledgerId: record.ledgerId,
      amount: record.amount,
      paidOn: record.paidOn,
      removedAt: record.isRemoved ? now : null,
      asOf: readAt,
    });
  const links = read.map(({ operation, record }) => ({
    subject: { kind: 'payment' as const, id: operation.subject_id },
    ledgerId: record.ledgerId,
    marker: operation.marker,
    snapshot: { amount: record.amount, paidOn: record.paidOn, isRemoved: record.isRemoved },
  }));
  await saveLinks(tx, connection.workspace_id, connection.id, links, now);
  const moved = read.flatMap(({ record }) =>
    record.invoiceLedgerId === null
      ? []
      : [{ invoiceLedgerId: record.invoiceLedgerId, changedAt: record.updatedAt }],
  );
  await readInvoicesAgain(place, moved);
}
