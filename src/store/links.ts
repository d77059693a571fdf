/** Links: our record ↔ the ledger's record, with the last agreed snapshot. */
import type { Db } from './database.ts';

export type SubjectKind = 'company' | 'contact' | 'invoice';

export async function findLink(
  db: Db,
  workspaceId: string,
  connectionId: string,
  subjectKind: SubjectKind,
  subjectId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('links')
    .select('ledger_id')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', '=', subjectKind)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst();
  return row?.ledger_id;
}

export async function saveLink(
  db: Db,
  link: {
    readonly workspaceId: string;
    readonly connectionId: string;
    readonly subjectKind: SubjectKind;
    readonly subjectId: string;
    readonly ledgerId: string;
    readonly marker: string | null;
    readonly snapshot: unknown;
    readonly now: Date;
  },
): Promise<void> {
  const columns = {
    ledger_id: link.ledgerId,
    marker: link.marker,
    snapshot: JSON.stringify(link.snapshot),
    linked_at: link.now,
  };
  await db
    .insertInto('links')
    .values({
      workspace_id: link.workspaceId,
      connection_id: link.connectionId,
      subject_kind: link.subjectKind,
      subject_id: link.subjectId,
      ...columns,
    })
    .onConflict((oc) =>
      oc.columns(['workspace_id', 'connection_id', 'subject_kind', 'subject_id']).doUpdateSet(columns),
    )
    .execute();
}
