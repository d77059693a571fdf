/** Changes the workspace's name, currency, time zone or payment terms. */
import { inTransaction } from '../store/database.ts';
import { findWorkspace, renameWorkspace, type SettingsChange, updateSettings } from '../store/workspaces.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { done, notFound } from './refusal.ts';

export type WorkspaceChange = SettingsChange & { readonly name?: string | undefined };

export function changeWorkspace(deps: CommandDeps, actor: Actor, change: WorkspaceChange) {
  return inTransaction(deps.db, async (tx) => {
    if (change.name !== undefined) await renameWorkspace(tx, actor.workspaceId, change.name);
    await updateSettings(tx, actor.workspaceId, change);
    const workspace = await findWorkspace(tx, actor.workspaceId);
    if (workspace === undefined) return notFound('workspace');
    await recordChange(deps, tx, actor, {
      kind: 'workspace',
      id: actor.workspaceId,
      action: 'updated',
      details: { ...change },
    });
    return done(workspace);
  });
}
