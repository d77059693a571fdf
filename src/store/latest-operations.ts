/** The operation that last spoke for each of many subjects: what lists show beside their rows, and what Send looks at. */
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { type BooksSubject, type SubjectKind, subjectKey } from './links.ts';
import type { SyncOperationRow } from './sync-operations.ts';

/** By `subjectKey`, in one connection or in all; a subject that never had an operation has none. */
export async function findLatestOperations(
  db: Db,
  workspaceId: string,
  subjects: readonly BooksSubject[],
  connectionId?: string,
): Promise<ReadonlyMap<string, SyncOperationRow>> {
  if (subjects.length === 0) return new Map();
  const ids = subjects.map((subject) => subject.id);
  const rows = await db
    .selectFrom('sync_operations')
    .selectAll()
    .distinctOn(['subject_id', 'contact_currency'])
    .where('workspace_id', '=', workspaceId)
    .$if(connectionId !== undefined, (query) => query.where('connection_id', '=', connectionId ?? ''))
    .where('subject_kind', 'in', [...new Set(subjects.map((subject) => subject.kind))])
    .where(sql<boolean>`subject_id = any(${ids}::uuid[])`)
    .orderBy('subject_id')
    .orderBy('contact_currency')
    .orderBy('seq', 'desc')
    .execute();
  const found = new Map(rows.map((row) => [`${row.subject_id} ${row.contact_currency}`, row]));
  const any = new Map([...rows].sort((a, b) => (a.seq < b.seq ? -1 : 1)).map((row) => [row.subject_id, row]));
  return new Map(
    subjects.flatMap((subject) => {
      const { id, currency } = subject;
      const row = currency === undefined ? any.get(id) : found.get(`${id} ${currency}`);
      return row === undefined ? [] : [[subjectKey(subject), row]];
    }),
  );
}

/**
 * The same of many subjects of one kind, where it has not come to its end: few of them, however many subjects there are.
 * By subject id; those whose last operation is done, and those that never had one, are left out.
 */
export async function findUnfinishedOperations(
  db: Db,
  workspaceId: string,
  kind: SubjectKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SyncOperationRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('sync_operations as op')
    .selectAll('op')
    .where('op.workspace_id', '=', workspaceId)
    // As the partial index says it.
    .where('op.state', '!=', sql.lit('done'))
    .where('op.subject_kind', '=', kind)
    .where(sql<boolean>`op.subject_id = any(${ids}::uuid[])`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sync_operations as later')
            .select('later.id')
            .whereRef('later.workspace_id', '=', 'op.workspace_id')
            .whereRef('later.subject_kind', '=', 'op.subject_kind')
            .whereRef('later.subject_id', '=', 'op.subject_id')
            .whereRef('later.seq', '>', 'op.seq'),
        ),
      ),
    )
    .execute();
  return new Map(rows.map((row) => [row.subject_id, row]));
}
