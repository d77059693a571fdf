/** Changes what stands at the head and foot of our own documents. */
import {
  type BusinessDetailsChange,
  findBusinessDetails,
  type Logo,
  saveLogo,
  updateBusinessDetails,
} from '../store/business-details.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { done, notFound } from './refusal.ts';

export function changeBusinessDetails(deps: CommandDeps, actor: Actor, change: BusinessDetailsChange) {
  return changing(deps, actor, { ...change }, (tx) => updateBusinessDetails(tx, actor.workspaceId, change));
}

/** @param logo null: takes it off. */
export function changeLogo(deps: CommandDeps, actor: Actor, logo: Logo | null) {
  return changing(deps, actor, { logo: logo?.type ?? null }, (tx) => saveLogo(tx, actor.workspaceId, logo));
}

function changing(
  deps: CommandDeps,
  actor: Actor,
  details: Readonly<Record<string, unknown>>,
  write: (tx: Tx) => Promise<void>,
) {
  return inTransaction(deps.db, async (tx) => {
    await write(tx);
    await recordChange(deps, tx, actor, {
      kind: 'workspace',
      id: actor.workspaceId,
      action: 'updated',
      details,
    });
    const now = await findBusinessDetails(tx, actor.workspaceId);
    return now === undefined ? notFound('workspace') : done(now);
  });
}
