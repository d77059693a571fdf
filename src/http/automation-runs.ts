/** The log of automations: each run with its reason, its steps and what comes next. */
import { createRoute, z } from '@hono/zod-openapi';
import { retryAutomationRun, stopAutomationRun } from '../commands/act-on-run.ts';
import type { Actor } from '../commands/actor.ts';
import { keptForGood, type MailState } from '../domain/mail.ts';
import { type LoggedRun, type LoggedStep, listRuns, runStates } from '../store/automation-log.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  id,
  idParam,
  instant,
  json,
  listQuery,
  notFoundProblem,
  page,
  pageOf,
  problems,
  security,
} from './schemas.ts';

const tags = ['Automations'];

const runSchema = z
  .object({
    id,
    automation: z.object({ id, name: z.string(), isArchived: z.boolean() }),
    record: z.object({ kind: z.enum(['invoice', 'job', 'salesDoc']), id, label: z.string() }),
    invoice: z
      .object({ id, number: z.string().nullable() })
      .nullable()
      .openapi({ description: 'The invoice that set it off, where the record is another' }),
    because: z.string().openapi({ description: 'What happened' }),
    state: z.enum(runStates),
    stateWords: z.string(),
    resumeAt: instant.nullable().openapi({ description: 'When a run that waits goes on' }),
    endedBecause: z.string().nullable(),
    steps: z.array(
      z.object({
        position: z.int(),
        outcome: z.enum(['done', 'skipped', 'failed']),
        words: z.string(),
        at: instant,
        outside: z
          .object({
            words: z.string(),
            isForAPerson: z.boolean(),
            mailId: id.nullable().openapi({ description: 'Null: it was a call of a webhook' }),
          })
          .nullable()
          .openapi({ description: 'Where the mail or the call of a webhook stands that it wrote' }),
      }),
    ),
    left: z.int().openapi({ description: 'How many actions are still to come' }),
    startedAt: instant,
    finishedAt: instant.nullable(),
    actions: z
      .array(z.enum(['retry', 'stop']))
      .openapi({ description: 'What the caller can do about it now' }),
  })
  .openapi('AutomationRun');

const list = createRoute({
  method: 'get',
  path: '/automation-runs',
  tags,
  summary: 'List what automations did, newest first',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z.object({
      automationId: id.optional(),
      recordId: id.optional().openapi({ description: 'Of this record, or set off by this invoice' }),
      state: z.enum(runStates).optional(),
      ...listQuery(),
    }),
  },
  responses: { 200: json(pageOf(runSchema), 'A page of runs'), ...problems },
});

const acting = {
  method: 'post',
  tags,
  security,
  middleware: requirePermission('automations:write'),
  request: { params: idParam },
  responses: {
    200: json(runSchema, 'The run as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
} as const;
const retry = createRoute({
  ...acting,
  path: '/automation-runs/{id}/retry',
  summary: 'Let a failed run go on from the action that failed',
});
const stop = createRoute({
  ...acting,
  path: '/automation-runs/{id}/stop',
  summary: 'Stop a run that is under way or waits; what it has done stays',
});

export const automationRunsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const query = c.req.valid('query');
      const { workspaceId } = actorIn(c);
      const runs = await listRuns(deps.db, workspaceId, { ...query, limit: query.limit + 1 });
      const { items, nextCursor } = page(runs, query.limit);
      return c.json({ items: items.map((run) => shown(run, actorIn(c))), nextCursor }, 200);
    })
    .openapi(retry, async (c) => {
      const run = accepted(await retryAutomationRun(deps, actorIn(c), c.req.valid('param').id));
      return c.json(shown(run, actorIn(c)), 200);
    })
    .openapi(stop, async (c) => {
      const run = accepted(await stopAutomationRun(deps, actorIn(c), c.req.valid('param').id));
      return c.json(shown(run, actorIn(c)), 200);
    });

const stateWords: Readonly<Record<LoggedRun['state'], string>> = {
  running: 'Running',
  waiting: 'Waits',
  done: 'Done',
  stopped: 'Stopped',
  failed: 'Failed',
};

function shown(run: LoggedRun, actor: Actor): z.infer<typeof runSchema> {
  return {
    id: run.id,
    automation: { id: run.automation_id, name: run.automation_name, isArchived: run.is_archived },
    record: { kind: run.record_kind, id: run.record_id, label: labelOf(run) },
    invoice:
      run.invoice_id === null || run.record_kind === 'invoice'
        ? null
        : { id: run.invoice_id, number: run.invoice_number },
    because: run.because,
    state: run.state,
    stateWords: stateWords[run.state],
    resumeAt: run.state === 'waiting' ? (run.resume_at?.toISOString() ?? null) : null,
    endedBecause: run.ended_because,
    steps: run.steps.map(shownStep),
    left: run.finished_at === null ? Math.max(0, run.action_count - run.position) : 0,
    startedAt: run.started_at.toISOString(),
    finishedAt: run.finished_at?.toISOString() ?? null,
    actions: actor.can('automations:write') ? actionsOn(run) : [],
  };
}

function shownStep({ mail, delivery, at, ...step }: LoggedStep) {
  const words = mail !== null ? wordsOfMail(mail) : delivery !== null ? deliveryWords[delivery] : null;
  const isForAPerson = mail?.state === 'undecided' || mail?.state === 'failed' || delivery === 'failed';
  const outside = words === null ? null : { words, isForAPerson, mailId: mail?.id ?? null };
  return { ...step, at: new Date(at).toISOString(), outside };
}

function wordsOfMail({ state, to }: NonNullable<LoggedStep['mail']>): string {
  return keptForGood(state, to) === null ? mailWords[state] : 'Kept in the outbox: the address is made up';
}

const mailWords: Readonly<Record<MailState, string>> = {
  queued: 'Waits to be sent',
  sending: 'Being sent',
  sent: 'Sent',
  kept: 'Kept in the outbox: no mail server is set up',
  undecided: 'Nobody can tell whether it arrived: decide in the outbox',
  failed: 'Could not be sent',
};

const deliveryWords: Readonly<Record<NonNullable<LoggedStep['delivery']>, string>> = {
  queued: 'Waits to be delivered',
  delivered: 'Delivered',
  failed: 'Could not be delivered',
};

function actionsOn({ state }: LoggedRun): ('retry' | 'stop')[] {
  if (state === 'failed') return ['retry'];
  return state === 'running' || state === 'waiting' ? ['stop'] : [];
}

function labelOf({ record_kind, record_number, record_title }: LoggedRun): string {
  const said = [record_number, record_title].filter((part) => part !== null && part !== '');
  if (said.length > 0) return [...new Set(said)].join(' · ');
  return record_kind === 'invoice' ? 'Invoice without a number yet' : 'Record';
}
