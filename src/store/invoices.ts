/** Invoices: written with their lines, found, locked, and how far they have come. */
import { type Selectable, sql } from 'kysely';
import type { SyncState } from '../domain/accounting-status.ts';
import type { DocumentOptions } from '../domain/document-options.ts';
import type { LineAmountType, Totals } from '../domain/invoice.ts';
import type { DB, Db, Tx } from './database.ts';
import { insertRows } from './insert-rows.ts';
import { type InvoiceLineInput, insertLines } from './invoice-lines.ts';

export type InvoiceRow = Selectable<DB['invoices']>;

/** What a person decides of an invoice; everything else is computed or comes back from the ledger. */
export type InvoiceInput = DocumentOptions & {
  /** The books that were chosen for it. None: those of its customer. Left out of a change: as they were. */
  readonly connectionId?: string | null | undefined;
  readonly companyId: string | null;
  readonly contactId: string | null;
  readonly billingEmail: string | null;
  readonly salesDocId: string | null;
  readonly jobId: string | null;
  readonly currency: string;
  readonly lineAmountType: LineAmountType;
  readonly issueDate: string;
  readonly dueDate: string | null;
  readonly reference: string | null;
  readonly number: string | null;
  readonly externalId: string | null;
  readonly lines: readonly InvoiceLineInput[];
};

/** What a person decides of an invoice that is there, its lines named where they are its own already. */
export type InvoiceChange = InvoiceInput & {
  /** For each line: its id, or null for a new one. */
  readonly lineIds: readonly (string | null)[];
};

/** An invoice and its lines, before they are stored. */
export type NewInvoice = InvoiceInput & {
  readonly id: string;
  readonly connectionId: string | null;
  readonly syncState: SyncState;
  readonly totals: Totals;
  readonly lineIds: readonly string[];
  readonly createdBy: string | null;
  readonly now: Date;
};

/** One or many, with their lines. @returns the rows in the order given. */
export async function insertInvoices(
  tx: Tx,
  workspaceId: string,
  invoices: readonly NewInvoice[],
): Promise<readonly InvoiceRow[]> {
  const rows = invoices.map((invoice) => ({
    workspace_id: workspaceId,
    id: invoice.id,
    connection_id: invoice.connectionId,
    sync_state: invoice.syncState,
    external_id: invoice.externalId,
    created_by: invoice.createdBy,
    created_at: invoice.now,
    updated_at: invoice.now,
    ...headColumns(invoice),
    ...totalColumns(invoice.totals),
  }));
  const inserted = await insertRows(tx, 'invoices', rows, sql<InvoiceRow>`returning *`);
  await insertLines(
    tx,
    workspaceId,
    invoices.map((invoice) => ({ ...invoice, invoiceId: invoice.id })),
  );
  const byId = new Map(inserted.map((row) => [row.id, row]));
  return invoices.flatMap(({ id }) => byId.get(id) ?? []);
}

/**
 * Replaces what a person decides of an invoice; the version moves on. A line whose id is there already stays that line,
 * and the ledger's line with it.
 */
