/**
 * The dispatch ledger: each intended change of the books, from the transaction that wanted it to its outcome.
 *
 *   queued ──► dispatched ──► done | needsAttention
 *                  │  ▲
 *                  ▼  │ (surely absent: sent again)
 *               unknown ──► done (found: adopted)
 *
 * `dispatched` is committed before the request leaves, so a process that dies leaves either an operation that
 * never left (queued) or one that somebody must look for (dispatched). `ignored` is set aside by a person.
 */
import { type Selectable, sql } from 'kysely';
import { settingOfConnection } from '../domain/destination.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import type { DB, Db, Tx } from './database.ts';
import { insertRows } from './insert-rows.ts';
import type { SubjectKind } from './links.ts';

export type SyncOperationRow = Selectable<DB['sync_operations']>;
export const operationKinds = [
  'createContact',
  'updateContact',
  'createInvoice',
  'updateInvoice',
  'voidInvoice',
  'createPayment',
  'removePayment',
  'createCreditNote',
  'allocateCredit',
  'undoInvoice',
  'emailInvoice',
  'attachFile',
  'addHistoryNote',
  'useCredit',
  'takeBackCredit',
  'refundCredit',
  'createItem',
] as const;
export type OperationKind = (typeof operationKinds)[number];
export type Lane = 'interactive' | 'backfill';
export type OperationState = 'queued' | 'dispatched' | 'unknown' | 'done' | 'needsAttention' | 'ignored';

export type NewSyncOperation = {
  readonly workspaceId: string;
  readonly id: string;
  readonly connectionId: string;
  readonly kind: OperationKind;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly subjectVersion: number;
  /** Of a customer's contacts the one of this currency, where contacts keep one. */
  readonly contactCurrency?: string;
  readonly lane: Lane;
  readonly marker: string;
  readonly waitsFor: string | null;
  readonly createdBy: string | null;
  /** Refused before sending: the operation is born needing attention. */
  readonly problem: Problem | null;
  readonly now: Date;
};

/** @returns false where one of the same subject is queued already: whoever asks twice has asked once. */
export async function insertSyncOperation(db: Db, operation: NewSyncOperation): Promise<boolean> {
  return (await insertSyncOperations(db, [operation])).has(operation.id);
}

/** The same for many, in their order. @returns the ids of those that were not asked for already. */
export async function insertSyncOperations(
  db: Db,
  operations: readonly NewSyncOperation[],
): Promise<ReadonlySet<string>> {
  const ending = sql<{ readonly id: string }>`on conflict do nothing returning id`;
  const inserted = await insertRows(db, 'sync_operations', operations.map(operationColumns), ending);
  return new Set(inserted.map(({ id }) => id));
}

/** What was sent for several operations, by operation id. */
export async function findPayloads(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('sync_operations')
    .select(['id', 'payload'])
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, payload }) => [id, payload]));
}

