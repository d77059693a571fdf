/** Stages: the columns of a board, in order. */
import { sql } from 'kysely';
import type { Db } from './database.ts';

export type Board = 'sales' | 'jobs';
/** A stage that accepted quotes move to is one of the SalesBoard; there is one at most. */
export type NewStage = {
  readonly id: string;
  readonly board: Board;
  readonly name: string;
  readonly color: string;
  readonly position: number;
  readonly isAccepted: boolean;
};

export async function insertStages(db: Db, workspaceId: string, stages: readonly NewStage[]): Promise<void> {
  await db
    .insertInto('stages')
    .values(
      stages.map(({ isAccepted, ...stage }) => ({
        workspace_id: workspaceId,
        ...stage,
        is_accepted: isAccepted,
      })),
    )
    .execute();
}

export function listStages(db: Db, workspaceId: string, board?: Board) {
  return stagesOf(db, workspaceId)
    .$if(board !== undefined, (q) => q.where('board', '=', board ?? ''))
    .orderBy('board')
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export function findStage(db: Db, workspaceId: string, id: string) {
  return stagesOf(db, workspaceId).where('id', '=', id).executeTakeFirst();
}

/** Where accepted quotes go; undefined: they stay where they are. */
export function findAcceptedStage(db: Db, workspaceId: string) {
  return stagesOf(db, workspaceId).where('is_accepted', '=', sql.lit(true)).executeTakeFirst();
}

/** Accepted quotes go to this stage from now on, and to no other. */
export async function setAcceptedStage(db: Db, workspaceId: string, id: string): Promise<void> {
  const set = (isAccepted: boolean) =>
    db.updateTable('stages').set({ is_accepted: isAccepted }).where('workspace_id', '=', workspaceId);
  await set(false).where('is_accepted', '=', sql.lit(true)).where('id', '<>', id).execute();
  await set(true).where('id', '=', id).execute();
}

export type StageChange = {
  readonly name?: string | undefined;
  readonly color?: string | undefined;
  readonly position?: number | undefined;
};

export async function updateStage(
  db: Db,
  workspaceId: string,
  id: string,
  change: StageChange,
): Promise<void> {
  const { name, color, position } = change;
  if (name === undefined && color === undefined && position === undefined) return;
  await db
    .updateTable('stages')
    .set({ name, color, position })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** A board's stages in order; none is removed by another until the transaction ends. Records still come and go: a foreign key sees to them. */
export function lockStages(db: Db, workspaceId: string, board: string) {
  return stagesOf(db, workspaceId)
    .where('board', '=', board)
    .orderBy('position')
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** Archived records too. Answers the ids of those that moved. */
export async function moveRecords(
  db: Db,
  workspaceId: string,
  {
    board,
    from,
    to,
    at,
  }: { readonly board: Board; readonly from: string; readonly to: string; readonly at: Date },
): Promise<readonly string[]> {
  const moved = await db
    .updateTable(board === 'sales' ? 'sales_docs' : 'jobs')
    .set((eb) => ({ stage_id: to, updated_at: at, version: eb('version', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('stage_id', '=', from)
    .returning('id')
    .execute();
  return moved.map(({ id }) => id);
}

/** Archived records too. */
export async function countRecords(
  db: Db,
  workspaceId: string,
  board: Board,
  stageId: string,
): Promise<number> {
  const { count } = await db
    .selectFrom(board === 'sales' ? 'sales_docs' : 'jobs')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('stage_id', '=', stageId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function deleteStage(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.deleteFrom('stages').where('workspace_id', '=', workspaceId).where('id', '=', id).execute();
}

function stagesOf(db: Db, workspaceId: string) {
  return db
    .selectFrom('stages')
    .select(['id', 'board', 'name', 'color', 'position', 'is_accepted as isAccepted'])
    .where('workspace_id', '=', workspaceId);
}
