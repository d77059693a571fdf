/** Items that stand for accounts: those that somebody had made, and those that are suggested from what the books hold. */
import type { Selectable } from 'kysely';
import { suggestAccountItems } from '../domain/account-items.ts';
import type { ConnectionRow } from './connections.ts';
import type { DB, Db, Tx } from './database.ts';
import { loadBooks } from './ledger-references.ts';
import { loadMapping, saveSuggestedMappings } from './mappings.ts';

export type AccountItemRow = Selectable<DB['account_items']>;

export function findAccountItem(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<AccountItemRow | undefined> {
  return db
    .selectFrom('account_items')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** One that was asked for already is answered as it is: asked for twice is one. Locked. */
export async function takeAccountItem(
  tx: Tx,
  item: {
    readonly workspaceId: string;
    readonly id: string;
    readonly connectionId: string;
    readonly accountCode: string;
    readonly name: string;
    readonly createdBy: string | null;
    readonly now: Date;
  },
): Promise<AccountItemRow> {
  await tx
    .insertInto('account_items')
    .values({
      workspace_id: item.workspaceId,
      id: item.id,
      connection_id: item.connectionId,
      account_code: item.accountCode,
      name: item.name,
      created_by: item.createdBy,
      created_at: item.now,
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
  return tx
    .selectFrom('account_items')
    .selectAll()
    .where('workspace_id', '=', item.workspaceId)
    .where('connection_id', '=', item.connectionId)
    .where('account_code', '=', item.accountCode)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** What it will be called, decided anew while nothing has been sent. */
export async function renameAccountItem(
  db: Db,
  workspaceId: string,
  id: string,
  name: string,
): Promise<void> {
  await db
    .updateTable('account_items')
    .set({ name })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** By account code. */
export async function listAccountItems(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<ReadonlyMap<string, AccountItemRow>> {
  const rows = await db
    .selectFrom('account_items')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .execute();
  return new Map(rows.map((row) => [row.account_code, row]));
}

/** Where lines name items: an item for each account that has none yet, marked as suggested. */
export async function suggestMissingItems(tx: Tx, connection: ConnectionRow, now: Date): Promise<void> {
  const { workspace_id: workspaceId, id } = connection;
  const books = await loadBooks(tx, connection);
  const mapping = await loadMapping(tx, workspaceId, id);
  await saveSuggestedMappings(tx, workspaceId, id, suggestAccountItems(mapping, books), now);
}
