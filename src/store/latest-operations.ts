/** The operation that last spoke for each of many subjects: what lists show beside their rows, and what Send looks at. */
import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { Subject, SubjectKind } from './links.ts';
import type { SyncOperationRow } from './sync-operations.ts';

/** By subject id; a subject that never had an operation has none. */
export async function findLatestOperations(
  db: Db,
  workspaceId: string,
  subjectKind: SubjectKind,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, SyncOperationRow>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('sync_operations')
    .selectAll()
    .distinctOn('subject_id')
    .where('workspace_id', '=', workspaceId)
    .where('subject_kind', '=', subjectKind)
    .where('subject_id', 'in', [...subjectIds])
    .orderBy('subject_id')
    .orderBy('seq', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.subject_id, row]));
}

/** The same in one connection, for subjects of any kind. */
export async function findLatestOperationsIn(
  db: Db,
  workspaceId: string,
  connectionId: string,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, SyncOperationRow>> {
  if (subjects.length === 0) return new Map();
  const ids = subjects.map((subject) => subject.id);
  const rows = await db
    .selectFrom('sync_operations')
    .selectAll()
    .distinctOn('subject_id')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', 'in', [...new Set(subjects.map((subject) => subject.kind))])
    .where(sql<boolean>`subject_id = any(${ids}::uuid[])`)
    .orderBy('subject_id')
    .orderBy('seq', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.subject_id, row]));
}
