/** Jobs: the production work of the JobBoard. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Actor } from '../commands/actor.ts';
import { archiveJob, changeJob, createJob } from '../commands/save-job.ts';
import { findJob, type Job, listJobs } from '../store/jobs.ts';
import { accountingCellSchema, cellsFor } from './accounting-cell.ts';
import { withCustom } from './custom-of.ts';
import type { AppDeps } from './deps.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  customValues,
  date,
  externalId,
  filterText,
  id,
  idList,
  idParam,
  instant,
  json,
  jsonBody,
  listQuery,
  mostRows,
  notFoundProblem,
  optionalText,
  orNull,
  page,
  pageOf,
  problems,
  requiredText,
  rowsAsked,
  searchText,
  security,
  version,
  wasOf,
} from './schemas.ts';

const tags = ['Boards'];

const nullableText = z.string().nullable();
export const jobSchema = z
  .object({
    id,
    number: z.string().openapi({ example: 'J-1001' }),
    title: z.string(),
    salesDocId: id.nullable(),
    salesDocNumber: nullableText,
    companyId: id.nullable(),
    companyName: nullableText,
    contactId: id.nullable(),
    contactName: nullableText,
    stageId: id,
    stageName: z.string(),
    assigneeId: nullableText,
    assigneeName: nullableText,
    startOn: nullableText,
    dueOn: nullableText,
    notes: nullableText,
    externalId: nullableText,
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
    archivedAt: instant.nullable(),
    custom: customValues,
    accounting: accountingCellSchema,
    actions: z.array(z.enum(['createInvoice', 'edit', 'archive'])),
  })
  .openapi('Job');

const fields = {
  salesDocId: id.nullable().optional(),
  companyId: id.nullable().optional(),
  contactId: id.nullable().optional(),
  assigneeId: optionalText(64),
  startOn: date.nullable().optional(),
  dueOn: date.nullable().optional(),
  notes: optionalText(5_000),
};

const list = createRoute({
  method: 'get',
  path: '/jobs',
  tags,
  summary: 'List jobs, newest first',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z.object({
      q: searchText.openapi({ description: 'Part of number, title or customer' }),
      stageId: id.optional(),
      salesDocId: id.optional(),
      companyId: id.optional(),
      externalId: filterText.optional(),
      ids: idList,
      invoiceIds: idList.openapi({
        description: 'Those whose Accounting Status shows one of these invoices',
      }),
      ...listQuery(mostRows),
    }),
  },
  responses: { 200: json(pageOf(jobSchema), 'A page of jobs'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/jobs',
  tags,
  summary: 'Create a job',
  security,
  middleware: requirePermission('jobs:write'),
  request: {
    body: jsonBody(
      z
        .strictObject({
          title: requiredText(255),
          ...orNull({ ...fields, stageId: id.nullable().optional(), externalId }),
        })
        .openapi('JobToCreate'),
    ),
  },
  responses: {
    201: json(jobSchema, 'Created'),
    200: json(jobSchema, 'The job that has this externalId already'),
    ...problems,
  },
});

const read = createRoute({
  method: 'get',
  path: '/jobs/{id}',
  tags,
  summary: 'Read a job',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: { 200: json(jobSchema, 'The job'), ...problems, ...notFoundProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/jobs/{id}',
  tags,
  summary: 'Change a job; fields left out stay',
  security,
  middleware: requirePermission('jobs:write'),
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          title: requiredText(255).optional(),
          stageId: id.optional(),
          ...fields,
          archived: z.literal(false).optional(),
          version,
          was: wasOf('title', 'stageId', ...Object.keys(fields)),
        })
        .openapi('JobToChange'),
    ),
  },
  responses: {
    200: json(jobSchema, 'The job as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const archive = createRoute({
  method: 'delete',
  path: '/jobs/{id}',
  tags,
  summary: 'Archive a job',
  security,
  middleware: requirePermission('jobs:write'),
  request: { params: idParam },
  responses: { 200: json(jobSchema, 'The job, archived'), ...problems, ...notFoundProblem },
});

export const jobsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { q: text, ...query } = c.req.valid('query');
      const limit = rowsAsked(query);
      const rows = await listJobs(deps.db, actorIn(c).workspaceId, {
        ...query,
        text,
        limit: limit + 1,
      });
      const { items, nextCursor } = page(rows, limit);
      return c.json({ items: await showJobs(deps, actorIn(c), items), nextCursor }, 200);
    })
    .openapi(create, async (c) => {
      const outcome = accepted(await createJob(deps, actorIn(c), c.req.valid('json')));
      const job = await showJob(deps, actorIn(c), outcome.record);
      return outcome.isNew ? c.json(job, 201) : c.json(job, 200);
    })
    .openapi(read, async (c) => {
      const job = found(await findJob(deps.db, actorIn(c).workspaceId, c.req.valid('param').id), 'job');
      return c.json(await showJob(deps, actorIn(c), job), 200);
    })
    .openapi(change, async (c) => {
      const job = accepted(await changeJob(deps, actorIn(c), c.req.valid('param').id, c.req.valid('json')));
      return c.json(await showJob(deps, actorIn(c), job), 200);
    })
    .openapi(archive, async (c) => {
      const job = accepted(await archiveJob(deps, actorIn(c), c.req.valid('param').id));
      return c.json(await showJob(deps, actorIn(c), job), 200);
    });

/** A job as an answer: with its accounting cell and what may be done now. */
export async function showJob(deps: AppDeps, actor: Actor, job: Job) {
  const [shown] = await showJobs(deps, actor, [job]);
  if (shown === undefined) throw new Error('One job in, none out');
  return shown;
}

async function showJobs(deps: AppDeps, actor: Actor, jobs: readonly Job[]) {
  const [cellOf, shown] = await Promise.all([
    cellsFor(deps, actor.workspaceId, { jobIds: jobs.map((job) => job.id) }),
    withCustom(deps.db, actor.workspaceId, jobs),
  ]);
  return shown.map((job) => ({ ...job, accounting: cellOf(job.id), actions: actionsOn(job, actor) }));
}

type Action = 'createInvoice' | 'edit' | 'archive';

function actionsOn(job: Job, actor: Actor): Action[] {
  if (job.archivedAt !== null) return [];
  const hasCustomer = job.companyId !== null || job.contactId !== null;
  const actions: readonly (readonly [Action, boolean])[] = [
    ['createInvoice', hasCustomer && actor.can('invoices:write')],
    ['edit', actor.can('jobs:write')],
    ['archive', actor.can('jobs:write')],
  ];
  return actions.flatMap(([action, isAllowed]) => (isAllowed ? [action] : []));
}
