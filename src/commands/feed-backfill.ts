/** Gives the lane the next piece of a backfill: each invoice goes as if its person had pressed Send. */

import { countUnderWay, nextToSend, setItem, setItemOperations } from '../store/backfill-items.ts';
import { lockBackfill, updateBackfill } from '../store/backfills.ts';
import { announce } from '../store/changes.ts';
import { findConnection } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { loadDestinations } from '../store/destinations.ts';
import type { EngineJobs } from '../store/engine-jobs.ts';
import { type InvoiceRow, lockInvoices } from '../store/invoices.ts';
import { findLatestOperations } from '../store/latest-operations.ts';
import { actorOf } from './actor.ts';
import { type QueueDeps, queueInvoices } from './queue-invoices.ts';

/** Two batches of the ledger. */
const A_PIECE = 100;
/** So many under way are enough for the lane's slots: more would only have to be taken back on a pause. */
const ENOUGH = 150;

/** `idle`: the lane is full, or the last of it is under way, or there is nothing to feed it. */
export function feedBackfill(
  deps: QueueDeps,
  { workspaceId, connectionId, backfillId }: EngineJobs['backfill'],
): Promise<{ readonly kind: 'progress' | 'idle' }> {
  const key = { workspaceId, backfillId };
  return inTransaction(deps.db, async (tx) => {
    const row = await lockBackfill(tx, workspaceId, backfillId);
    const connection = await findConnection(tx, workspaceId, connectionId);
    if (row?.state !== 'running' || connection?.status !== 'active') return { kind: 'progress' };
    const underWay = await countUnderWay(tx, key, 'operation_id');
    if (underWay >= ENOUGH) return { kind: 'idle' };
    const ids = await nextToSend(tx, key, A_PIECE);
    if (ids.length === 0 && underWay > 0) return { kind: 'idle' };
    await announce(tx, { workspaceId, kind: 'backfill', id: backfillId });
    if (ids.length === 0) {
      await updateBackfill(tx, workspaceId, backfillId, { state: 'done', finished_at: deps.clock.now() });
      return { kind: 'progress' };
    }
    const invoices = await lockInvoices(tx, workspaceId, ids);
    const goesTo = await loadDestinations(tx, workspaceId, invoices);
    const sendable = invoices.filter(
      (invoice) => isSendable(invoice) && goesTo(invoice)?.id === connection.id,
    );
    const left = ids.filter((id) => !sendable.some((invoice) => invoice.id === id));
    // Somebody was quicker: sent it, set it aside, voided it, or had it go to other books.
    for (const id of left) await setItem(tx, key, id, { outcome: 'changedMeanwhile' });
    const actor = actorOf({
      workspaceId,
      role: 'admin',
      userId: row.created_by,
      apiKeyId: row.created_by === null ? row.created_by_key : null,
    });
    await queueInvoices(deps, tx, actor, connection, sendable, 'backfill');
    const subjects = sendable.map(({ id }) => ({ kind: 'invoice' as const, id }));
    const operations = await findLatestOperations(tx, workspaceId, subjects, connectionId);
    await setItemOperations(
      tx,
      key,
      'operation_id',
      [...operations].map(([invoiceId, { id }]) => ({ invoiceId, operationId: id })),
    );
    return { kind: 'progress' };
  });
}

function isSendable({ sync_state, is_voided }: InvoiceRow): boolean {
  return sync_state === 'notSent' && !is_voided;
}
