/** The slow cycle: what the ledger changes without moving its modified time is found by reading again, a little every hour. */
import type { LedgerClient } from '../providers/provider.ts';
import { type ConnectionRow, updateConnection } from '../store/connections.ts';
import { listStaleMirrors } from '../store/mirrors.ts';
import type { Engine } from './engine.ts';
import type { Step } from './push.ts';
import { IDS_A_CALL, readInvoicesById } from './read-by-id.ts';

const REREAD_EVERY_MS = 3_600_000;
/** A mirror younger than this is left alone. */
const STALE_AFTER_MS = 24 * 3_600_000;

export function isRereadDue(engine: Engine, { last_reread_at }: ConnectionRow): boolean {
  return (
    last_reread_at === null || engine.clock.now().getTime() - last_reread_at.getTime() >= REREAD_EVERY_MS
  );
}

/** One call: those invoices that nobody has read for longest. @returns a step where the ledger did not answer. */
export async function reread(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
): Promise<Step | null> {
  if (!isRereadDue(engine, connection)) return null;
  const { workspace_id: workspaceId, id } = connection;
  const now = engine.clock.now();
  const staleSince = new Date(now.getTime() - STALE_AFTER_MS);
  const stale = await listStaleMirrors(engine.db, workspaceId, id, staleSince, IDS_A_CALL);
  const problem = await readInvoicesById(engine, connection, books, stale, 'sweep');
  if (problem !== null) return problem;
  await updateConnection(engine.db, workspaceId, id, { last_reread_at: now });
  return null;
}
