/** Sales docs and their lines. */
import { type SqlBool, sql } from 'kysely';
import type { LineKind } from '../domain/document-lines.ts';
import { contactName } from './contacts.ts';
import type { Db } from './database.ts';
import { containing, isAmong } from './search.ts';

export type LineAmountType = 'exclusive' | 'inclusive' | 'noTax';

export type SalesDocFields = {
  readonly kind: 'quote' | 'order';
  readonly title: string;
  readonly companyId: string | null;
  readonly contactId: string | null;
  readonly currency: string;
  readonly lineAmountType: LineAmountType;
  readonly stageId: string;
  /** A member's user id. */
  readonly ownerId: string | null;
  readonly reference: string | null;
};

/** Decimal strings. */
export type SalesDocLineFields = {
  readonly productId: string | null;
  readonly categoryId: string | null;
  readonly taxComponentId: string | null;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountRate: string;
};

/** Headings and remarks have no amount, product or tax. */
export type SalesDocLineToWrite = SalesDocLineFields & { readonly kind: LineKind };

export type SalesDocHead = Awaited<ReturnType<typeof listSalesDocs>>[number];
export type SalesDocLine = Awaited<ReturnType<typeof listSalesDocLines>>[number];

export type SalesDocFilter = {
  readonly text?: string | undefined;
  readonly stageId?: string | undefined;
  readonly companyId?: string | undefined;
  readonly contactId?: string | undefined;
  readonly externalId?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  /** Those whose Accounting Status shows one of these invoices. */
  readonly invoiceIds?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Newest first, archived ones left out unless asked for by external id. Without lines. */
export function listSalesDocs(db: Db, workspaceId: string, filter: SalesDocFilter) {
  return salesDocsOf(db, workspaceId)
    .$if(filter.externalId === undefined, (q) => q.where('doc.archived_at', 'is', null))
    .$if(filter.externalId !== undefined, (q) => q.where('doc.external_id', '=', filter.externalId ?? ''))
    .$if(filter.stageId !== undefined, (q) => q.where('doc.stage_id', '=', filter.stageId ?? ''))
    .$if(filter.companyId !== undefined, (q) => q.where('doc.company_id', '=', filter.companyId ?? ''))
    .$if(filter.contactId !== undefined, (q) => q.where('doc.contact_id', '=', filter.contactId ?? ''))
    .$if(filter.cursor !== undefined, (q) => q.where('doc.id', '<', filter.cursor ?? ''))
    .$if(filter.ids !== undefined, (q) => q.where(isAmong('doc.id', filter.ids ?? [])))
    .$if(filter.invoiceIds !== undefined, (q) =>
      q.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('invoices')
            .select('invoices.id')
            .whereRef('invoices.workspace_id', '=', 'doc.workspace_id')
            .whereRef('invoices.sales_doc_id', '=', 'doc.id')
            .where(isAmong('invoices.id', filter.invoiceIds ?? [])),
        ),
      ),
    )
    .$if(filter.text !== undefined, (q) => q.where(mentions(filter.text ?? '')))
    .orderBy('doc.id', 'desc')
    .limit(filter.limit)
    .execute();
}

export function findSalesDoc(db: Db, workspaceId: string, id: string): Promise<SalesDocHead | undefined> {
  return salesDocsOf(db, workspaceId).where('doc.id', '=', id).executeTakeFirst();
}

export function findSalesDocByExternalId(db: Db, workspaceId: string, externalId: string) {
  return salesDocsOf(db, workspaceId).where('doc.external_id', '=', externalId).executeTakeFirst();
}

/** Lines of several docs, by doc and position. The tax rate is in percent; '0' where a line has no tax. */
export function listSalesDocLines(db: Db, workspaceId: string, salesDocIds: readonly string[]) {
  return db
    .selectFrom('sales_doc_lines as line')
    .leftJoin('products as product', (join) =>
      join
        .onRef('product.workspace_id', '=', 'line.workspace_id')
        .onRef('product.id', '=', 'line.product_id'),
    )
    .leftJoin('product_categories as category', (join) =>
      join
        .onRef('category.workspace_id', '=', 'line.workspace_id')
        .onRef('category.id', '=', 'line.category_id'),
    )
    .leftJoin('tax_components as tax', (join) =>
      join.onRef('tax.workspace_id', '=', 'line.workspace_id').onRef('tax.id', '=', 'line.tax_component_id'),
    )
    .select([
      'line.id',
      sql<LineKind>`line.kind`.as('kind'),
      'line.sales_doc_id as salesDocId',
      'line.product_id as productId',
      'product.name as productName',
      'line.category_id as categoryId',
      'category.name as categoryName',
      'line.tax_component_id as taxComponentId',
      'tax.name as taxName',
      sql<string>`coalesce(tax.rate, 0)`.as('taxRate'),
      'line.description',
      'line.quantity',
      'line.unit_price as unitPrice',
      'line.discount_rate as discountRate',
    ])
    .where('line.workspace_id', '=', workspaceId)
    .where(sql<SqlBool>`line.sales_doc_id = any(${[...salesDocIds]}::uuid[])`)
    .orderBy('line.sales_doc_id')
    .orderBy('line.position')
    .execute();
}

