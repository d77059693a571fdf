/** What differed between both sides: open until a reading shows that it no longer does, then repaired, or gone by itself. */
import { type Selectable, sql } from 'kysely';
import type { Drift, DriftKind, DriftRepair } from '../domain/drift.ts';
import type { DB, Db, Tx } from './database.ts';
import { insertRows } from './insert-rows.ts';

export type DriftFindingRow = Selectable<DB['drift_findings']>;

export type NewFinding = Omit<Drift, 'money'> & {
  readonly id: string;
  readonly key: string;
  readonly invoiceId: string | null;
  readonly ledgerId: string | null;
  readonly number: string | null;
  readonly currency: string | null;
  /** The change of ours that could not be sent. */
  readonly operationId: string | null;
  readonly changedAt: Date | null;
};

/** One that is open already keeps its id and since when it is known. */
export async function saveFindings(
  tx: Tx,
  workspaceId: string,
  check: { readonly id: string; readonly connectionId: string },
  findings: readonly NewFinding[],
  now: Date,
): Promise<void> {
  if (findings.length === 0) return;
  // Whoever closes them locks them in this order too: two that met half-way would wait for each other.
  await listOpenOfInvoices(
    tx,
    workspaceId,
    findings.flatMap(({ invoiceId }) => invoiceId ?? []),
  );
  const rows = findings.map((each) => ({
    workspace_id: workspaceId,
    id: each.id,
    connection_id: check.connectionId,
    check_id: check.id,
    key: each.key,
    kind: each.kind,
    invoice_id: each.invoiceId,
    ledger_id: each.ledgerId,
    number: each.number,
    currency: each.currency,
    ours: each.ours,
    theirs: each.theirs,
    cause: each.cause,
    operation_id: each.operationId,
    changed_at: each.changedAt,
    state: 'open',
    found_at: now,
    seen_at: now,
  }));
  await insertRows(
    tx,
    'drift_findings',
    rows,
    sql`on conflict (workspace_id, connection_id, key) where state = 'open' do update
      set check_id = excluded.check_id, number = excluded.number, currency = excluded.currency, ours = excluded.ours,
        theirs = excluded.theirs, cause = excluded.cause, operation_id = excluded.operation_id,
        changed_at = excluded.changed_at, seen_at = excluded.seen_at, ledger_id = excluded.ledger_id`,
  );
}

