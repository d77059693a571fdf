/**
 * Carries one lane of one connection into the books: what the dispatch ledger holds goes out in batches.
 *
 *   found dispatched by a job that died ──► unknown
 *   unknown  ──► look in the books ──► found: adopt · surely absent: send again
 *   queued   ──► choose a batch ──► mark dispatched, commit ──► send ──► settle each element
 *
 * Jobs of one lane never run side by side (a named queue), so whatever this job finds dispatched is an orphan.
 */
import type { LedgerClient } from '../providers/provider.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import { type EngineJobs, wakePush } from '../store/engine-jobs.ts';
import { listUnknownOperations, markOrphansUnknown, nextDueAt } from '../store/sync-operations.ts';
import { chooseBatch } from './choose-batch.ts';
import type { Engine } from './engine.ts';
import { openBooks } from './ledger-access.ts';
import { resolveBatch } from './resolve.ts';
import { sendBatch } from './send-batch.ts';

/** What one step came to: something was done; nothing is ready; nothing may leave before a time; the grant is dead. */
export type Step =
  | { readonly kind: 'progress' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'stopped' };

/** A job gives way after this many calls, so that others of its kind get their turn. */
const MAX_STEPS = 40;

export async function push(engine: Engine, job: EngineJobs['push']): Promise<void> {
  const connection = await findConnection(engine.db, job.workspaceId, job.connectionId);
  if (connection?.status !== 'active') return;
  const orphans = await markOrphansUnknown(
    engine.db,
    job.workspaceId,
    job.connectionId,
    job.lane,
    engine.clock.now(),
  );
  if (orphans > 0)
    engine.log.warn(
      { connectionId: job.connectionId, orphans },
      'Found operations that nobody saw the end of',
    );
  const books = openBooks(engine, connection, job.lane);
  for (let step = 0; step < MAX_STEPS; step++) {
    const outcome = await pushOnce(engine, connection, books, job);
    if (outcome.kind === 'stopped') return;
    if (outcome.kind === 'wait')
      return wakePush(engine.db, job.workspaceId, job.connectionId, job.lane, outcome.until);
    if (outcome.kind === 'idle') return wakeWhenDue(engine, job);
  }
  await wakePush(engine.db, job.workspaceId, job.connectionId, job.lane);
}

/** One call's worth of work. Tests and the simulation step the engine with this. */
export async function pushOnce(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  job: EngineJobs['push'],
): Promise<Step> {
  const now = engine.clock.now();
  const unknown = await listUnknownOperations(engine.db, job.workspaceId, job.connectionId, job.lane);
  const due = unknown.filter((operation) => operation.not_before === null || operation.not_before <= now);
  const [oldest] = due;
  if (oldest !== undefined) {
    const batch = due.filter(
      (operation) => operation.batch_id === oldest.batch_id && operation.kind === oldest.kind,
    );
    return resolveBatch(engine, connection, books, batch);
  }
  const chosen = await chooseBatch(engine, connection, books, job.lane);
  return chosen.kind === 'batch' ? sendBatch(engine, connection, books, chosen.batch) : chosen.step;
}

async function wakeWhenDue(engine: Engine, job: EngineJobs['push']): Promise<void> {
  const dueAt = await nextDueAt(engine.db, job.workspaceId, job.connectionId, job.lane);
  if (dueAt === null) return;
  // Due and yet not ready: another lane has the same subject in flight, or a contact that it needs.
  const earliest = new Date(engine.clock.now().getTime() + 500);
  await wakePush(engine.db, job.workspaceId, job.connectionId, job.lane, dueAt > earliest ? dueAt : earliest);
}
