/** Retry: asks the same pre-flight again, and queues what may go now. */
import { oneProblem } from '../domain/problem.ts';
import { announce } from '../store/changes.ts';
import { findConnection } from '../store/connections.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { wakePush } from '../store/engine-jobs.ts';
import { lockInvoice, setInvoiceSyncState } from '../store/invoices.ts';
import { preFlight } from '../store/pre-flight.ts';
import {
  findLatestOperation,
  findSyncOperation,
  listOperationIds,
  listRefusedBehind,
  requeueByHand,
  type SyncOperationRow,
} from '../store/sync-operations.ts';
import type { Actor } from './actor.ts';
import { contactOperation, type QueueDeps } from './queue-invoices.ts';
import { conflict, done, notFound, type Result } from './refusal.ts';

/** Most operations that one press retries; the rest stays for the next. */
const MOST_AT_ONCE = 1_000;

export function retryOperation(deps: QueueDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const operation = await findSyncOperation(tx, actor.workspaceId, id);
    if (operation === undefined) return notFound('sync operation');
    return retryIn(deps, tx, actor, operation);
  });
}

export function retryInvoice(deps: QueueDeps, actor: Actor, invoiceId: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const invoice = await lockInvoice(tx, actor.workspaceId, invoiceId);
    if (invoice === undefined) return notFound('invoice');
    const latest =
      invoice.connection_id === null
        ? undefined
        : await findLatestOperation(tx, actor.workspaceId, invoice.connection_id, 'invoice', invoiceId);
    if (latest === undefined) return conflict('nothingToRetry', 'It was never sent. Press Send.');
    return retryIn(deps, tx, actor, latest);
  });
}

/** Each in a transaction of its own: one that cannot go stops no other. */
export async function retryMany(
  deps: QueueDeps,
  actor: Actor,
  which: { readonly ids: readonly string[] } | { readonly all: true },
): Promise<readonly { readonly id: string; readonly isRetried: boolean; readonly reason: string | null }[]> {
  const ids =
    'ids' in which
      ? which.ids
      : await listOperationIds(deps.db, actor.workspaceId, 'needsAttention', MOST_AT_ONCE);
  const results: { id: string; isRetried: boolean; reason: string | null }[] = [];
  for (const id of ids) {
    const outcome = await retryOperation(deps, actor, id);
    const after = outcome.ok ? await findSyncOperation(deps.db, actor.workspaceId, id) : undefined;
    const reason = outcome.ok
      ? after?.state === 'needsAttention'
        ? after.problem_message
        : null
      : 'It cannot be retried.';
    results.push({ id, isRetried: reason === null, reason });
  }
  return results;
}

async function retryIn(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  operation: SyncOperationRow,
): Promise<Result<null>> {
  const { workspaceId } = actor;
  const now = deps.clock.now();
  if (operation.state === 'done') return done(null);
  if (operation.state === 'ignored')
    return conflict('ignored', 'It was set aside. Send the invoice again instead.');
  // Waiting for a time, or in doubt: looked at now instead of later. In flight: the answer is on its way.
  if (operation.state === 'queued' || operation.state === 'unknown')
    await requeueByHand(tx, workspaceId, operation.id, {}, now);
  if (operation.state === 'needsAttention') {
    if (operation.subject_kind === 'invoice' && operation.kind === 'createInvoice')
      await retryInvoiceIn(deps, tx, actor, operation);
    else await retryContactIn(deps, tx, actor, operation);
  }
  await wakePush(tx, workspaceId, operation.connection_id, 'interactive');
  await wakePush(tx, workspaceId, operation.connection_id, 'backfill');
  await announce(tx, { workspaceId, kind: 'syncOperation', id: operation.id });
  return done(null);
}

async function retryInvoiceIn(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  operation: SyncOperationRow,
): Promise<void> {
  const { workspaceId } = actor;
  const now = deps.clock.now();
  const invoice = await lockInvoice(tx, workspaceId, operation.subject_id);
  const connection = await findConnection(tx, workspaceId, operation.connection_id);
  if (invoice === undefined || connection === undefined) return;
  const [check] = await preFlight(tx, connection, [invoice]);
  const problems = check?.problems ?? [];
  if (problems.length > 0) {
    await requeueByHand(tx, workspaceId, operation.id, { problem: oneProblem(problems) }, now);
    return;
  }
  const waitsFor = await contactOperation(deps, tx, actor, connection, invoice, 'interactive');
  await requeueByHand(tx, workspaceId, operation.id, { waitsFor, subjectVersion: invoice.version }, now);
  await setInvoiceSyncState(tx, workspaceId, invoice.id, {
    syncState: 'queued',
    connectionId: connection.id,
    now,
  });
  await announce(tx, { workspaceId, kind: 'invoice', id: invoice.id });
}

/** With the contact go the invoices that were refused because of it. */
async function retryContactIn(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  operation: SyncOperationRow,
): Promise<void> {
  await requeueByHand(tx, actor.workspaceId, operation.id, {}, deps.clock.now());
  for (const behind of await listRefusedBehind(tx, actor.workspaceId, operation.id))
    await retryInvoiceIn(deps, tx, actor, behind);
}
