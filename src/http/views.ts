/** Saved views of the boards. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Actor } from '../commands/actor.ts';
import { changeView, createView, removeView } from '../commands/save-view.ts';
import { boards } from '../domain/custom-value.ts';
import { deepestFilter, depthOf, type ViewSettings } from '../domain/view-settings.ts';
import { listViews, type View } from '../store/views.ts';
import { filterSchema as filter, filterKey as key } from './filter-schema.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted } from './problem.ts';
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
} from './schemas.ts';

const tags = ['Boards'];
const board = z.enum(boards);

const settings = z
  .strictObject({
    kind: z.enum(['grid', 'kanban']),
    columns: z
      .array(
        z.strictObject({
          key,
          width: z.int().min(20).max(2_000).optional(),
          isHidden: z.boolean().optional(),
          isFrozen: z.boolean().optional(),
        }),
      )
      .max(300),
    sort: z.array(z.strictObject({ key, direction: z.enum(['asc', 'desc']) })).max(10),
    group: key.nullable(),
    filter: filter
      .refine((given) => depthOf(given) <= deepestFilter, `must not be deeper than ${deepestFilter}`)
      .nullable(),
  })
  .openapi('ViewSettings');

const viewSchema = z
  .object({
    id,
    board,
    name: z.string(),
    isMain: z.boolean().openapi({ description: 'The one that a board opens with; it cannot be removed' }),
    isShared: z.boolean(),
    isMine: z.boolean(),
    settings,
    version: z.int(),
  })
  .openapi('View');

const list = createRoute({
  method: 'get',
  path: '/views',
  tags,
  summary: 'List the views of a board, or of all: main ones first, then shared ones and one’s own',
  security,
  middleware: requirePermission('records:read'),
  request: { query: z.object({ board: board.optional() }) },
  responses: { 200: json(z.object({ items: z.array(viewSchema) }), 'The views'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/views',
  tags,
  summary: 'Save a view',
  security,
  middleware: requirePermission('records:read'),
  request: {
    body: jsonBody(
      z
        .strictObject({
          board,
          name: requiredText(100),
          isShared: z.boolean().default(false),
          settings: settings.partial().default({}),
        })
        .openapi('ViewToCreate'),
    ),
  },
  responses: { 201: json(viewSchema, 'Created'), ...problems, ...conflictProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/views/{id}',
  tags,
  summary: 'Rename a view, share it or keep it private, or save its settings',
  security,
  middleware: requirePermission('records:read'),
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          name: requiredText(100).optional(),
          isShared: z.boolean().optional(),
          settings: settings.partial().optional(),
        })
        .openapi('ViewToChange'),
    ),
  },
  responses: { 200: json(viewSchema, 'As it is now'), ...problems, ...notFoundProblem, ...conflictProblem },
});

const remove = createRoute({
  method: 'delete',
  path: '/views/{id}',
  tags,
  summary: 'Remove a view',
  security,
  middleware: requirePermission('records:read'),
  request: { params: idParam },
  responses: {
    200: json(viewSchema, 'The view as it was'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const viewsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { workspaceId, userId } = actorIn(c);
      const views = await listViews(deps.db, workspaceId, userId, c.req.valid('query').board);
      return c.json({ items: views.map((view) => shown(view, actorIn(c))) }, 200);
    })
    .openapi(create, async (c) => {
      const view = accepted(await createView(deps, actorIn(c), c.req.valid('json')));
      return c.json(shown(view, actorIn(c)), 201);
    })
    .openapi(change, async (c) => {
      const outcome = await changeView(deps, actorIn(c), c.req.valid('param').id, c.req.valid('json'));
      return c.json(shown(accepted(outcome), actorIn(c)), 200);
    })
    .openapi(remove, async (c) => {
      const outcome = await removeView(deps, actorIn(c), c.req.valid('param').id);
      return c.json(shown(accepted(outcome), actorIn(c)), 200);
    });

const nothingSaid: ViewSettings = { kind: 'grid', columns: [], sort: [], group: null, filter: null };

function shown({ ownerId, settings: saved, ...view }: View, actor: Actor) {
  // What the API has parsed on its way in; read-only lists there, plain ones here.
  const whole = { ...nothingSaid, ...saved } as z.infer<typeof settings>;
  return { ...view, isMine: ownerId !== null && ownerId === actor.userId, settings: whole };
}
