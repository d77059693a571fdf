/** Sets a credit note aside that the books never saw; one that they have is voided there. */
import { announce } from '../store/changes.ts';
import { findCreditNote } from '../store/credit-notes.ts';
import { inTransaction } from '../store/database.ts';
import { closeWaitingOperations } from '../store/decided-operations.ts';
import { findLatestOperation } from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, notFound, type Result } from './refusal.ts';

/** Withdrawing twice is withdrawing once. */
export function withdrawCredit(deps: CommandDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const seen = await findCreditNote(tx, workspaceId, id);
    if (seen === undefined) return notFound('credit note');
    const before = await findLatestOperation(tx, workspaceId, seen.connection_id, 'creditNote', id);
    if (before?.state === 'ignored') return done(null);
    if (seen.ledger_id === null)
      await closeWaitingOperations(tx, workspaceId, 'creditNote', id, deps.clock.now());
    // Closed above, unless the engine was quicker.
    const latest = await findLatestOperation(tx, workspaceId, seen.connection_id, 'creditNote', id);
    if (latest?.state === 'dispatched' || latest?.state === 'unknown')
      return conflict('onItsWay', 'It is on its way to the books. Wait for the answer.');
    if (latest?.state !== 'ignored')
      return conflict('inTheBooks', 'It is in the books. Take it off the invoice and void it there.');
    await recordChange(deps, tx, actor, {
      kind: 'invoice',
      id: seen.invoice_id,
      action: 'credit withdrawn',
      details: { creditNoteId: id, total: seen.total, currency: seen.currency },
    });
    await announce(tx, { workspaceId, kind: 'creditNote', id });
    return done(null);
  });
}
