/** Columns that people added to their boards. */
import type { BoardName, ColumnOption, ColumnType } from '../domain/custom-value.ts';
import type { Db } from './database.ts';

export type NewColumn = {
  readonly id: string;
  readonly board: BoardName;
  readonly name: string;
  readonly type: ColumnType;
  readonly options: readonly ColumnOption[];
  /** Of money; null: the row's own, or the workspace's. */
  readonly currency: string | null;
  readonly position: number;
};
export type CustomColumn = NewColumn & { readonly version: number; readonly isArchived: boolean };

export async function insertColumn(db: Db, workspaceId: string, column: NewColumn): Promise<void> {
  const { options, ...rest } = column;
  await db
    .insertInto('custom_columns')
    .values({ workspace_id: workspaceId, ...rest, options: JSON.stringify(options) })
    .execute();
}

/** In the order of their making, archived ones left out. */
export async function listColumns(
  db: Db,
  workspaceId: string,
  board?: BoardName,
): Promise<readonly CustomColumn[]> {
  const rows = await columnsOf(db, workspaceId)
    .where('archived_at', 'is', null)
    .$if(board !== undefined, (q) => q.where('board', '=', board ?? ''))
    .orderBy('board')
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(columnOf);
}

export async function findColumn(db: Db, workspaceId: string, id: string): Promise<CustomColumn | undefined> {
  const row = await columnsOf(db, workspaceId).where('id', '=', id).executeTakeFirst();
  return row && columnOf(row);
}

/** Its row held until the transaction ends: a label cannot go while a value takes it up. */
export async function lockColumn(
  db: Db,
  workspaceId: string,
  id: string,
  mode: 'change' | 'use',
): Promise<CustomColumn | undefined> {
  const row = await columnsOf(db, workspaceId)
    .where('id', '=', id)
    .$if(mode === 'change', (q) => q.forUpdate())
    .$if(mode === 'use', (q) => q.forShare())
    .executeTakeFirst();
  return row && columnOf(row);
}

export async function updateColumn(
  db: Db,
  workspaceId: string,
  id: string,
  change: {
    readonly name?: string | undefined;
    readonly options?: readonly ColumnOption[] | undefined;
    readonly archivedAt?: Date | null | undefined;
  },
): Promise<void> {
  await db
    .updateTable('custom_columns')
    .set((eb) => ({
      name: change.name,
      options: change.options === undefined ? undefined : JSON.stringify(change.options),
      archived_at: change.archivedAt,
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

function columnsOf(db: Db, workspaceId: string) {
  return db
    .selectFrom('custom_columns')
    .select(['id', 'board', 'name', 'type', 'options', 'currency', 'position', 'version', 'archived_at'])
    .where('workspace_id', '=', workspaceId);
}

/** The table's check constraints admit no other board and type; options are written by `insertColumn` and `updateColumn` alone. */
function columnOf(row: Awaited<ReturnType<ReturnType<typeof columnsOf>['execute']>>[number]): CustomColumn {
  const { archived_at, ...rest } = row;
  return {
    ...rest,
    board: row.board as BoardName,
    type: row.type as ColumnType,
    options: row.options as unknown as readonly ColumnOption[],
    isArchived: archived_at !== null,
  };
}
