/** Takes what a backfill made out of the books again, a piece at a time: read anew, judged, and only then queued. */
import { judgeUndo } from '../domain/backfill.ts';
import { invoiceMarker } from '../domain/marker.ts';
import { countUnderWay, nextToUndo, setItem, setItemOperations } from '../store/backfill-items.ts';
import type { BackfillRow } from '../store/backfills.ts';
import { lockBackfill, updateBackfill } from '../store/backfills.ts';
import { announce } from '../store/changes.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { wakePush } from '../store/engine-jobs.ts';
import { insertSyncOperations } from '../store/sync-operations.ts';
import { loadUndoFacts, type UndoFacts } from '../store/undone-invoices.ts';
import type { Engine } from './engine.ts';
import { openBooks } from './ledger-access.ts';
import type { Step } from './push.ts';
import { IDS_A_CALL, readInvoicesById } from './read-by-id.ts';

/** Judged in one go: as many as one call reads, so that a limit in between loses nothing that was read. */
const A_PIECE = IDS_A_CALL;
/** So many under way are enough for the lane: more would only have to be taken back on a pause. */
const ENOUGH = 120;
/** Two answers of the ledger about one change may differ by so much. */
const SAME_TIME_MS = 2_000;

export async function undoPiece(engine: Engine, connection: ConnectionRow, row: BackfillRow): Promise<Step> {
  const key = { workspaceId: row.workspace_id, backfillId: row.id };
  const underWay = await countUnderWay(engine.db, key, 'undo_operation_id');
  if (underWay >= ENOUGH) return { kind: 'idle' };
  const next = await inTransaction(engine.db, (tx) => nextToUndo(tx, key, A_PIECE));
  if (next.length === 0) {
    if (underWay > 0) return { kind: 'idle' };
    await endUndo(engine, row);
    return { kind: 'progress' };
  }
  const before = await loadUndoFacts(engine.db, connection, next);
  const books = openBooks(engine, connection, 'backfill');
  const ledgerIds = new Map(before.map(({ invoiceId, ledgerId }) => [ledgerId, invoiceId]));
  const stopped = await readInvoicesById(engine, connection, books, ledgerIds, 'sweep');
  if (stopped !== null) return stopped;
  await inTransaction(engine.db, async (tx) => {
    const current = await lockBackfill(tx, row.workspace_id, row.id);
    if (current?.state !== 'undoing') return;
    const facts = await loadUndoFacts(tx, connection, next);
    await judgeEach(engine, tx, connection, row, facts);
    // Of those that are not tied to these books any more nothing can be undone.
    const known = new Set(facts.map(({ invoiceId }) => invoiceId));
    for (const { invoiceId } of next)
      if (!known.has(invoiceId)) await setItem(tx, key, invoiceId, { undo_refusal: 'gone' });
    await announce(tx, { workspaceId: row.workspace_id, kind: 'backfill', id: row.id });
  });
  return { kind: 'progress' };
}

async function judgeEach(
  engine: Engine,
  tx: Tx,
  connection: ConnectionRow,
  row: BackfillRow,
  facts: readonly UndoFacts[],
): Promise<void> {
  const key = { workspaceId: row.workspace_id, backfillId: row.id };
  const lockedUpTo =
    [connection.period_lock_date, connection.year_end_lock_date]
      .filter((date) => date !== null)
      .sort()
      .at(-1) ?? null;
  const free: UndoFacts[] = [];
  for (const fact of facts) {
    const refusal = judgeUndo({ ...fact, isChanged: isChanged(fact), lockedUpTo });
    if (refusal === null) free.push(fact);
    else await setItem(tx, key, fact.invoiceId, { undo_refusal: refusal });
  }
  const operations = free.map((fact) => ({
    workspaceId: row.workspace_id,
    id: engine.newId(),
    connectionId: connection.id,
    kind: 'undoInvoice' as const,
    subjectKind: 'invoice' as const,
    subjectId: fact.invoiceId,
    subjectVersion: fact.version,
    lane: 'backfill' as const,
    marker: invoiceMarker(engine.publicUrl, { id: fact.invoiceId, life: fact.life }),
    waitsFor: null,
    createdBy: row.created_by ?? row.created_by_key,
    problem: null,
    now: engine.clock.now(),
  }));
  const inserted = await insertSyncOperations(tx, operations);
  const asked = operations.filter(({ id }) => inserted.has(id));
  await setItemOperations(
    tx,
    key,
    'undo_operation_id',
    asked.map(({ id, subjectId }) => ({ invoiceId: subjectId, operationId: id })),
  );
  for (const { id, subjectId } of operations)
    if (!inserted.has(id)) await setItem(tx, key, subjectId, { undo_refusal: 'onItsWay' });
  if (asked.length > 0) await wakePush(tx, row.workspace_id, connection.id, 'backfill');
}

function isChanged(fact: UndoFacts): boolean {
  const { madeAt, changedAt, madeTotal, total, sentNumber, number, isLatest } = fact;
  if (!isLatest || madeAt === null || changedAt.getTime() - madeAt.getTime() > SAME_TIME_MS) return true;
  return madeTotal !== total || (sentNumber !== null && sentNumber !== number);
}

async function endUndo(engine: Engine, row: BackfillRow): Promise<void> {
  await inTransaction(engine.db, async (tx) => {
    const current = await lockBackfill(tx, row.workspace_id, row.id);
    if (current?.state !== 'undoing') return;
    await updateBackfill(tx, row.workspace_id, row.id, {
      state: 'undone',
      undo_finished_at: engine.clock.now(),
    });
    await announce(tx, { workspaceId: row.workspace_id, kind: 'backfill', id: row.id });
  });
}