export async function insertSalesDoc(
  db: Db,
  workspaceId: string,
  doc: SalesDocFields & {
    readonly id: string;
    readonly number: string;
    readonly externalId: string | null;
    readonly at: Date;
  },
): Promise<void> {
  await db
    .insertInto('sales_docs')
    .values({
      workspace_id: workspaceId,
      id: doc.id,
      number: doc.number,
      title: doc.title,
      currency: doc.currency,
      stage_id: doc.stageId,
      kind: doc.kind,
      line_amount_type: doc.lineAmountType,
      company_id: doc.companyId,
      contact_id: doc.contactId,
      owner_id: doc.ownerId,
      reference: doc.reference,
      external_id: doc.externalId,
      created_at: doc.at,
      updated_at: doc.at,
    })
    .execute();
}

/** Replaces the lines; their order is kept. */
export async function replaceSalesDocLines(
  db: Db,
  workspaceId: string,
  salesDocId: string,
  lines: readonly (SalesDocLineToWrite & { readonly id: string })[],
): Promise<void> {
  await db
    .deleteFrom('sales_doc_lines')
    .where('workspace_id', '=', workspaceId)
    .where('sales_doc_id', '=', salesDocId)
    .execute();
  if (lines.length === 0) return;
  await db
    .insertInto('sales_doc_lines')
    .values(
      lines.map((line, position) => ({
        workspace_id: workspaceId,
        id: line.id,
        sales_doc_id: salesDocId,
        position,
        kind: line.kind,
        product_id: line.productId,
        category_id: line.categoryId,
        tax_component_id: line.taxComponentId,
        description: line.description,
        quantity: line.quantity,
        unit_price: line.unitPrice,
        discount_rate: line.discountRate,
      })),
    )
    .execute();
}

/** The version of a doc, its row held until the transaction ends. */
export function lockSalesDoc(db: Db, workspaceId: string, id: string) {
  return db
    .selectFrom('sales_docs')
    .select('version')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export type SalesDocChange = { readonly [Field in keyof SalesDocFields]?: SalesDocFields[Field] | undefined };

/** Fields left out stay; the version moves on. */
export async function updateSalesDoc(
  db: Db,
  workspaceId: string,
  id: string,
  change: SalesDocChange & { readonly archivedAt?: Date | null; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('sales_docs')
    .set((eb) => ({
      kind: change.kind,
      title: change.title,
      company_id: change.companyId,
      contact_id: change.contactId,
      currency: change.currency,
      line_amount_type: change.lineAmountType,
      stage_id: change.stageId,
      owner_id: change.ownerId,
      reference: change.reference,
      archived_at: change.archivedAt,
      updated_at: change.at,
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

function mentions(text: string) {
  const pattern = containing(text);
  return sql<SqlBool>`concat_ws(' ', doc.number, doc.title, doc.reference, companies.name, ${contactName}) ilike ${pattern}`;
}

function salesDocsOf(db: Db, workspaceId: string) {
  return db
    .selectFrom('sales_docs as doc')
    .innerJoin('stages as stage', (join) =>
      join.onRef('stage.workspace_id', '=', 'doc.workspace_id').onRef('stage.id', '=', 'doc.stage_id'),
    )
    .leftJoin('companies', (join) =>
      join
        .onRef('companies.workspace_id', '=', 'doc.workspace_id')
        .onRef('companies.id', '=', 'doc.company_id'),
    )
    .leftJoin('contacts', (join) =>
      join
        .onRef('contacts.workspace_id', '=', 'doc.workspace_id')
        .onRef('contacts.id', '=', 'doc.contact_id'),
    )
    .leftJoin('auth_users as owner', 'owner.id', 'doc.owner_id')
    .select([
      'doc.id',
      'doc.number',
      'doc.kind',
      'doc.title',
      'doc.company_id as companyId',
      'companies.name as companyName',
      'doc.contact_id as contactId',
      sql<string | null>`case when contacts.id is not null then ${contactName} end`.as('contactName'),
      'doc.currency',
      'doc.line_amount_type as lineAmountType',
      'doc.stage_id as stageId',
      'stage.name as stageName',
      'doc.owner_id as ownerId',
      'owner.name as ownerName',
      'doc.reference',
      'doc.external_id as externalId',
      'doc.version',
      'doc.created_at as createdAt',
      'doc.updated_at as updatedAt',
      'doc.archived_at as archivedAt',
      'doc.accepted_at as acceptedAt',
    ])
    .where('doc.workspace_id', '=', workspaceId);
}
