/** Stages: the columns of a board, in order. */
import type { Db } from './database.ts';

export type Board = 'sales' | 'jobs';
export type NewStage = {
  readonly id: string;
  readonly board: Board;
  readonly name: string;
  readonly color: string;
  readonly position: number;
};

export async function insertStages(db: Db, workspaceId: string, stages: readonly NewStage[]): Promise<void> {
  await db
    .insertInto('stages')
    .values(stages.map((stage) => ({ workspace_id: workspaceId, ...stage })))
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

function stagesOf(db: Db, workspaceId: string) {
  return db
    .selectFrom('stages')
    .select(['id', 'board', 'name', 'color', 'position'])
    .where('workspace_id', '=', workspaceId);
}
