/** What people have decided about customers' contacts in the books, beyond the links themselves. */
import { sql } from 'kysely';
import type { TieDecision } from '../domain/contact-tie.ts';
import { recordMarker } from '../domain/marker.ts';
import type { Db } from './database.ts';
import type { Subject } from './links.ts';

export type StoredDecision = TieDecision & {
  /** The mark that a contact made for the customer carries. */
  readonly marker: string;
};

/** By subject id; of all customers where none are named. Those of whom nothing was decided are left out. */
export async function findContactDecisions(
  db: Db,
  workspaceId: string,
  connectionId: string,
  subjectIds?: readonly string[],
): Promise<ReadonlyMap<string, StoredDecision>> {
  const rows = await db
    .selectFrom('contact_decisions')
    .select(['subject_id', 'creates_new', 'rejected_ledger_ids', 'marker'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .$if(subjectIds !== undefined, (query) =>
      query.where(sql<boolean>`subject_id = any(${subjectIds ?? []}::uuid[])`),
    )
    .execute();
  return new Map(
    rows.map((row) => [
      row.subject_id,
      {
        createsNew: row.creates_new,
        rejected: new Set(row.rejected_ledger_ids),
        marker: row.marker ?? recordMarker(row.subject_id),
      },
    ]),
  );
}

export async function saveContactDecision(
  db: Db,
  workspaceId: string,
  connectionId: string,
  subject: Subject,
  decision: StoredDecision & { readonly by: string | null; readonly at: Date },
): Promise<void> {
  const usual = recordMarker(subject.id);
  const columns = {
    creates_new: decision.createsNew,
    rejected_ledger_ids: [...decision.rejected],
    marker: decision.marker === usual ? null : decision.marker,
    decided_by: decision.by,
    decided_at: decision.at,
  };
  await db
    .insertInto('contact_decisions')
    .values({
      workspace_id: workspaceId,
      connection_id: connectionId,
      subject_kind: subject.kind,
      subject_id: subject.id,
      ...columns,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'connection_id', 'subject_kind', 'subject_id']).doUpdateSet(columns),
    )
    .execute();
}
