/** A customer's credit in the books is set against an invoice of theirs. */
import { decimal } from '../../domain/decimal.ts';
import type { CreditToAllocate, LedgerAllocation } from '../../providers/provider.ts';
import { preFlightUse } from '../../store/credit-pre-flight.ts';
import { findCreditUse, listAllocationsOfOurs, saveLedgerUse } from '../../store/credit-uses.ts';
import { findCreditOfUse } from '../../store/ledger-credits.ts';
import { readAgain } from '../read-again.ts';
import { type Kind, vanished } from './kind.ts';

/** An allocation carries no mark: those that were there before ours left are not ours. */
type UsePayload = CreditToAllocate & { readonly knownAllocations: readonly string[] };

export const useCredit: Kind<UsePayload, LedgerAllocation> = {
  batchSize: () => 1,

  async prepare({ tx, connection }, [operation]) {
    if (operation === undefined) return { elements: [] };
    const { workspace_id: workspaceId } = connection;
    const use = await findCreditUse(tx, workspaceId, operation.subject_id);
    const checked = use && (await preFlightUse(tx, connection, use));
    if (use === undefined || checked === undefined || checked.invoiceLedgerId === null)
      return { elements: [], refused: [{ operation, problems: [vanished('credit')] }] };
    const { credit, invoiceLedgerId, problems } = checked;
    if (problems.length > 0) return { elements: [], refused: [{ operation, problems }] };
    const seen = credit.allocations.flatMap(({ ledgerId }) => ledgerId ?? []);
    const ours = await listAllocationsOfOurs(tx, workspaceId, credit.id);
    const payload = {
      kind: credit.kind,
      creditLedgerId: credit.ledger_id,
      invoiceLedgerId,
      amount: use.amount,
      date: use.used_on,
      knownAllocations: [...new Set([...seen, ...ours])],
    };
    return { elements: [{ operation, payload }] };
  },

  async send(books, [element], key) {
    if (element === undefined) return { ok: true, value: [] };
    const { knownAllocations: _, ...allocation } = element.payload;
    const allocated = await books.allocateCredit(allocation, key);
    return allocated.ok ? { ok: true, value: [allocated] } : allocated;
  },

  /** The credit itself lists what it was set against. */
  async look(books, [element]) {
    if (element === undefined) return { ok: true, value: new Map() };
    const { kind, creditLedgerId, invoiceLedgerId, amount, knownAllocations } = element.payload;
    const read = await books.creditsById(kind, [creditLedgerId]);
    if (!read.ok) return read;
    const ours = read.value
      .flatMap(({ allocations }) => allocations)
      .filter((each) => each.invoiceLedgerId === invoiceLedgerId)
      .filter((each) => decimal(each.amount).eq(decimal(amount)))
      .filter((each) => each.ledgerId === null || !knownAllocations.includes(each.ledgerId));
    return { ok: true, value: new Map([[element.operation.id, ours.slice(0, 1)]]) };
  },

  async finish(place, finished) {
    const { tx, engine } = place;
    const changedAt = engine.clock.now();
    for (const { operation, record } of finished) {
      await saveLedgerUse(tx, operation.workspace_id, operation.subject_id, record.ledgerId);
      const credit = await findCreditOfUse(tx, operation.workspace_id, operation.subject_id);
      await readAgain(place, [
        { resource: 'invoice', ledgerId: record.invoiceLedgerId, changedAt },
        ...(credit === undefined ? [] : [{ resource: credit.kind, ledgerId: credit.ledger_id, changedAt }]),
      ]);
    }
  },
};
