/**
 * Comparisons of both sides, and how far each has come.
 *
 *   listing ──all pages read──► confirming ──each doubt settled──► done
 *      └────────────── stopped by a person · refused by the books: failed ──────────────┘
 */
import { type Selectable, sql } from 'kysely';
import type { DB, Db, Tx } from './database.ts';

export type DriftCheckRow = Selectable<DB['drift_checks']>;
export type DriftCheckState = 'listing' | 'confirming' | 'done' | 'stopped' | 'failed';

/** An invoice that people made in the books themselves. */
export type OnlyThere = {
  readonly ledgerId: string;
  readonly number: string | null;
  readonly contactLedgerId: string | null;
  readonly currency: string;
  readonly total: string;
  readonly amountOwing: string;
};

/** @returns false where one of the connection is under way already. */
export async function insertDriftCheck(
  tx: Tx,
  check: {
    readonly workspaceId: string;
    readonly id: string;
    readonly connectionId: string;
    /** Null, with `isAsked`: by an API key. */
    readonly askedBy: string | null;
    readonly isAsked: boolean;
    readonly now: Date;
  },
): Promise<boolean> {
  const row = await tx
    .insertInto('drift_checks')
    .values({
      workspace_id: check.workspaceId,
      id: check.id,
      connection_id: check.connectionId,
      state: 'listing',
      asked_by: check.askedBy,
      is_asked: check.isAsked,
      started_at: check.now,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export function findDriftCheck(db: Db, workspaceId: string, id: string): Promise<DriftCheckRow | undefined> {
  return ofWorkspace(db, workspaceId).where('id', '=', id).executeTakeFirst();
}

/** Whoever moves it on holds this lock. */
export function lockDriftCheck(tx: Tx, workspaceId: string, id: string): Promise<DriftCheckRow | undefined> {
  return ofWorkspace(tx, workspaceId).where('id', '=', id).forUpdate().executeTakeFirst();
}

export function findCheckUnderWay(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<DriftCheckRow | undefined> {
  return ofWorkspace(db, workspaceId)
    .where('connection_id', '=', connectionId)
    .where('state', 'in', ['listing', 'confirming'])
    .executeTakeFirst();
}

/** Newest first. */
export function listDriftChecks(
  db: Db,
  workspaceId: string,
  connectionId: string,
  limit: number,
): Promise<DriftCheckRow[]> {
  return ofWorkspace(db, workspaceId)
    .where('connection_id', '=', connectionId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function updateDriftCheck(
  db: Db,
  workspaceId: string,
  id: string,
  change: {
    readonly state?: DriftCheckState;
    readonly listed_since?: Date | null;
    readonly listed_page?: number;
    readonly compared?: number;
    readonly found?: number;
    readonly left_over?: number;
    readonly only_there?: number;
    readonly only_there_newest?: readonly OnlyThere[];
    readonly problem?: string;
    readonly finished_at?: Date;
  },
): Promise<void> {
  const { only_there_newest: newest, ...columns } = change;
  await db
    .updateTable('drift_checks')
    .set({
      ...columns,
      ...(newest === undefined ? {} : { only_there_newest: JSON.stringify(newest) }),
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** One call more, noted before it leaves: a process that dies has made it. */
export async function countDriftCall(db: Db, workspaceId: string, id: string): Promise<void> {
  await db
    .updateTable('drift_checks')
    .set((eb) => ({ calls: eb('calls', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

type CheckKey = { readonly workspaceId: string; readonly connectionId: string; readonly checkId: string };

/** Those of all live connections that a job must carry on: what must be woken after a restart. */
export async function listChecksToCarryOn(db: Db): Promise<readonly CheckKey[]> {
  const { rows } = await sql<CheckKey>`
    select held.workspace_id as "workspaceId", held.connection_id as "connectionId", held.id as "checkId"
    from drift_checks as held
      join connections as connection on connection.workspace_id = held.workspace_id and connection.id = held.connection_id
    where held.state in ('listing', 'confirming') and connection.status = 'active'
    order by held.started_at`.execute(db);
  return rows;
}

/** When each live connection, of all workspaces, was compared last; without a comparison, when it was connected. */
export async function listComparisonStates(db: Db): Promise<
  readonly {
    readonly workspaceId: string;
    readonly connectionId: string;
    readonly provider: string;
    readonly lastAt: Date;
    readonly calls: number;
    readonly dayRemaining: number | null;
    readonly toldAt: Date | null;
  }[]
> {
  const { rows } = await sql<{
    workspaceId: string;
    connectionId: string;
    provider: string;
    lastAt: Date;
    calls: number;
    dayRemaining: number | null;
    toldAt: Date | null;
  }>`
    select connection.workspace_id as "workspaceId", connection.id as "connectionId", connection.provider,
      greatest(connection.connected_at, last.started_at) as "lastAt", coalesce(last.calls, 1) as calls,
      limits.day_remaining as "dayRemaining", limits.told_at as "toldAt"
    from connections as connection
      left join lateral (select held.started_at, held.calls from drift_checks as held
        where held.workspace_id = connection.workspace_id and held.connection_id = connection.id
        order by held.started_at desc limit 1) as last on true
      left join connection_limits as limits
        on limits.workspace_id = connection.workspace_id and limits.connection_id = connection.id
    where connection.status = 'active'`.execute(db);
  return rows;
}

/** History is kept for a quarter, the last comparison of each connection always. */
export async function deleteOldDriftChecks(db: Db, before: Date): Promise<void> {
  await sql`delete from drift_checks as held where held.started_at < ${before}
    and held.started_at < (select max(newer.started_at) from drift_checks as newer
      where newer.workspace_id = held.workspace_id and newer.connection_id = held.connection_id)`.execute(db);
}

function ofWorkspace(db: Db, workspaceId: string) {
  return db.selectFrom('drift_checks').selectAll().where('workspace_id', '=', workspaceId);
}
