/** Stages: the columns of the SalesBoard and of the JobBoard. */
import { createRoute, z } from '@hono/zod-openapi';
import { removeStage } from '../commands/remove-stage.ts';
import { changeStage, createStage } from '../commands/save-settings-lists.ts';
import { listStages } from '../store/stages.ts';
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
const board = z.enum(['sales', 'jobs']);
const stageSchema = z
  .object({
    id,
    board: z.string(),
    name: z.string(),
    color: z.string(),
    position: z.int(),
    isAccepted: z.boolean().openapi({ description: 'Quotes that are accepted move here' }),
  })
  .openapi('Stage');

/** The web application's palette by name. */
const color = z.string().regex(/^[a-z]{2,20}$/, 'must be a colour name such as blue');
const position = z.int().min(0).max(10_000);

const list = createRoute({
  method: 'get',
  path: '/stages',
  tags,
  summary: 'List the stages of a board, or of both, in order',
  security,
  middleware: requirePermission('records:read'),
  request: { query: z.object({ board: board.optional() }) },
  responses: { 200: json(z.object({ items: z.array(stageSchema) }), 'The stages'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/stages',
  tags,
  summary: 'Add a stage at the end of a board',
  security,
  middleware: requirePermission('stages:write'),
  request: {
    body: jsonBody(
      z
        .strictObject({ board, name: requiredText(100), color: color.default('gray') })
        .openapi('StageToCreate'),
    ),
  },
  responses: { 201: json(stageSchema, 'Created'), ...problems, ...conflictProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/stages/{id}',
  tags,
  summary: 'Rename, colour or move a stage',
  security,
  middleware: requirePermission('stages:write'),
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          name: requiredText(100).optional(),
          color: color.optional(),
          position: position.optional(),
          isAccepted: z
            .literal(true)
            .optional()
            .openapi({ description: 'Quotes that are accepted move here from now on' }),
        })
        .openapi('StageToChange'),
    ),
  },
  responses: { 200: json(stageSchema, 'As it is now'), ...problems, ...notFoundProblem, ...conflictProblem },
});

const remove = createRoute({
  method: 'delete',
  path: '/stages/{id}',
  tags,
  summary: 'Remove a stage; its records move to another one',
  description:
    'While records stand in it, `moveTo` must say where they go: otherwise 409 `stageInUse`. A board keeps at least one stage: 409 `lastStage`.',
  security,
  middleware: requirePermission('stages:write'),
  request: {
    params: idParam,
    query: z.object({ moveTo: id.optional().openapi({ description: 'Another stage of the same board' }) }),
  },
  responses: {
    200: json(
      z.object({ stage: stageSchema, moved: z.int().openapi({ description: 'How many records moved' }) }),
      'The stage as it was',
    ),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const stagesRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const items = await listStages(deps.db, actorIn(c).workspaceId, c.req.valid('query').board);
      return c.json({ items }, 200);
    })
    .openapi(create, async (c) => c.json(await createStage(deps, actorIn(c), c.req.valid('json')), 201))
    .openapi(change, async (c) => {
      const outcome = await changeStage(deps, actorIn(c), c.req.valid('param').id, c.req.valid('json'));
      return c.json(accepted(outcome), 200);
    })
    .openapi(remove, async (c) => {
      const { moveTo = null } = c.req.valid('query');
      return c.json(accepted(await removeStage(deps, actorIn(c), c.req.valid('param').id, moveTo)), 200);
    });
