/** Saved views of the boards: shared ones, and those that are one person's own. */
import { type SqlBool, sql } from 'kysely';
import type { BoardName } from '../domain/custom-value.ts';
import type { SaidSettings } from '../domain/view-settings.ts';
import type { Db } from './database.ts';
import { containing } from './search.ts';

export type NewView = {
  readonly id: string;
  readonly board: BoardName;
  readonly name: string;
  readonly isMain: boolean;
  readonly isShared: boolean;
  readonly ownerId: string | null;
  readonly settings: SaidSettings;
};
export type View = NewView & { readonly version: number };

export async function insertViews(db: Db, workspaceId: string, views: readonly NewView[]): Promise<void> {
  await db
    .insertInto('views')
    .values(
      views.map((view) => ({
        workspace_id: workspaceId,
        id: view.id,
        board: view.board,
        name: view.name,
        is_main: view.isMain,
        is_shared: view.isShared,
        owner_id: view.ownerId,
        settings: JSON.stringify(view.settings),
      })),
    )
    .execute();
}

/** The main view first, then the others by their making: the shared ones, and this person's own. */
export async function listViews(
  db: Db,
  workspaceId: string,
  userId: string | null,
  board?: BoardName,
): Promise<readonly View[]> {
  const rows = await seenBy(db, workspaceId, userId)
    .$if(board !== undefined, (q) => q.where('board', '=', board ?? ''))
    .orderBy('board')
    .orderBy('is_main', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(viewOf);
}

/** Undefined also for another person's own. */
export async function findView(
  db: Db,
  workspaceId: string,
  userId: string | null,
  id: string,
): Promise<View | undefined> {
  const row = await seenBy(db, workspaceId, userId).where('id', '=', id).executeTakeFirst();
  return row && viewOf(row);
}

export async function updateView(
  db: Db,
  workspaceId: string,
  id: string,
  change: {
    readonly name?: string | undefined;
    readonly isShared?: boolean | undefined;
    readonly ownerId?: string | null | undefined;
    readonly settings?: SaidSettings | undefined;
  },
): Promise<void> {
  await db
    .updateTable('views')
    .set((eb) => ({
      name: change.name,
      is_shared: change.isShared,
      owner_id: change.ownerId,
      settings: change.settings === undefined ? undefined : JSON.stringify(change.settings),
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function deleteView(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.deleteFrom('views').where('workspace_id', '=', workspaceId).where('id', '=', id).execute();
}

/**
 * What named one record in a filter names another from now on: an id is long enough to stand for nothing else.
 * @returns false where no view did
 */
export async function replaceInViews(
  db: Db,
  workspaceId: string,
  id: string,
  byId: string,
): Promise<boolean> {
  const replaced = await db
    .updateTable('views')
    .set((eb) => ({
      settings: sql`replace(settings::text, ${id}, ${byId})::jsonb`,
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where(sql<SqlBool>`settings::text like ${containing(id)}`)
    .executeTakeFirst();
  return replaced.numUpdatedRows > 0n;
}

function seenBy(db: Db, workspaceId: string, userId: string | null) {
  return db
    .selectFrom('views')
    .select(['id', 'board', 'name', 'is_main', 'is_shared', 'owner_id', 'settings', 'version'])
    .where('workspace_id', '=', workspaceId)
    .where((eb) => eb.or([eb('is_shared', '=', eb.lit(true)), eb('owner_id', '=', userId ?? '')]));
}

/** Settings are written by this file alone, from what the API has parsed. */
function viewOf(row: Awaited<ReturnType<ReturnType<typeof seenBy>['execute']>>[number]): View {
  return {
    id: row.id,
    board: row.board as BoardName,
    name: row.name,
    isMain: row.is_main,
    isShared: row.is_shared,
    ownerId: row.owner_id,
    settings: row.settings as unknown as SaidSettings,
    version: row.version,
  };
}
