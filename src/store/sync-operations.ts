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
import type { Problem, ProblemCode } from '../domain/problem.ts';
import type { DB, Db, Tx } from './database.ts';
import type { SubjectKind } from './links.ts';

export type SyncOperationRow = Selectable<DB['sync_operations']>;
export type OperationKind = 'createContact' | 'createInvoice' | 'voidInvoice';
export type Lane = 'interactive' | 'backfill';
export type OperationState = 'queued' | 'dispatched' | 'unknown' | 'done' | 'needsAttention' | 'ignored';

/** @returns false where one of the same subject is queued already: whoever asks twice has asked once. */
export async function insertSyncOperation(
  db: Db,
  operation: {
    readonly workspaceId: string;
    readonly id: string;
    readonly connectionId: string;
    readonly kind: OperationKind;
    readonly subjectKind: SubjectKind;
    readonly subjectId: string;
    readonly subjectVersion: number;
    readonly lane: Lane;
    readonly marker: string;
    readonly waitsFor: string | null;
    readonly createdBy: string | null;
    /** Refused before sending: the operation is born needing attention. */
    readonly problem: Problem | null;
    readonly now: Date;
  },
): Promise<boolean> {
  const inserted = await db
    .insertInto('sync_operations')
    .values({
      workspace_id: operation.workspaceId,
      id: operation.id,
      connection_id: operation.connectionId,
      kind: operation.kind,
      subject_kind: operation.subjectKind,
      subject_id: operation.subjectId,
      subject_version: operation.subjectVersion,
      lane: operation.lane,
      state: operation.problem === null ? 'queued' : 'needsAttention',
      marker: operation.marker,
      waits_for: operation.waitsFor,
      created_by: operation.createdBy,
      created_at: operation.now,
      updated_at: operation.now,
      ...problemColumns(operation.problem),
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
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
): Promise<SyncOperationRow | undefined> {
  return db
    .selectFrom('sync_operations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject_kind', '=', subjectKind)
    .where('subject_id', '=', subjectId)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
}

/**
 * Queued operations of one lane that may go now, in the order in which they were asked for: their time has come,
 * what they wait for is done, nothing of the same subject is in flight. Locked, so that no other process takes them.
 */
export function lockReadyOperations(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  lane: Lane,
  now: Date,
  limit: number,
): Promise<SyncOperationRow[]> {
  return tx
    .selectFrom('sync_operations as op')
    .selectAll()
    .where('op.workspace_id', '=', workspaceId)
    .where('op.connection_id', '=', connectionId)
    .where('op.lane', '=', lane)
    .where('op.state', '=', 'queued')
    .where((eb) => eb.or([eb('op.not_before', 'is', null), eb('op.not_before', '<=', now)]))
    .where(hasNothingToWaitFor)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('sync_operations as other')
            .select('other.id')
            .whereRef('other.workspace_id', '=', 'op.workspace_id')
            .whereRef('other.connection_id', '=', 'op.connection_id')
            .whereRef('other.subject_kind', '=', 'op.subject_kind')
            .whereRef('other.subject_id', '=', 'op.subject_id')
            .where('other.state', 'in', ['dispatched', 'unknown']),
        ),
      ),
    )
    .orderBy('op.seq')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Marks an operation as sent: the last thing that is committed before its request leaves. */
