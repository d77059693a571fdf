/** Invoices and their lines. */
import { type Selectable, sql } from 'kysely';
import type { SyncState } from '../domain/accounting-status.ts';
import type { DocumentOptions } from '../domain/document-options.ts';
import type { LineAmountType, LineInput, Totals } from '../domain/invoice.ts';
import { type Books, type MappableLine, type ResolvedLine, taxOfResolved } from '../domain/mapping.ts';
import type { ChosenTracking } from '../domain/tracking.ts';
import type { DB, Db, Tx } from './database.ts';
import { insertRows, replacing } from './insert-rows.ts';
import { isAmong } from './search.ts';

export type InvoiceRow = Selectable<DB['invoices']>;
export type InvoiceLineRow = Omit<Selectable<DB['invoice_lines']>, 'tracking'> & {
  readonly tracking: readonly ChosenTracking[];
  readonly category_name: string | null;
  readonly tax_name: string | null;
  readonly tax_rate: string | null;
  readonly product_name: string | null;
};

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

export type InvoiceLineInput = {
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountRate: string;
  readonly productId: string | null;
  readonly categoryId: string | null;
  readonly taxComponentId: string | null;
  readonly accountCode: string | null;
  readonly itemCode: string | null;
  readonly taxType: string | null;
  readonly tracking: readonly ChosenTracking[];
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

/** The lines of one invoice or of many; those that are there already are changed. */
async function insertLines(
  tx: Tx,
  workspaceId: string,
  invoices: readonly {
    readonly invoiceId: string;
    readonly lines: readonly InvoiceLineInput[];
    readonly totals: Totals;
    readonly lineIds: readonly string[];
  }[],
): Promise<void> {
  const rows = invoices.flatMap(({ invoiceId, lines, totals, lineIds }) =>
    lines.map((line, index) => ({
      workspace_id: workspaceId,
      id: lineIds[index] ?? '',
      invoice_id: invoiceId,
      position: index,
      product_id: line.productId,
      category_id: line.categoryId,
      tax_component_id: line.taxComponentId,
      description: line.description,
      quantity: line.quantity,
      unit_price: line.unitPrice,
      discount_rate: line.discountRate,
      account_code: line.accountCode,
      item_code: line.itemCode,
      tax_type: line.taxType,
      tracking: [...line.tracking],
      line_amount: totals.lines[index]?.lineAmount ?? '0',
      tax_amount: totals.lines[index]?.taxAmount ?? '0',
    })),
  );
  await insertRows(tx, 'invoice_lines', rows, replacing(['workspace_id', 'id'], rows));
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

/** Lines of several invoices with the names that screens and problems speak of, in order. */
export async function listInvoiceLines(
  db: Db,
  workspaceId: string,
  invoiceIds: readonly string[],
): Promise<InvoiceLineRow[]> {
  if (invoiceIds.length === 0) return [];
  const rows = await db
    .selectFrom('invoice_lines as line')
    .leftJoin('product_categories as category', (join) =>
      join
        .onRef('category.workspace_id', '=', 'line.workspace_id')
        .onRef('category.id', '=', 'line.category_id'),
    )
    .leftJoin('tax_components as tax', (join) =>
      join.onRef('tax.workspace_id', '=', 'line.workspace_id').onRef('tax.id', '=', 'line.tax_component_id'),
    )
    .leftJoin('products as product', (join) =>
      join
        .onRef('product.workspace_id', '=', 'line.workspace_id')
        .onRef('product.id', '=', 'line.product_id'),
    )
    .selectAll('line')
    .select([
      'category.name as category_name',
      'tax.name as tax_name',
      'tax.rate as tax_rate',
      'product.name as product_name',
    ])
    .where('line.workspace_id', '=', workspaceId)
    .where(sql<boolean>`line.invoice_id = any(${invoiceIds}::uuid[])`)
    .orderBy('line.invoice_id')
    .orderBy('line.position')
    .execute();
  // Written by insertLines alone.
  return rows.map((row) => ({ ...row, tracking: row.tracking as unknown as ChosenTracking[] }));
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

export type InvoiceFilter = {
  readonly text?: string;
  readonly syncStates?: readonly string[];
  readonly connectionId?: string;
  readonly companyId?: string;
  readonly contactId?: string;
  readonly salesDocId?: string;
  readonly jobId?: string;
  readonly externalId?: string;
  /** True: those for which the books come to another total or tax; false: the others. */
  readonly totalsDiffer?: boolean;
  /** Somebody changed it in the books, and nobody has said yet which side counts. */
  readonly isChangedThere?: boolean;
  readonly ids?: readonly string[];
  /** Ids are in the order of their making: newest first, and this one was the last of the page before. */
  readonly beforeId?: string;
  readonly limit: number;
};

export function listInvoices(db: Db, workspaceId: string, filter: InvoiceFilter): Promise<InvoiceRow[]> {
  return db
    .selectFrom('invoices as invoice')
    .selectAll('invoice')
    .where('invoice.workspace_id', '=', workspaceId)
    .$if(filter.syncStates !== undefined, (query) =>
      query.where('invoice.sync_state', 'in', [...(filter.syncStates ?? [])]),
    )
    .$if(filter.connectionId !== undefined, (query) =>
      query.where('invoice.connection_id', '=', filter.connectionId ?? ''),
    )
    .$if(filter.companyId !== undefined, (query) =>
      query.where('invoice.company_id', '=', filter.companyId ?? ''),
    )
    .$if(filter.contactId !== undefined, (query) =>
      query.where('invoice.contact_id', '=', filter.contactId ?? ''),
    )
    .$if(filter.salesDocId !== undefined, (query) =>
      query.where('invoice.sales_doc_id', '=', filter.salesDocId ?? ''),
    )
    .$if(filter.jobId !== undefined, (query) => query.where('invoice.job_id', '=', filter.jobId ?? ''))
    .$if(filter.externalId !== undefined, (query) =>
      query.where('invoice.external_id', '=', filter.externalId ?? ''),
    )
    .$if(filter.totalsDiffer !== undefined, (query) =>
      query.where(sql<boolean>`exists (select from mirrors m where m.workspace_id = invoice.workspace_id
        and m.invoice_id = invoice.id and m.difference is not null and invoice.sync_state = 'inBooks'
        and (m.total, m.total_tax) is distinct from (invoice.total, invoice.total_tax)) = ${filter.totalsDiffer}`),
    )
    .$if(filter.isChangedThere !== undefined, (query) =>
      query.where(({ exists, not, selectFrom }) => {
        const changed = exists(
          selectFrom('mirrors as mirror')
            .select('mirror.invoice_id')
            .whereRef('mirror.workspace_id', '=', 'invoice.workspace_id')
            .whereRef('mirror.invoice_id', '=', 'invoice.id')
            .where('mirror.is_changed_there', '=', sql.lit(true)),
        );
        return filter.isChangedThere === true ? changed : not(changed);
      }),
    )
    .$if(filter.ids !== undefined, (query) => query.where(isAmong('invoice.id', filter.ids ?? [])))
    .$if(filter.beforeId !== undefined, (query) => query.where('invoice.id', '<', filter.beforeId ?? ''))
    .$if(filter.text !== undefined, (query) =>
      query.where(sql<boolean>`position(lower(${filter.text ?? ''}) in lower(concat_ws(' ', invoice.number, invoice.reference,
        (select c.name from companies c where c.workspace_id = invoice.workspace_id and c.id = invoice.company_id),
        (select concat_ws(' ', p.first_name, p.last_name, p.email) from contacts p
          where p.workspace_id = invoice.workspace_id and p.id = invoice.contact_id)))) > 0`),
    )
    .orderBy('invoice.id', 'desc')
    .limit(filter.limit)
    .execute();
}

/** How many invoices stand where, with their sums: what `status` prints. */
export async function summariseInvoices(
  db: Db,
  workspaceId: string,
): Promise<
  readonly {
    readonly sync_state: string;
    readonly accounting_status: string | null;
    readonly currency: string;
    readonly count: number;
    readonly total: string;
  }[]
> {
  const rows = await db
    .selectFrom('invoices as invoice')
    .leftJoin('mirrors as mirror', (join) =>
      join
        .onRef('mirror.workspace_id', '=', 'invoice.workspace_id')
        .onRef('mirror.invoice_id', '=', 'invoice.id'),
    )
    .select((eb) => [
      'invoice.sync_state',
      'mirror.accounting_status',
      'invoice.currency',
      eb.fn.countAll<bigint>().as('count'),
      sql<string>`sum(coalesce(mirror.total, invoice.total))`.as('total'),
    ])
    .where('invoice.workspace_id', '=', workspaceId)
    .groupBy(['invoice.sync_state', 'mirror.accounting_status', 'invoice.currency'])
    .orderBy('invoice.sync_state')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** A stored line as the mapping looks at it. */
export function mappableLine(line: InvoiceLineRow): MappableLine {
  return {
    categoryId: line.category_id,
    categoryName: line.category_name,
    productId: line.product_id,
    taxComponentId: line.tax_component_id,
    taxName: line.tax_name,
    taxRate: line.tax_rate ?? '0',
    accountCode: line.account_code,
    itemCode: line.item_code,
    taxType: line.tax_type,
    tracking: line.tracking,
  };
}

/** Stored lines with the rates of the books, as totals are computed from them. */
export function ratedLines(
  lines: readonly InvoiceLineRow[],
  resolved: readonly ResolvedLine[],
  books: Books,
): LineInput[] {
  return lines.map((line, index) => ({
    quantity: line.quantity,
    unitPrice: line.unit_price,
    discountRate: line.discount_rate,
    ...taxOfResolved(resolved[index], books),
  }));
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
