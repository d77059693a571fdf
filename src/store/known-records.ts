/** Which ids name a record of the workspace: checked before a write, so that a refusal can name the field. */
import type { Db } from './database.ts';

export type ReferenceKind =
  | 'company'
  | 'contact'
  | 'product'
  | 'category'
  | 'taxComponent'
  | 'paymentMethod'
  | 'salesStage'
  | 'jobStage'
  | 'salesDoc'
  | 'job'
  | 'member';

/** Those of `ids` that exist in the workspace. Members are named by their user ids. */
export async function knownIds(
  db: Db,
  workspaceId: string,
  kind: ReferenceKind,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await rowsOf(db, workspaceId, kind, ids);
  return new Set(rows.map(({ id }) => id));
}

function rowsOf(db: Db, workspaceId: string, kind: ReferenceKind, ids: readonly string[]) {
  switch (kind) {
    case 'member':
      return memberIds(db, workspaceId, ids);
    case 'salesStage':
      return stageIds(db, workspaceId, 'sales', ids);
    case 'jobStage':
      return stageIds(db, workspaceId, 'jobs', ids);
    default:
      return recordIds(db, workspaceId, kind, ids);
  }
}

const tables = {
  company: 'companies',
  contact: 'contacts',
  product: 'products',
  category: 'product_categories',
  taxComponent: 'tax_components',
  paymentMethod: 'payment_methods',
  salesDoc: 'sales_docs',
  job: 'jobs',
} as const satisfies Record<Exclude<ReferenceKind, 'member' | 'salesStage' | 'jobStage'>, string>;

function recordIds(db: Db, workspaceId: string, kind: keyof typeof tables, ids: readonly string[]) {
  return db
    .selectFrom(tables[kind])
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .execute();
}

/** A record stands in a stage of its own board: in one of another it would be in no group. */
function stageIds(db: Db, workspaceId: string, board: 'sales' | 'jobs', ids: readonly string[]) {
  return db
    .selectFrom('stages')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('board', '=', board)
    .where('id', 'in', [...ids])
    .execute();
}

function memberIds(db: Db, workspaceId: string, ids: readonly string[]) {
  return db
    .selectFrom('workspace_members')
    .select('userId as id')
    .where('organizationId', '=', workspaceId)
    .where('userId', 'in', [...ids])
    .execute();
}