export async function markDispatched(
  tx: Tx,
  workspaceId: string,
  id: string,
  dispatch: {
    readonly idempotencyKey: string;
    readonly batchId: string;
    readonly payload: unknown;
    readonly digest: string;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .updateTable('sync_operations')
    .set((eb) => ({
      state: 'dispatched',
      attempts: eb('attempts', '+', 1),
      idempotency_key: dispatch.idempotencyKey,
      batch_id: dispatch.batchId,
      payload: JSON.stringify(dispatch.payload),
      digest: dispatch.digest,
      was_answered: null,
      first_dispatched_at: sql<Date>`coalesce(first_dispatched_at, ${dispatch.now})`,
      dispatched_at: dispatch.now,
      not_before: null,
      updated_at: dispatch.now,
      ...problemColumns(null),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'unknown'])
    .execute();
}

/**
 * Moves an operation on, if it still is where the caller believes it to be.
 * @returns false where it is not: somebody else has decided meanwhile, and the caller must leave it alone.
 */
export async function settleOperation(
  db: Db,
  workspaceId: string,
  id: string,
  expected: { readonly from: readonly OperationState[]; readonly batchId?: string | null },
  to: {
    readonly state: OperationState;
    readonly problem?: Problem | null;
    readonly notBefore?: Date | null;
    readonly wasAnswered?: boolean | null;
    /** Was not sent after all: the attempt does not count, and the marker of having been sent is taken back. */
    readonly neverSent?: boolean;
    readonly now: Date;
  },
): Promise<boolean> {
  const isFinal = to.state === 'done' || to.state === 'needsAttention' || to.state === 'ignored';
  const changed = await db
    .updateTable('sync_operations')
    .set((eb) => ({
      state: to.state,
      updated_at: to.now,
      finished_at: isFinal ? to.now : null,
      not_before: to.notBefore ?? null,
      ...(to.wasAnswered === undefined ? {} : { was_answered: to.wasAnswered }),
      ...(to.neverSent === true ? { attempts: eb('attempts', '-', 1) } : {}),
      ...(to.problem === undefined ? {} : problemColumns(to.problem)),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', 'in', [...expected.from])
    .$if(expected.batchId != null, (query) => query.where('batch_id', '=', expected.batchId ?? ''))
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Operations that were sent and whose outcome nobody knows, the oldest batch first. */
export function listUnknownOperations(
  db: Db,
  workspaceId: string,
  connectionId: string,
  lane: Lane,
): Promise<SyncOperationRow[]> {
  return db
    .selectFrom('sync_operations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('lane', '=', lane)
    .where('state', '=', 'unknown')
    .orderBy('seq')
    .execute();
}

/** A job of this lane starts: whatever it finds dispatched was left by one that died. @returns how many. */
export async function markOrphansUnknown(
  db: Db,
  workspaceId: string,
  connectionId: string,
  lane: Lane,
  now: Date,
): Promise<number> {
  const changed = await db
    .updateTable('sync_operations')
    .set({ state: 'unknown', was_answered: false, updated_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('lane', '=', lane)
    .where('state', '=', 'dispatched')
    .executeTakeFirst();
  return Number(changed.numUpdatedRows);
}

/** When the next operation of a lane may go; null where none is waiting for time alone. */
export async function nextDueAt(
  db: Db,
  workspaceId: string,
  connectionId: string,
  lane: Lane,
): Promise<Date | null> {
  const row = await db
    .selectFrom('sync_operations as op')
    .select((eb) => eb.fn.min(sql<Date>`coalesce(op.not_before, op.created_at)`).as('due_at'))
    .where('op.workspace_id', '=', workspaceId)
    .where('op.connection_id', '=', connectionId)
    .where('op.lane', '=', lane)
    .where('op.state', 'in', ['queued', 'unknown'])
    .where(hasNothingToWaitFor)
    .executeTakeFirst();
  return row?.due_at ?? null;
}

/** Operations that wait for another one. */
export function listWaitingFor(db: Db, workspaceId: string, id: string): Promise<SyncOperationRow[]> {
  return db
    .selectFrom('sync_operations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('waits_for', '=', id)
    .where('state', '=', 'queued')
    .execute();
}

/** A contact that a waiting person needs goes in the waiting person's lane. */
export async function raiseLane(db: Db, workspaceId: string, id: string): Promise<void> {
  await db
    .updateTable('sync_operations')
    .set({ lane: 'interactive' })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute();
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

/** A person asks for it now. With a problem it stays where it is and says so; an unknown one stays unknown: it is looked for. */
export async function requeueByHand(
  tx: Tx,
  workspaceId: string,
  id: string,
  change: { readonly problem?: Problem; readonly waitsFor?: string | null; readonly subjectVersion?: number },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('sync_operations')
    .set({
      state:
        change.problem === undefined
          ? sql<string>`case state when 'needsAttention' then 'queued' else state end`
          : 'needsAttention',
      not_before: null,
      updated_at: now,
      finished_at: change.problem === undefined ? null : now,
      ...problemColumns(change.problem ?? null),
      ...(change.problem === undefined
        ? { lane: sql<string>`case state when 'needsAttention' then 'interactive' else lane end` }
        : {}),
      ...(change.waitsFor === undefined ? {} : { waits_for: change.waitsFor }),
      ...(change.subjectVersion === undefined ? {} : { subject_version: change.subjectVersion }),
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
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

export type ListedOperation = SyncOperationRow & { readonly subject_name: string | null };

/** The sync centre's list, newest first. `beforeSeq` pages. */
export function listSyncOperations(
  db: Db,
  workspaceId: string,
  filter: {
    readonly states?: readonly string[];
    readonly beforeSeq?: bigint;
    readonly text?: string;
    readonly limit: number;
  },
): Promise<ListedOperation[]> {
  return db
    .selectFrom('sync_operations as op')
    .leftJoin('invoices as invoice', (join) =>
      join
        .onRef('invoice.workspace_id', '=', 'op.workspace_id')
        .onRef('invoice.id', '=', 'op.subject_id')
        .on('op.subject_kind', '=', 'invoice'),
    )
    .leftJoin('companies as company', (join) =>
      join
        .onRef('company.workspace_id', '=', 'op.workspace_id')
        .on((eb) =>
          eb.or([
            eb('company.id', '=', eb.ref('op.subject_id')),
            eb('company.id', '=', eb.ref('invoice.company_id')),
          ]),
        ),
    )
    .leftJoin('contacts as contact', (join) =>
      join
        .onRef('contact.workspace_id', '=', 'op.workspace_id')
        .on((eb) =>
          eb.or([
            eb('contact.id', '=', eb.ref('op.subject_id')),
            eb('contact.id', '=', eb.ref('invoice.contact_id')),
          ]),
        ),
    )
    .selectAll('op')
    .select(
      sql<string | null>`nullif(concat_ws(' · ', invoice.number,
        coalesce(company.name, nullif(concat_ws(' ', contact.first_name, contact.last_name), ''), contact.email)), '')`.as(
        'subject_name',
      ),
    )
    .where('op.workspace_id', '=', workspaceId)
    .$if(filter.states !== undefined, (query) => query.where('op.state', 'in', [...(filter.states ?? [])]))
    .$if(filter.beforeSeq !== undefined, (query) => query.where('op.seq', '<', filter.beforeSeq ?? 0n))
    .$if(filter.text !== undefined, (query) =>
      query.where(
        sql<boolean>`position(lower(${filter.text ?? ''}) in lower(concat_ws(' ', invoice.number, invoice.reference, company.name,
          contact.first_name, contact.last_name, contact.email, op.problem_code))) > 0`,
      ),
    )
    .orderBy('op.seq', 'desc')
    .limit(filter.limit)
    .execute();
}

export async function countSyncOperations(db: Db, workspaceId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('sync_operations')
    .select((eb) => ['state', eb.fn.countAll<bigint>().as('count')])
    .where('workspace_id', '=', workspaceId)
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

/** Open operations of a connection, by lane: what must be woken after a reconnect or a restart. */
export async function listOpenLanes(
  db: Db,
): Promise<
  readonly { readonly workspace_id: string; readonly connection_id: string; readonly lane: string }[]
> {
  return db
    .selectFrom('sync_operations as op')
    .innerJoin('connections as connection', (join) =>
      join
        .onRef('connection.workspace_id', '=', 'op.workspace_id')
        .onRef('connection.id', '=', 'op.connection_id'),
    )
    .select(['op.workspace_id', 'op.connection_id', 'op.lane'])
    .distinct()
    .where('op.state', 'in', ['queued', 'dispatched', 'unknown'])
    .where('connection.status', '=', 'active')
    .execute();
}

export function problemOf(row: SyncOperationRow): Problem | null {
  if (row.problem_code === null) return null;
  return {
    // Written only from a Problem.
    code: row.problem_code as ProblemCode,
    message: row.problem_message ?? '',
    field: row.problem_field,
    setting: row.problem_setting,
    ledgerWords: row.ledger_words,
  };
}

/** What an operation `op` waits for is done, if anything: what may go, and what is due, must mean the same by it. */
const hasNothingToWaitFor = sql<boolean>`(op.waits_for is null or exists (
  select from sync_operations as first
  where first.workspace_id = op.workspace_id and first.id = op.waits_for and first.state = 'done'))`;

function problemColumns(problem: Problem | null) {
  return {
    problem_code: problem?.code ?? null,
    problem_message: problem?.message ?? null,
    problem_field: problem?.field ?? null,
    problem_setting: problem?.setting ?? null,
    ledger_words: problem?.ledgerWords ?? null,
  };
}
