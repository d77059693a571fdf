/** The operation that last spoke for each of many subjects: what lists show beside their rows, and what Send looks at. */
import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { Subject } from './links.ts';
import type { SyncOperationRow } from './sync-operations.ts';

/** By subject id, in one connection or in all; a subject that never had an operation has none. */
export async function findLatestOperations(
  db: Db,
  workspaceId: string,
  subjects: readonly Subject[],
  connectionId?: string,
): Promise<ReadonlyMap<string, SyncOperationRow>> {
  if (subjects.length === 0) return new Map();
  const ids = subjects.map((subject) => subject.id);
  const rows = await db
    .selectFrom('sync_operations')
    .selectAll()
    .distinctOn('subject_id')
    .where('workspace_id', '=', workspaceId)
    .$if(connectionId !== undefined, (query) => query.where('connection_id', '=', connectionId ?? ''))
    .where('subject_kind', 'in', [...new Set(subjects.map((subject) => subject.kind))])
    .where(sql<boolean>`subject_id = any(${ids}::uuid[])`)
    .orderBy('subject_id')
    .orderBy('seq', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.subject_id, row]));
}
