/** From what happened to runs: each automation that waits for it runs once for each record that it is about. */
import { type Nameable, namesOf, readNameable } from '../commands/automation-names.ts';
import type { QueueDeps } from '../commands/queue-invoices.ts';
import { type AutomationBoard, doesTrigger } from '../domain/automation.ts';
import { holds } from '../domain/conditions.ts';
import { type AutomationEventRow, lockNextEvent, markEventHandled } from '../store/automation-events.ts';
import { listRecordsOf } from '../store/automation-records.ts';
import { type AutomationRecord, countRunsFor, hasRunInChain, insertRun } from '../store/automation-runs.ts';
import { type Automation, listAutomationsOn } from '../store/automations.ts';
import { announceAll } from '../store/changes.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { eventWords, recordName } from './event-words.ts';
import { factsOf } from './facts-of.ts';
import { loadScene, type Scene } from './scene.ts';
import { stop } from './stop.ts';

/** Automations that set each other off so often in a row are taken for a circle. */
const DEEPEST = 5;
/** An automation that runs so often for one record within an hour, too. */
const MOST_RUNS = 20;
const HOUR_MS = 3_600_000;

/** The next event that nobody has looked at. @returns false where there is none. */
export function setOffNext(deps: QueueDeps, workspaceId: string): Promise<boolean> {
  return inTransaction(deps.db, async (tx) => {
    const row = await lockNextEvent(tx, workspaceId);
    if (row === undefined) return false;
    const automations = await listAutomationsOn(tx, workspaceId);
    const waiting = automations.filter(({ id, trigger }) => doesTrigger(trigger, row.event, id));
    if (waiting.length > 0) {
      const happened = await readHappened(deps, tx, workspaceId, row, waiting);
      const runs: string[] = [];
      for (const automation of waiting)
        for (const scene of happened.scenes.get(automation.board) ?? [])
          runs.push(...(await setOff(deps, tx, workspaceId, happened, automation, scene)));
      await announceAll(
        tx,
        runs.map((id) => ({ workspaceId, kind: 'automationRun', id })),
      );
    }
    await markEventHandled(tx, workspaceId, row.id, deps.clock.now());
    return true;
  });
}

/**
 * An event, what the workspace has to name in it, and the records of each board that it is about: read once for all that it
 * sets off, since nothing is done before all of them are.
 */
type Happened = {
  readonly row: AutomationEventRow;
  readonly nameable: Nameable;
  readonly scenes: ReadonlyMap<AutomationBoard, readonly Scene[]>;
};

async function readHappened(
  deps: QueueDeps,
  tx: Tx,
  workspaceId: string,
  row: AutomationEventRow,
  waiting: readonly Automation[],
): Promise<Happened> {
  const scenes = new Map<AutomationBoard, Scene[]>();
  for (const board of new Set(waiting.map((automation) => automation.board))) {
    const ofBoard: Scene[] = [];
    for (const record of await listRecordsOf(tx, workspaceId, board, row.subject)) {
      const scene = await loadScene(tx, workspaceId, record, invoiceOf(row), deps.clock.now());
      if (scene !== undefined) ofBoard.push(scene);
    }
    scenes.set(board, ofBoard);
  }
  return { row, nameable: await readNameable(tx, workspaceId), scenes };
}

function invoiceOf({ subject }: AutomationEventRow): string | null {
  return subject.kind === 'invoice' ? subject.id : null;
}

/** @returns the id of the run, if there is one. */
async function setOff(
  deps: QueueDeps,
  tx: Tx,
  workspaceId: string,
  { row, nameable }: Happened,
  automation: Automation,
  scene: Scene,
): Promise<readonly string[]> {
  const now = deps.clock.now();
  const { record } = scene;
  const context = { today: scene.today, keeperId: automation.keptBy };
  if (!holds(automation.conditions, factsOf(scene, nameable.columns), context)) return [];
  const rootId = row.rootId ?? row.id;
  const circle = await circleOf(tx, workspaceId, row, automation, record, now);
  const run = {
    id: deps.ids(),
    automation,
    eventId: row.id,
    record,
    invoiceId: invoiceOf(row),
    because: eventWords(automation.trigger, row.event, scene, namesOf(nameable)),
    depth: row.depth,
    rootId,
    endedBecause: circle,
    at: now,
  };
  if (!(await insertRun(tx, workspaceId, run))) return [];
  if (circle !== null)
    await stop(deps, tx, workspaceId, automation, 'loop', `${recordName(scene)}: ${circle}`);
  return [run.id];
}

/** Why this would go round in circles, in a sentence; null: it would not. */
async function circleOf(
  tx: Tx,
  workspaceId: string,
  row: AutomationEventRow,
  automation: Automation,
  record: AutomationRecord,
  now: Date,
): Promise<string | null> {
  if (row.depth >= DEEPEST && (await hasRunInChain(tx, workspaceId, automation.id, row.rootId ?? row.id)))
    return `Automations set each other off ${DEEPEST} times in a row, this one among them, so it was not started once more.`;
  const hourAgo = new Date(now.getTime() - HOUR_MS);
  if ((await countRunsFor(tx, workspaceId, automation.id, record.id, hourAgo)) >= MOST_RUNS)
    return `It ran ${MOST_RUNS} times within an hour for the same record, so it was not started once more.`;
  return null;
}
