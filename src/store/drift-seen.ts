/** What a comparison under way has met in the books, and which of it must be read once more by its id. */
import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { insertRows } from './insert-rows.ts';

export type CheckKey = { readonly workspaceId: string; readonly checkId: string };

/** As it was listed: of what the list did not show nothing is known. */
export type Listed = { readonly updatedAt: Date | null; readonly version: string | null };

export type Seen = Listed & {
  readonly ledgerId: string;
  readonly isOurs: boolean;
  readonly isDoubted: boolean;
};

/** One that is met again, as pages overlap, is doubted if either look doubts it. */
export async function noteSeen(
  tx: Tx,
  { workspaceId, checkId }: CheckKey,
  seen: readonly Seen[],
): Promise<void> {
  if (seen.length === 0) return;
  const rows = [...new Map(seen.map((each) => [each.ledgerId, each])).values()].map((each) => ({
    workspace_id: workspaceId,
    check_id: checkId,
    ledger_id: each.ledgerId,
    is_ours: each.isOurs,
    is_doubted: each.isDoubted,
    updated_at: each.updatedAt,
    version: each.version,
  }));
  const again = sql`on conflict (workspace_id, check_id, ledger_id) do update
    set is_doubted = drift_seen.is_doubted or excluded.is_doubted, is_ours = excluded.is_ours,
      updated_at = excluded.updated_at, version = excluded.version`;
  await insertRows(tx, 'drift_seen', rows, again);
}

/** Invoices of ours that the whole list did not show, though they were in the books before it was read. */
export async function doubtUnseen(
  tx: Tx,
  { workspaceId, checkId }: CheckKey,
  connectionId: string,
  startedAt: Date,
): Promise<void> {
  await sql`
    insert into drift_seen (workspace_id, check_id, ledger_id, is_ours, is_doubted)
    select mirror.workspace_id, ${checkId}::uuid, mirror.ledger_id, true, true
    from mirrors as mirror
    where mirror.workspace_id = ${workspaceId} and mirror.connection_id = ${connectionId}
      and mirror.ledger_status not in ('voided', 'deleted') and mirror.as_of < ${startedAt}
      and not exists (select from drift_seen as seen
        where seen.workspace_id = mirror.workspace_id and seen.check_id = ${checkId} and seen.ledger_id = mirror.ledger_id)
    on conflict do nothing`.execute(tx);
}

/** Keeps so many doubts, each comparison others: none is passed over for good. @returns the ledger's ids of those left over. */
export async function keepDoubts(
  tx: Tx,
  { workspaceId, checkId }: CheckKey,
  most: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly ledger_id: string }>`
    update drift_seen as seen set is_doubted = false
    where seen.workspace_id = ${workspaceId} and seen.check_id = ${checkId} and seen.is_doubted
      and seen.ledger_id not in (select kept.ledger_id from drift_seen as kept
        where kept.workspace_id = ${workspaceId} and kept.check_id = ${checkId} and kept.is_doubted
        order by md5(kept.check_id || kept.ledger_id) limit ${most})
    returning seen.ledger_id`.execute(tx);
  return rows.map((row) => row.ledger_id);
}

/** By the ledger's id. */
export async function listDoubted(
  db: Db,
  { workspaceId, checkId }: CheckKey,
  limit: number,
): Promise<ReadonlyMap<string, Listed>> {
  const rows = await db
    .selectFrom('drift_seen')
    .select(['ledger_id', 'updated_at', 'version'])
    .where('workspace_id', '=', workspaceId)
    .where('check_id', '=', checkId)
    .where('is_doubted', '=', sql.lit(true))
    .orderBy('ledger_id')
    .limit(limit)
    .execute();
  return new Map(rows.map((row) => [row.ledger_id, { updatedAt: row.updated_at, version: row.version }]));
}

export async function settleDoubts(
  tx: Tx,
  { workspaceId, checkId }: CheckKey,
  ledgerIds: readonly string[],
): Promise<void> {
  await tx
    .updateTable('drift_seen')
    .set({ is_doubted: false })
    .where('workspace_id', '=', workspaceId)
    .where('check_id', '=', checkId)
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .execute();
}

/** How many were met: ours, and others that people made there. */
export async function countSeen(
  db: Db,
  { workspaceId, checkId }: CheckKey,
): Promise<{ readonly ours: number; readonly onlyThere: number }> {
  const { rows } = await sql<{ readonly ours: number; readonly only_there: number }>`
    select count(*) filter (where is_ours)::integer as ours, count(*) filter (where not is_ours)::integer as only_there
    from drift_seen where workspace_id = ${workspaceId} and check_id = ${checkId}`.execute(db);
  return { ours: rows[0]?.ours ?? 0, onlyThere: rows[0]?.only_there ?? 0 };
}

export async function forgetSeen(tx: Tx, { workspaceId, checkId }: CheckKey): Promise<void> {
  await tx
    .deleteFrom('drift_seen')
    .where('workspace_id', '=', workspaceId)
    .where('check_id', '=', checkId)
    .execute();
}
