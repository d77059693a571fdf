/** What a person can do about a run of an automation: stop it, or let it go on from where it failed. */
import { findRun, type LoggedRun, resumeFailedRun, stopRun } from '../store/automation-log.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { wakeAutomate } from '../store/engine-jobs.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, notFound, type Result } from './refusal.ts';

export function stopAutomationRun(deps: CommandDeps, actor: Actor, id: string): Promise<Result<LoggedRun>> {
  return inTransaction(deps.db, async (tx) => {
    if ((await findRun(tx, actor.workspaceId, id)) === undefined) return notFound('run');
    const end = { because: 'Somebody stopped it.', at: deps.clock.now() };
    if (!(await stopRun(tx, actor.workspaceId, id, end))) {
      return conflict('runEnded', 'It has come to its end meanwhile.');
    }
    await recordChange(deps, tx, actor, { kind: 'automationRun', id, action: 'stopped' });
    return done(await load(tx, actor, id));
  });
}

export function retryAutomationRun(deps: CommandDeps, actor: Actor, id: string): Promise<Result<LoggedRun>> {
  return inTransaction(deps.db, async (tx) => {
    if ((await findRun(tx, actor.workspaceId, id)) === undefined) return notFound('run');
    if (!(await resumeFailedRun(tx, actor.workspaceId, id))) {
      return conflict('runNotFailed', 'Only a run that has failed can be tried again.');
    }
    await recordChange(deps, tx, actor, { kind: 'automationRun', id, action: 'retried' });
    await wakeAutomate(tx, { workspaceId: actor.workspaceId });
    return done(await load(tx, actor, id));
  });
}

async function load(tx: Tx, actor: Actor, id: string): Promise<LoggedRun> {
  const run = await findRun(tx, actor.workspaceId, id);
  if (run === undefined) throw new Error('A run that was just changed is not there');
  return run;
}
