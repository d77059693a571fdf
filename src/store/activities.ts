/** Activities: who did what to which record, and when. */
import type { Db } from './database.ts';
import { insertRows } from './insert-rows.ts';
import type { JsonObject } from './schema.gen.ts';

export type NewActivity = {
  readonly id: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly actorKind: 'user' | 'apiKey' | 'ledger' | 'system' | 'automation';
  readonly actorId: string | null;
  readonly action: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly at: Date;
};

export async function insertActivities(
  db: Db,
  workspaceId: string,
  activities: readonly NewActivity[],
): Promise<void> {
  const rows = activities.map((activity) => ({
    workspace_id: workspaceId,
    id: activity.id,
    subject_kind: activity.subjectKind,
    subject_id: activity.subjectId,
    actor_kind: activity.actorKind,
    actor_id: activity.actorId,
    action: activity.action,
    // Made of plain values by the commands.
    details: activity.details as JsonObject,
    at: activity.at,
  }));
  await insertRows(db, 'activities', rows);
}

export type ActivityFilter = {
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Newest first. `actorName` is the person's or the key's name; null for the ledger and the system. */
export function listActivities(db: Db, workspaceId: string, filter: ActivityFilter) {
  return db
    .selectFrom('activities')
    .leftJoin('auth_users', 'auth_users.id', 'activities.actor_id')
    .leftJoin('api_keys', (join) =>
      join
        .on((eb) => eb(eb.cast('api_keys.id', 'text'), '=', eb.ref('activities.actor_id')))
        .onRef('api_keys.workspace_id', '=', 'activities.workspace_id'),
    )
    .select((eb) => [
      'activities.id',
      'activities.subject_kind as subjectKind',
      'activities.subject_id as subjectId',
      'activities.actor_kind as actorKind',
      'activities.actor_id as actorId',
      eb.fn.coalesce('auth_users.name', 'api_keys.name').as('actorName'),
      'activities.action',
      'activities.details',
      'activities.at',
    ])
    .where('activities.workspace_id', '=', workspaceId)
    .$if(filter.subjectKind !== undefined, (q) => q.where('subject_kind', '=', filter.subjectKind ?? ''))
    .$if(filter.subjectId !== undefined, (q) => q.where('subject_id', '=', filter.subjectId ?? ''))
    .$if(filter.cursor !== undefined, (q) => q.where('activities.id', '<', filter.cursor ?? ''))
    .orderBy('activities.id', 'desc')
    .limit(filter.limit)
    .execute();
}
