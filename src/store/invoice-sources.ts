/** What an invoice is made from: a sales doc with its lines, a job (with the lines of its sales doc), or a customer alone. */
import type { LineAmountType } from '../domain/invoice.ts';
import type { Db } from './database.ts';
import type { InvoiceLineInput } from './invoice-lines.ts';
import type { InvoiceInput } from './invoices.ts';

export type InvoiceSource = Pick<
  InvoiceInput,
  'companyId' | 'contactId' | 'salesDocId' | 'jobId' | 'currency' | 'lineAmountType' | 'reference' | 'lines'
>;

export type SourceId =
  | { readonly salesDocId: string }
  | { readonly jobId: string }
  | { readonly companyId: string }
  | { readonly contactId: string };

/** @returns undefined where there is no such record in this workspace. */
export async function findInvoiceSource(
  db: Db,
  workspaceId: string,
  from: SourceId,
  currency: string,
): Promise<InvoiceSource | undefined> {
  if ('salesDocId' in from) return fromSalesDoc(db, workspaceId, from.salesDocId);
  if ('jobId' in from) return fromJob(db, workspaceId, from.jobId, currency);
  const empty = {
    salesDocId: null,
    jobId: null,
    currency,
    lineAmountType: 'exclusive' as const,
    reference: null,
    lines: [],
  };
  if ('companyId' in from) {
    const company = await db
      .selectFrom('companies')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', from.companyId)
      .executeTakeFirst();
    return company && { ...empty, companyId: company.id, contactId: null };
  }
  const contact = await db
    .selectFrom('contacts')
    .select(['id', 'company_id'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', from.contactId)
    .executeTakeFirst();
  return contact && { ...empty, companyId: contact.company_id, contactId: contact.id };
}

async function fromSalesDoc(db: Db, workspaceId: string, id: string): Promise<InvoiceSource | undefined> {
  const doc = await db
    .selectFrom('sales_docs')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (doc === undefined) return undefined;
  return {
    companyId: doc.company_id,
    contactId: doc.contact_id,
    salesDocId: doc.id,
    jobId: null,
    currency: doc.currency,
    // The table's check constraint admits no other type.
    lineAmountType: doc.line_amount_type as LineAmountType,
    reference: doc.reference ?? doc.number,
    lines: await salesDocLines(db, workspaceId, id),
  };
}

async function fromJob(
  db: Db,
  workspaceId: string,
  id: string,
  currency: string,
): Promise<InvoiceSource | undefined> {
  const job = await db
    .selectFrom('jobs')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (job === undefined) return undefined;
  const doc = job.sales_doc_id === null ? undefined : await fromSalesDoc(db, workspaceId, job.sales_doc_id);
  return {
    companyId: job.company_id ?? doc?.companyId ?? null,
    contactId: job.contact_id ?? doc?.contactId ?? null,
    salesDocId: job.sales_doc_id,
    jobId: job.id,
    currency: doc?.currency ?? currency,
    lineAmountType: doc?.lineAmountType ?? 'exclusive',
    reference: job.number,
    lines: doc?.lines ?? [],
  };
}

/** Headings and remarks stay on the sales doc: what goes to the books is what is sold. */
async function salesDocLines(db: Db, workspaceId: string, salesDocId: string): Promise<InvoiceLineInput[]> {
  const rows = await db
    .selectFrom('sales_doc_lines')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('sales_doc_id', '=', salesDocId)
    .where('kind', '=', 'item')
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    description: row.description,
    quantity: row.quantity,
    unitPrice: row.unit_price,
    discountRate: row.discount_rate,
    productId: row.product_id,
    categoryId: row.category_id,
    taxComponentId: row.tax_component_id,
    accountCode: null,
    itemCode: null,
    taxType: null,
    tracking: [],
  }));
}
