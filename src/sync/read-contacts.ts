/** Keeps our copy of the ledger's contacts fresh: all of them at first, what changed afterwards. */
import type { LedgerClient } from '../providers/provider.ts';
import { announce } from '../store/changes.ts';
import { type ConnectionRow, findConnection, updateConnection } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { type EngineJobs, wakeReadContacts } from '../store/engine-jobs.ts';
import type { Engine } from './engine.ts';
import { openBooks } from './ledger-access.ts';
import type { Step } from './push.ts';
import { afterFailure } from './send-batch.ts';
import { takeOverContacts } from './take-over-contacts.ts';

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

/** All of them, unless that was done a moment ago: not every change of a contact changes its time in the books. */
export async function readAllContacts(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
): Promise<Step | null> {
  const current = await findConnection(engine.db, connection.workspace_id, connection.id);
  const readAt = current?.contacts_read_at ?? null;
  if (readAt !== null && engine.clock.now().getTime() - readAt.getTime() < FRESH_MS)
    return refreshContacts(engine, connection, books);
  return readContacts(engine, connection, books, null);
}

/** A person looks at the contacts of the books, and wants them as they are now. */
export async function readBooksContacts(engine: Engine, job: EngineJobs['readContacts']): Promise<void> {
  const { workspaceId, connectionId } = job;
  const connection = await findConnection(engine.db, workspaceId, connectionId);
  if (connection?.status !== 'active') return;
  const step = await readContacts(engine, connection, openBooks(engine, connection, 'sweep'), null);
  if (step?.kind === 'wait') await wakeReadContacts(engine.db, workspaceId, connectionId, step.until);
  if (step === null) await announce(engine.db, { workspaceId, kind: 'connection', id: connectionId });
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
    await inTransaction(engine.db, (tx) => takeOverContacts(engine, tx, connection, read.value.items));
    if (!read.value.hasMore) break;
  }
  // Overlapping by a minute: the ledger's clock is not ours.
  await updateConnection(engine.db, connection.workspace_id, connection.id, {
    contacts_cursor: new Date(startedAt.getTime() - 60_000),
    contacts_stale: false,
    ...(since === null ? { contacts_read_at: startedAt } : {}),
  });
  return null;
}
