/** Before an edit goes: reads again those invoices of which our copy may be behind, so that no change made there is written over. */
import type { LedgerClient } from '../providers/provider.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { listDoubtfulEdits } from '../store/edited-invoices.ts';
import type { Engine } from './engine.ts';
import type { Step } from './push.ts';
import { IDS_A_CALL, readInvoicesById } from './read-by-id.ts';

/** Longer than the sweeps of a live connection are apart: a copy this old has missed one. */
const BELIEVED_MS = 10 * 60_000;

/** No call at all where webhooks or the sweep have kept the copies fresh. @returns a step where the ledger did not answer. */
export async function refreshEdited(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
): Promise<Step | null> {
  const { workspace_id: workspaceId, id, last_swept_at: sweptAt } = connection;
  const now = engine.clock.now();
  const believedSince = new Date(now.getTime() - BELIEVED_MS);
  const doubtful = await listDoubtfulEdits(
    engine.db,
    { workspaceId, connectionId: id },
    { believedSince, isSwept: sweptAt !== null && sweptAt >= believedSince, now, limit: IDS_A_CALL },
  );
  return readInvoicesById(engine, connection, books, doubtful, 'sweep');
}
