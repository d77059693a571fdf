/**
 * What moves an operation besides its own answer: a person's word, what the books turned out to hold, or that what it
 * was for has gone another way.
 */
import { sql } from 'kysely';
import type { Problem } from '../domain/problem.ts';
import type { Db, Tx } from './database.ts';
import type { SubjectKind } from './links.ts';
import { problemColumns } from './sync-operations.ts';

/**
 * A person asks for them now. With a problem they stay where they are and say so. One that was ever sent is looked for
 * in the books before it goes again, whatever the ledger said of it.
 */
export async function requeueByHand(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  change: { readonly problem?: Problem; readonly waitsFor?: string | null; readonly subjectVersion?: number },
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('sync_operations')
    .set({
      state:
        change.problem === undefined
          ? sql<string>`case when state <> 'needsAttention' then state when dispatched_at is null then 'queued' else 'unknown' end`
          : 'needsAttention',
      not_before: null,
      updated_at: now,
      finished_at: change.problem === undefined ? null : now,
      ...problemColumns(change.problem ?? null),
      ...(change.problem === undefined
        ? {
            lane: sql<string>`case state when 'needsAttention' then 'interactive' else lane end`,
            slot: sql<number>`case state when 'needsAttention' then 0 else slot end`,
            was_answered: sql<
              boolean | null
            >`case state when 'needsAttention' then true else was_answered end`,
            // A person's press begins a new count.
            attempts: sql<number>`case state when 'needsAttention' then 0 else attempts end`,
          }
        : {}),
      ...(change.waitsFor === undefined ? {} : { waits_for: change.waitsFor }),
      ...(change.subjectVersion === undefined ? {} : { subject_version: change.subjectVersion }),
    })
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}

/** Queued operations take the places of earlier ones that were sent, for the same subjects: they begin by looking for those. */
export async function lookFirstFor(
  tx: Tx,
  workspaceId: string,
  operations: readonly { readonly id: string; readonly earlierId: string }[],
): Promise<void> {
  if (operations.length === 0) return;
  await sql`
    update sync_operations as op set
      state = 'unknown', was_answered = true,
      idempotency_key = earlier.idempotency_key, batch_id = earlier.batch_id,
      payload = earlier.payload, digest = earlier.digest, key_used_at = earlier.key_used_at, silent_at = earlier.silent_at,
      first_dispatched_at = earlier.first_dispatched_at, dispatched_at = earlier.dispatched_at
    from sync_operations as earlier, unnest(
      ${operations.map(({ id }) => id)}::uuid[],
      ${operations.map(({ earlierId }) => earlierId)}::uuid[]) as pair (id, earlier_id)
    where op.workspace_id = ${workspaceId} and op.id = pair.id and op.state = 'queued'
      and earlier.workspace_id = op.workspace_id and earlier.id = pair.earlier_id`.execute(tx);
}

/** Contacts that a waiting person needs go in the waiting person's lane. */
export async function raiseLane(db: Db, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('sync_operations')
    .set({ lane: 'interactive' })
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('state', '=', 'queued')
    .execute();
}

/** A person says that it was done. @returns false where it does not ask a person any more. */
export async function finishByHand(tx: Tx, workspaceId: string, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sync_operations')
    .set({ state: 'done', updated_at: now, finished_at: now, ...problemColumns(null) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'needsAttention')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What a person knows of an operation that was sent goes with it, to be read when it is looked for. */
export async function addToPayload(
  tx: Tx,
  workspaceId: string,
  id: string,
  known: Readonly<Record<string, boolean>>,
): Promise<void> {
  await sql`update sync_operations set payload = payload || ${JSON.stringify(known)}::jsonb
    where workspace_id = ${workspaceId} and id = ${id} and state = 'needsAttention'`.execute(tx);
}

/** Operations of a subject that have not left and shall not: set aside. Those in flight are not touched. */
export async function closeWaitingOperations(
  db: Db,
  workspaceId: string,
  subjectKind: SubjectKind,
  subjectId: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('sync_operations')
    .set({ state: 'ignored', updated_at: now, finished_at: now, not_before: null })
    .where('workspace_id', '=', workspaceId)
    .where('subject_kind', '=', subjectKind)
    .where('subject_id', '=', subjectId)
    .where('state', 'in', ['queued', 'needsAttention'])
    .execute();
}

/** Operations that wait for one of a subject which was set aside: nothing would ever wake them. */
export async function closeOperationsBehind(
  db: Db,
  workspaceId: string,
  subjectKind: SubjectKind,
  subjectId: string,
  now: Date,
): Promise<void> {
  await sql`
    update sync_operations as op set state = 'ignored', updated_at = ${now}, finished_at = ${now}, not_before = null
    from sync_operations as first
    where op.workspace_id = ${workspaceId} and op.state in ('queued', 'needsAttention')
      and first.workspace_id = op.workspace_id and first.id = op.waits_for and first.state = 'ignored'
      and first.subject_kind = ${subjectKind} and first.subject_id = ${subjectId}`.execute(db);
}

/** The books turned out to hold what these were about. */
export async function markAdopted(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('sync_operations')
    .set({ state: 'done', ...problemColumns(null), not_before: null, finished_at: now, updated_at: now })
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}

/** Payments that the ledger would not remove for us are gone all the same: what was wanted is done. */
export async function settleRefusedRemovals(
  tx: Tx,
  workspaceId: string,
  paymentIds: readonly string[],
  now: Date,
): Promise<void> {
  if (paymentIds.length === 0) return;
  await tx
    .updateTable('sync_operations')
    .set({ state: 'done', updated_at: now, finished_at: now, ...problemColumns(null) })
    .where('workspace_id', '=', workspaceId)
    .where('subject_kind', '=', 'payment')
    .where('kind', 'in', ['removePayment', 'takeBackCredit'])
    .where(sql<boolean>`subject_id = any(${paymentIds}::uuid[])`)
    .where('state', '=', 'needsAttention')
    .execute();
}
