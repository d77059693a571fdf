/**
 * What the engine asks of the dispatch ledger for a lane: what may go now, what has left and how it ended, what a
 * process that died has left behind.
 */
import { sql } from 'kysely';
import type { Problem } from '../domain/problem.ts';
import type { Db, Tx } from './database.ts';
import {
  type Lane,
  type OperationKind,
  type OperationState,
  openStates,
  operationKinds,
  problemColumns,
  type SyncOperationRow,
} from './sync-operations.ts';

/** Where a batch of one lane is under way: each of a lane's slots is one job, so what it finds dispatched is an orphan. */
export type LaneSlot = {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly lane: Lane;
  readonly slot: number;
};

/**
 * Which kind of operation of a lane may go next: contacts first, since invoices become ready by them; otherwise what
 * was asked for first. Null where nothing is ready. `areReferencesDoubted`: what the books hold must be read before.
 */
export async function findReadyKind(
  db: Db,
  { workspaceId, connectionId, lane }: Omit<LaneSlot, 'slot'>,
  now: Date,
): Promise<{ readonly kind: OperationKind; readonly areReferencesDoubted: boolean } | null> {
  const { rows } = await sql<{ kind: OperationKind; areReferencesDoubted: boolean }>`
    select kinds.kind, (select held.references_doubted_at is not null from connections as held
        where held.workspace_id = ${workspaceId} and held.id = ${connectionId}) as "areReferencesDoubted"
      from unnest(${[...operationKinds]}::text[]) as kinds (kind)
      cross join lateral (
        select op.seq from sync_operations as op
          where op.workspace_id = ${workspaceId} and op.connection_id = ${connectionId} and op.lane = ${lane}
            and op.kind = kinds.kind and op.state = 'queued' and (op.not_before is null or op.not_before <= ${now})
            and ${hasNothingToWaitFor} and ${isAloneInFlight}
          order by op.seq limit 1) as first
      order by kinds.kind = 'createContact' desc, first.seq limit 1`.execute(db);
  return rows[0] ?? null;
}

/**
 * Queued operations of one kind in a lane that may go now, in the order in which they were asked for: their time has
 * come, what they wait for is done, nothing of the same subject is in flight. Locked, so that no other process takes
 * them; those in `except` are left out.
 */
