/** Takes a stage off its board; its records, and the views that look for it, go to another one in the same transaction. */
import { replaceAcceptedFrom } from '../store/acceptances.ts';
import { announce } from '../store/changes.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import {
  type Board,
  countRecords,
  deleteStage,
  findStage,
  lockStages,
  moveRecords,
  setAcceptedStage,
} from '../store/stages.ts';
import { replaceInViews } from '../store/views.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange, recordChanges } from './record-change.ts';
import { conflict, done, invalid, notFound, type Result } from './refusal.ts';

type Stage = NonNullable<Awaited<ReturnType<typeof findStage>>>;
export type RemovedStage = { readonly stage: Stage; readonly moved: number };

/** `moveTo`: where its records go; null is enough for a stage in which nothing stands. */
export function removeStage(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  moveTo: string | null,
): Promise<Result<RemovedStage>> {
  return inTransaction(deps.db, async (tx) => {
    const known = await findStage(tx, actor.workspaceId, id);
    if (known === undefined) return notFound('stage');
    const stages = await lockStages(tx, actor.workspaceId, known.board);
    const stage = stages.find((one) => one.id === id);
    // Somebody else has removed it while this waited.
    if (stage === undefined) return notFound('stage');
    if (stages.length === 1) return conflict('lastStage', 'A board keeps at least one stage.');
    const target = stages.find((one) => one.id === moveTo && one.id !== id);
    if (moveTo !== null && target === undefined)
      return invalid([{ path: 'query.moveTo', message: 'must be another stage of the same board' }]);
    if (target === undefined) {
      const inUse = await refuseInUse(tx, actor, stage);
      if (inUse !== null) return inUse;
    }
    const moved = target === undefined ? 0 : await moveAll(deps, tx, actor, stage, target);
    await replaceAcceptedFrom(tx, actor.workspaceId, id, moveTo);
    if (stage.isAccepted && target !== undefined) await setAcceptedStage(tx, actor.workspaceId, target.id);
    await deleteStage(tx, actor.workspaceId, id);
    const details = { name: stage.name, ...(target === undefined ? {} : { movedTo: target.name, moved }) };
    await recordChange(deps, tx, actor, { kind: 'stage', id, action: 'deleted', details });
    return done({ stage, moved });
  });
}

async function refuseInUse(tx: Tx, actor: Actor, stage: Stage) {
  const count = await countRecords(tx, actor.workspaceId, boardOf(stage), stage.id);
  if (count === 0) return null;
  const what = boardOf(stage) === 'sales' ? 'sales doc' : 'job';
  const records = count === 1 ? `One ${what} stands` : `${count} ${what}s stand`;
  return conflict('stageInUse', `${records} in “${stage.name}”. Say which stage takes over.`);
}

async function moveAll(deps: CommandDeps, tx: Tx, actor: Actor, from: Stage, to: Stage): Promise<number> {
  const board = boardOf(from);
  const ids = await moveRecords(tx, actor.workspaceId, {
    board,
    from: from.id,
    to: to.id,
    at: deps.clock.now(),
  });
  const kind = board === 'sales' ? 'salesDoc' : 'job';
  const details = { changes: [{ field: 'Stage', from: from.name, to: to.name }] };
  await recordChanges(
    deps,
    tx,
    actor,
    ids.map((id) => ({ kind, id, action: 'updated', details })),
  );
  const { workspaceId } = actor;
  if (await replaceInViews(tx, workspaceId, from.id, to.id))
    await announce(tx, { workspaceId, kind: 'view', id: null });
  return ids.length;
}

function boardOf(stage: Stage): Board {
  // The table's check constraint admits no other board.
  return stage.board as Board;
}
