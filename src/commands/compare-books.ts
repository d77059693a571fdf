/** Compare now, and its stop. By themselves books are compared as well: `src/sync/compare-books.ts`. */
import { announce } from '../store/changes.ts';
import { findConnection } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import {
  findCheckUnderWay,
  insertDriftCheck,
  lockDriftCheck,
  updateDriftCheck,
} from '../store/drift-checks.ts';
import { forgetSeen } from '../store/drift-seen.ts';
import { wakeCompareBooks } from '../store/engine-jobs.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { booksNotConnected, done, notFound, type Result } from './refusal.ts';

/** Pressed while one is under way, that one is answered. */
export function compareNow(
  deps: CommandDeps,
  actor: Actor,
  connectionId: string,
): Promise<Result<{ readonly id: string }>> {
  const { workspaceId, userId } = actor;
  return inTransaction(deps.db, async (tx) => {
    const connection = await findConnection(tx, workspaceId, connectionId);
    if (connection === undefined) return notFound('connection');
    if (connection.status !== 'active') return booksNotConnected();
    const id = deps.ids();
    const now = deps.clock.now();
    const check = { workspaceId, id, connectionId, askedBy: userId, isAsked: true, now };
    if (!(await insertDriftCheck(tx, check))) {
      const running = await findCheckUnderWay(tx, workspaceId, connectionId);
      return done({ id: running?.id ?? id });
    }
    await wakeCompareBooks(tx, { workspaceId, connectionId, checkId: id });
    await announce(tx, { workspaceId, kind: 'drift', id });
    return done({ id });
  });
}

/** What was found so far stays; nothing that it did not reach counts as gone. */
export function stopComparing(deps: CommandDeps, { workspaceId }: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    const check = await lockDriftCheck(tx, workspaceId, id);
    if (check === undefined) return notFound('comparison');
    // Pressed twice, or too late: it has ended.
    if (check.state !== 'listing' && check.state !== 'confirming') return done(null);
    await updateDriftCheck(tx, workspaceId, id, { state: 'stopped', finished_at: deps.clock.now() });
    await forgetSeen(tx, { workspaceId, checkId: id });
    await announce(tx, { workspaceId, kind: 'drift', id });
    return done(null);
  });
}
