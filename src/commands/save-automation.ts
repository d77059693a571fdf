/** Creates, changes, switches and archives automations. Whoever saves one last keeps it: it acts with their rights. */
import type { AutomationRule } from '../domain/automation.ts';
import { ruleFaults } from '../domain/automation-faults.ts';
import { actionWords } from '../domain/automation-words.ts';
import {
  type Automation,
  findAutomation,
  insertAutomation,
  listAutomations,
  lockAutomation,
  updateAutomation,
} from '../store/automations.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import type { Actor } from './actor.ts';
import { namesOf, readNameable } from './automation-names.ts';
import { permissionsFor } from './automation-rights.ts';
import type { CommandDeps } from './deps.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, forbidden, invalid, notFound, type Result, refuseStale } from './refusal.ts';

export type AutomationToCreate = AutomationRule & { readonly name: string; readonly isOn: boolean };

/** So many that each event still finds its own quickly. */
const mostAutomations = 200;

export function createAutomation(
  deps: CommandDeps,
  actor: Actor,
  { name, isOn, ...rule }: AutomationToCreate,
): Promise<Result<Automation>> {
  return inTransaction(deps.db, async (tx) => {
    const existing = await listAutomations(tx, actor.workspaceId);
    if (existing.length >= mostAutomations) {
      return conflict('tooManyAutomations', `A workspace has ${mostAutomations} automations at most.`);
    }
    const refusal = await refuseRule(tx, actor, rule);
    if (refusal !== null) return refusal;
    const id = deps.ids();
    const at = deps.clock.now();
    await insertAutomation(tx, actor.workspaceId, { ...rule, ...keeperOf(actor), id, name, isOn, at });
    await recordChange(deps, tx, actor, { kind: 'automation', id, action: 'created', details: { name } });
    return done(await load(tx, actor, id));
  });
}

export type AutomationToChange = {
  readonly [Part in keyof AutomationRule]?: AutomationRule[Part] | undefined;
} & {
  readonly name?: string | undefined;
  readonly isOn?: boolean | undefined;
  readonly version?: number | undefined;
};

/** Pausing one asks for nothing more; whatever else is changed, it acts with the rights of whoever changed it. */
export function changeAutomation(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  change: AutomationToChange,
): Promise<Result<Automation>> {
  return inTransaction(deps.db, async (tx) => {
    const before = await lockAutomation(tx, actor.workspaceId, id);
    if (before === undefined) return notFound('automation');
    const stale = refuseStale(change.version, before.version);
    if (stale !== null) return stale;
    const rule = ruleAfter(before, change);
    const isPause = isOnlyPause(change);
    const refusal = isPause ? null : await refuseRule(tx, actor, rule);
    if (refusal !== null) return refusal;
    const said = isPause ? {} : { rule, keeper: keeperOf(actor) };
    const { name, isOn } = change;
    await updateAutomation(tx, actor.workspaceId, id, { ...said, name, isOn }, deps.clock.now());
    await recordChange(deps, tx, actor, {
      kind: 'automation',
      id,
      action: isOn === undefined ? 'updated' : isOn ? 'switched on' : 'paused',
      details: { name: name ?? before.name },
    });
    return done(await load(tx, actor, id));
  });
}

/** What it did stays in the log; runs that wait end when their time comes. */
export function archiveAutomation(deps: CommandDeps, actor: Actor, id: string): Promise<Result<Automation>> {
  return inTransaction(deps.db, async (tx) => {
    const automation = await lockAutomation(tx, actor.workspaceId, id);
    if (automation === undefined) return notFound('automation');
    const at = deps.clock.now();
    await updateAutomation(tx, actor.workspaceId, id, { isOn: false, archivedAt: at }, at);
    const details = { name: automation.name };
    await recordChange(deps, tx, actor, { kind: 'automation', id, action: 'archived', details });
    return done({ ...automation, isOn: false });
  });
}

async function refuseRule(tx: Tx, actor: Actor, rule: AutomationRule) {
  const names = namesOf(await readNameable(tx, actor.workspaceId, [rule]));
  const faults = ruleFaults(rule, names);
  if (faults.length > 0) return invalid(faults);
  const beyond = rule.actions.find((action) =>
    permissionsFor(action, rule.board, names.stage).some((permission) => !actor.can(permission)),
  );
  if (beyond === undefined) return null;
  const what = actionWords(beyond, rule.board, names);
  return forbidden(`An automation acts with your rights, and your role does not allow this: ${what}.`);
}

function isOnlyPause({ version: _, isOn, ...rest }: AutomationToChange): boolean {
  return isOn === false && Object.values(rest).every((part) => part === undefined);
}

function ruleAfter(before: Automation, change: AutomationToChange): AutomationRule {
  return {
    board: change.board ?? before.board,
    trigger: change.trigger ?? before.trigger,
    conditions: change.conditions === undefined ? before.conditions : change.conditions,
    actions: change.actions ?? before.actions,
  };
}

function keeperOf({ userId, apiKeyId }: Actor) {
  return { userId, apiKeyId };
}

async function load(tx: Tx, actor: Actor, id: string): Promise<Automation> {
  const automation = await findAutomation(tx, actor.workspaceId, id);
  if (automation === undefined) throw new Error('An automation that was just written is not there');
  return automation;
}
