/** Backfills of a connection: a preview, the run with its progress, what became of each invoice, and its undoing. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { changeBackfill, defaultRange, previewBackfill } from '../commands/backfill.ts';
import { itemOutcomes } from '../store/backfill-items.ts';
import { listItems } from '../store/backfill-report.ts';
import { findBackfill, listBackfills } from '../store/backfills.ts';
import { findConnection } from '../store/connections.ts';
import { backfillSchema, backfillView, itemSchema, shownItem } from './backfill-view.ts';
import type { HttpEnv } from './deps.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  date,
  idParam,
  json,
  jsonBody,
  notFoundProblem,
  problems,
  security,
} from './schemas.ts';

const tags = ['Backfill'];

const list = createRoute({
  method: 'get',
  path: '/connections/{id}/backfills',
  tags,
  summary: 'List the backfills of a connection, newest first, and the range that a new one would have',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: {
    200: json(
      z.object({
        items: z.array(backfillSchema),
        usualRange: z
          .object({ from: z.string(), to: z.string() })
          .openapi({ description: "From the start of the organisation's business year to today" }),
      }),
      'The backfills',
    ),
    ...problems,
    ...notFoundProblem,
  },
});

const preview = createRoute({
  method: 'post',
  path: '/connections/{id}/backfills',
  tags,
  summary: 'Make a preview: what would become of each invoice of the range; nothing is sent',
  description:
    'Answers at once in the state `checking`; the books are asked for the numbers of the invoices, and the preview is complete when the state is `checked`. An earlier preview that was not started goes.',
  security,
  middleware: requirePermission('sync:write'),
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({ from: date.nullable().default(null), to: date.nullable().default(null) })
        .openapi('BackfillRange', {
          description: 'Days of issue, both included; null: the start of the business year, today',
        }),
    ),
  },
  responses: {
    201: json(backfillSchema, 'The preview, being made'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

const read = createRoute({
  method: 'get',
  path: '/backfills/{id}',
  tags,
  summary: 'Read a backfill: counts and sums by outcome, cost, progress with the time left',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: { 200: json(backfillSchema, 'The backfill'), ...problems, ...notFoundProblem },
});

const items = createRoute({
  method: 'get',
  path: '/backfills/{id}/invoices',
  tags,
  summary: 'What became, or would become, of each invoice, the oldest first',
  security,
  middleware: requirePermission('records:read'),
  request: {
    params: idParam,
    query: z.object({
      outcome: z.enum(itemOutcomes).optional(),
      limit: z.coerce.number().int().min(1).max(1_000).default(50),
      cursor: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
    }),
  },
  responses: {
    200: json(z.object({ items: z.array(itemSchema), nextCursor: z.string().nullable() }), 'A page'),
    ...problems,
    ...notFoundProblem,
  },
});

const act = (name: 'start' | 'pause' | 'resume' | 'stop' | 'undo', summary: string) =>
  createRoute({
    method: 'post',
    path: `/backfills/{id}/${name}` as const,
    tags,
    summary,
    security,
    middleware: requirePermission('sync:write'),
    request: { params: idParam },
    responses: {
      200: json(backfillSchema, 'The backfill as it is now'),
      ...problems,
      ...notFoundProblem,
      ...conflictProblem,
    },
  });

export const backfillsRoutes: Routes = (deps) => {
  const shown = async (c: Context<HttpEnv>, id: string) => {
    const row = found(await findBackfill(deps.db, actorIn(c).workspaceId, id), 'backfill');
    return backfillView(deps, actorIn(c), row);
  };
  return newRouter()
    .openapi(list, async (c) => {
      const actor = actorIn(c);
      const { id: connectionId } = c.req.valid('param');
      const connection = found(await findConnection(deps.db, actor.workspaceId, connectionId), 'connection');
      const rows = await listBackfills(deps.db, actor.workspaceId, connectionId);
      const views = await Promise.all(rows.map((row) => backfillView(deps, actor, row)));
      return c.json({ items: views, usualRange: defaultRange(connection, deps.clock.now()) }, 200);
    })
    .openapi(preview, async (c) => {
      const { id: connectionId } = c.req.valid('param');
      const range = c.req.valid('json');
      const { id } = accepted(await previewBackfill(deps, actorIn(c), connectionId, range));
      return c.json(await shown(c, id), 201);
    })
    .openapi(read, async (c) => c.json(await shown(c, c.req.valid('param').id), 200))
    .openapi(items, async (c) => {
      const { workspaceId } = actorIn(c);
      const { id: backfillId } = c.req.valid('param');
      const row = found(await findBackfill(deps.db, workspaceId, backfillId), 'backfill');
      const connection = await findConnection(deps.db, workspaceId, row.connection_id);
      const { outcome, limit, cursor } = c.req.valid('query');
      const rows = await listItems(
        deps.db,
        { workspaceId, backfillId },
        { outcome: outcome ?? null, after: Number(cursor ?? '0'), limit: limit + 1 },
      );
      const page = rows.slice(0, limit);
      const nextCursor = rows.length > limit ? String(page.at(-1)?.position ?? 0) : null;
      return c.json({ items: page.map((item) => shownItem(deps, connection, item)), nextCursor }, 200);
    })
    .openapi(act('start', 'Start the run that the preview shows'), async (c) => {
      const { id } = c.req.valid('param');
      accepted(await changeBackfill(deps, actorIn(c), id, 'start'));
      return c.json(await shown(c, id), 200);
    })
    .openapi(act('pause', 'Pause it: what has not left yet is taken back'), async (c) => {
      const { id } = c.req.valid('param');
      accepted(await changeBackfill(deps, actorIn(c), id, 'pause'));
      return c.json(await shown(c, id), 200);
    })
    .openapi(act('resume', 'Go on with it'), async (c) => {
      const { id } = c.req.valid('param');
      accepted(await changeBackfill(deps, actorIn(c), id, 'resume'));
      return c.json(await shown(c, id), 200);
    })
    .openapi(act('stop', 'Stop it for good: what has arrived stays'), async (c) => {
      const { id } = c.req.valid('param');
      accepted(await changeBackfill(deps, actorIn(c), id, 'stop'));
      return c.json(await shown(c, id), 200);
    })
    .openapi(act('undo', 'Take what the run made out of the books again'), async (c) => {
      const { id } = c.req.valid('param');
      accepted(await changeBackfill(deps, actorIn(c), id, 'undo'));
      return c.json(await shown(c, id), 200);
    });
};
