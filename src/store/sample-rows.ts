/** Puts the boards' sample rows in, each kind in one statement. */
import type { NewColumn } from './custom-columns.ts';
import type { Db } from './database.ts';
import { insertRows } from './insert-rows.ts';
import type { JobFields } from './jobs.ts';
import type { ProductFields } from './products.ts';
import type { SalesDocFields, SalesDocLineFields } from './sales-docs.ts';

type Numbered = { readonly id: string; readonly number: string; readonly at: Date };

export async function insertSampleProducts(
  db: Db,
  workspaceId: string,
  products: readonly (Omit<ProductFields, 'description'> & { readonly id: string; readonly at: Date })[],
): Promise<void> {
  const rows = products.map((product) => ({
    workspace_id: workspaceId,
    id: product.id,
    code: product.code,
    name: product.name,
    category_id: product.categoryId,
    tax_component_id: product.taxComponentId,
    unit_price: product.unitPrice,
    created_at: product.at,
    updated_at: product.at,
  }));
  await insertRows(db, 'products', rows);
}

export type NewSalesDoc = SalesDocFields &
  Numbered & { readonly lines: readonly (SalesDocLineFields & { readonly id: string })[] };

export async function insertSampleSalesDocs(
  db: Db,
  workspaceId: string,
  docs: readonly NewSalesDoc[],
): Promise<void> {
  const rows = docs.map((doc) => ({
    workspace_id: workspaceId,
    id: doc.id,
    number: doc.number,
    kind: doc.kind,
    title: doc.title,
    company_id: doc.companyId,
    contact_id: doc.contactId,
    currency: doc.currency,
    line_amount_type: doc.lineAmountType,
    stage_id: doc.stageId,
    owner_id: doc.ownerId,
    reference: doc.reference,
    created_at: doc.at,
    updated_at: doc.at,
  }));
  await insertRows(db, 'sales_docs', rows);
  const lines = docs.flatMap((doc) =>
    doc.lines.map((line, position) => ({
      workspace_id: workspaceId,
      id: line.id,
      sales_doc_id: doc.id,
      position,
      product_id: line.productId,
      category_id: line.categoryId,
      tax_component_id: line.taxComponentId,
      description: line.description,
      quantity: line.quantity,
      unit_price: line.unitPrice,
      discount_rate: line.discountRate,
    })),
  );
  await insertRows(db, 'sales_doc_lines', lines);
}

export type NewJob = JobFields & Numbered;

export async function insertSampleJobs(db: Db, workspaceId: string, jobs: readonly NewJob[]): Promise<void> {
  const rows = jobs.map((job) => ({
    workspace_id: workspaceId,
    id: job.id,
    number: job.number,
    title: job.title,
    sales_doc_id: job.salesDocId,
    company_id: job.companyId,
    contact_id: job.contactId,
    stage_id: job.stageId,
    assignee_id: job.assigneeId,
    start_on: job.startOn,
    due_on: job.dueOn,
    notes: job.notes,
    created_at: job.at,
    updated_at: job.at,
  }));
  await insertRows(db, 'jobs', rows);
}

/** Each company's addresses in their order. */
export async function insertSampleEmails(
  db: Db,
  workspaceId: string,
  companies: readonly {
    readonly id: string;
    readonly emails: readonly { readonly id: string; readonly email: string; readonly label: string }[];
  }[],
): Promise<void> {
  const rows = companies.flatMap((company) =>
    company.emails.map(({ id, email, label }, position) => ({
      workspace_id: workspaceId,
      id,
      company_id: company.id,
      email,
      label,
      position,
    })),
  );
  await insertRows(db, 'company_emails', rows);
}

export async function insertSampleColumns(
  db: Db,
  workspaceId: string,
  columns: readonly NewColumn[],
): Promise<void> {
  const rows = columns.map(({ options, ...column }) => ({
    workspace_id: workspaceId,
    ...column,
    options: options.map((option) => ({ ...option })),
  }));
  await insertRows(db, 'custom_columns', rows);
}

export async function insertSampleValues(
  db: Db,
  workspaceId: string,
  values: readonly {
    readonly recordId: string;
    readonly columnId: string;
    readonly value: string | readonly string[];
  }[],
): Promise<void> {
  const rows = values.map(({ recordId, columnId, value }) => ({
    workspace_id: workspaceId,
    record_id: recordId,
    column_id: columnId,
    value: typeof value === 'string' ? value : [...value],
  }));
  await insertRows(db, 'custom_values', rows);
}
