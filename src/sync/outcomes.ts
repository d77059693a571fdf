/** How an operation ends, each end in the transaction of its caller: done, refused, to be sent again, or nobody knows. */
import { oneProblem, type Problem } from '../domain/problem.ts';
import type { LedgerInvoice } from '../providers/provider.ts';
import { announce } from '../store/changes.ts';
import type { ConnectionRow } from '../store/connections.ts';
import type { Tx } from '../store/database.ts';
import { wakePush } from '../store/engine-jobs.ts';
import { setInvoiceSyncState } from '../store/invoices.ts';
import { type SubjectKind, saveLink } from '../store/links.ts';
import {
  type Lane,
  listWaitingFor,
  type OperationState,
  type SyncOperationRow,
  settleOperation,
} from '../store/sync-operations.ts';
import { announceInvoice, applyReading } from './apply.ts';
import type { Engine } from './engine.ts';

/** Where an operation may stand when its caller settles it: anything else means that somebody else has decided. */
const OPEN: readonly OperationState[] = ['queued', 'dispatched', 'unknown'];

export async function finishContact(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  operation: SyncOperationRow,
  ledgerId: string,
  snapshot: unknown,
): Promise<void> {
  const now = engine.clock.now();
  const expected = { from: OPEN, batchId: operation.batch_id };
  const isOurs = await settleOperation(tx, operation.workspace_id, operation.id, expected, {
    state: 'done',
    problem: null,
    now,
  });
  if (!isOurs) return;
  await saveLink(tx, {
    ...subjectOf(operation),
    connectionId: connection.id,
    ledgerId,
    marker: operation.marker,
    snapshot,
    now,
  });
  // Whoever waited may stand in another lane.
  const waiting = await listWaitingFor(tx, operation.workspace_id, operation.id);
  // The table's check constraint admits no other lane.
  for (const lane of new Set(waiting.map((each) => each.lane as Lane)))
    await wakePush(tx, operation.workspace_id, connection.id, lane);
  await announceOperation(tx, operation);
}

export async function finishInvoice(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  operation: SyncOperationRow,
  wire: LedgerInvoice,
  readAt: Date,
): Promise<void> {
  const now = engine.clock.now();
  const expected = { from: OPEN, batchId: operation.batch_id };
  const isOurs = await settleOperation(tx, operation.workspace_id, operation.id, expected, {
    state: 'done',
    problem: null,
    now,
  });
  if (!isOurs) return;
  await saveLink(tx, {
    ...subjectOf(operation),
    connectionId: connection.id,
    ledgerId: wire.ledgerId,
    marker: operation.marker,
    snapshot: { digest: operation.digest, total: wire.total, warnings: wire.warnings },
    now,
  });
  await setInvoiceSyncState(tx, operation.workspace_id, operation.subject_id, {
    syncState: 'inBooks',
    connectionId: connection.id,
    now,
    ...(wire.status === 'voided' || wire.status === 'deleted' ? { isVoided: true } : {}),
  });
  await applyReading(engine, tx, connection, {
    invoiceId: operation.subject_id,
    wire,
    readAt,
    cause: 'push',
  });
  await announceOperation(tx, operation);
}

/** A person must act. What waits for this operation cannot go either, and says so in the same words. */
export async function refuse(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  operation: SyncOperationRow,
  problems: readonly Problem[],
): Promise<void> {
  const now = engine.clock.now();
  const expected = { from: OPEN, batchId: operation.batch_id };
  const isOurs = await settleOperation(tx, operation.workspace_id, operation.id, expected, {
    state: 'needsAttention',
    problem: oneProblem(problems),
    now,
  });
  if (!isOurs) return;
  if (operation.subject_kind === 'invoice' && operation.kind === 'createInvoice')
    await setInvoiceSyncState(tx, operation.workspace_id, operation.subject_id, {
      syncState: 'needsAttention',
      now,
    });
  await announceOperation(tx, operation);
  for (const waiting of await listWaitingFor(tx, operation.workspace_id, operation.id))
    await refuse(engine, tx, connection, waiting, problems);
}

/** Back in the queue, for a time; the problem says why meanwhile. */
export async function requeue(
  engine: Engine,
  tx: Tx,
  operation: SyncOperationRow,
  to: { readonly afterMs: number; readonly neverSent: boolean; readonly problem: Problem | null },
): Promise<void> {
  const now = engine.clock.now();
  const expected = { from: OPEN, batchId: operation.batch_id };
  const isOurs = await settleOperation(tx, operation.workspace_id, operation.id, expected, {
    state: 'queued',
    notBefore: to.afterMs > 0 ? new Date(now.getTime() + to.afterMs) : null,
    neverSent: to.neverSent && operation.state === 'dispatched',
    problem: to.problem,
    now,
  });
  if (!isOurs) return;
  if (operation.subject_kind === 'invoice' && operation.kind === 'createInvoice')
    await setInvoiceSyncState(tx, operation.workspace_id, operation.subject_id, { syncState: 'queued', now });
  await announceOperation(tx, operation);
}

/** Nobody knows what it did: looked for at `afterMs` from now. */
export async function leaveUnknown(
  engine: Engine,
  tx: Tx,
  operation: SyncOperationRow,
  to: { readonly afterMs: number; readonly wasAnswered: boolean },
): Promise<void> {
  const now = engine.clock.now();
  await settleOperation(
    tx,
    operation.workspace_id,
    operation.id,
    { from: OPEN, batchId: operation.batch_id },
    {
      state: 'unknown',
      notBefore: to.afterMs > 0 ? new Date(now.getTime() + to.afterMs) : null,
      wasAnswered: to.wasAnswered,
      now,
    },
  );
  await announceOperation(tx, operation);
}

async function announceOperation(tx: Tx, operation: SyncOperationRow): Promise<void> {
  await announce(tx, { workspaceId: operation.workspace_id, kind: 'syncOperation', id: operation.id });
  if (operation.subject_kind === 'invoice')
    await announceInvoice(tx, operation.workspace_id, operation.subject_id);
}

function subjectOf(operation: SyncOperationRow) {
  return {
    workspaceId: operation.workspace_id,
    // The table's check constraint admits no other kind.
    subjectKind: operation.subject_kind as SubjectKind,
    subjectId: operation.subject_id,
  };
}
