/** From what happened to runs: each automation that waits for it runs once for each record that it is about. */
import { type Nameable, namesOf, readNameable } from '../commands/automation-names.ts';
import type { QueueDeps } from '../commands/queue-invoices.ts';
import { doesTrigger } from '../domain/automation.ts';
import { holds } from '../domain/conditions.ts';
import { type AutomationEventRow, lockNextEvent, markEventHandled } from '../store/automation-events.ts';
import { listRecordsOf } from '../store/automation-records.ts';
import { type AutomationRecord, countRunsFor, hasRunInChain, insertRun } from '../store/automation-runs.ts';
import { type Automation, listAutomationsOn } from '../store/automations.ts';
import { announce } from '../store/changes.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { eventWords, recordName } from './event-words.ts';
import { factsOf } from './facts-of.ts';
import { loadScene } from './scene.ts';
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
      const happened = { row, nameable: await readNameable(tx, workspaceId) };
      for (const automation of waiting)
        for (const record of await listRecordsOf(tx, workspaceId, automation.board, row.subject))
          await setOff(deps, tx, workspaceId, happened, automation, record);
    }
    await markEventHandled(tx, workspaceId, row.id, deps.clock.now());
    return true;
  });
}

/** An event, and what the workspace has to name in it: the same for all that it sets off. */
type Happened = { readonly row: AutomationEventRow; readonly nameable: Nameable };

async function setOff(
  deps: QueueDeps,
  tx: Tx,
  workspaceId: string,
  { row, nameable }: Happened,
  automation: Automation,
  record: AutomationRecord,
): Promise<void> {
  const now = deps.clock.now();
  const invoiceId = row.subject.kind === 'invoice' ? row.subject.id : null;
  const scene = await loadScene(tx, workspaceId, record, invoiceId, now);
  if (scene === undefined) return;
  const context = { today: scene.today, keeperId: automation.keptBy };
  if (!holds(automation.conditions, factsOf(scene, nameable.columns), context)) return;
  const rootId = row.rootId ?? row.id;
  const circle = await circleOf(tx, workspaceId, row, automation, record, now);
  const run = {
    id: deps.ids(),
    automation,
    eventId: row.id,
    record,
    invoiceId,
    because: eventWords(automation.trigger, row.event, scene, namesOf(nameable)),
    depth: row.depth,
    rootId,
    endedBecause: circle,
    at: now,
  };
  if (!(await insertRun(tx, workspaceId, run))) return;
  await announce(tx, { workspaceId, kind: 'automationRun', id: run.id });
  if (circle !== null)
    await stop(deps, tx, workspaceId, automation, 'loop', `${recordName(scene)}: ${circle}`);
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
