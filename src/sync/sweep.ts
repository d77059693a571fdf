/** The regular pull of everything changed since the last one: the guarantee behind webhooks, one call when nothing changed. */
import type { LedgerClient, LedgerInvoice } from '../providers/provider.ts';
import { announce } from '../store/changes.ts';
import {
  type ConnectionRow,
  findConnection,
  listActiveConnections,
  updateConnection,
} from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { type EngineJobs, wakeSweep } from '../store/engine-jobs.ts';
import { findMirroredInvoices } from '../store/mirrors.ts';
import { applyReading } from './apply.ts';
import type { Engine } from './engine.ts';
import { openBooks } from './ledger-access.ts';
import type { Step } from './push.ts';
import { afterFailure } from './send-batch.ts';

/** 480 calls a day and connection, out of 1,000 on the smallest tier. */
export const SWEEP_EVERY_MS = 3 * 60_000;
const MAX_PAGES = 1_000;

/** Wakes the sweep of every connection whose time has come. */
export async function wakeDueSweeps(engine: Engine): Promise<void> {
  const due = engine.clock.now().getTime() - SWEEP_EVERY_MS;
  for (const connection of await listActiveConnections(engine.db))
    if (connection.last_swept_at === null || connection.last_swept_at.getTime() <= due)
      await wakeSweep(engine.db, connection.workspace_id, connection.id);
}

export async function sweep(engine: Engine, job: EngineJobs['sweep']): Promise<void> {
  const connection = await findConnection(engine.db, job.workspaceId, job.connectionId);
  if (connection?.status !== 'active') return;
  const step = await sweepOnce(engine, connection, openBooks(engine, connection, 'sweep'));
  if (step.kind === 'wait') await wakeSweep(engine.db, job.workspaceId, job.connectionId, step.until);
}

export async function sweepOnce(
  engine: Engine,
  connection: ConnectionRow,
  books: LedgerClient,
): Promise<Step> {
  const { workspace_id: workspaceId } = connection;
  // Without a cursor nothing is ours yet but what was made since connecting.
  let since = connection.sweep_cursor ?? connection.first_connected_at;
  let page = 1;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const readAt = engine.clock.now();
    const read = await books.invoicesChangedSince(since, page);
    if (!read.ok) return afterFailure(engine, connection, read.failure);
    await applyOurs(engine, connection, read.value.items, readAt);
    const newest = read.value.items.reduce(
      (latest, wire) => (wire.updatedAt > latest ? wire.updatedAt : latest),
      since,
    );
    // A record edited while pages are turned moves to the end and shifts the rest: asking anew from the newest change
    // seen loses none. Only within one and the same instant are pages turned.
    page = newest > since ? 1 : page + 1;
    since = newest;
    if (!read.value.hasMore) break;
  }
  // The cursor is the ledger's own time of the newest change seen, so that its clock and ours need not agree.
  await updateConnection(engine.db, workspaceId, connection.id, {
    sweep_cursor: since,
    last_swept_at: engine.clock.now(),
  });
  await announce(engine.db, { workspaceId, kind: 'connection', id: connection.id });
  return { kind: 'idle' };
}

async function applyOurs(
  engine: Engine,
  connection: ConnectionRow,
  items: readonly LedgerInvoice[],
  readAt: Date,
): Promise<void> {
  const ledgerIds = items.map((wire) => wire.ledgerId);
  const ours = await findMirroredInvoices(engine.db, connection.workspace_id, connection.id, ledgerIds);
  for (const wire of items) {
    const invoiceId = ours.get(wire.ledgerId)?.invoiceId;
    if (invoiceId === undefined) continue;
    await inTransaction(engine.db, (tx) =>
      applyReading(engine, tx, connection, { invoiceId, wire, readAt, cause: 'sweep' }),
    );
  }
}
