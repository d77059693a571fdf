/** Keeps our copy of the ledger's contacts fresh: all of them at first, what changed afterwards. */
import type { LedgerClient } from '../providers/provider.ts';
import { type ConnectionRow, findConnection, updateConnection } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { saveLedgerContacts } from '../store/ledger-contacts.ts';
import type { Engine } from './engine.ts';
import type { Step } from './push.ts';
import { afterFailure } from './send-batch.ts';

/** A copy this young is fresh enough to decide whether a customer is in the books; webhooks and the sweep keep it so. */
const FRESH_MS = 10 * 60_000;
const MAX_PAGES = 200;

/** Reads what changed if our copy is old. @returns a step where the ledger did not answer, null where all is well. */
export async function refreshContacts(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
): Promise<Step | null> {
  const current = await findConnection(engine.db, connection.workspace_id, connection.id);
  const cursor = current?.contacts_cursor ?? null;
  const isFresh = cursor !== null && engine.clock.now().getTime() - cursor.getTime() < FRESH_MS;
  if (isFresh && current?.contacts_stale !== true) return null;
  return readContacts(engine, connection, books, cursor);
}

export async function readContacts(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
  since: Date | null,
): Promise<Step | null> {
  const startedAt = engine.clock.now();
  for (let page = 1; page <= MAX_PAGES; page++) {
    const read = await books.contactsChangedSince(since, page);
    if (!read.ok) return afterFailure(engine, connection, read.failure);
    await inTransaction(engine.db, (tx) =>
      saveLedgerContacts(tx, connection.workspace_id, connection.id, read.value.items),
    );
    if (!read.value.hasMore) break;
  }
  // Overlapping by a minute: the ledger's clock is not ours.
  await updateConnection(engine.db, connection.workspace_id, connection.id, {
    contacts_cursor: new Date(startedAt.getTime() - 60_000),
    contacts_stale: false,
  });
  return null;
}
