/**
 * Carries a backfill on, one step after the other: looks through the invoices and asks the books for their numbers
 * (`checking`), gives a piece of them to the lane (`running`), or takes a piece out again (`undoing`).
 *
 * Everything stands in the database after each step, so a job that dies is simply followed by another. Pieces are small:
 * a pause takes back what waits, and only what has left comes to its end.
 */
import { type BackfillRow, findBackfill } from '../store/backfills.ts';
import { type ConnectionRow, findConnection } from '../store/connections.ts';
import { type EngineJobs, wakeBackfill } from '../store/engine-jobs.ts';
import { findConnectionLimits } from '../store/ledger-calls.ts';
import { checkBackfill } from './check-backfill.ts';
import type { Engine } from './engine.ts';
import type { Step } from './push.ts';
import { undoPiece } from './undo-backfill.ts';

/** A job gives way after this many steps, so that others get their turn. */
const MAX_STEPS = 20;
/** How soon it is looked at again whether the lane has room. */
const LOOK_AGAIN_MS = 1_000;

export async function backfill(engine: Engine, job: EngineJobs['backfill']): Promise<void> {
  const { workspaceId, connectionId, backfillId } = job;
  for (let step = 0; step < MAX_STEPS; step++) {
    const [row, connection] = await Promise.all([
      findBackfill(engine.db, workspaceId, backfillId),
      findConnection(engine.db, workspaceId, connectionId),
    ]);
    // A dead grant stops it; the round of every minute takes it up once there is another.
    if (row === undefined || connection?.status !== 'active') return;
    const outcome = await stepOf[row.state]?.(engine, connection, row);
    if (outcome === undefined || outcome.kind === 'stopped') return;
    if (outcome.kind === 'wait') return wakeBackfill(engine.db, job, outcome.until);
    if (outcome.kind === 'idle') return wakeBackfill(engine.db, job, await nextLook(engine, row));
  }
  await wakeBackfill(engine.db, job);
}

/** Idle: the lane is full, or the last of it is under way. What stands in no such state needs no job. */
const stepOf: Readonly<
  Record<string, (engine: Engine, connection: ConnectionRow, row: BackfillRow) => Promise<Step>>
> = {
  checking: checkBackfill,
  running: (engine, connection, row) =>
    engine.feedBackfill(
      { ...engine, ids: engine.newId },
      { workspaceId: row.workspace_id, connectionId: connection.id, backfillId: row.id },
    ),
  undoing: undoPiece,
};

/** While the ledger lets nothing through, no oftener than it can matter. */
async function nextLook(engine: Engine, row: BackfillRow): Promise<Date> {
  const now = engine.clock.now().getTime();
  const limits = await findConnectionLimits(engine.db, row.workspace_id, row.connection_id);
  const blockedMs = (limits?.blockedUntil?.getTime() ?? now) - now;
  return new Date(now + Math.min(LONGEST_LOOK_MS, Math.max(LOOK_AGAIN_MS, blockedMs)));
}

const LONGEST_LOOK_MS = 5 * 60_000;
