/** A person on the way to the ledger and back: each attempt is good for one return, for minutes. */
import type { Selectable } from 'kysely';
import type { DB, Db, Tx } from './database.ts';

export type OauthAttemptRow = Selectable<DB['oauth_attempts']>;

export async function insertOauthAttempt(
  db: Db,
  attempt: {
    readonly workspaceId: string;
    readonly id: string;
    readonly provider: string;
    readonly stateHash: string;
    readonly sealedVerifier: string;
    readonly userId: string | null;
    readonly now: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await db
    .insertInto('oauth_attempts')
    .values({
      workspace_id: attempt.workspaceId,
      id: attempt.id,
      provider: attempt.provider,
      state_hash: attempt.stateHash,
      sealed_verifier: attempt.sealedVerifier,
      user_id: attempt.userId,
      created_at: attempt.now,
      expires_at: attempt.expiresAt,
    })
    .execute();
}

export function findOauthAttempt(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<OauthAttemptRow | undefined> {
  return db
    .selectFrom('oauth_attempts')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The state is the secret that names the workspace: a return from the ledger carries nothing else. */
export function lockOauthAttemptByState(tx: Tx, stateHash: string): Promise<OauthAttemptRow | undefined> {
  return tx
    .selectFrom('oauth_attempts')
    .selectAll()
    .where('state_hash', '=', stateHash)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateOauthAttempt(
  db: Db,
  workspaceId: string,
  id: string,
  change: {
    readonly finished_at?: Date;
    readonly connection_id?: string;
    readonly problem?: string;
    readonly sealed_tokens?: string | null;
    readonly organisations?: string | null;
  },
): Promise<void> {
  await db
    .updateTable('oauth_attempts')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}
