/** The sync centre: every intended change of the books, where it stands, and Retry. */
import { createRoute, z } from '@hono/zod-openapi';
import { ignoreMany } from '../commands/ignore-operation.ts';
import { retryMany, retryOperation } from '../commands/retry-operation.ts';
import { findConnection, listConnections } from '../store/connections.ts';
import type { Db } from '../store/database.ts';
import { summariseInvoices } from '../store/listed-invoices.ts';
import {
  countListedOperations,
  findListedOperation,
  listSyncOperations,
  type OperationFilter,
} from '../store/listed-operations.ts';
import { countSyncOperations, operationKinds } from '../store/sync-operations.ts';
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

const filter = {
  q: searchText.openapi({ description: 'Part of the number, the customer or the problem code' }),
  kinds: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(operationKinds)).max(operationKinds.length))
    .optional()
    .openapi({ type: 'string', description: 'Of these kinds alone, with commas between' }),
  connectionId: id.optional().openapi({ description: 'Of these books alone' }),
  customerId: id.optional().openapi({ description: 'Of this company or contact alone' }),
};

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
      ...filter,
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
  request: { query: z.object(filter) },
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

const ignoreSeveral = createRoute({
  method: 'post',
  path: '/sync-operations/ignore',
  tags,
  summary: 'Set several aside that need attention, with a result for each',
  security,
  middleware: requirePermission('invoices:send'),
  request: {
    body: jsonBody(z.strictObject({ ids: z.array(id).min(1).max(200) }).openapi('OperationsToIgnore')),
  },
  responses: {
    200: json(
      z.object({ items: z.array(z.object({ id, isIgnored: z.boolean(), reason: z.string().nullable() })) }),
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
      const { state, limit, cursor, ...query } = c.req.valid('query');
      const rows = await listSyncOperations(deps.db, workspaceId, {
        limit: limit + 1,
        ...filterOf(query),
        ...(state === undefined ? {} : { states: rowStates(state) }),
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
      const asked = filterOf(c.req.valid('query'));
      const byState = await countBy(deps.db, workspaceId, asked);
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
    .openapi(ignoreSeveral, async (c) => {
      const items = await ignoreMany(commandDeps, actorIn(c), c.req.valid('json').ids);
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

type Query = {
  readonly q?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly connectionId?: string | undefined;
  readonly customerId?: string | undefined;
};

function filterOf({ q, kinds, connectionId, customerId }: Query): OperationFilter {
  return {
    ...(q ? { text: q } : {}),
    ...(kinds === undefined ? {} : { kinds }),
    ...(connectionId === undefined ? {} : { connectionId }),
    ...(customerId === undefined ? {} : { customerId }),
  };
}

/** Counted without a look at what they are about where nothing asks for it: every screen shows the counts. */
function countBy(db: Db, workspaceId: string, asked: OperationFilter): Promise<ReadonlyMap<string, number>> {
  const isPlain = asked.text === undefined && asked.kinds === undefined && asked.customerId === undefined;
  if (isPlain) return countSyncOperations(db, workspaceId, asked.connectionId);
  return countListedOperations(db, workspaceId, asked);
}
