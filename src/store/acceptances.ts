/** What accepting a quote changed: kept so that it can be taken back. */
import type { Db, Tx } from './database.ts';

export type Acceptance = {
  readonly fromStageId: string | null;
  /** The job that it made; null: there was one already. */
  readonly jobId: string | null;
};

/** Undefined: the doc is not there, or nobody has accepted it. */
export async function findAcceptance(
  db: Db,
  workspaceId: string,
  salesDocId: string,
): Promise<Acceptance | undefined> {
  return db
    .selectFrom('sales_docs')
    .select(['accepted_from_stage_id as fromStageId', 'accepted_job_id as jobId'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', salesDocId)
    .where('accepted_at', 'is not', null)
    .executeTakeFirst();
}

/** @param acceptance null: taken back. */
export async function saveAcceptance(
  tx: Tx,
  workspaceId: string,
  salesDocId: string,
  acceptance: (Acceptance & { readonly at: Date }) | null,
): Promise<void> {
  await tx
    .updateTable('sales_docs')
    .set({
      accepted_at: acceptance?.at ?? null,
      accepted_from_stage_id: acceptance?.fromStageId ?? null,
      accepted_job_id: acceptance?.jobId ?? null,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', salesDocId)
    .execute();
}

/** Quotes that were accepted from a stage that goes: taken back, they stand in this one. Null: they stay where they are then. */
export async function replaceAcceptedFrom(
  tx: Tx,
  workspaceId: string,
  stageId: string,
  to: string | null,
): Promise<void> {
  await tx
    .updateTable('sales_docs')
    .set({ accepted_from_stage_id: to })
    .where('workspace_id', '=', workspaceId)
    .where('accepted_from_stage_id', '=', stageId)
    .execute();
}
