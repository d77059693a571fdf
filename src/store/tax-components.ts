/** Tax components: our names for taxes, with their rates in percent. */
import type { Db } from './database.ts';

export type NewTaxComponent = {
  readonly id: string;
  readonly name: string;
  /** Percent, a decimal string. */
  readonly rate: string;
  readonly isDefault: boolean;
};

export async function insertTaxComponents(
  db: Db,
  workspaceId: string,
  components: readonly NewTaxComponent[],
): Promise<void> {
  await db
    .insertInto('tax_components')
    .values(
      components.map(({ id, name, rate, isDefault }) => ({
        workspace_id: workspaceId,
        id,
        name,
        rate,
        is_default: isDefault,
      })),
    )
    .execute();
}

export function listTaxComponents(db: Db, workspaceId: string) {
  return componentsOf(db, workspaceId).orderBy('name').orderBy('id').execute();
}

export function findTaxComponent(db: Db, workspaceId: string, id: string) {
  return componentsOf(db, workspaceId).where('id', '=', id).executeTakeFirst();
}

export type TaxComponentChange = {
  readonly name?: string | undefined;
  readonly rate?: string | undefined;
  readonly isDefault?: boolean | undefined;
};

export async function updateTaxComponent(
  db: Db,
  workspaceId: string,
  id: string,
  { name, rate, isDefault }: TaxComponentChange,
): Promise<void> {
  if (name === undefined && rate === undefined && isDefault === undefined) return;
  await db
    .updateTable('tax_components')
    .set({ name, rate, is_default: isDefault })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Before another becomes the default: there is at most one. */
export async function clearDefaultTax(db: Db, workspaceId: string): Promise<void> {
  await db
    .updateTable('tax_components')
    .set({ is_default: false })
    .where('workspace_id', '=', workspaceId)
    .where('is_default', '=', true)
    .execute();
}

function componentsOf(db: Db, workspaceId: string) {
  return db
    .selectFrom('tax_components')
    .select(['id', 'name', 'rate', 'is_default as isDefault'])
    .where('workspace_id', '=', workspaceId);
}
