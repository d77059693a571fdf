/** Product categories: the revenue types that account mapping maps. */
import type { Db } from './database.ts';

/** By name. */
export function listCategories(db: Db, workspaceId: string) {
  return categoriesOf(db, workspaceId).orderBy('name').orderBy('id').execute();
}

export function findCategory(db: Db, workspaceId: string, id: string) {
  return categoriesOf(db, workspaceId).where('id', '=', id).executeTakeFirst();
}

export async function insertCategories(
  db: Db,
  workspaceId: string,
  categories: readonly { readonly id: string; readonly name: string }[],
): Promise<void> {
  if (categories.length === 0) return;
  await db
    .insertInto('product_categories')
    .values(categories.map(({ id, name }) => ({ workspace_id: workspaceId, id, name })))
    .execute();
}

export async function renameCategory(db: Db, workspaceId: string, id: string, name: string): Promise<void> {
  await db
    .updateTable('product_categories')
    .set({ name })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

function categoriesOf(db: Db, workspaceId: string) {
  return db.selectFrom('product_categories').select(['id', 'name']).where('workspace_id', '=', workspaceId);
}
