/** Credit that was set against an invoice is taken off it in the books: the credit has it again to give. */
import type { AllocationToRemove, Outcome } from '../../providers/provider.ts';
import { dropAllocation, findAllocationsOn } from '../../store/ledger-credits.ts';
import { readAgain } from '../read-again.ts';
import { type Kind, vanished } from './kind.ts';
import { queueNext } from './queue-next.ts';

type TakeBackPayload = AllocationToRemove & { readonly invoiceLedgerId: string };

/** What was taken back; null: nothing was left to take. */
type TakenBack = TakeBackPayload | null;

export const takeBackCredit: Kind<TakeBackPayload, TakenBack> = {
  batchSize: () => 1,

  async prepare({ tx }, [operation]) {
    if (operation === undefined) return { elements: [] };
    const applied = await findAllocationsOn(tx, operation.workspace_id, operation.subject_id);
    if (applied === undefined)
      return { elements: [], refused: [{ operation, problems: [vanished('credit')] }] };
    const [payload] = applied;
    if (payload === undefined) return { elements: [], finished: [{ operation, record: null }] };
    return { elements: [{ operation, payload }] };
  },

  async send(books, [element], key) {
    if (element === undefined) return { ok: true, value: [] };
    const { invoiceLedgerId: _, ...allocation } = element.payload;
    const removed = await books.removeAllocation(allocation, key);
    return removed.ok || isGone(removed)
      ? { ok: true, value: [{ ok: true, value: element.payload }] }
      : removed;
  },

  /** An allocation that is not there any more is the outcome itself. */
  async look(books, [element]) {
    if (element === undefined) return { ok: true, value: new Map() };
    const { kind, creditLedgerId, allocationLedgerId } = element.payload;
    const read = await books.creditsById(kind, [creditLedgerId]);
    if (!read.ok) return read;
    const stands = read.value.some(({ allocations }) =>
      allocations.some(({ ledgerId }) => ledgerId === allocationLedgerId),
    );
    return { ok: true, value: new Map([[element.operation.id, stands ? [] : [element.payload]]]) };
  },

  async finish(place, finished) {
    const { tx, engine } = place;
    const changedAt = engine.clock.now();
    for (const { operation, record } of finished) {
      if (record === null) continue;
      await dropAllocation(tx, operation.workspace_id, place.connection.id, record);
      await readAgain(place, [
        { resource: 'invoice', ledgerId: record.invoiceLedgerId, changedAt },
        { resource: record.kind, ledgerId: record.creditLedgerId, changedAt },
      ]);
      // One credit may stand on one invoice several times: people see it as one, so all of it goes.
      const left = (await findAllocationsOn(tx, operation.workspace_id, operation.subject_id)) ?? [];
      const isOther = ({ allocationLedgerId }: TakeBackPayload) =>
        allocationLedgerId !== record.allocationLedgerId;
      if (left.some(isOther)) await queueNext(place, operation, 'takeBackCredit');
    }
  },
};

/** Somebody in the books was quicker. */
function isGone(removed: Outcome<null>): boolean {
  return (
    !removed.ok &&
    removed.failure.kind === 'rejected' &&
    removed.failure.problems.every(({ code }) => code === 'DeletedInBooks')
  );
}
