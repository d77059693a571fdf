/** Writes down who changed what and tells the open screens, within the transaction of the change. */
import { insertActivities, type NewActivity } from '../store/activities.ts';
import { announceAll, type ChangeKind } from '../store/changes.ts';
import type { Tx } from '../store/database.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';

export type RecordedChange = {
  readonly kind: ChangeKind;
  readonly id: string;
  /** A past participle: 'created', 'updated', 'archived', 'moved'. */
  readonly action: string;
  readonly details?: Readonly<Record<string, unknown>>;
};

export function recordChange(deps: CommandDeps, tx: Tx, actor: Actor, change: RecordedChange): Promise<void> {
  return recordChanges(deps, tx, actor, [change]);
}

/** Several at once: each is written down; many of one kind are announced as one, so that an import does not flood the screens. */
export async function recordChanges(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  changes: readonly RecordedChange[],
): Promise<void> {
  await insertActivities(
    tx,
    actor.workspaceId,
    changes.map((change) => activityOf(deps, actor, change)),
  );
  const { workspaceId } = actor;
  await announceAll(
    tx,
    changes.map(({ kind, id }) => ({ workspaceId, kind, id })),
  );
}

function activityOf({ clock, ids }: CommandDeps, actor: Actor, change: RecordedChange): NewActivity {
  return {
    id: ids(),
    subjectKind: change.kind,
    subjectId: change.id,
    ...whoOf(actor),
    action: change.action,
    details: change.details ?? {},
    at: clock.now(),
  };
}

function whoOf({ automation, userId, apiKeyId }: Actor): Pick<NewActivity, 'actorKind' | 'actorId'> {
  if (automation !== undefined) return { actorKind: 'automation', actorId: automation.id };
  return { actorKind: userId === null ? 'apiKey' : 'user', actorId: userId ?? apiKeyId };
}
