/** Puts a change of an invoice that the books have on its way there: one operation, however often it is changed before it leaves. */
import { invoiceMarker } from '../domain/marker.ts';
import { oneProblem } from '../domain/problem.ts';
import type { Tx } from '../store/database.ts';
import { closeWaitingOperations, requeueByHand } from '../store/decided-operations.ts';
import { wakePush } from '../store/engine-jobs.ts';
import type { InvoiceRow } from '../store/invoices.ts';
import { preFlight } from '../store/pre-flight.ts';
import type { SyncOperationRow } from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import type { Standing } from './invoice-standing.ts';
import { contactOperation, type QueueDeps } from './queue-invoices.ts';
import { queueOperation } from './queue-operation.ts';

export async function queueUpdate(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  invoice: InvoiceRow,
  { connection, latest }: Extract<Standing, { readonly kind: 'inBooks' }>,
): Promise<void> {
  const { workspaceId } = actor;
  const now = deps.clock.now();
  const [check] = await preFlight(tx, connection, [invoice]);
  const problem = check === undefined || check.problems.length === 0 ? null : oneProblem(check.problems);
  const waitsFor =
    problem === null ? await contactOperation(deps, tx, actor, connection, invoice, 'interactive') : null;
  if (isOpenUpdate(latest)) {
    const change = problem === null ? { waitsFor, subjectVersion: invoice.version } : { problem };
    await requeueByHand(tx, workspaceId, [latest.id], change, now);
    await wakePush(tx, workspaceId, connection.id, 'interactive');
    return;
  }
  // A void that the books refused makes room.
  await closeWaitingOperations(tx, workspaceId, 'invoice', invoice.id, now);
  await queueOperation(deps, tx, actor, {
    kind: 'updateInvoice',
    subject: { kind: 'invoice', id: invoice.id },
    connectionId: connection.id,
    marker: invoiceMarker(deps.publicUrl, invoice),
    waitsFor,
    problem,
  });
}

/** A change that has not left, or was refused. */
export function isOpenUpdate(latest: SyncOperationRow | undefined): latest is SyncOperationRow {
  return latest?.kind === 'updateInvoice' && (latest.state === 'queued' || latest.state === 'needsAttention');
}
