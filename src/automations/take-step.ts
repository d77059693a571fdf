/** Takes the oldest run that can go on one action further: the action and the note of it are one transaction. */
import { namesOf, readNameable } from '../commands/automation-names.ts';
import type { QueueDeps } from '../commands/queue-invoices.ts';
import { holds } from '../domain/conditions.ts';
import {
  lockNextRun,
  type RunProgress,
  type RunRow,
  type RunStep,
  saveStep,
  updateRun,
} from '../store/automation-runs.ts';
import { type Automation, findAutomationOfRun } from '../store/automations.ts';
import { announce } from '../store/changes.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { act } from './actions.ts';
import { factsOf } from './facts-of.ts';
import { keeperOf } from './keeper.ts';
import { loadScene, type Scene } from './scene.ts';
import { did, failed, waitWords } from './steps.ts';
import { stop } from './stop.ts';

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
  if (run.state === 'waiting') {
    if (!automation.isOn) return end('The automation was switched off while this run waited.');
    const over = await whyOver(tx, workspaceId, run, automation, scene);
    if (over !== null) return end(over);
  }
  const action = run.actions[run.position];
  if (action === undefined) return updateRun(tx, workspaceId, run.id, ended(run, now));
  if (action.kind === 'wait') {
    const until = new Date(now.getTime() + action.days * DAY_MS);
    return noteStep(deps, tx, workspaceId, run, did(waitWords(action.days)), until);
  }
  const chain = { depth: run.depth + 1, rootId: run.rootId };
  const actor = await keeperOf(tx, workspaceId, automation, chain);
  if (actor === null) {
    const why = 'Whoever kept it is not a member any more. Save it once more to keep it yourself.';
    await stop(deps, tx, workspaceId, automation, 'rights', why);
    return noteStep(deps, tx, workspaceId, run, failed(why), null);
  }
  const names = namesOf(await readNameable(tx, workspaceId));
  const because = run.because;
  const about = { id: run.id, position: run.position, because, automationName: automation.name };
  const step = await act({ deps, tx, actor, scene, names, run: about }, action);
  return noteStep(deps, tx, workspaceId, run, step, null);
}

/** After a wait it is asked again whether there is still a reason to go on. */
async function whyOver(
  tx: Tx,
  workspaceId: string,
  run: RunRow,
  automation: Automation,
  scene: Scene,
): Promise<string | null> {
  const { trigger } = automation;
  if (trigger.kind === 'dueDate' && !isOwing(scene)) return 'Nothing is owing any more.';
  if (trigger.kind === 'statusBecomes' && scene.invoice?.status !== trigger.status)
    return 'The invoice has another status by now.';
  const { columns } = await readNameable(tx, workspaceId);
  const context = { today: scene.today, keeperId: automation.keptBy };
  return holds(run.conditions, factsOf(scene, columns), context) ? null : 'Its conditions hold no longer.';
}

function isOwing({ invoice }: Scene): boolean {
  return invoice !== null && !invoice.isGone && invoice.status !== null && invoice.status !== 'paid';
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
