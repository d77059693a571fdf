/** Imports of customers from the books: each run, how far it has come, and what became of each contact. */
import { type Selectable, sql } from 'kysely';
import type { ImportCriteria } from '../domain/contact-import.ts';
import type { DB, Db, Tx } from './database.ts';
import { insertRows } from './insert-rows.ts';

export type ContactImportRow = Selectable<DB['contact_imports']>;
export type ContactImportState = 'reading' | 'running' | 'stopped' | 'done' | 'failed';
export const importOutcomes = ['added', 'linked', 'known', 'asked', 'skipped'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

export async function insertContactImport(
  db: Db,
  run: {
    readonly workspaceId: string;
    readonly id: string;
    readonly connectionId: string;
    readonly criteria: ImportCriteria;
    readonly createdBy: string | null;
    readonly isByKey: boolean;
    readonly now: Date;
  },
): Promise<void> {
  await db
    .insertInto('contact_imports')
    .values({
      workspace_id: run.workspaceId,
      id: run.id,
      connection_id: run.connectionId,
      state: 'reading',
      criteria: JSON.stringify(run.criteria),
      created_by: run.createdBy,
      created_by_key: run.isByKey,
      created_at: run.now,
      updated_at: run.now,
    })
    .execute();
}

export function findContactImport(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<ContactImportRow | undefined> {
  return db
    .selectFrom('contact_imports')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Its row held until the transaction ends: a piece is not written while somebody stops the run. */
export function lockContactImport(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<ContactImportRow | undefined> {
  return tx
    .selectFrom('contact_imports')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Newest first. */
export function listContactImports(
  db: Db,
  workspaceId: string,
  connectionId: string,
  limit: number,
): Promise<ContactImportRow[]> {
  return db
    .selectFrom('contact_imports')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** The one that is under way, if any. */
export function findOpenContactImport(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<ContactImportRow | undefined> {
  return db
    .selectFrom('contact_imports')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('state', 'in', ['reading', 'running'])
    .executeTakeFirst();
}

/** Of all workspaces: what must be woken after a restart, should its job be lost. */
export function listOpenContactImports(
  db: Db,
): Promise<readonly { readonly workspaceId: string; readonly importId: string }[]> {
  return db
    .selectFrom('contact_imports as run')
    .innerJoin('connections as connection', (join) =>
      join
        .onRef('connection.workspace_id', '=', 'run.workspace_id')
        .onRef('connection.id', '=', 'run.connection_id'),
    )
    .select(['run.workspace_id as workspaceId', 'run.id as importId'])
    .where('run.state', 'in', ['reading', 'running'])
    .where('connection.status', '=', 'active')
    .execute();
}

export async function updateContactImport(
  db: Db,
  workspaceId: string,
  id: string,
  change: {
    readonly state?: ContactImportState;
    readonly lookedUpTo?: string;
    readonly total?: number;
    readonly problem?: string | null;
    readonly finishedAt?: Date | null;
    readonly now: Date;
  },
): Promise<void> {
  await db
    .updateTable('contact_imports')
    .set({
      state: change.state,
      looked_up_to: change.lookedUpTo,
      total: change.total,
      problem: change.problem,
      finished_at: change.finishedAt,
      updated_at: change.now,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export type ImportedRow = {
  readonly ledgerId: string;
  readonly outcome: ImportOutcome;
  readonly reason: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly subject: { readonly kind: 'company' | 'contact'; readonly id: string } | null;
};

export async function insertImportedRows(
  db: Db,
  workspaceId: string,
  importId: string,
  rows: readonly ImportedRow[],
): Promise<void> {
  await insertRows(
    db,
    'contact_import_rows',
    rows.map(({ ledgerId, outcome, reason, name, email, subject }) => ({
      ...{ workspace_id: workspaceId, import_id: importId, ledger_id: ledgerId },
      ...{ outcome, reason, name, email },
      subject_kind: subject?.kind ?? null,
      subject_id: subject?.id ?? null,
    })),
  );
}

/** How many contacts came to what, by import; and for the skipped, by reason. */
export async function countImportedRows(
  db: Db,
  workspaceId: string,
  importIds: readonly string[],
): Promise<
  readonly {
    readonly importId: string;
    readonly outcome: ImportOutcome;
    readonly reason: string | null;
    readonly count: number;
  }[]
> {
  if (importIds.length === 0) return [];
  const rows = await db
    .selectFrom('contact_import_rows')
    .select((eb) => ['import_id', 'outcome', 'reason', eb.fn.countAll<bigint>().as('count')])
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`import_id = any(${importIds}::uuid[])`)
    .groupBy(['import_id', 'outcome', 'reason'])
    .execute();
  return rows.map((row) => ({
    importId: row.import_id,
    // The table's check constraint admits no other outcome.
    outcome: row.outcome as ImportOutcome,
    reason: row.reason,
    count: Number(row.count),
  }));
}

/** A page in the order of ledger ids. */
export async function listImportedRows(
  db: Db,
  workspaceId: string,
  importId: string,
  filter: {
    readonly outcome?: ImportOutcome | undefined;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<readonly ImportedRow[]> {
  const rows = await db
    .selectFrom('contact_import_rows')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .$if(filter.outcome !== undefined, (query) => query.where('outcome', '=', filter.outcome ?? ''))
    .$if(filter.after !== null, (query) => query.where('ledger_id', '>', filter.after ?? ''))
    .orderBy('ledger_id')
    .limit(filter.limit)
    .execute();
  return rows.map((row) => ({
    ledgerId: row.ledger_id,
    // The table's check constraint admits no other outcome; subjects are customers.
    outcome: row.outcome as ImportOutcome,
    reason: row.reason,
    name: row.name,
    email: row.email,
    subject:
      row.subject_id === null
        ? null
        : { kind: row.subject_kind === 'company' ? 'company' : 'contact', id: row.subject_id },
  }));
}
