/** Creates, changes and archives products. */
import { inTransaction, type Tx } from '../store/database.ts';
import {
  findProduct,
  findProductByExternalId,
  insertProduct,
  lockProduct,
  type Product,
  type ProductChange,
  type ProductFields,
  updateProduct,
} from '../store/products.ts';
import type { Actor } from './actor.ts';
import { unknownReferences } from './check-references.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { done, invalid, notFound, type Result, refuseStale } from './refusal.ts';
import type { Created } from './save-company.ts';

export type ProductToCreate = ProductFields & { readonly externalId: string | null };

/** With an external id that exists, answers the product that has it and changes nothing. */
export function createProduct(
  deps: CommandDeps,
  actor: Actor,
  product: ProductToCreate,
): Promise<Result<Created<Product>>> {
  return inTransaction(deps.db, async (tx) => {
    if (product.externalId !== null) {
      const existing = await findProductByExternalId(tx, actor.workspaceId, product.externalId);
      if (existing !== undefined) return done({ record: existing, isNew: false });
    }
    const unknown = await unknownParts(tx, actor, product);
    if (unknown.length > 0) return invalid(unknown);
    const id = await createProductIn(deps, tx, actor, product);
    return done({ record: await loadProduct(tx, actor, id), isNew: true });
  });
}

/** Within a transaction of the caller, unchecked; answers the id. */
export async function createProductIn(
  deps: CommandDeps,
  tx: Tx,
  actor: Actor,
  product: ProductToCreate,
): Promise<string> {
  const id = deps.ids();
  await insertProduct(tx, actor.workspaceId, { ...product, id, at: deps.clock.now() });
  await recordChange(deps, tx, actor, {
    kind: 'product',
    id,
    action: 'created',
    details: { name: product.name },
  });
  return id;
}

export type ProductToChange = ProductChange & {
  readonly archived?: false | undefined;
  readonly version?: number | undefined;
};

export function changeProduct(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  { version, archived, ...fields }: ProductToChange,
): Promise<Result<Product>> {
  return inTransaction(deps.db, async (tx) => {
    const current = await lockProduct(tx, actor.workspaceId, id);
    if (current === undefined) return notFound('product');
    const stale = refuseStale(version, current.version);
    if (stale !== null) return stale;
    const unknown = await unknownParts(tx, actor, fields);
    if (unknown.length > 0) return invalid(unknown);
    const revived = archived === false ? { archivedAt: null } : {};
    await updateProduct(tx, actor.workspaceId, id, { ...fields, ...revived, at: deps.clock.now() });
    await recordChange(deps, tx, actor, { kind: 'product', id, action: 'updated', details: { ...fields } });
    return done(await loadProduct(tx, actor, id));
  });
}

export function archiveProduct(deps: CommandDeps, actor: Actor, id: string): Promise<Result<Product>> {
  return inTransaction(deps.db, async (tx) => {
    if ((await lockProduct(tx, actor.workspaceId, id)) === undefined) return notFound('product');
    const at = deps.clock.now();
    await updateProduct(tx, actor.workspaceId, id, { archivedAt: at, at });
    await recordChange(deps, tx, actor, { kind: 'product', id, action: 'archived' });
    return done(await loadProduct(tx, actor, id));
  });
}

async function loadProduct(tx: Tx, actor: Actor, id: string): Promise<Product> {
  const product = await findProduct(tx, actor.workspaceId, id);
  if (product === undefined) throw new Error('A product that was just written is not there');
  return product;
}

function unknownParts(tx: Tx, actor: Actor, { categoryId, taxComponentId }: ProductChange) {
  return unknownReferences(tx, actor.workspaceId, [
    { kind: 'category', id: categoryId, path: 'categoryId' },
    { kind: 'taxComponent', id: taxComponentId, path: 'taxComponentId' },
  ]);
}
