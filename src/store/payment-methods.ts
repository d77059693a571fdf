/** Payment methods: how customers pay, each with a bank or clearing account of its own in the books if it has one. */
import type { Db } from './database.ts';

/** In the order in which people are asked. */
export function listPaymentMethods(db: Db, workspaceId: string) {
  return methodsOf(db, workspaceId).orderBy('position').orderBy('id').execute();
}

export function findPaymentMethod(db: Db, workspaceId: string, id: string) {
  return methodsOf(db, workspaceId).where('id', '=', id).executeTakeFirst();
}

export async function insertPaymentMethods(
  db: Db,
  workspaceId: string,
  methods: readonly { readonly id: string; readonly name: string; readonly position: number }[],
): Promise<void> {
  await db
    .insertInto('payment_methods')
    .values(methods.map((method) => ({ workspace_id: workspaceId, ...method })))
    .execute();
}

export async function renamePaymentMethod(
  db: Db,
  workspaceId: string,
  id: string,
  name: string,
): Promise<void> {
  await db
    .updateTable('payment_methods')
    .set({ name })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

function methodsOf(db: Db, workspaceId: string) {
  return db
    .selectFrom('payment_methods')
    .select(['id', 'name', 'position'])
    .where('workspace_id', '=', workspaceId);
}
