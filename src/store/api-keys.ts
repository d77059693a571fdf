/** API keys: only their hashes are kept. */
import type { Db } from './database.ts';

export type NewApiKey = {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly keyHash: string;
  readonly role: string;
  readonly createdBy: string | null;
  readonly createdAt: Date;
};

export async function insertApiKey(db: Db, workspaceId: string, key: NewApiKey): Promise<void> {
  await db
    .insertInto('api_keys')
    .values({
      workspace_id: workspaceId,
      id: key.id,
      name: key.name,
      prefix: key.prefix,
      key_hash: key.keyHash,
      role: key.role,
      created_by: key.createdBy,
      created_at: key.createdAt,
    })
    .execute();
}

/** By hash alone: the key itself says which workspace it belongs to. */
export function findLiveApiKey(db: Db, keyHash: string) {
  return db
    .selectFrom('api_keys')
    .select(['workspace_id as workspaceId', 'id', 'role', 'last_used_at as lastUsedAt'])
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/** Newest first, revoked ones left out. */
export function listApiKeys(db: Db, workspaceId: string) {
  return db
    .selectFrom('api_keys')
    .select(['id', 'name', 'prefix', 'role', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .where('workspace_id', '=', workspaceId)
    .where('revoked_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
}

export async function touchApiKey(db: Db, workspaceId: string, id: string, at: Date): Promise<void> {
  await db
    .updateTable('api_keys')
    .set({ last_used_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Answers whether there was such a key that lived. */
export async function revokeApiKey(db: Db, workspaceId: string, id: string, at: Date): Promise<boolean> {
  const row = await db
    .updateTable('api_keys')
    .set({ revoked_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The role of one that is not revoked. */
export async function findKeyRole(db: Db, workspaceId: string, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('api_keys')
    .select('role')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row?.role;
}
