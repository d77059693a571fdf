/** Which records are sample data, and how the sample invoices stand. */
import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { insertRows } from './insert-rows.ts';

export type SampleKind =
  | 'column'
  | 'company'
  | 'contact'
  | 'invoice'
  | 'job'
  | 'product'
  | 'productCategory'
  | 'salesDoc'
  | 'view';

export type SampleRecord = {
  readonly kind: SampleKind;
  readonly id: string;
  /** Of an invoice: what becomes of it in practice books. */
  readonly fate?: string;
};

export async function insertSampleRecords(
  db: Db,
  workspaceId: string,
  records: readonly SampleRecord[],
): Promise<void> {
  const rows = records.map(({ kind, id, fate }) => ({
    workspace_id: workspaceId,
    kind,
    record_id: id,
    fate: fate ?? null,
  }));
  await insertRows(db, 'sample_records', rows);
}

/** How many there still are of each kind; a kind without any is left out. */
export async function countSampleRecords(db: Db, workspaceId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('sample_records')
    .select(['kind', sql<number>`count(*)::integer`.as('count')])
    .where('workspace_id', '=', workspaceId)
    .groupBy('kind')
    .execute();
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}

export type SampleInvoiceRow = {
  readonly id: string;
  readonly fate: string | null;
  readonly syncState: string;
  readonly isVoided: boolean;
  /** Null while no books have it. */
  readonly ledgerStatus: string | null;
  readonly issueDate: string;
  readonly total: string;
  /** A payment or credit note was recorded here. */
  readonly hasMoney: boolean;
  /** Somebody asked for it to be voided. */
  readonly isVoiding: boolean;
};

/** In the order of their making. */
export async function listSampleInvoices(db: Db, workspaceId: string): Promise<readonly SampleInvoiceRow[]> {
  const { rows } = await sql<SampleInvoiceRow>`
    select invoice.id, sample.fate, invoice.sync_state as "syncState", invoice.is_voided as "isVoided",
      mirror.ledger_status as "ledgerStatus", invoice.issue_date as "issueDate", invoice.total,
      exists (select from payments as payment where payment.workspace_id = invoice.workspace_id
          and payment.invoice_id = invoice.id)
        or exists (select from credit_notes as credit where credit.workspace_id = invoice.workspace_id
          and credit.invoice_id = invoice.id) as "hasMoney",
      exists (select from sync_operations as op where op.workspace_id = invoice.workspace_id
        and op.subject_kind = 'invoice' and op.subject_id = invoice.id and op.kind = 'voidInvoice') as "isVoiding"
    from sample_records as sample
      join invoices as invoice on invoice.workspace_id = sample.workspace_id and invoice.id = sample.record_id
      left join mirrors as mirror on mirror.workspace_id = invoice.workspace_id and mirror.invoice_id = invoice.id
    where sample.workspace_id = ${workspaceId} and sample.kind = 'invoice'
    order by invoice.id`.execute(db);
  return rows;
}

/** One press at a time: sending and removing wait for each other. @returns undefined where there is no sample data. */
export function lockSampleData(tx: Tx, workspaceId: string) {
  return tx
    .selectFrom('workspace_settings')
    .select('samples_played_at as playedAt')
    .where('workspace_id', '=', workspaceId)
    .where('has_sample_data', '=', true)
    .forUpdate()
    .executeTakeFirst();
}

export function findSampleData(db: Db, workspaceId: string) {
  return db
    .selectFrom('workspace_settings')
    .select('samples_played_at as playedAt')
    .where('workspace_id', '=', workspaceId)
    .where('has_sample_data', '=', true)
    .executeTakeFirst();
}

export async function noteSamplesPlayed(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  await tx
    .updateTable('workspace_settings')
    .set({ samples_played_at: now })
    .where('workspace_id', '=', workspaceId)
    .execute();
}

/** From now on nothing of the workspace is sample data. */
export async function forgetSamples(tx: Tx, workspaceId: string): Promise<void> {
  await tx.deleteFrom('sample_records').where('workspace_id', '=', workspaceId).execute();
  await tx
    .updateTable('workspace_settings')
    .set({ has_sample_data: false, samples_played_at: null })
    .where('workspace_id', '=', workspaceId)
    .execute();
}
