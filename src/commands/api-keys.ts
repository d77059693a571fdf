/** Makes and revokes API keys. A key is shown once; only its hash is kept. */
import { createHash, randomBytes } from 'node:crypto';
import { insertApiKey, revokeApiKey } from '../store/api-keys.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import type { Actor, Role } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { done, notFound, type Result } from './refusal.ts';

export type CreatedApiKey = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly prefix: string;
  readonly key: string;
};
type KeyToCreate = { readonly name: string; readonly role: Exclude<Role, 'owner'> };

export function createApiKey(deps: CommandDeps, actor: Actor, wanted: KeyToCreate): Promise<CreatedApiKey> {
  return inTransaction(deps.db, (tx) => createApiKeyIn(deps, tx, actor, wanted));
}

/** The same, within a transaction of the caller. */
export async function createApiKeyIn(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  { name, role }: KeyToCreate,
): Promise<CreatedApiKey> {
  const key = `cf_${randomBytes(32).toString('base64url')}`;
  const id = deps.ids();
  const prefix = key.slice(0, 9);
  await insertApiKey(tx, actor.workspaceId, {
    id,
    name,
    prefix,
    keyHash: hashOfKey(key),
    role,
    createdBy: actor.userId,
    createdAt: deps.clock.now(),
  });
  await recordChange(deps, tx, actor, { kind: 'apiKey', id, action: 'created', details: { name, role } });
  return { id, name, role, prefix, key };
}

/** What is kept of a key: it has 256 random bits, so that a fast hash is enough. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

export function revokeKey(deps: CommandDeps, actor: Actor, id: string): Promise<Result<null>> {
  return inTransaction(deps.db, async (tx) => {
    if (!(await revokeApiKey(tx, actor.workspaceId, id, deps.clock.now()))) return notFound('API key');
    await recordChange(deps, tx, actor, { kind: 'apiKey', id, action: 'revoked' });
    return done(null);
  });
}
