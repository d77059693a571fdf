/** Products: what is sold, with its category, tax and price. */
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { containing } from './search.ts';

export type ProductFields = {
  readonly code: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly categoryId: string | null;
  readonly taxComponentId: string | null;
  /** A decimal string. */
  readonly unitPrice: string;
};

export type Product = Awaited<ReturnType<typeof listProducts>>[number];

export type ProductFilter = {
  readonly text?: string | undefined;
  readonly externalId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Newest first, archived ones left out unless asked for by external id. */
export function listProducts(db: Db, workspaceId: string, filter: ProductFilter) {
  const pattern = containing(filter.text ?? '');
  return productsOf(db, workspaceId)
    .$if(filter.externalId === undefined, (q) => q.where('products.archived_at', 'is', null))
    .$if(filter.externalId !== undefined, (q) =>
      q.where('products.external_id', '=', filter.externalId ?? ''),
    )
    .$if(filter.cursor !== undefined, (q) => q.where('products.id', '<', filter.cursor ?? ''))
    .$if(filter.text !== undefined, (q) =>
      q.where((eb) => eb.or([eb('products.name', 'ilike', pattern), eb('products.code', 'ilike', pattern)])),
    )
    .orderBy('products.id', 'desc')
    .limit(filter.limit)
    .execute();
}

export function findProduct(db: Db, workspaceId: string, id: string): Promise<Product | undefined> {
  return productsOf(db, workspaceId).where('products.id', '=', id).executeTakeFirst();
}

export function findProductByExternalId(
  db: Db,
  workspaceId: string,
  externalId: string,
): Promise<Product | undefined> {
  return productsOf(db, workspaceId).where('products.external_id', '=', externalId).executeTakeFirst();
}

export async function insertProduct(
  db: Db,
  workspaceId: string,
  product: ProductFields & { readonly id: string; readonly externalId: string | null; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('products')
    .values({
      workspace_id: workspaceId,
      id: product.id,
      name: product.name,
      ...columnsOf(product),
      external_id: product.externalId,
      created_at: product.at,
      updated_at: product.at,
    })
    .execute();
}

/** Names of products by id, archived ones too, as people sort them: "TEE – T-shirt". */
export async function listProductNames(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('products')
    .select(['id', sql<string>`concat_ws(' – ', nullif(code, ''), name)`.as('name')])
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('name')
    .execute();
}

/** For imports and for matching with the items of the books: every product that has a code. */
export async function listProductCodes(db: Db, workspaceId: string) {
  const rows = await db
    .selectFrom('products')
    .select(['id', 'code', 'category_id as categoryId'])
    .where('workspace_id', '=', workspaceId)
    .where('code', 'is not', null)
    .execute();
  return rows.flatMap(({ code, ...product }) => (code === null ? [] : [{ ...product, code }]));
}

/** The version of a product, its row held until the transaction ends. */
export function lockProduct(db: Db, workspaceId: string, id: string) {
  return db
    .selectFrom('products')
    .select('version')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export type ProductChange = { readonly [Field in keyof ProductFields]?: ProductFields[Field] | undefined };

/** Fields left out stay; the version moves on. */
export async function updateProduct(
  db: Db,
  workspaceId: string,
  id: string,
  change: ProductChange & { readonly archivedAt?: Date | null; readonly at: Date },
): Promise<void> {
  await db
    .updateTable('products')
    .set((eb) => ({
      name: change.name,
      ...columnsOf(change),
      archived_at: change.archivedAt,
      updated_at: change.at,
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

function columnsOf(product: ProductChange) {
  return {
    code: product.code,
    description: product.description,
    category_id: product.categoryId,
    tax_component_id: product.taxComponentId,
    unit_price: product.unitPrice,
  };
}

function productsOf(db: Db, workspaceId: string) {
  return db
    .selectFrom('products')
    .leftJoin('product_categories as category', (join) =>
      join
        .onRef('category.workspace_id', '=', 'products.workspace_id')
        .onRef('category.id', '=', 'products.category_id'),
    )
    .select([
      'products.id',
      'products.code',
      'products.name',
      'products.description',
      'products.category_id as categoryId',
      'category.name as categoryName',
      'products.tax_component_id as taxComponentId',
      'products.unit_price as unitPrice',
      'products.external_id as externalId',
      'products.version',
      'products.created_at as createdAt',
      'products.updated_at as updatedAt',
      'products.archived_at as archivedAt',
    ])
    .where('products.workspace_id', '=', workspaceId);
}
