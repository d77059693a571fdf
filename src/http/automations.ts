/** Automations: their rules, what the builder offers, recipes, and what is wrong with one before it is saved. */
import { createRoute, z } from '@hono/zod-openapi';
import { type Trial, tryAutomation } from '../automations/try-automation.ts';
import type { Actor } from '../commands/actor.ts';
import { type Nameable, namesOf, readNameable } from '../commands/automation-names.ts';
import { archiveAutomation, changeAutomation, createAutomation } from '../commands/save-automation.ts';
import type { AutomationBoard } from '../domain/automation.ts';
import { ruleFaults } from '../domain/automation-faults.ts';
import { automationRecipes } from '../domain/automation-recipes.ts';
import { ruleSentence, stoppedWords } from '../domain/automation-words.ts';
import { countRuns, type RunCounts } from '../store/automation-log.ts';
import { type Automation, listAutomations } from '../store/automations.ts';
import { automationOptions, optionsSchema } from './automation-options.ts';
import {
  automationBoard,
  automationSchema,
  checkedSchema,
  recipeSchema,
  ruleSchema,
  ruleShape,
  trialSchema,
} from './automation-schemas.ts';
import type { AppDeps } from './deps.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, invalidProblem } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  id,
  idParam,
  json,
  jsonBody,
  notFoundProblem,
  problems,
  requiredText,
  security,
  version,
} from './schemas.ts';

const tags = ['Automations'];

const list = createRoute({
  method: 'get',
  path: '/automations',
  tags,
  summary: 'List the automations by board, each with how often it ran in the last week',
  security,
  middleware: requirePermission('records:read'),
  responses: {
    200: json(z.object({ items: z.array(automationSchema) }), 'All but archived ones'),
    ...problems,
  },
});

const create = createRoute({
  method: 'post',
  path: '/automations',
  tags,
  summary: 'Save a new automation; it acts with the rights of whoever saves it',
  security,
  middleware: requirePermission('automations:write'),
  request: {
    body: jsonBody(
      z
        .strictObject({ name: requiredText(100), ...ruleShape, isOn: z.boolean().default(true) })
        .openapi('AutomationToCreate'),
    ),
  },
  responses: { 201: json(automationSchema, 'Created'), ...problems, ...conflictProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/automations/{id}',
  tags,
  summary: 'Change an automation, pause it or switch it on',
  description:
    'Runs that wait go on as they began. Whoever changes more than pausing it keeps it from now on.',
  security,
  middleware: requirePermission('automations:write'),
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          name: requiredText(100).optional(),
          board: ruleShape.board.optional(),
          trigger: ruleShape.trigger.optional(),
          conditions: ruleShape.conditions.optional(),
          actions: ruleShape.actions.optional(),
          isOn: z.boolean().optional(),
          version,
        })
        .openapi('AutomationToChange'),
    ),
  },
  responses: {
    200: json(automationSchema, 'As it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const archive = createRoute({
  method: 'delete',
  path: '/automations/{id}',
  tags,
  summary: 'Archive an automation; the log of its runs stays',
  security,
  middleware: requirePermission('automations:write'),
  request: { params: idParam },
  responses: { 200: json(automationSchema, 'As it was, switched off'), ...problems, ...notFoundProblem },
});

const options = createRoute({
  method: 'get',
  path: '/automations/options',
  tags,
  summary: 'List what an automation of a board can wait for, ask and do, as far as the caller may',
  security,
  middleware: requirePermission('automations:write'),
  request: { query: z.object({ board: automationBoard }) },
  responses: { 200: json(optionsSchema, 'What there is to choose from'), ...problems },
});

const recipes = createRoute({
  method: 'get',
  path: '/automations/recipes',
  tags,
  summary: 'List ready-made automations, with what can be guessed of this workspace filled in',
  security,
  middleware: requirePermission('automations:write'),
  responses: { 200: json(z.object({ items: z.array(recipeSchema) }), 'Recipes'), ...problems },
});

const check = createRoute({
  method: 'post',
  path: '/automations/check',
  tags,
  summary: 'Say a rule as a sentence, and what stands in the way of saving it; saves nothing',
  security,
  middleware: requirePermission('automations:write'),
  request: { body: jsonBody(z.strictObject({ rule: ruleSchema })) },
  responses: { 200: json(checkedSchema, 'The sentence and the problems'), ...problems },
});

const attempt = createRoute({
  method: 'post',
  path: '/automations/try',
  tags,
  summary: 'Say what a rule would do to a record; nothing of it is done',
  security,
  middleware: requirePermission('automations:write'),
  request: { body: jsonBody(z.strictObject({ rule: ruleSchema, recordId: id })) },
  responses: { 200: json(trialSchema, 'What would happen'), ...problems },
});

