/**
 * Carries one lane of one connection into the books: what the dispatch ledger holds goes out in batches.
 *
 *   found dispatched by a job that died ──► unknown
 *   unknown  ──► look in the books ──► found: adopt · surely absent: send again
 *   queued   ──► choose a batch ──► mark dispatched, commit ──► send ──► settle each element
 *
 * A lane has a few slots, each a named queue of its own: jobs of one slot never run side by side, so whatever a job
 * finds dispatched in its slot is an orphan.
 */
import type { LedgerClient } from '../providers/provider.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import { type EngineJobs, wakeSlot } from '../store/engine-jobs.ts';
import { type LaneSlot, listUnknownOperations, markOrphansUnknown, nextDueAt } from '../store/lane-slots.ts';
import type { Lane } from '../store/sync-operations.ts';
import { chooseBatch } from './choose-batch.ts';
import type { Engine } from './engine.ts';
import { openBooks } from './ledger-access.ts';
import { mayCallAt } from './limits.ts';
import { resolveBatch } from './resolve.ts';
import { sendBatch } from './send-batch.ts';

/**
 * What one step came to: something was done; the connection was read anew, and so must its row be; nothing is ready;
 * nothing may leave before a time; the grant is dead.
 */
export type Step =
  | { readonly kind: 'progress' }
  | { readonly kind: 'freshened' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'stopped' };

/** Batches of one lane under way at once: what the ledger takes side by side is shared by the lanes in `limits.ts`. */
const slots: Record<Lane, number> = { interactive: 2, backfill: 3 };
/** A job gives way after this many calls, so that others of its kind get their turn. */
const MAX_STEPS = 40;
/** The next slot is called this often while there is more than one batch to carry: once awake, it works until nothing is left. */
const STEPS_A_CALL = 8;

export async function push(engine: Engine, job: EngineJobs['push']): Promise<void> {
  const connection = await findConnection(engine.db, job.workspaceId, job.connectionId);
  if (connection?.status !== 'active') return;
  const orphans = await markOrphansUnknown(engine.db, job, engine.clock.now());
  if (orphans > 0)
    engine.log.warn(
      { connectionId: job.connectionId, orphans },
      'Found operations that nobody saw the end of',
    );
  const books = openBooks(engine, connection, job.lane);
  for (let step = 0; step < MAX_STEPS; step++) {
    const outcome = await pushOnce(engine, connection, books, job, {
      mayCallHelp: step % STEPS_A_CALL === 0,
    });
    if (outcome.kind === 'stopped') return;
    if (outcome.kind === 'wait') return wakeSlot(engine.db, job, outcome.until);
    if (outcome.kind === 'idle') return wakeWhenDue(engine, job);
    if (outcome.kind === 'freshened') break;
  }
  await wakeSlot(engine.db, job);
}

/** One call's worth of work. */
async function pushOnce(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  at: LaneSlot,
  { mayCallHelp }: { readonly mayCallHelp: boolean },
): Promise<Step> {
  const now = engine.clock.now();
  // Asked before a batch is marked as sent, which would only have to be taken back.
  const until = await mayCallAt(engine, connection, at);
  if (until !== null) return { kind: 'wait', until };
  const unknown = await listUnknownOperations(engine.db, at);
  const due = unknown.filter((operation) => operation.not_before === null || operation.not_before <= now);
  const [oldest] = due;
  if (oldest !== undefined) {
    const batch = due.filter((operation) => operation.batch_id === oldest.batch_id);
    return resolveBatch(engine, connection, books, batch);
  }
  const chosen = await chooseBatch(engine, connection, books, at);
  if (chosen.kind === 'nothing') return chosen.step;
  if (chosen.isFull && mayCallHelp && at.slot + 1 < slots[at.lane])
    await wakeSlot(engine.db, { ...at, slot: at.slot + 1 });
  return sendBatch(engine, connection, books, chosen.batch);
}

/** Whatever waits for time alone wakes a job when its time has come; queued operations are the first slot's to begin. */
async function wakeWhenDue(engine: Engine, at: LaneSlot): Promise<void> {
  const due = await nextDueAt(engine.db, at);
  // Due and yet not ready: another lane has the same subject in flight, or a contact that it needs.
  const earliest = new Date(engine.clock.now().getTime() + 500);
  const wake = (slot: number, dueAt: Date) =>
    wakeSlot(engine.db, { ...at, slot }, dueAt > earliest ? dueAt : earliest);
  if (due.unknown !== null) await wake(at.slot, due.unknown);
  if (due.queued !== null) await wake(0, due.queued);
}