export function findSyncOperation(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<SyncOperationRow | undefined> {
  return db
    .selectFrom('sync_operations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function listOperationsOfSubject(
  db: Db,
  workspaceId: string,
  subjectKind: SubjectKind,
  subjectId: string,
): Promise<SyncOperationRow[]> {
  return db
    .selectFrom('sync_operations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('subject_kind', '=', subjectKind)
    .where('subject_id', '=', subjectId)
    .orderBy('seq', 'desc')
    .limit(50)
    .execute();
}

/** The operation that last spoke for a subject, if any: what Retry and the screens look at. */
export async function findLatestOperation(
  db: Db,
  workspaceId: string,
  connectionId: string,
  subjectKind: SubjectKind,
  subjectId: string,
  contactCurrency?: string,
): Promise<SyncOperationRow | undefined> {
  return db
    .selectFrom('sync_operations')
    .selectAll()
    .$if(contactCurrency !== undefined, (query) =>
      query.where('contact_currency', '=', contactCurrency ?? ''),
    )
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', '=', subjectKind)
    .where('subject_id', '=', subjectId)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
}

/** One of them under a lock: nobody sends it while it is being decided what it shall send. */
export function lockOperation(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<SyncOperationRow | undefined> {
  return tx
    .selectFrom('sync_operations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

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

/**
 * Operations that created invoices and were given up after their request had left: set aside, refused, or put back in
 * the queue, with nothing newer under way. Locked.
 */
export async function lockGivenUpInvoices(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  invoiceIds: readonly string[],
): Promise<readonly SyncOperationRow[]> {
  if (invoiceIds.length === 0) return [];
  const rows = await tx
    .selectFrom('sync_operations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', '=', 'invoice')
    .where(sql<boolean>`subject_id = any(${invoiceIds}::uuid[])`)
    .orderBy('seq')
    .forUpdate()
    .execute();
  const latest = new Map(rows.map((row) => [row.subject_id, row]));
  return [...latest.values()].filter(
    ({ kind, state, dispatched_at }) =>
      kind === 'createInvoice' &&
      dispatched_at !== null &&
      (state === 'ignored' || state === 'needsAttention' || state === 'queued'),
  );
}

/** The operation that made the record of an invoice which bears this mark. */
export function findCreation(
  db: Db,
  workspaceId: string,
  connectionId: string,
  invoiceId: string,
  marker: string,
): Promise<SyncOperationRow | undefined> {
  return db
    .selectFrom('sync_operations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', '=', 'invoice')
    .where('subject_id', '=', invoiceId)
    .where('kind', '=', 'createInvoice')
    .where('marker', '=', marker)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
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

/** Operations that wait for one of these. */
export function listWaitingFor(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<SyncOperationRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('sync_operations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`waits_for = any(${ids}::uuid[])`)
    .where('state', '=', 'queued')
    .execute();
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

/** @returns those of them whose record has another operation in the queue, which was asked for later. */
export async function findReplaced(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ readonly id: string }>`
    select op.id from sync_operations as op
    join sync_operations as newer on newer.workspace_id = op.workspace_id and newer.connection_id = op.connection_id
      and newer.subject_kind = op.subject_kind and newer.subject_id = op.subject_id
      and newer.contact_currency = op.contact_currency and newer.state = 'queued' and newer.seq > op.seq
    where op.workspace_id = ${workspaceId} and op.id = any(${ids}::uuid[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Invoices that were refused because what they waited for was. */
export function listRefusedBehind(db: Db, workspaceId: string, id: string): Promise<SyncOperationRow[]> {
  return db
    .selectFrom('sync_operations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('waits_for', '=', id)
    .where('state', '=', 'needsAttention')
    .execute();
}

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

export async function countSyncOperations(
  db: Db,
  workspaceId: string,
  connectionId?: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('sync_operations')
    .select((eb) => ['state', eb.fn.countAll<bigint>().as('count')])
    .where('workspace_id', '=', workspaceId)
    .$if(connectionId !== undefined, (query) => query.where('connection_id', '=', connectionId ?? ''))
    .groupBy('state')
    .execute();
  return new Map(rows.map((row) => [row.state, Number(row.count)]));
}

export async function listOperationIds(
  db: Db,
  workspaceId: string,
  state: OperationState,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('sync_operations')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', state)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Something of the invoice has left for its books, and was not taken out of them again: it is there, or may be. */
export async function hasLeft(db: Db, workspaceId: string, invoiceId: string): Promise<boolean> {
  const latest = await db
    .selectFrom('sync_operations')
    .select(['kind', 'state'])
    .where('workspace_id', '=', workspaceId)
    .where('subject_kind', '=', sql.lit('invoice'))
    .where('subject_id', '=', invoiceId)
    .where('first_dispatched_at', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return latest !== undefined && !(latest.kind === 'undoInvoice' && latest.state === 'done');
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

export function problemOf(row: SyncOperationRow): Problem | null {
  if (row.problem_code === null) return null;
  return {
    // Written only from a Problem.
    code: row.problem_code as ProblemCode,
    message: row.problem_message ?? '',
    field: row.problem_field,
    setting: settingOfConnection(row.problem_setting, row.connection_id),
    ledgerWords: row.ledger_words,
  };
}

/** Where an operation may stand when its caller settles it: anything else means that somebody else has decided. */
const openStates: readonly OperationState[] = ['queued', 'dispatched', 'unknown'];

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

function operationColumns(operation: NewSyncOperation) {
  return {
    workspace_id: operation.workspaceId,
    id: operation.id,
    connection_id: operation.connectionId,
    kind: operation.kind,
    subject_kind: operation.subjectKind,
    subject_id: operation.subjectId,
    subject_version: operation.subjectVersion,
    contact_currency: operation.contactCurrency ?? '',
    lane: operation.lane,
    state: operation.problem === null ? 'queued' : 'needsAttention',
    marker: operation.marker,
    waits_for: operation.waitsFor,
    created_by: operation.createdBy,
    created_at: operation.now,
    updated_at: operation.now,
    ...problemColumns(operation.problem),
  };
}

function problemColumns(problem: Problem | null) {
  return {
    problem_code: problem?.code ?? null,
    problem_message: problem?.message ?? null,
    problem_field: problem?.field ?? null,
    problem_setting: problem?.setting ?? null,
    ledger_words: problem?.ledgerWords ?? null,
  };
}