export async function updateInvoice(
  tx: Tx,
  workspaceId: string,
  id: string,
  change: InvoiceInput & { readonly totals: Totals; readonly lineIds: readonly string[]; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('invoices')
    .set((eb) => ({
      ...headColumns(change),
      ...totalColumns(change.totals),
      updated_at: change.now,
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
  await tx
    .deleteFrom('invoice_lines')
    .where('workspace_id', '=', workspaceId)
    .where('invoice_id', '=', id)
    .where(sql<boolean>`id <> all(${change.lineIds}::uuid[])`)
    .execute();
  await insertLines(tx, workspaceId, [{ ...change, invoiceId: id }]);
}

export function findInvoice(db: Db, workspaceId: string, id: string): Promise<InvoiceRow | undefined> {
  return db
    .selectFrom('invoices')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export function findInvoicesByIds(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<InvoiceRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('invoices')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}

export function lockInvoice(tx: Tx, workspaceId: string, id: string): Promise<InvoiceRow | undefined> {
  return tx
    .selectFrom('invoices')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Several under a lock, in one order everywhere. */
export function lockInvoices(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<InvoiceRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx
    .selectFrom('invoices')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export function findInvoiceByExternalId(
  db: Db,
  workspaceId: string,
  externalId: string,
): Promise<InvoiceRow | undefined> {
  return db
    .selectFrom('invoices')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
}

/** What we say that several invoices come to; decimal strings by invoice id. */
export async function listInvoiceTotals(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly total: string; readonly totalTax: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('invoices')
    .select(['id', 'total', 'total_tax as totalTax'])
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, ...totals }) => [id, totals]));
}

/** Notes what invoices were sent as, where the books kept them as something less. */
export async function setHeldBack(
  db: Db,
  workspaceId: string,
  held: readonly { readonly id: string; readonly from: 'awaitingApproval' | 'approved' }[],
): Promise<void> {
  if (held.length === 0) return;
  await sql`
    update invoices set held_back_from = kept.sent_as
    from unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ from }) => from)}::text[]) as kept (id, sent_as)
    where invoices.workspace_id = ${workspaceId} and invoices.id = kept.id`.execute(db);
}

/** Which rows of the boards invoices were made from. */
export function findSourcesOfInvoices(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<Pick<InvoiceRow, 'id' | 'sales_doc_id' | 'job_id'>[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('invoices')
    .select(['id', 'sales_doc_id', 'job_id'])
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}

export async function setInvoicesSyncState(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
  change: {
    readonly syncState: SyncState;
    readonly connectionId?: string;
    readonly isVoided?: boolean;
    /** Of those that wait here. */
    readonly emailWhenApproved?: boolean;
    readonly now: Date;
  },
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('invoices')
    .set({
      sync_state: change.syncState,
      updated_at: change.now,
      ...(change.connectionId === undefined ? {} : { connection_id: change.connectionId }),
      ...(change.isVoided === undefined ? {} : { is_voided: change.isVoided }),
      email_when_approved: change.emailWhenApproved ?? false,
    })
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}

/** Chosen by a person before it was ever sent; null: it follows its customer. */
export async function setInvoiceBooks(
  tx: Tx,
  workspaceId: string,
  id: string,
  connectionId: string | null,
): Promise<void> {
  await tx
    .updateTable('invoices')
    .set({ connection_id: connectionId })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** The ledger's numbers, taken over whenever the mirror shows others; or ours, where the books number none. */
export async function setInvoiceNumbers(
  db: Db,
  workspaceId: string,
  numbers: readonly { readonly id: string; readonly number: string }[],
): Promise<void> {
  if (numbers.length === 0) return;
  await sql`
    update invoices set number = told.number
    from unnest(${numbers.map(({ id }) => id)}::uuid[], ${numbers.map(({ number }) => number)}::text[]) as told (id, number)
    where invoices.workspace_id = ${workspaceId} and invoices.id = told.id
      and invoices.number is distinct from told.number`.execute(db);
}

function headColumns(input: InvoiceInput) {
  return {
    number: input.number,
    company_id: input.companyId,
    contact_id: input.contactId,
    billing_email: input.billingEmail,
    sales_doc_id: input.salesDocId,
    job_id: input.jobId,
    currency: input.currency,
    line_amount_type: input.lineAmountType,
    issue_date: input.issueDate,
    due_date: input.dueDate,
    reference: input.reference,
    arrive_as: input.arriveAs,
    branding_theme_id: input.brandingThemeId,
    currency_rate: input.currencyRate,
  };
}

/** A stored invoice's own choices, as the domain looks at them. */
export function documentOptions(invoice: InvoiceRow): DocumentOptions & { readonly currency: string } {
  return {
    currency: invoice.currency,
    // The table's check constraint admits no other value.
    arriveAs: invoice.arrive_as as DocumentOptions['arriveAs'],
    brandingThemeId: invoice.branding_theme_id,
    currencyRate: invoice.currency_rate,
  };
}

function totalColumns(totals: Totals) {
  return { sub_total: totals.subTotal, total_tax: totals.totalTax, total: totals.total };
}
