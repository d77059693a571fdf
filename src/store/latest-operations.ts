/** The operation that last spoke for each of many subjects: what lists show beside their rows. */
import type { Db } from './database.ts';
import type { SubjectKind } from './links.ts';
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
