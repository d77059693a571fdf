/** Invoices that people made in the books and that somebody wants here: asked for until they stand here, or told why they cannot. */
import { type Selectable, sql } from 'kysely';
import type { DB, Db, Tx } from './database.ts';
import { insertRows } from './insert-rows.ts';
import type { ConnectionKey } from './webhook-events.ts';

export type InvoiceToBringIn = Selectable<DB['invoices_to_bring_in']>;

/** One that is on its way already stays whose it was; one that could not come is tried again. */
export async function askForInvoices(
  tx: Tx,
  { workspaceId, connectionId }: ConnectionKey,
  ledgerIds: readonly string[],
  by: { readonly askedBy: string | null; readonly isByKey: boolean; readonly now: Date },
): Promise<void> {
  const rows = [...ledgerIds].sort().map((ledgerId) => ({
    workspace_id: workspaceId,
    connection_id: connectionId,
    ledger_id: ledgerId,
    asked_by: by.askedBy,
    asked_by_key: by.isByKey,
    asked_at: by.now,
  }));
  await insertRows(
    tx,
    'invoices_to_bring_in',
    rows,
    sql`on conflict (workspace_id, connection_id, ledger_id) do update
      set asked_by = excluded.asked_by, asked_by_key = excluded.asked_by_key, asked_at = excluded.asked_at, problem = null
      where invoices_to_bring_in.problem is not null`,
  );
}

/** Those on their way, the oldest wish first. */
export function listInvoicesToBringIn(
  db: Db,
  key: ConnectionKey,
  limit: number,
): Promise<InvoiceToBringIn[]> {
  return onTheirWay(db, key).orderBy('asked_at').orderBy('ledger_id').limit(limit).execute();
}

/** Of these, those that are still on their way: another process may have been quicker. */
export function lockInvoicesToBringIn(
  tx: Tx,
  key: ConnectionKey,
  ledgerIds: readonly string[],
): Promise<InvoiceToBringIn[]> {
  return onTheirWay(tx, key)
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .orderBy('ledger_id')
    .forUpdate()
    .execute();
}

/** @param problems by the ledger's id, in a sentence. */
export async function refuseToBringIn(
  db: Db,
  { workspaceId, connectionId }: ConnectionKey,
  problems: ReadonlyMap<string, string>,
): Promise<void> {
  await sql`
    update invoices_to_bring_in as held set problem = told.problem
    from unnest(${[...problems.keys()]}::text[], ${[...problems.values()]}::text[]) as told (ledger_id, problem)
    where held.workspace_id = ${workspaceId} and held.connection_id = ${connectionId}
      and held.ledger_id = told.ledger_id`.execute(db);
}

/** They stand here: their mirrors say so from now on. */
export async function forgetBroughtIn(
  tx: Tx,
  { workspaceId, connectionId }: ConnectionKey,
  ledgerIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('invoices_to_bring_in')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .execute();
}

/** By the ledger's id: why each cannot stand here, or null where it is on its way. */
export async function findAskedFor(
  db: Db,
  { workspaceId, connectionId }: ConnectionKey,
  ledgerIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (ledgerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('invoices_to_bring_in')
    .select(['ledger_id', 'problem'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.ledger_id, row.problem]));
}

/** The live connections of all workspaces from which something is on its way: what must be woken after a restart. */
export async function listBringInsToCarryOn(db: Db): Promise<readonly ConnectionKey[]> {
  const { rows } = await sql<ConnectionKey>`
    select distinct held.workspace_id as "workspaceId", held.connection_id as "connectionId"
    from invoices_to_bring_in as held
      join connections as connection on connection.workspace_id = held.workspace_id and connection.id = held.connection_id
    where held.problem is null and connection.status = 'active'`.execute(db);
  return rows;
}

export async function deleteOldRefusals(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('invoices_to_bring_in')
    .where('problem', 'is not', null)
    .where('asked_at', '<', before)
    .execute();
}

function onTheirWay(db: Db, { workspaceId, connectionId }: ConnectionKey) {
  return db
    .selectFrom('invoices_to_bring_in')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('problem', 'is', null);
}
