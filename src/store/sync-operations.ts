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
export const openStates: readonly OperationState[] = ['queued', 'dispatched', 'unknown'];

export function problemColumns(problem: Problem | null) {
  return {
    problem_code: problem?.code ?? null,
    problem_message: problem?.message ?? null,
    problem_field: problem?.field ?? null,
    problem_setting: problem?.setting ?? null,
    ledger_words: problem?.ledgerWords ?? null,
  };
}

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
