/** Takes back the wish to use a credit, or to pay it back, that the books have not seen. */
import { announceAll } from '../store/changes.ts';
import { findCreditUse } from '../store/credit-uses.ts';
import { inTransaction } from '../store/database.ts';
import { closeWaitingOperations } from '../store/decided-operations.ts';
import { findLatestOperation } from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { conflict, done, notFound, type Result } from './refusal.ts';

/** Withdrawing twice is withdrawing once. */
export function withdrawCreditUse(deps: CommandDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const { workspaceId } = actor;
    const use = await findCreditUse(tx, workspaceId, id);
    if (use === undefined) return notFound('use of credit');
    await closeWaitingOperations(tx, workspaceId, 'creditUse', id, deps.clock.now());
    const latest = await findLatestOperation(tx, workspaceId, use.connection_id, 'creditUse', id);
    if (latest?.state === 'dispatched' || latest?.state === 'unknown')
      return conflict('onItsWay', 'It is on its way to the books. Wait for the answer.');
    if (latest?.state === 'done')
      return conflict(
        'inTheBooks',
        'It is in the books. Take it off the invoice, or remove the refund there.',
      );
    await announceAll(tx, [
      { workspaceId, kind: 'credit', id: use.credit_id },
      ...(use.invoice_id === null ? [] : [{ workspaceId, kind: 'invoice' as const, id: use.invoice_id }]),
    ]);
    return done(null);
  });
}
