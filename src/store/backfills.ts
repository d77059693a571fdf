/**
 * Backfills: runs that bring invoices from before the connection into the books, and their undoing.
 *
 *   checking ──► checked ──► running ⇄ paused ──► done | stopped
 *      │                                             │
 *      └► failed          undone | undoStopped ◄── undoing ⇄ undoPaused
 *
 * What was stopped or undone may be undone (again): those that could not be taken out are looked at once more.
 */
import { type Selectable, sql } from 'kysely';
import type { DB, Db, Tx } from './database.ts';

export type BackfillRow = Selectable<DB['backfills']>;
export type BackfillState =
  | 'checking'
  | 'checked'
  | 'failed'
  | 'running'
  | 'paused'
  | 'stopped'
  | 'done'
  | 'undoing'
  | 'undoPaused'
  | 'undoStopped'
  | 'undone';

/** @returns false where another one of the connection is under way. */
export async function insertBackfill(
  tx: Tx,
  backfill: {
    readonly workspaceId: string;
    readonly id: string;
    readonly connectionId: string;
    readonly from: string;
    readonly to: string;
    readonly userId: string | null;
    readonly apiKeyId: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('backfills')
    .values({
      workspace_id: backfill.workspaceId,
      id: backfill.id,
      connection_id: backfill.connectionId,
      state: 'checking',
      from_date: backfill.from,
      to_date: backfill.to,
      created_by: backfill.userId,
      created_by_key: backfill.apiKeyId,
      created_at: backfill.now,
    })
    .execute();
}

export function findBackfill(db: Db, workspaceId: string, id: string): Promise<BackfillRow | undefined> {
  return db
    .selectFrom('backfills')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Whoever moves it on or feeds it holds this lock. */
export function lockBackfill(tx: Tx, workspaceId: string, id: string): Promise<BackfillRow | undefined> {
  return tx
    .selectFrom('backfills')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Newest first. */
export function listBackfills(db: Db, workspaceId: string, connectionId: string): Promise<BackfillRow[]> {
  return db
    .selectFrom('backfills')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
}

export async function isBackfillUnderWay(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('backfills')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('state', 'in', ['running', 'paused', 'undoing', 'undoPaused'])
    .executeTakeFirst();
  return row !== undefined;
}

/** Previews that nobody started make room for the next one. */
export async function deletePreviews(tx: Tx, workspaceId: string, connectionId: string): Promise<void> {
  await tx
    .deleteFrom('backfills')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('state', 'in', ['checking', 'checked', 'failed'])
    .execute();
}

export async function updateBackfill(
  db: Db,
  workspaceId: string,
  id: string,
  change: {
    readonly state?: BackfillState;
    readonly to_ask?: number | null;
    readonly problem?: string | null;
    readonly started_at?: Date;
    readonly finished_at?: Date | null;
    readonly undo_started_at?: Date;
    readonly undo_finished_at?: Date | null;
  },
): Promise<void> {
  await db
    .updateTable('backfills')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Those of all live connections that a job must carry on: what must be woken after a restart. */
export async function listBackfillsToCarryOn(
  db: Db,
): Promise<
  readonly { readonly workspaceId: string; readonly connectionId: string; readonly backfillId: string }[]
> {
  const { rows } = await sql<{ workspaceId: string; connectionId: string; backfillId: string }>`
    select backfill.workspace_id as "workspaceId", backfill.connection_id as "connectionId", backfill.id as "backfillId"
    from backfills as backfill
      join connections as connection
        on connection.workspace_id = backfill.workspace_id and connection.id = backfill.connection_id
    where backfill.state in ('checking', 'running', 'undoing') and connection.status = 'active'
    order by backfill.created_at`.execute(db);
  return rows;
}
