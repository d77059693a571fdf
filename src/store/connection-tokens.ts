/** Tokens of a connection, sealed. Opened only by the engine's refresher. */
import type { Selectable } from 'kysely';
import type { DB, Db, Tx } from './database.ts';

export type ConnectionTokensRow = Selectable<DB['connection_tokens']>;

export function findConnectionTokens(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<ConnectionTokensRow | undefined> {
  return db
    .selectFrom('connection_tokens')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .executeTakeFirst();
}

/** The lock that makes one refresher for a connection across all processes. */
export function lockConnectionTokens(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
): Promise<ConnectionTokensRow | undefined> {
  return tx
    .selectFrom('connection_tokens')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .forUpdate()
    .executeTakeFirst();
}

/**
 * Notes, before the ledger is asked, that a refresh of these very tokens begins. Whoever comes later than another's
 * refresh changes nothing: the tokens are not the same any more.
 */
export async function markRefreshBegun(db: Db, tokens: ConnectionTokensRow, now: Date): Promise<void> {
  await db
    .updateTable('connection_tokens')
    .set({ refresh_begun_at: now })
    .where('workspace_id', '=', tokens.workspace_id)
    .where('connection_id', '=', tokens.connection_id)
    .where('version', '=', tokens.version)
    .where('refresh_begun_at', 'is', null)
    .execute();
}

export async function saveConnectionTokens(
  db: Db,
  tokens: {
    readonly workspaceId: string;
    readonly connectionId: string;
    readonly sealedAccessToken: string;
    readonly sealedRefreshToken: string;
    readonly accessExpiresAt: Date;
    readonly refreshExpiresAt: Date;
    readonly now: Date;
  },
): Promise<void> {
  const columns = {
    sealed_access_token: tokens.sealedAccessToken,
    sealed_refresh_token: tokens.sealedRefreshToken,
    access_expires_at: tokens.accessExpiresAt,
    refresh_expires_at: tokens.refreshExpiresAt,
    refreshed_at: tokens.now,
    refresh_begun_at: null,
  };
  await db
    .insertInto('connection_tokens')
    .values({ workspace_id: tokens.workspaceId, connection_id: tokens.connectionId, ...columns })
    .onConflict((oc) =>
      oc
        .columns(['workspace_id', 'connection_id'])
        .doUpdateSet((eb) => ({ ...columns, version: eb('connection_tokens.version', '+', 1) })),
    )
    .execute();
}

export async function forgetConnectionTokens(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<void> {
  await db
    .deleteFrom('connection_tokens')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .execute();
}
