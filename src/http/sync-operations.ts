/** The sync centre: every intended change of the books, where it stands, and Retry. */
import { createRoute, z } from '@hono/zod-openapi';
import { retryMany, retryOperation } from '../commands/retry-operation.ts';
import { findConnection, listConnections } from '../store/connections.ts';
import { summariseInvoices } from '../store/invoices.ts';
import { findListedOperation, listSyncOperations } from '../store/listed-operations.ts';
import { countSyncOperations } from '../store/sync-operations.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  id,
  idParam,
  json,
  jsonBody,
  money,
  notFoundProblem,
  problems,
  searchText,
  security,
} from './schemas.ts';
import { operationSchema, operationStates, rowStates, shownOperation } from './sync-operation-view.ts';

const tags = ['Sync'];

const list = createRoute({
  method: 'get',
  path: '/sync-operations',
  tags,
  summary: 'List sync operations, newest first',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z.object({
      state: z.enum(operationStates).optional(),
      q: searchText.openapi({ description: 'Part of the number, the customer or the problem code' }),
      connectionId: id.optional().openapi({ description: 'Of these books alone' }),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z
        .string()
        .regex(/^\d{1,18}$/)
        .optional(),
    }),
  },
  responses: {
    200: json(z.object({ items: z.array(operationSchema), nextCursor: z.string().nullable() }), 'A page'),
    ...problems,
  },
});

const counts = createRoute({
  method: 'get',
  path: '/sync-operations/counts',
  tags,
  summary: 'How many operations stand where, and what the invoices come to',
  security,
  middleware: requirePermission('records:read'),
  request: {
    query: z.object({ connectionId: id.optional().openapi({ description: 'Of these books alone' }) }),
  },
  responses: {
    200: json(
      z
        .object({
          queued: z.int(),
          sending: z.int(),
          needsAttention: z.int(),
          done: z.int(),
          ignored: z.int(),
          invoices: z.array(
            z.object({
              syncState: z.string(),
              accountingStatus: z.string().nullable(),
              currency: z.string(),
              count: z.int(),
              total: money,
            }),
          ),
        })
        .openapi('SyncCounts'),
      'Counts',
    ),
    ...problems,
  },
});

const retryAll = createRoute({
  method: 'post',
  path: '/sync-operations/retry',
  tags,
  summary: 'Retry several operations, or all that need attention, with a result for each',
  security,
  middleware: requirePermission('invoices:send'),
  request: {
    body: jsonBody(
      z
        .union([
          z.strictObject({ ids: z.array(id).min(1).max(200) }),
          z.strictObject({ all: z.literal(true) }),
        ])
        .openapi('OperationsToRetry'),
    ),
  },
  responses: {
    200: json(
      z.object({ items: z.array(z.object({ id, isRetried: z.boolean(), reason: z.string().nullable() })) }),
      'A result for each',
    ),
    ...problems,
  },
});

const retryOne = createRoute({
  method: 'post',
  path: '/sync-operations/{id}/retry',
  tags,
  summary: 'Retry one operation now',
  security,
  middleware: requirePermission('invoices:send'),
  request: { params: idParam },
  responses: {
    200: json(operationSchema, 'The operation as it is now'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const syncOperationsRoutes: Routes = (deps) => {
  const commandDeps = { ...deps, publicUrl: deps.config.publicUrl };
  return newRouter()
    .openapi(list, async (c) => {
      const { workspaceId } = actorIn(c);
      const { state, q: text, connectionId, limit, cursor } = c.req.valid('query');
      const rows = await listSyncOperations(deps.db, workspaceId, {
        limit: limit + 1,
        ...(state === undefined ? {} : { states: rowStates(state) }),
        ...(text === undefined ? {} : { text }),
        ...(connectionId === undefined ? {} : { connectionId }),
        ...(cursor === undefined ? {} : { beforeSeq: BigInt(cursor) }),
      });
      const connections = new Map(
        (await listConnections(deps.db, workspaceId)).map((connection) => [connection.id, connection]),
      );
      const shown = rows.slice(0, limit);
      const nextCursor = rows.length > limit ? (shown.at(-1)?.seq.toString() ?? null) : null;
      const now = deps.clock.now();
      const items = shown.map((row) => shownOperation(row, connections.get(row.connection_id), now));
      return c.json({ items, nextCursor }, 200);
    })
    .openapi(counts, async (c) => {
      const { workspaceId } = actorIn(c);
      const { connectionId } = c.req.valid('query');
      const byState = await countSyncOperations(deps.db, workspaceId, connectionId);
      const count = (...states: string[]) =>
        states.reduce((total, state) => total + (byState.get(state) ?? 0), 0);
      const invoices = await summariseInvoices(deps.db, workspaceId);
      return c.json(
        {
          queued: count('queued'),
          sending: count('dispatched', 'unknown'),
          needsAttention: count('needsAttention'),
          done: count('done'),
          ignored: count('ignored'),
          invoices: invoices.map((row) => ({
            syncState: row.sync_state,
            accountingStatus: row.accounting_status,
            currency: row.currency,
            count: row.count,
            total: row.total,
          })),
        },
        200,
      );
    })
    .openapi(retryAll, async (c) => {
      const items = await retryMany(commandDeps, actorIn(c), c.req.valid('json'));
      return c.json({ items: items.map((item) => ({ ...item })) }, 200);
    })
    .openapi(retryOne, async (c) => {
      const { id: operationId } = c.req.valid('param');
      const { workspaceId } = actorIn(c);
      accepted(await retryOperation(commandDeps, actorIn(c), operationId));
      const row = found(await findListedOperation(deps.db, workspaceId, operationId), 'sync operation');
      const connection = await findConnection(deps.db, workspaceId, row.connection_id);
      return c.json(shownOperation(row, connection, deps.clock.now()), 200);
    });
};
