/** Reads what the books hold now — organisation, accounts, tax rates, items, currencies — and suggests a mapping for the rest. */
import { suggestMapping } from '../domain/suggest-mapping.ts';
import type { LedgerClient, LedgerOrganisation, LedgerReference, Outcome } from '../providers/provider.ts';
import { suggestMissingItems } from '../store/account-items.ts';
import { announce } from '../store/changes.ts';
import {
  type ConnectionRow,
  doubtReferences,
  findConnection,
  listActiveConnections,
  noteReferencesRead,
  updateOrganisation,
} from '../store/connections.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { type EngineJobs, wakeReadReferences } from '../store/engine-jobs.ts';
import { loadBooks, replaceLedgerReferences } from '../store/ledger-references.ts';
import { mappingRows } from '../store/mapping-rows.ts';
import { saveSuggestedMappings } from '../store/mappings.ts';
import { listCategories } from '../store/product-categories.ts';
import { listProductCodes } from '../store/products.ts';
import { listTaxComponents } from '../store/tax-components.ts';
import { tellOfBroken } from './broken-mappings.ts';
import type { Engine } from './engine.ts';
import { openBooks } from './ledger-access.ts';
import { forSeveralCalls } from './limits.ts';
import type { Step } from './push.ts';
import { afterFailure } from './send-batch.ts';

/** The mapping is checked against a fresh reading once a day, before a stale one can make a push fail. */
const READ_EVERY_MS = 20 * 3_600_000;

export async function wakeDueReferences(engine: Engine): Promise<void> {
  const due = engine.clock.now().getTime() - READ_EVERY_MS;
  for (const connection of await listActiveConnections(engine.db))
    if (connection.reference_read_at === null || connection.reference_read_at.getTime() <= due)
      await wakeReadReferences(engine.db, connection.workspace_id, connection.id);
}

export async function readReferences(engine: Engine, job: EngineJobs['readReferences']): Promise<void> {
  const connection = await findConnection(engine.db, job.workspaceId, job.connectionId);
  if (connection?.status !== 'active') return;
  const step = await refreshReferences(engine, connection, openBooks(engine, connection, 'sweep'));
  // A person may have asked for it, and a ledger that counts by the second soon has no call left of seven.
  if (step?.kind === 'wait')
    await wakeReadReferences(engine.db, job.workspaceId, job.connectionId, step.until);
}

/** Reads at once. @returns a step where the ledger did not answer, null where all is well. */
export async function refreshReferences(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
): Promise<Step | null> {
  const begunAt = engine.clock.now();
  const read = await fetchBooks(books);
  if (!read.ok) {
    // Refused for good: what we have must do, and the ledger itself will say no.
    if (read.failure.kind === 'rejected')
      await doubtReferences(engine.db, connection.workspace_id, connection.id, null);
    const step = await afterFailure(engine, connection, read.failure);
    return step.kind === 'wait'
      ? { kind: 'wait', until: forSeveralCalls(step.until, engine.clock.now()) }
      : step;
  }
  await inTransaction(engine.db, (tx) => saveBooks(engine, tx, connection, read.value, begunAt));
  return null;
}

export type FreshBooks = {
  readonly organisation: LedgerOrganisation;
  readonly references: readonly LedgerReference[];
};

export async function fetchBooks(books: LedgerClient): Promise<Outcome<FreshBooks>> {
  const organisation = await books.organisation();
  if (!organisation.ok) return organisation;
  const references = await books.references();
  if (!references.ok) return references;
  return { ok: true, value: { organisation: organisation.value, references: references.value } };
}

/** Saves a reading. What is mapped stays mapped; what has no mapping gets a suggestion, marked as one. */
export async function saveBooks(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  fresh: FreshBooks,
  begunAt: Date,
): Promise<void> {
  const { workspace_id: workspaceId, id } = connection;
  const before = await mappingRows(tx, connection);
  await updateOrganisation(tx, workspaceId, id, fresh.organisation);
  await replaceLedgerReferences(tx, workspaceId, id, fresh.references);
  await noteReferencesRead(tx, workspaceId, id, begunAt);
  await suggestMissingMappings(engine, tx, connection);
  await tellOfBroken(engine, tx, connection, before);
  await announce(tx, { workspaceId, kind: 'connection', id });
  await announce(tx, { workspaceId, kind: 'mapping', id: null });
}

async function suggestMissingMappings(engine: Engine, tx: Tx, connection: ConnectionRow): Promise<void> {
  const { workspace_id: workspaceId, id } = connection;
  const books = await loadBooks(tx, connection);
  const categories = await listCategories(tx, workspaceId);
  const taxComponents = await listTaxComponents(tx, workspaceId);
  const products = await listProductCodes(tx, workspaceId);
  await saveSuggestedMappings(
    tx,
    workspaceId,
    id,
    suggestMapping({ categories, taxComponents, products }, books),
    engine.clock.now(),
  );
  await suggestMissingItems(tx, connection, engine.clock.now());
}
