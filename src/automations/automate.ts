/** Sets automations off by what happened, and takes those that run further: the automations of a workspace, one step after the other. */
import type { QueueDeps } from '../commands/queue-invoices.ts';
import { nextResumeAt, noteThrown } from '../store/automation-runs.ts';
import { announce } from '../store/changes.ts';
import { type EngineJobs, wakeAutomate } from '../store/engine-jobs.ts';
import { setOffNext } from './set-off.ts';
import { StepThrew, takeNextStep } from './take-step.ts';

/** A job gives way after this many, so that others get their turn. */
const MAX_STEPS = 200;
/** An action that threw is tried again after so long, ever longer. */
const AGAIN_AFTER_MS = 2_000;
const MOST_TRIES = 5;

export async function automate(deps: QueueDeps, { workspaceId }: EngineJobs['automate']): Promise<void> {
  for (let step = 0; step < MAX_STEPS; step++) {
    // What happened first: an action must not find its record as it was before somebody else's event.
    if (await setOffNext(deps, workspaceId)) continue;
    if (!(await stepSafely(deps, workspaceId))) return wakeWhenDue(deps, workspaceId);
  }
  await wakeAutomate(deps.db, { workspaceId });
}

/** One run that throws holds up no other: it is tried again later, and given up after some times. */
async function stepSafely(deps: QueueDeps, workspaceId: string): Promise<boolean> {
  try {
    return await takeNextStep(deps, workspaceId);
  } catch (error) {
    if (!(error instanceof StepThrew)) throw error;
    deps.log.warn({ err: error.cause, runId: error.runId }, 'An action of an automation failed');
    await noteThrown(deps.db, workspaceId, error.runId, {
      mostTries: MOST_TRIES,
      againAfterMs: AGAIN_AFTER_MS,
      now: deps.clock.now(),
    });
    await announce(deps.db, { workspaceId, kind: 'automationRun', id: error.runId });
    return true;
  }
}

async function wakeWhenDue(deps: QueueDeps, workspaceId: string): Promise<void> {
  const at = await nextResumeAt(deps.db, workspaceId);
  if (at !== null) await wakeAutomate(deps.db, { workspaceId }, at);
}
