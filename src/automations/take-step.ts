/** Takes the oldest run that can go on one action further: the action and the note of it are one transaction. */
import { namesOf, readNameable } from '../commands/automation-names.ts';
import type { QueueDeps } from '../commands/queue-invoices.ts';
import { daysLaterMs } from '../domain/calendar.ts';
import {
  hasFailedSince,
  lockNextRun,
  type RunProgress,
  type RunRow,
  type RunStep,
  saveStep,
  updateRun,
} from '../store/automation-runs.ts';
import { findAutomationOfRun } from '../store/automations.ts';
import { announce } from '../store/changes.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { act, type Deed, whyNot } from './actions.ts';
import { recordName } from './event-words.ts';
import { keeperOf } from './keeper.ts';
import { loadScene } from './scene.ts';
import { did, failed, waitWords } from './steps.ts';
import { stop } from './stop.ts';
import { tellKeeper } from './tell-keeper.ts';
import { type Going, whyOver } from './why-over.ts';

const DAY_MS = 86_400_000;

/** An action that threw: nothing of it is there. */
export class StepThrew extends Error {
  override readonly name = 'StepThrew';
  readonly runId: string;

  constructor(runId: string, cause: unknown) {
    super('An action of an automation failed', { cause });
    this.runId = runId;
  }
}

/** @returns false where no run can go on now. @throws StepThrew */
export async function takeNextStep(deps: QueueDeps, workspaceId: string): Promise<boolean> {
  let runId = '';
  try {
    return await inTransaction(deps.db, async (tx) => {
      const run = await lockNextRun(tx, workspaceId, deps.clock.now());
      if (run === undefined) return false;
      runId = run.id;
      await goOn(deps, tx, workspaceId, run);
      await announce(tx, { workspaceId, kind: 'automationRun', id: run.id });
      return true;
    });
  } catch (error) {
    throw runId === '' ? error : new StepThrew(runId, error);
  }
}

async function goOn(deps: QueueDeps, tx: Tx, workspaceId: string, run: RunRow): Promise<void> {
  const now = deps.clock.now();
  const automation = await findAutomationOfRun(tx, workspaceId, run.automationId);
  const scene = await loadScene(tx, workspaceId, run.record, run.invoiceId, now);
  const end = (endedBecause: string) =>
    updateRun(tx, workspaceId, run.id, { ...ended(run, now), state: 'stopped', endedBecause });
  if (automation === undefined || scene === undefined) return end('Its record is gone or archived.');
  const going = { run, automation, scene, nameable: await readNameable(tx, workspaceId) };
  if (run.state === 'waiting') {
    const over = await whyOver(tx, workspaceId, going);
    if (over !== null) return end(over);
  }
  const action = run.actions[run.position];
  if (action === undefined) return updateRun(tx, workspaceId, run.id, ended(run, now));
  if (action.kind === 'wait') {
    const until = new Date(daysLaterMs(scene.workspace.timeZone, now.getTime(), action.days));
    return noteStep(deps, tx, workspaceId, run, did(waitWords(action.days)), until);
  }
  return noteStep(deps, tx, workspaceId, run, await actAsKeeper(deps, tx, workspaceId, going, action), null);
}

/** With the rights that its keeper has now; an automation that goes beyond them is switched off. */
async function actAsKeeper(
  deps: QueueDeps,
  tx: Tx,
  workspaceId: string,
  { run, automation, scene, nameable }: Going,
  action: Deed,
): Promise<RunStep> {
  const refuse = async (why: string) => {
    await stop(deps, tx, workspaceId, automation, 'rights', why);
    return failed(why);
  };
  const actor = await keeperOf(tx, workspaceId, automation, { depth: run.depth + 1, rootId: run.rootId });
  if (actor === null)
    return refuse('Whoever kept it is not a member any more. Save it once more to keep it yourself.');
  const { id, position, because } = run;
  const about = { id, position, because, automationName: automation.name };
  const doing = { deps, tx, actor, scene, names: namesOf(nameable), run: about };
  const beyond = whyNot(doing, action);
  if (beyond !== null) return refuse(beyond);
  const step = await act(doing, action);
  if (step.outcome === 'failed')
    await tellOfFailure(deps, tx, workspaceId, { automation, scene }, step.words);
  return step;
}

/** The first of a day: whatever keeps one from going on keeps all of its runs from it, and the log has them all. */
async function tellOfFailure(
  deps: QueueDeps,
  tx: Tx,
  workspaceId: string,
  { automation, scene }: Pick<Going, 'automation' | 'scene'>,
  words: string,
): Promise<void> {
  const dayAgo = new Date(deps.clock.now().getTime() - DAY_MS);
  if (await hasFailedSince(tx, workspaceId, automation.id, dayAgo)) return;
  await tellKeeper(deps, tx, workspaceId, automation, {
    title: `The automation “${automation.name}” could not go on for ${recordName(scene)}`,
    body: `${words} Its runs say so too: mend it, then retry from there.`,
    about: scene.record,
  });
}

async function noteStep(
  deps: QueueDeps,
  tx: Tx,
  workspaceId: string,
  run: RunRow,
  step: RunStep,
  until: Date | null,
): Promise<void> {
  const now = deps.clock.now();
  await saveStep(tx, workspaceId, run.id, run.position, step, now);
  if (step.outcome === 'failed') {
    const failing = { ...ended(run, now), state: 'failed', endedBecause: step.words } as const;
    return updateRun(tx, workspaceId, run.id, failing);
  }
  const position = run.position + 1;
  const isOver = until === null && position >= run.actions.length;
  await updateRun(
    tx,
    workspaceId,
    run.id,
    isOver
      ? { ...ended(run, now), position }
      : {
          ...ended(run, now),
          position,
          finishedAt: null,
          state: until ? 'waiting' : 'running',
          resumeAt: until,
        },
  );
}

function ended(run: RunRow, now: Date): RunProgress {
  const { position } = run;
  return { state: 'done', position, resumeAt: null, endedBecause: null, finishedAt: now, tries: 0 };
}
