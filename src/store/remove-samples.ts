/** Takes sample records out, all but those that somebody's own records need. */
import { sql } from 'kysely';
import type { Tx } from './database.ts';

/**
 * Holds what the engine has still to do about sample records, so that no worker takes any of it meanwhile.
 * @returns how many of it a request is about just now: whatever comes back must find its record.
 */
export async function holdSampleOperations(tx: Tx, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ readonly state: string }>`
    select op.state from sync_operations as op
    where op.workspace_id = ${workspaceId} and op.state in ('queued', 'dispatched', 'unknown', 'needsAttention')
      and op.subject_id in (${subjectsOf(workspaceId)})
    order by op.id for update`.execute(tx);
  return rows.filter(({ state }) => state === 'dispatched' || state === 'unknown').length;
}

/** Those that stand in books which are not for practice, or were on their way there, are sample data no more. */
export async function keepSamplesInRealBooks(
  tx: Tx,
  workspaceId: string,
  practiceProviders: readonly string[],
): Promise<void> {
  await sql`
    delete from sample_records as sample
    using invoices as invoice, connections as books
    where sample.workspace_id = ${workspaceId} and sample.kind = 'invoice'
      and invoice.workspace_id = sample.workspace_id and invoice.id = sample.record_id
      and books.workspace_id = invoice.workspace_id and books.id = invoice.connection_id
      and books.provider <> all(${[...practiceProviders]}::text[])
      and exists (select from sync_operations as op where op.workspace_id = invoice.workspace_id
        and op.subject_kind = 'invoice' and op.subject_id = invoice.id and op.first_dispatched_at is not null)`.execute(
    tx,
  );
}

/** From what needs others to what others need. @returns how many of each kind are gone. */
export async function deleteSamples(tx: Tx, workspaceId: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const kind of [
    'invoice',
    'job',
    'salesDoc',
    'contact',
    'company',
    'product',
    'productCategory',
  ] as const)
    counts.set(kind, await deleteKind(tx, workspaceId, kind));
  counts.set('column', await deleteColumns(tx, workspaceId));
  counts.set('view', await deleteViews(tx, workspaceId));
  return counts;
}

/** Those in which something stands of a record that is no sample are somebody's own by now. */
async function deleteColumns(tx: Tx, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ readonly id: string }>`
    delete from custom_columns as own using sample_records as sample
    where own.workspace_id = ${workspaceId} and sample.workspace_id = own.workspace_id
      and sample.kind = 'column' and sample.record_id = own.id
      and not exists (select from custom_values as value where value.workspace_id = own.workspace_id
        and value.column_id = own.id and not exists (select from sample_records as other
          where other.workspace_id = value.workspace_id and other.record_id = value.record_id))
    returning own.id`.execute(tx);
  return rows.length;
}

async function deleteViews(tx: Tx, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ readonly id: string }>`
    delete from views using sample_records as sample
    where views.workspace_id = ${workspaceId} and sample.workspace_id = views.workspace_id
      and sample.kind = 'view' and sample.record_id = views.id
    returning views.id`.execute(tx);
  return rows.length;
}

type Deletable = keyof typeof tables;

const tables = {
  invoice: { name: 'invoices', usedBy: [] },
  job: { name: 'jobs', usedBy: [['invoices', 'job_id']] },
  salesDoc: {
    name: 'sales_docs',
    usedBy: [
      ['invoices', 'sales_doc_id'],
      ['jobs', 'sales_doc_id'],
    ],
  },
  contact: {
    name: 'contacts',
    usedBy: [
      ['invoices', 'contact_id'],
      ['jobs', 'contact_id'],
      ['sales_docs', 'contact_id'],
    ],
  },
  company: {
    name: 'companies',
    usedBy: [
      ['invoices', 'company_id'],
      ['jobs', 'company_id'],
      ['sales_docs', 'company_id'],
      ['contacts', 'company_id'],
    ],
  },
  product: {
    name: 'products',
    usedBy: [
      ['invoice_lines', 'product_id'],
      ['sales_doc_lines', 'product_id'],
    ],
  },
  productCategory: {
    name: 'product_categories',
    usedBy: [
      ['products', 'category_id'],
      ['invoice_lines', 'category_id'],
      ['sales_doc_lines', 'category_id'],
    ],
  },
} as const;

async function deleteKind(tx: Tx, workspaceId: string, kind: Deletable): Promise<number> {
  const { name, usedBy } = tables[kind];
  if (kind === 'invoice') await deleteMoney(tx, workspaceId);
  const unused = usedBy.map(
    ([table, column]) => sql`and not exists (select from ${sql.table(table)} as other
      where other.workspace_id = record.workspace_id and other.${sql.ref(column)} = record.id)`,
  );
  const { rows } = await sql<{ readonly id: string }>`
    delete from ${sql.table(name)} as record using sample_records as sample
    where record.workspace_id = ${workspaceId} and sample.workspace_id = record.workspace_id
      and sample.kind = ${kind} and sample.record_id = record.id ${sql.join(unused, sql` `)}
    returning record.id`.execute(tx);
  await forget(
    tx,
    workspaceId,
    rows.map(({ id }) => id),
  );
  return rows.length;
}

/** Most of it goes with the invoices' rows, but not what is kept of it beside, nor credit notes, whose lines need theirs. */
async function deleteMoney(tx: Tx, workspaceId: string): Promise<void> {
  const { rows } = await sql<{ readonly id: string }>`${moneyIds(workspaceId)}`.execute(tx);
  const ids = rows.map(({ id }) => id);
  await forget(tx, workspaceId, ids);
  await sql`delete from credit_notes where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`.execute(
    tx,
  );
}

/** What is kept of records beside themselves, with no foreign key to follow. */
async function forget(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of ['sync_operations', 'links', 'activities', 'contact_decisions'] as const)
    await sql`delete from ${sql.table(table)}
      where workspace_id = ${workspaceId} and subject_id = any(${[...ids]}::uuid[])`.execute(tx);
  await sql`delete from custom_values
    where workspace_id = ${workspaceId} and record_id = any(${[...ids]}::uuid[])`.execute(tx);
  await sql`delete from mappings
    where workspace_id = ${workspaceId} and subject_id = any(${[...ids]}::text[])`.execute(tx);
}

/** Sample records, and the money of sample invoices. */
function subjectsOf(workspaceId: string) {
  return sql`select record_id from sample_records where workspace_id = ${workspaceId}
    union all ${moneyIds(workspaceId)}`;
}

function moneyIds(workspaceId: string) {
  const sampleInvoices = sql`select record_id from sample_records
    where workspace_id = ${workspaceId} and kind = 'invoice'`;
  return sql.join(
    ['payments', 'credit_notes', 'credit_uses', 'invoice_emails', 'invoice_files', 'invoice_notes'].map(
      (table) => sql`select id from ${sql.table(table)}
        where workspace_id = ${workspaceId} and invoice_id in (${sampleInvoices})`,
    ),
    sql` union all `,
  );
}
