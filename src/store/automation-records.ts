/** Which records an event is about, and which invoices are a record's: those that its people think of as its own. */
import { type SqlBool, sql } from 'kysely';
import type { AutomationBoard } from '../domain/automation.ts';
import type { EventSubject } from './automation-events.ts';
import type { AutomationRecord } from './automation-runs.ts';
import type { Db } from './database.ts';
import type { InvoiceRow } from './invoices.ts';

const kinds = { sales: 'salesDoc', jobs: 'job', invoices: 'invoice' } as const;

/** The records of a board that an event is about. Archived ones are left out when they are read. */
export async function listRecordsOf(
  db: Db,
  workspaceId: string,
  board: AutomationBoard,
  subject: EventSubject,
): Promise<readonly AutomationRecord[]> {
  const kind = kinds[board];
  if (subject.kind === kind) return [{ kind, id: subject.id }];
  if (subject.kind !== 'invoice') return [];
  const ids =
    board === 'sales' ? await docsOf(db, workspaceId, subject.id) : await jobsOf(db, workspaceId, subject.id);
  return ids.map((id) => ({ kind, id }));
}

async function docsOf(db: Db, workspaceId: string, invoiceId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('invoices')
    .select('sales_doc_id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', invoiceId)
    .execute();
  return rows.flatMap(({ sales_doc_id: id }) => id ?? []);
}

/** The job that it was made from; of one that was made from a sales doc, the doc's jobs. */
async function jobsOf(db: Db, workspaceId: string, invoiceId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select job.id from invoices invoice join jobs job on job.workspace_id = invoice.workspace_id
      and (job.id = invoice.job_id or (invoice.job_id is null and job.sales_doc_id = invoice.sales_doc_id))
    where invoice.workspace_id = ${workspaceId} and invoice.id = ${invoiceId} and job.archived_at is null
    order by job.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Oldest first. A job's are its own and those of its sales doc as a whole. */
export function listInvoicesOfRecord(
  db: Db,
  workspaceId: string,
  { kind, id }: AutomationRecord,
): Promise<readonly InvoiceRow[]> {
  const isIts = {
    invoice: sql<SqlBool>`invoices.id = ${id}`,
    salesDoc: sql<SqlBool>`invoices.sales_doc_id = ${id}`,
    job: sql<SqlBool>`(invoices.job_id = ${id} or (invoices.job_id is null and invoices.sales_doc_id =
      (select sales_doc_id from jobs where jobs.workspace_id = ${workspaceId} and jobs.id = ${id})))`,
  };
  return db
    .selectFrom('invoices')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where(isIts[kind])
    .orderBy('id')
    .execute();
}
