/** What people asked to see of an invoice in the books: when, what came of it, and the PDFs that came. */
import { type Selectable, sql } from 'kysely';
import type { Problem } from '../domain/problem.ts';
import type { DB, Db, Tx } from './database.ts';
import { type EngineJobs, wakeReadDocument } from './engine-jobs.ts';

export type LedgerReadRow = Selectable<DB['ledger_reads']>;
export type Readable = EngineJobs['readDocument']['what'];

/** Asks the engine to read it, in the transaction of the caller. Asking again while it is being read asks once. */
export async function askToRead(
  tx: Tx,
  { workspaceId, connectionId, invoiceId, what }: EngineJobs['readDocument'],
  now: Date,
): Promise<void> {
  await sql`
    insert into ledger_reads (workspace_id, invoice_id, what, asked_at)
    values (${workspaceId}, ${invoiceId}, ${what}, ${now})
    on conflict (workspace_id, invoice_id, what) do update set asked_at = excluded.asked_at,
      problem_code = null, problem_message = null`.execute(tx);
  await wakeReadDocument(tx, { workspaceId, connectionId, invoiceId, what });
}

/** By what was asked for. */
export async function findLedgerReads(
  db: Db,
  workspaceId: string,
  invoiceId: string,
): Promise<ReadonlyMap<string, LedgerReadRow>> {
  const rows = await db
    .selectFrom('ledger_reads')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('invoice_id', '=', invoiceId)
    .execute();
  return new Map(rows.map((row) => [row.what, row]));
}

/** `content`: the list that was read, where it is one. */
export async function noteRead(
  tx: Tx,
  workspaceId: string,
  invoiceId: string,
  what: Readable,
  read: { readonly at: Date } & ({ readonly content: unknown } | { readonly problem: Problem }),
): Promise<void> {
  await tx
    .updateTable('ledger_reads')
    .set({
      read_at: read.at,
      ...('problem' in read
        ? { problem_code: read.problem.code, problem_message: read.problem.message }
        : { problem_code: null, problem_message: null, content: JSON.stringify(read.content) }),
    })
    .where('workspace_id', '=', workspaceId)
    .where('invoice_id', '=', invoiceId)
    .where('what', '=', what)
    .execute();
}

export async function saveOnlineUrl(
  tx: Tx,
  workspaceId: string,
  invoiceId: string,
  url: string,
): Promise<void> {
  await tx
    .updateTable('mirrors')
    .set({ online_url: url })
    .where('workspace_id', '=', workspaceId)
    .where('invoice_id', '=', invoiceId)
    .execute();
}

export async function saveLedgerPdf(
  tx: Tx,
  workspaceId: string,
  invoiceId: string,
  pdf: {
    readonly content: Uint8Array;
    readonly ledgerUpdatedAt: Date;
    readonly version: string | null;
    readonly readAt: Date;
  },
): Promise<void> {
  await sql`
    insert into ledger_pdfs (workspace_id, invoice_id, content, ledger_updated_at, version, read_at)
    values (${workspaceId}, ${invoiceId}, ${Buffer.from(pdf.content)}, ${pdf.ledgerUpdatedAt}, ${pdf.version}, ${pdf.readAt})
    on conflict (workspace_id, invoice_id) do update set content = excluded.content,
      ledger_updated_at = excluded.ledger_updated_at, version = excluded.version, read_at = excluded.read_at`.execute(
    tx,
  );
}

/** When the PDF that we hold was read; null where we hold none of the invoice as the books have it now. */
export async function findPdfReadAt(
  db: Db,
  workspaceId: string,
  invoiceId: string,
  readAfter: Date,
): Promise<Date | null> {
  const row = await currentPdf(db, workspaceId, invoiceId, readAfter)
    .select('pdf.read_at')
    .executeTakeFirst();
  return row?.read_at ?? null;
}

export async function findLedgerPdf(
  db: Db,
  workspaceId: string,
  invoiceId: string,
  readAfter: Date,
): Promise<Buffer | undefined> {
  const row = await currentPdf(db, workspaceId, invoiceId, readAfter)
    .select('pdf.content')
    .executeTakeFirst();
  return row?.content;
}

/** Of the mirror's version: what has changed since prints differently. */
function currentPdf(db: Db, workspaceId: string, invoiceId: string, readAfter: Date) {
  return db
    .selectFrom('ledger_pdfs as pdf')
    .innerJoin('mirrors as mirror', (join) =>
      join
        .onRef('mirror.workspace_id', '=', 'pdf.workspace_id')
        .onRef('mirror.invoice_id', '=', 'pdf.invoice_id')
        .onRef('mirror.ledger_updated_at', '=', 'pdf.ledger_updated_at')
        // Dates may be to the second: two changes in one are told apart by their versions.
        .onRef('mirror.version', 'is not distinct from', 'pdf.version'),
    )
    .where('pdf.workspace_id', '=', workspaceId)
    .where('pdf.invoice_id', '=', invoiceId)
    .where('pdf.read_at', '>', readAfter);
}

/** They can be had again from the books at any time. */
export async function deleteOldLedgerPdfs(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('ledger_pdfs').where('read_at', '<', before).execute();
}
