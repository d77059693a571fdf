/** A credit note of ours is set against its invoice in the books. */
import { decimal } from '../../domain/decimal.ts';
import { ledgerTraits } from '../../domain/ledger-traits.ts';
import type { CreditToAllocate, LedgerAllocation } from '../../providers/provider.ts';
import { findCreditNotesByIds } from '../../store/credit-notes.ts';
import { readAgain } from '../read-again.ts';
import { type Kind, vanished } from './kind.ts';

export const allocateCredit: Kind<CreditToAllocate, LedgerAllocation> = {
  batchSize: () => 1,

  async prepare({ tx, connection }, operations) {
    const [operation] = operations;
    if (operation === undefined) return { elements: [] };
    const [creditNote] = await findCreditNotesByIds(tx, connection.workspace_id, [operation.subject_id]);
    if (!creditNote?.ledger_id || !creditNote.invoice_ledger_id)
      return { elements: [], refused: [{ operation, problems: [vanished('credit note')] }] };
    const payload = {
      kind: 'creditNote' as const,
      creditLedgerId: creditNote.ledger_id,
      invoiceLedgerId: creditNote.invoice_ledger_id,
      amount: creditNote.remaining ?? creditNote.total,
      date: creditNote.issue_date,
    };
    return { elements: [{ operation, payload }] };
  },

  async send(books, [element], key) {
    if (element === undefined) return { ok: true, value: [] };
    const allocated = await books.allocateCredit(element.payload, key);
    return allocated.ok ? { ok: true, value: [allocated] } : allocated;
  },

  invoiceOf: ({ invoiceLedgerId }) => invoiceLedgerId,

  /** The credit note itself lists what it was set against. */
  async look(books, elements) {
    const read = await books.creditsById(
      'creditNote',
      elements.map(({ payload }) => payload.creditLedgerId),
    );
    if (!read.ok) return read;
    const found = elements.map(({ operation, payload }) => {
      const creditNote = read.value.find(({ ledgerId }) => ledgerId === payload.creditLedgerId);
      const allocations = (creditNote?.allocations ?? []).filter(
        (allocation) =>
          allocation.invoiceLedgerId === payload.invoiceLedgerId &&
          decimal(allocation.amount).eq(decimal(payload.amount)),
      );
      return [operation.id, allocations.slice(0, 1)] as const;
    });
    return { ok: true, value: new Map(found) };
  },

  async finish(place, finished) {
    const { tx, connection, engine } = place;
    const changedAt = engine.clock.now();
    const ids = finished.map(({ operation }) => operation.subject_id);
    const moved = ledgerTraits(connection.provider).tellsOfMovedCredits
      ? []
      : await findCreditNotesByIds(tx, connection.workspace_id, ids);
    await readAgain(place, [
      ...finished.map(({ record }) => ({
        resource: 'invoice' as const,
        ledgerId: record.invoiceLedgerId,
        changedAt,
      })),
      ...moved.flatMap(({ ledger_id: ledgerId }) =>
        ledgerId === null ? [] : [{ resource: 'creditNote' as const, ledgerId, changedAt }],
      ),
    ]);
  },
};
