/** Custom columns of the boards, and the values in them. */
import { createRoute, z } from '@hono/zod-openapi';
import { archiveColumn, changeColumn, createColumn } from '../commands/save-column.ts';
import { saveCustomValue } from '../commands/save-custom-value.ts';
import { boards, columnTypes } from '../domain/custom-value.ts';
import { type CustomColumn, listColumns } from '../store/custom-columns.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  currency,
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
/** The web application's palette by name. */
const color = z.string().regex(/^[a-z]{2,20}$/, 'must be a colour name such as blue');

const columnSchema = z
  .object({
    id,
    board,
    name: z.string(),
    type: z.enum(columnTypes),
    options: z
      .array(z.object({ id, name: z.string(), color: z.string() }))
      .readonly()
      .openapi({ description: 'Labels of status and tags columns, in their order' }),
    currency: z
      .string()
      .nullable()
      .openapi({ description: 'Of money; null: the row’s own, or the workspace’s' }),
    version: z.int(),
  })
  .openapi('CustomColumn');

const option = z.strictObject({ id: id.optional(), name: requiredText(60), color: color.default('gray') });
const options = z.array(option).max(200);

const list = createRoute({
  method: 'get',
  path: '/columns',
  tags,
  summary: 'List the custom columns of a board, or of all',
  security,
  middleware: requirePermission('records:read'),
  request: { query: z.object({ board: board.optional() }) },
  responses: { 200: json(z.object({ items: z.array(columnSchema) }), 'The columns'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/columns',
  tags,
  summary: 'Add a column to a board',
  security,
  middleware: requirePermission('columns:write'),
  request: {
    body: jsonBody(
      z
        .strictObject({
          board,
          name: requiredText(100),
          type: z.enum(columnTypes),
          options: options.default([]),
          currency: currency.nullable().default(null),
        })
        .openapi('ColumnToCreate'),
    ),
  },
  responses: { 201: json(columnSchema, 'Created'), ...problems, ...conflictProblem },
});

const change = createRoute({
  method: 'patch',
  path: '/columns/{id}',
  tags,
  summary: 'Rename a column, change its labels, or bring it back',
  description:
    'A label keeps its id. One that is left out is removed; while a row holds it that is refused with `labelInUse`.',
  security,
  middleware: requirePermission('columns:write'),
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          name: requiredText(100).optional(),
          options: options.optional(),
          archived: z.literal(false).optional(),
        })
        .openapi('ColumnToChange'),
    ),
  },
  responses: { 200: json(columnSchema, 'As it is now'), ...problems, ...notFoundProblem, ...conflictProblem },
});

const archive = createRoute({
  method: 'delete',
  path: '/columns/{id}',
  tags,
  summary: 'Take a column off its board; its values come back with it',
  security,
  middleware: requirePermission('columns:write'),
  request: { params: idParam },
  responses: { 200: json(columnSchema, 'The column'), ...problems, ...notFoundProblem },
});

const value = z
  .union([z.string().max(5_000), z.array(z.string().max(64)).max(50).readonly(), z.null()])
  .openapi({
    description:
      'Status: an option’s id. Tags: a list of them. Person: a user id. Date: ISO. Number, money: decimal text. Link: https, http or mailto',
  });

const put = createRoute({
  method: 'put',
  path: '/columns/{id}/values/{recordId}',
  tags,
  summary: 'Put a value into a cell; null clears it',
  description: 'With `was`, only while the cell still holds that: otherwise 409 `changedMeanwhile`.',
  security,
  middleware: requirePermission('columns:write'),
  request: {
    params: z.object({ id, recordId: id }),
    body: jsonBody(z.strictObject({ value, was: value.optional() }).openapi('ValueToPut')),
  },
  responses: {
    200: json(z.object({ value }).openapi('CustomValue'), 'What the cell holds now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const columnsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const columns = await listColumns(deps.db, actorIn(c).workspaceId, c.req.valid('query').board);
      return c.json({ items: columns.map(shown) }, 200);
    })
    .openapi(create, async (c) =>
      c.json(shown(accepted(await createColumn(deps, actorIn(c), c.req.valid('json')))), 201),
    )
    .openapi(change, async (c) => {
      const outcome = await changeColumn(deps, actorIn(c), c.req.valid('param').id, c.req.valid('json'));
      return c.json(shown(accepted(outcome)), 200);
    })
    .openapi(archive, async (c) =>
      c.json(shown(accepted(await archiveColumn(deps, actorIn(c), c.req.valid('param').id))), 200),
    )
    .openapi(put, async (c) => {
      const { id: columnId, recordId } = c.req.valid('param');
      const outcome = await saveCustomValue(deps, actorIn(c), { columnId, recordId, ...c.req.valid('json') });
      return c.json({ value: accepted(outcome) }, 200);
    });

function shown({ position: _, isArchived: __, ...column }: CustomColumn) {
  return { ...column, options: [...column.options] };
}
