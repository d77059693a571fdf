/** The names that an invoice's customer, sales doc and job go by. */
import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { InvoiceRow } from './invoices.ts';

export type RecordNames = {
  readonly companyName: string | null;
  readonly contactName: string | null;
  readonly salesDocNumber: string | null;
  readonly jobNumber: string | null;
};

/** By invoice id. */
export async function listRecordNames(
  db: Db,
  workspaceId: string,
  invoices: readonly Pick<InvoiceRow, 'id'>[],
): Promise<ReadonlyMap<string, RecordNames>> {
  if (invoices.length === 0) return new Map();
  const rows = await db
    .selectFrom('invoices as invoice')
    .leftJoin('companies as company', (join) =>
      join
        .onRef('company.workspace_id', '=', 'invoice.workspace_id')
        .onRef('company.id', '=', 'invoice.company_id'),
    )
    .leftJoin('contacts as contact', (join) =>
      join
        .onRef('contact.workspace_id', '=', 'invoice.workspace_id')
        .onRef('contact.id', '=', 'invoice.contact_id'),
    )
    .leftJoin('sales_docs as doc', (join) =>
      join
        .onRef('doc.workspace_id', '=', 'invoice.workspace_id')
        .onRef('doc.id', '=', 'invoice.sales_doc_id'),
    )
    .leftJoin('jobs as job', (join) =>
      join.onRef('job.workspace_id', '=', 'invoice.workspace_id').onRef('job.id', '=', 'invoice.job_id'),
    )
    .select([
      'invoice.id',
      'company.name as companyName',
      sql<
        string | null
      >`coalesce(nullif(concat_ws(' ', contact.first_name, contact.last_name), ''), contact.email)`.as(
        'contactName',
      ),
      'doc.number as salesDocNumber',
      'job.number as jobNumber',
    ])
    .where('invoice.workspace_id', '=', workspaceId)
    .where(sql<boolean>`invoice.id = any(${invoices.map((invoice) => invoice.id)}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}
