/** Writes of a board's stages. Each throws ApiRefusal. */
import { patch, post, remove } from './request.ts';
import type { Stage } from './types.ts';

export function createStage(
  stage: Pick<Stage, 'name' | 'color'> & { board: 'sales' | 'jobs' },
): Promise<Stage> {
  return post('/stages', stage);
}

export function changeStage(
  id: string,
  part: Partial<Pick<Stage, 'name' | 'color' | 'position'>>,
): Promise<Stage> {
  return patch(`/stages/${id}`, part);
}

/** @param moveTo the stage that its records go to */
export function removeStage(id: string, moveTo: string): Promise<void> {
  return remove(`/stages/${id}?moveTo=${moveTo}`);
}
