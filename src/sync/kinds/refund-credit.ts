/** A customer's credit is paid back: a payment of the credit itself goes into the books. */
import type { LedgerPaymentRecord, RefundToCreate } from '../../providers/provider.ts';
import { preFlightUse } from '../../store/credit-pre-flight.ts';
import { findCreditUse, saveLedgerUse } from '../../store/credit-uses.ts';
import { findCreditOfUse } from '../../store/ledger-credits.ts';
import { readAgain } from '../read-again.ts';
import { byOperation, type Kind, vanished } from './kind.ts';

export const refundCredit: Kind<RefundToCreate, LedgerPaymentRecord> = {
  batchSize: () => 1,

  async prepare({ tx, connection }, [operation]) {
    if (operation === undefined) return { elements: [] };
    const use = await findCreditUse(tx, connection.workspace_id, operation.subject_id);
    const checked = use && (await preFlightUse(tx, connection, use));
    if (use === undefined || checked === undefined)
      return { elements: [], refused: [{ operation, problems: [vanished('credit')] }] };
    const { credit, accountCode, problems } = checked;
    if (problems.length > 0 || accountCode === null)
      return { elements: [], refused: [{ operation, problems }] };
    const payload = {
      marker: operation.marker,
      kind: credit.kind,
      creditLedgerId: credit.ledger_id,
      accountCode,
      amount: use.amount,
      paidOn: use.used_on,
      reference: use.reference,
    };
    return { elements: [{ operation, payload }] };
  },

  async send(books, [element], key) {
    if (element === undefined) return { ok: true, value: [] };
    const refunded = await books.refundCredit(element.payload, key);
    return refunded.ok ? { ok: true, value: [refunded] } : refunded;
  },

  async look(books, elements, since) {
    const markers = elements.map(({ operation }) => operation.marker);
    return byOperation(elements, await books.findRefunds(markers, since));
  },

  async finish(place, finished) {
    for (const { operation, record } of finished) {
      const { workspace_id: workspaceId, subject_id: useId } = operation;
      await saveLedgerUse(place.tx, workspaceId, useId, record.ledgerId);
      const credit = await findCreditOfUse(place.tx, workspaceId, useId);
      if (credit === undefined) continue;
      const { kind, ledger_id: ledgerId } = credit;
      await readAgain(place, [{ resource: kind, ledgerId, changedAt: place.engine.clock.now() }]);
    }
  },
};