export function lockReadyOperations(
  tx: Tx,
  { workspaceId, connectionId, lane }: Omit<LaneSlot, 'slot'>,
  ready: {
    readonly kind: OperationKind;
    readonly now: Date;
    readonly limit: number;
    readonly except: readonly string[];
  },
): Promise<SyncOperationRow[]> {
  return tx
    .selectFrom('sync_operations as op')
    .selectAll()
    .where('op.workspace_id', '=', workspaceId)
    .where('op.connection_id', '=', connectionId)
    .where('op.lane', '=', lane)
    .where('op.kind', '=', ready.kind)
    .where('op.state', '=', sql.lit('queued'))
    .where((eb) => eb.or([eb('op.not_before', 'is', null), eb('op.not_before', '<=', ready.now)]))
    .where(hasNothingToWaitFor)
    .where(isAloneInFlight)
    .$if(ready.except.length > 0, (query) => query.where('op.id', 'not in', [...ready.except]))
    .orderBy('op.seq')
    .limit(ready.limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Marks the operations of one batch as sent: the last thing that is committed before their request leaves. */
export async function markDispatched(
  tx: Tx,
  workspaceId: string,
  batch: {
    readonly batchId: string;
    readonly idempotencyKey: string;
    readonly slot: number;
    readonly elements: readonly { readonly id: string; readonly payload: unknown; readonly digest: string }[];
    /** When the key was first used: the ledger holds it for a time from then. */
    readonly keyUsedAt: Date;
    readonly now: Date;
  },
): Promise<void> {
  await sql`
    update sync_operations as op set
      state = 'dispatched', attempts = op.attempts + 1, slot = ${batch.slot},
      idempotency_key = ${batch.idempotencyKey}, batch_id = ${batch.batchId},
      payload = element.payload, digest = element.digest, was_answered = null,
      first_dispatched_at = coalesce(op.first_dispatched_at, ${batch.now}), dispatched_at = ${batch.now},
      key_used_at = ${batch.keyUsedAt},
      not_before = null, updated_at = ${batch.now},
      problem_code = null, problem_message = null, problem_field = null, problem_setting = null, ledger_words = null
    from jsonb_to_recordset(${JSON.stringify(batch.elements)}::jsonb) as element (id uuid, payload jsonb, digest text)
    where op.workspace_id = ${workspaceId} and op.id = element.id and op.state in ('queued', 'unknown')`.execute(
    tx,
  );
}

/**
 * Moves operations on, each if it still is where the caller believes it to be: open, and in the batch that the caller
 * sent it in.
 * @returns the ids of those that moved: of the others somebody else has decided meanwhile, and the caller must leave
 * them alone.
 */
export async function settleOperations(
  tx: Tx,
  workspaceId: string,
  operations: readonly Pick<SyncOperationRow, 'id' | 'batch_id'>[],
  to: {
    readonly state: OperationState;
    readonly problem?: Problem | null;
    readonly notBefore?: Date | null;
    readonly wasAnswered?: boolean | null;
    /** Was not sent after all: the attempt does not count. */
    readonly neverSent?: boolean;
    readonly now: Date;
  },
): Promise<ReadonlySet<string>> {
  if (operations.length === 0) return new Set();
  const isFinal = to.state === 'done' || to.state === 'needsAttention' || to.state === 'ignored';
  const moved = await tx
    .updateTable('sync_operations as op')
    .set({
      state: to.state,
      updated_at: to.now,
      finished_at: isFinal ? to.now : null,
      not_before: to.notBefore ?? null,
      ...(to.wasAnswered === undefined ? {} : { was_answered: to.wasAnswered }),
      ...(to.wasAnswered === false ? { silent_at: sql<Date>`op.dispatched_at` } : {}),
      ...(to.neverSent === true
        ? { attempts: sql<number>`case op.state when 'dispatched' then op.attempts - 1 else op.attempts end` }
        : {}),
      ...(to.problem === undefined ? {} : problemColumns(to.problem)),
    })
    .where('op.workspace_id', '=', workspaceId)
    .where('op.state', 'in', [...openStates])
    .where(
      sql<boolean>`(op.id, coalesce(op.batch_id::text, '')) in (
        select expected.id, coalesce(expected.batch_id, '') from unnest(
          ${operations.map((operation) => operation.id)}::uuid[],
          ${operations.map((operation) => operation.batch_id)}::text[]) as expected (id, batch_id))`,
    )
    .returning('op.id')
    .execute();
  return new Set(moved.map((row) => row.id));
}

/** Operations that were sent in this slot and whose outcome nobody knows, the oldest batch first. */
export function listUnknownOperations(db: Db, at: LaneSlot): Promise<SyncOperationRow[]> {
  return db
    .selectFrom('sync_operations')
    .selectAll()
    .where('workspace_id', '=', at.workspaceId)
    .where('connection_id', '=', at.connectionId)
    .where('lane', '=', at.lane)
    .where('slot', '=', at.slot)
    .where('state', '=', sql.lit('unknown'))
    .orderBy('seq')
    .execute();
}

/** The job of this slot starts: whatever it finds dispatched was left by one that died. @returns how many. */
export async function markOrphansUnknown(db: Db, at: LaneSlot, now: Date): Promise<number> {
  const changed = await db
    .updateTable('sync_operations')
    .set({ state: 'unknown', was_answered: false, silent_at: sql<Date>`dispatched_at`, updated_at: now })
    .where('workspace_id', '=', at.workspaceId)
    .where('connection_id', '=', at.connectionId)
    .where('lane', '=', at.lane)
    .where('slot', '=', at.slot)
    .where('state', '=', sql.lit('dispatched'))
    .executeTakeFirst();
  return Number(changed.numUpdatedRows);
}

/** When the next queued operation of a lane may go, and the next unknown one of a slot be looked for; null: none waits for time. */
export async function nextDueAt(
  db: Db,
  at: LaneSlot,
): Promise<{ readonly queued: Date | null; readonly unknown: Date | null }> {
  const dueAt = (state: 'queued' | 'unknown') =>
    db
      .selectFrom('sync_operations as op')
      .select((eb) => eb.fn.min(sql<Date>`coalesce(op.not_before, op.created_at)`).as('at'))
      .where('op.workspace_id', '=', at.workspaceId)
      .where('op.connection_id', '=', at.connectionId)
      .where('op.lane', '=', at.lane)
      .where('op.state', '=', sql.lit(state))
      .where(hasNothingToWaitFor);
  const row = await db
    .selectNoFrom([
      dueAt('queued').as('queued'),
      dueAt('unknown').where('op.slot', '=', at.slot).as('unknown'),
    ])
    .executeTakeFirst();
  return { queued: row?.queued ?? null, unknown: row?.unknown ?? null };
}

/** Whether the ledger's answer for any other element of a batch is known: then it has worked on all of them. */
export async function isBatchPartlySettled(db: Db, workspaceId: string, batchId: string): Promise<boolean> {
  const row = await db
    .selectFrom('sync_operations')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('batch_id', '=', batchId)
    .where('state', 'not in', ['dispatched', 'unknown'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The slots of all live connections in which something is due: what must be woken after a restart, should its job be lost. */
export async function listDueSlots(db: Db, now: Date): Promise<readonly LaneSlot[]> {
  const rows = await db
    .selectFrom('sync_operations as op')
    .innerJoin('connections as connection', (join) =>
      join
        .onRef('connection.workspace_id', '=', 'op.workspace_id')
        .onRef('connection.id', '=', 'op.connection_id'),
    )
    .select([
      'op.workspace_id',
      'op.connection_id',
      'op.lane',
      sql<number>`case op.state when 'queued' then 0 else op.slot end`.as('slot'),
    ])
    .distinct()
    .where(
      'op.state',
      'in',
      openStates.map((state) => sql.lit(state)),
    )
    .where((eb) => eb.or([eb('op.not_before', 'is', null), eb('op.not_before', '<=', now)]))
    .where('connection.status', '=', 'active')
    .execute();
  return rows.map((row) => ({
    workspaceId: row.workspace_id,
    connectionId: row.connection_id,
    // The table's check constraint admits no other lane.
    lane: row.lane as Lane,
    slot: row.slot,
  }));
}

/** Nothing of the subject of an operation `op` is under way. */
const isAloneInFlight = sql<boolean>`not exists (
  select from sync_operations as other
  where other.workspace_id = op.workspace_id and other.connection_id = op.connection_id
    and other.subject_kind = op.subject_kind and other.subject_id = op.subject_id
    and other.contact_currency = op.contact_currency
    and other.state in ('dispatched', 'unknown'))`;

/**
 * What an operation `op` waits for is done, if anything: what may go, and what is due, must mean the same by it. Not
 * written with `exists`, of which the planner may make a reading of the whole table.
 */
const hasNothingToWaitFor = sql<boolean>`(op.waits_for is null or (
  select first.state = 'done' from sync_operations as first
  where first.workspace_id = op.workspace_id and first.id = op.waits_for))`;
