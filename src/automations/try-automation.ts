/** What an automation would do to a record: it does it, says what came of it, and takes all of it back. */
import type { Actor } from '../commands/actor.ts';
import { type Nameable, namesOf, readNameable } from '../commands/automation-names.ts';
import type { QueueDeps } from '../commands/queue-invoices.ts';
import type { AutomationRule } from '../domain/automation.ts';
import { filterWords } from '../domain/automation-words.ts';
import { unmetIn } from '../domain/conditions.ts';
import type { AutomationRecord, RunStep } from '../store/automation-runs.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { findMail } from '../store/mails.ts';
import { act, type Doing } from './actions.ts';
import { recordName } from './event-words.ts';
import { factsOf } from './facts-of.ts';
import { loadScene, type Scene } from './scene.ts';
import { did, waitWords } from './steps.ts';

export type Trial =
  | { readonly kind: 'noRecord' }
  | { readonly kind: 'conditionsFail'; readonly recordName: string; readonly unmet: string }
  | { readonly kind: 'wouldRun'; readonly recordName: string; readonly steps: readonly TriedStep[] };

/** `mail`: as the customer would read it. */
export type TriedStep = RunStep & {
  readonly mail: { readonly to: string; readonly subject: string; readonly text: string } | null;
};

class TakenBack extends Error {
  readonly trial: Trial;

  constructor(trial: Trial) {
    super('A trial is taken back');
    this.trial = trial;
  }
}

/** Nothing of it stays, and nobody hears of it: the transaction is never committed. */
export async function tryAutomation(
  deps: QueueDeps,
  actor: Actor,
  rule: AutomationRule,
  record: AutomationRecord,
): Promise<Trial> {
  try {
    return await inTransaction(deps.db, async (tx) => {
      throw new TakenBack(await attempt(deps, tx, actor, rule, record));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.trial;
    throw error;
  }
}

async function attempt(
  deps: QueueDeps,
  tx: Tx,
  actor: Actor,
  rule: AutomationRule,
  record: AutomationRecord,
): Promise<Trial> {
  const { workspaceId } = actor;
  const nameable = await readNameable(tx, workspaceId);
  const read = () => loadScene(tx, workspaceId, record, null, deps.clock.now());
  const first = await read();
  if (first === undefined) return { kind: 'noRecord' };
  const name = recordName(first);
  const unmet = unmetWords(rule, first, nameable, actor);
  if (unmet !== null) return { kind: 'conditionsFail', recordName: name, unmet };
  const id = deps.ids();
  const trying = { ...actor, automation: { id, chain: { depth: 1, rootId: id } } };
  const steps: TriedStep[] = [];
  for (const [position, action] of rule.actions.entries()) {
    // Each action meets what the ones before it have done.
    const scene = (await read()) ?? first;
    const run = { id, position, because: 'This is a trial.', automationName: 'A trial' };
    const doing: Doing = { deps, tx, actor: trying, scene, names: namesOf(nameable), run };
    const step = action.kind === 'wait' ? did(waitWords(action.days)) : await act(doing, action);
    steps.push({ ...step, mail: await mailOf(tx, workspaceId, step) });
    if (step.outcome === 'failed') break;
  }
  return { kind: 'wouldRun', recordName: name, steps };
}

function unmetWords(
  { conditions, board }: AutomationRule,
  scene: Scene,
  nameable: Nameable,
  { userId }: Actor,
): string | null {
  if (conditions === null) return null;
  const context = { today: scene.today, keeperId: userId };
  const unmet = unmetIn(conditions, factsOf(scene, nameable.columns), context);
  if (unmet.length === 0) return null;
  return filterWords({ join: conditions.join, conditions: unmet }, board, namesOf(nameable));
}

async function mailOf(tx: Tx, workspaceId: string, step: RunStep): Promise<TriedStep['mail']> {
  const [id] = step.made['mails'] ?? [];
  const mail = id === undefined ? undefined : await findMail(tx, workspaceId, id);
  return mail === undefined ? null : { to: mail.to_address, subject: mail.subject, text: mail.body_text };
}
