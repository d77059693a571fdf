/** Voids an invoice: at once where the books never saw it, by an operation where they did. */
import { invoiceMarker } from '../domain/marker.ts';
import { inTransaction } from '../store/database.ts';
import { closeOperationsBehind, closeWaitingOperations } from '../store/decided-operations.ts';
import { wakePush } from '../store/engine-jobs.ts';
import { lockInvoice, setInvoicesSyncState } from '../store/invoices.ts';
import { findMirror } from '../store/mirrors.ts';
import { findLatestOperation, insertSyncOperation } from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import { recordInvoice } from './issue-invoice.ts';
import { hasMoneyOnItsWay } from './money-room.ts';
import type { QueueDeps } from './queue-invoices.ts';
import { conflict, done, notFound, type Result } from './refusal.ts';

export function voidInvoice(deps: QueueDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const invoice = await lockInvoice(tx, actor.workspaceId, id);
    if (invoice === undefined) return notFound('invoice');
    const now = deps.clock.now();
    if (invoice.sync_state === 'sending')
      return conflict('onItsWay', 'It is on its way to the books. Wait for the answer, then void it.');
    if (await hasMoneyOnItsWay(tx, actor.workspaceId, id))
      return conflict('InvoiceHasPayments', 'Money is recorded on it. Remove the payments first.');
    if (invoice.sync_state !== 'inBooks') {
      await closeWaitingOperations(tx, actor.workspaceId, 'invoice', id, now);
      await closeOperationsBehind(tx, actor.workspaceId, 'invoice', id, now);
      await setInvoicesSyncState(tx, actor.workspaceId, [id], { syncState: 'ignored', isVoided: true, now });
      await recordInvoice(deps, tx, actor, invoice, 'voided');
      return done(null);
    }
    const mirror = await findMirror(tx, actor.workspaceId, id);
    if (mirror === undefined || invoice.connection_id === null)
      return conflict('onItsWay', 'The books have not answered yet. Try again in a moment.');
    if (mirror.ledger_status === 'voided' || mirror.ledger_status === 'deleted') return done(null);
    if (mirror.ledger_status === 'paid' || mirror.amount_owing !== mirror.total)
      return conflict(
        'InvoiceHasPayments',
        'Money was applied to it. Remove the payments or credits in the books first.',
      );
    const latest = await findLatestOperation(tx, actor.workspaceId, invoice.connection_id, 'invoice', id);
    // Pressed twice: the first press did it.
    if (
      latest?.kind === 'voidInvoice' &&
      (latest.state === 'queued' || latest.state === 'dispatched' || latest.state === 'unknown')
    )
      return done(null);
    // One that the books refused makes room for the new attempt.
    await closeWaitingOperations(tx, actor.workspaceId, 'invoice', id, now);
    await insertSyncOperation(tx, {
      workspaceId: actor.workspaceId,
      id: deps.ids(),
      connectionId: invoice.connection_id,
      kind: 'voidInvoice',
      subjectKind: 'invoice',
      subjectId: id,
      subjectVersion: invoice.version,
      lane: 'interactive',
      marker: invoiceMarker(deps.publicUrl, invoice),
      waitsFor: null,
      createdBy: actor.userId ?? actor.apiKeyId,
      problem: null,
      now,
    });
    await wakePush(tx, actor.workspaceId, invoice.connection_id, 'interactive');
    await recordInvoice(deps, tx, actor, invoice, 'voided');
    return done(null);
  });
}