export const automationsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const automations = await listAutomations(deps.db, actorIn(c).workspaceId);
      return c.json({ items: await shownAll(deps, actorIn(c), automations) }, 200);
    })
    .openapi(options, async (c) => {
      const known = await readNameable(deps.db, actorIn(c).workspaceId);
      return c.json(automationOptions(c.req.valid('query').board, known, actorIn(c)), 200);
    })
    .openapi(recipes, async (c) => {
      const known = await readNameable(deps.db, actorIn(c).workspaceId);
      const names = namesOf(known);
      const items = automationRecipes(known).map((recipe) => ({
        ...recipe,
        sentence: ruleSentence(recipe.rule, names),
      }));
      return c.json({ items }, 200);
    })
    .openapi(check, async (c) => {
      const { rule } = c.req.valid('json');
      const names = namesOf(await readNameable(deps.db, actorIn(c).workspaceId, [rule]));
      return c.json({ sentence: ruleSentence(rule, names), problems: ruleFaults(rule, names) }, 200);
    })
    .openapi(attempt, async (c) => {
      const { rule, recordId } = c.req.valid('json');
      const faults = ruleFaults(rule, namesOf(await readNameable(deps.db, actorIn(c).workspaceId, [rule])));
      if (faults.length > 0)
        throw invalidProblem(faults.map(({ path, message }) => ({ path: `rule.${path}`, message })));
      const record = { kind: recordKinds[rule.board], id: recordId };
      const asked = { ...deps, publicUrl: deps.config.publicUrl };
      return c.json(shownTrial(await tryAutomation(asked, actorIn(c), rule, record)), 200);
    })
    .openapi(create, async (c) => {
      const automation = accepted(await createAutomation(deps, actorIn(c), c.req.valid('json')));
      return c.json(await shown(deps, actorIn(c), automation), 201);
    })
    .openapi(change, async (c) => {
      const outcome = await changeAutomation(deps, actorIn(c), c.req.valid('param').id, c.req.valid('json'));
      return c.json(await shown(deps, actorIn(c), accepted(outcome)), 200);
    })
    .openapi(archive, async (c) => {
      const outcome = await archiveAutomation(deps, actorIn(c), c.req.valid('param').id);
      return c.json(await shown(deps, actorIn(c), accepted(outcome)), 200);
    });

const recordKinds = { jobs: 'job', sales: 'salesDoc', invoices: 'invoice' } as const satisfies Record<
  AutomationBoard,
  string
>;

function shownTrial(trial: Trial): z.infer<typeof trialSchema> {
  switch (trial.kind) {
    case 'noRecord':
      return { wouldRun: false, sentence: 'There is no such record any more.', steps: [] };
    case 'conditionsFail':
      return {
        wouldRun: false,
        sentence: `It would not run for ${trial.recordName} now, as this does not hold: ${trial.unmet}.`,
        steps: [],
      };
    case 'wouldRun':
      return {
        wouldRun: true,
        sentence: `Set off for ${trial.recordName} now, it would do this. Nothing of it is done.`,
        steps: trial.steps.map(({ outcome, words, mail }) => ({ outcome, words, mail })),
      };
  }
}

type Shown = z.infer<typeof automationSchema>;

const weekMs = 7 * 24 * 60 * 60 * 1000;

async function shownAll(deps: AppDeps, actor: Actor, automations: readonly Automation[]): Promise<Shown[]> {
  const known = await readNameable(deps.db, actor.workspaceId, automations);
  const since = new Date(deps.clock.now().getTime() - weekMs);
  const runs = await countRuns(deps.db, actor.workspaceId, since);
  return automations.map((one) => view(one, known, runs.get(one.id), actor));
}

async function shown(deps: AppDeps, actor: Actor, automation: Automation): Promise<Shown> {
  const [one] = await shownAll(deps, actor, [automation]);
  if (one === undefined) throw new Error('One automation was given to be shown');
  return one;
}

function view(
  { stoppedBecause, keptBy: _, ...automation }: Automation,
  known: Nameable,
  runs: RunCounts | undefined,
  actor: Actor,
): Shown {
  const keptByName = automation.keptByName ?? 'somebody who has left';
  return {
    ...automation,
    sentence: ruleSentence(automation, namesOf(known)),
    stopped:
      automation.isOn || stoppedBecause === null
        ? null
        : { because: stoppedBecause, sentence: stoppedWords(stoppedBecause, keptByName) },
    runs: {
      lastWeek: runs?.lastWeek ?? 0,
      failed: runs?.failed ?? 0,
      lastAt: runs?.lastAt?.toISOString() ?? null,
    },
    keptByName,
    mayChange: actor.can('automations:write'),
  };
}
