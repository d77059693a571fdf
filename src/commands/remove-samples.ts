/** Takes the sample data out of a workspace, in one transaction: what a person made, and whatever that needs, stays. */
import { announce } from '../store/changes.ts';
import { inTransaction } from '../store/database.ts';
import { deleteSamples, holdSampleOperations, keepSamplesInRealBooks } from '../store/remove-samples.ts';
import { forgetSamples, lockSampleData } from '../store/sample-records.ts';
import type { Actor } from './actor.ts';
import type { PlayDeps } from './play-samples.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, type Result } from './refusal.ts';

export type SamplesRemoved = ReadonlyMap<string, number>;

/**
 * What was sent to practice books stays there; what stands in real ones stays here as well. Pressed twice, or where there
 * is no sample data, it removes nothing.
 */
export function removeSamples(deps: PlayDeps, actor: Actor): Promise<Result<SamplesRemoved>> {
  const { workspaceId } = actor;
  return inTransaction(deps.db, async (tx) => {
    if ((await lockSampleData(tx, workspaceId)) === undefined) return done(new Map());
    // Before anything is changed: a refusal leaves all as it was.
    if ((await holdSampleOperations(tx, workspaceId)) > 0)
      return conflict('onItsWay', 'Some of it is on its way to the books just now. Try again in a moment.');
    const practice = [...deps.ledgers].filter(([, { isPractice }]) => isPractice).map(([name]) => name);
    await keepSamplesInRealBooks(tx, workspaceId, practice);
    const removed = await deleteSamples(tx, workspaceId);
    await forgetSamples(tx, workspaceId);
    const change = { kind: 'workspace', id: workspaceId, action: 'sample data removed' } as const;
    await recordChange(deps, tx, actor, { ...change, details: Object.fromEntries(removed) });
    await announce(tx, { workspaceId, kind: 'everything', id: null });
    return done(removed);
  });
}