/** Under a lock, in one order everywhere. */
export function listOpenOfInvoices(
  tx: Tx,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<DriftFindingRow[]> {
  return tx
    .selectFrom('drift_findings')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', sql.lit('open'))
    .where(sql<boolean>`invoice_id = any(${invoiceIds}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Those that no longer hold: repaired where somebody asked for it, else gone by themselves. */
export async function closeFindings(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('drift_findings')
    .set({ state: closedAs, closed_at: now, repair_problem: null })
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('state', '=', sql.lit('open'))
    .execute();
}

/** Of these invoices nothing can be said now: what was known of them stays as it is. */
export async function keepFindings(
  tx: Tx,
  workspaceId: string,
  checkId: string,
  invoiceIds: readonly string[],
): Promise<void> {
  if (invoiceIds.length === 0) return;
  const open = await listOpenOfInvoices(tx, workspaceId, invoiceIds);
  await seenBy(tx, workspaceId, checkId, open);
}

async function seenBy(
  tx: Tx,
  workspaceId: string,
  checkId: string,
  findings: readonly DriftFindingRow[],
): Promise<void> {
  await tx
    .updateTable('drift_findings')
    .set({ check_id: checkId })
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${findings.map(({ id }) => id)}::uuid[])`)
    .execute();
}

/** The same of records that a comparison leaves to the next one, by the ledger's ids. */
export async function keepFindingsOfRecords(
  tx: Tx,
  workspaceId: string,
  check: { readonly id: string; readonly connectionId: string },
  ledgerIds: readonly string[],
): Promise<void> {
  const open = await ofWorkspace(tx, workspaceId)
    .where('connection_id', '=', check.connectionId)
    .where('state', '=', sql.lit('open'))
    .where(sql<boolean>`ledger_id = any(${ledgerIds}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  await seenBy(tx, workspaceId, check.id, open);
}

/** Those that a comparison, which has come to its end, did not see again. */
export async function closeUnseenFindings(
  tx: Tx,
  workspaceId: string,
  check: { readonly id: string; readonly connectionId: string },
  now: Date,
): Promise<void> {
  const unseen = await ofWorkspace(tx, workspaceId)
    .where('connection_id', '=', check.connectionId)
    .where('state', '=', sql.lit('open'))
    .where('check_id', '!=', check.id)
    .orderBy('id')
    .forUpdate()
    .execute();
  await closeFindings(
    tx,
    workspaceId,
    unseen.map(({ id }) => id),
    now,
  );
}

const closedAs = sql<string>`case when repair_asked_at is null then 'gone' else 'repaired' end`;

export async function updateFinding(
  tx: Tx,
  workspaceId: string,
  id: string,
  change: {
    readonly ours?: string | null;
    readonly theirs?: string | null;
    readonly cause?: string;
    readonly operation_id?: string | null;
    readonly repair?: DriftRepair | null;
    readonly repair_asked_at?: Date | null;
    readonly repair_asked_by?: string | null;
    readonly repair_problem?: string | null;
    readonly seen_at?: Date;
  },
): Promise<void> {
  await tx
    .updateTable('drift_findings')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export function findFinding(db: Db, workspaceId: string, id: string): Promise<DriftFindingRow | undefined> {
  return ofWorkspace(db, workspaceId).where('id', '=', id).executeTakeFirst();
}

/** Open ones that nobody is repairing yet. */
export function listUnrepaired(
  db: Db,
  workspaceId: string,
  connectionId: string,
  limit: number,
): Promise<DriftFindingRow[]> {
  return unrepaired(db, workspaceId, connectionId, limit).execute();
}

export function lockUnrepaired(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  limit: number,
): Promise<DriftFindingRow[]> {
  return unrepaired(tx, workspaceId, connectionId, limit).forUpdate().execute();
}

function unrepaired(db: Db, workspaceId: string, connectionId: string, limit: number) {
  return ofWorkspace(db, workspaceId)
    .where('connection_id', '=', connectionId)
    .where('state', '=', sql.lit('open'))
    .where('repair', 'is', null)
    .orderBy('id')
    .limit(limit);
}

export type FindingFilter = {
  readonly connectionId: string | undefined;
  readonly state: string;
  readonly kind: string | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
};

/** Newest first; those of one invoice were found together, and stand together. */
export function listFindings(
  db: Db,
  workspaceId: string,
  { connectionId, state, kind, cursor, limit }: FindingFilter,
): Promise<DriftFindingRow[]> {
  return ofWorkspace(db, workspaceId)
    .$if(connectionId !== undefined, (query) => query.where('connection_id', '=', connectionId ?? ''))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .$if(cursor !== undefined, (query) => query.where('id', '<', cursor ?? ''))
    .where('state', '=', state)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function countOpenFindings(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<ReadonlyMap<DriftKind, number>> {
  const rows = await db
    .selectFrom('drift_findings')
    .select((eb) => ['kind', eb.fn.countAll<bigint>().as('count')])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('state', '=', sql.lit('open'))
    .groupBy('kind')
    .execute();
  // The table's check constraint admits no other kind.
  return new Map(rows.map(({ kind, count }) => [kind as DriftKind, Number(count)]));
}

/** Repairs that the engine carries out and nobody saw the end of, of all workspaces. */
export async function listRepairsToCarryOn(
  db: Db,
): Promise<readonly { readonly workspaceId: string; readonly findingId: string }[]> {
  const { rows } = await sql<{ workspaceId: string; findingId: string }>`
    select workspace_id as "workspaceId", id as "findingId" from drift_findings
    where state = 'open' and repair in ('link', 'voidDuplicate')`.execute(db);
  return rows;
}

export async function deleteOldFindings(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('drift_findings')
    .where('state', '!=', sql.lit('open'))
    .where('closed_at', '<', before)
    .execute();
}

function ofWorkspace(db: Db, workspaceId: string) {
  return db.selectFrom('drift_findings').selectAll().where('workspace_id', '=', workspaceId);
}
