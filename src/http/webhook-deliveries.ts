/** What endpoints were told, and what came of it. */
import { createRoute, z } from '@hono/zod-openapi';
import { retryDelivery } from '../commands/webhook-endpoints.ts';
import { deliveryStates, listWebhookDeliveries } from '../store/webhook-deliveries.ts';
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

const tags = ['Webhooks'];
const middleware = requirePermission('webhooks:manage');

const deliverySchema = z
  .object({
    id: id.openapi({ description: 'Also the `webhook-id` of every attempt' }),
    endpointId: id,
    endpointName: z.string(),
    type: z.string(),
    state: z.enum(deliveryStates),
    stateWords: z.string(),
    words: z.string().nullable().openapi({ description: 'What came of the last attempt, in a sentence' }),
    status: z.int().nullable().openapi({ description: 'The HTTP status of the last answer' }),
    attempts: z.int(),
    createdAt: instant,
    lastAttemptAt: instant.nullable(),
    nextAttemptAt: instant.nullable(),
    mayRetry: z.boolean(),
    payload: z.string().openapi({ description: 'What is sent, as it is signed' }),
  })
  .openapi('WebhookDelivery');

const list = createRoute({
  method: 'get',
  path: '/webhook-deliveries',
  tags,
  summary: 'List what endpoints were told, newest first',
  security,
  middleware,
  request: {
    query: z.object({
      endpointId: id.optional(),
      state: z.enum(deliveryStates).optional(),
      ...listQuery(),
    }),
  },
  responses: { 200: json(pageOf(deliverySchema), 'A page'), ...problems },
});

const retry = createRoute({
  method: 'post',
  path: '/webhook-deliveries/{id}/retry',
  tags,
  summary: 'Send one again that has ended, under the same id',
  security,
  middleware,
  request: { params: idParam },
  responses: { 204: { description: 'On its way' }, ...problems, ...notFoundProblem, ...conflictProblem },
});

export const webhookDeliveriesRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const { cursor, limit, ...filter } = c.req.valid('query');
      const rows = await listWebhookDeliveries(deps.db, actorIn(c).workspaceId, {
        ...filter,
        before: cursor,
        limit: limit + 1,
      });
      return c.json(page(rows.map(shown), limit), 200);
    })
    .openapi(retry, async (c) => {
      accepted(await retryDelivery(deps, actorIn(c), c.req.valid('param').id));
      return c.body(null, 204);
    });

type DeliveryRow = Awaited<ReturnType<typeof listWebhookDeliveries>>[number];

function shown(row: DeliveryRow) {
  // The table's check constraint admits no other state.
  const state = row.state as (typeof deliveryStates)[number];
  const isOpen = state === 'queued';
  return {
    id: row.id,
    endpointId: row.endpoint_id,
    endpointName: row.endpointName,
    type: row.type,
    state,
    stateWords: stateWords(row),
    words: row.last_words,
    status: row.last_status,
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
    nextAttemptAt: isOpen && row.isOn ? row.not_before.toISOString() : null,
    mayRetry: !isOpen && row.archivedAt === null,
    payload: row.payload,
  };
}

function stateWords({ state, isOn, attempts }: DeliveryRow): string {
  if (state === 'delivered') return 'Delivered';
  if (state === 'failed') return 'Failed';
  if (!isOn) return 'Waits until the endpoint is on';
  return attempts === 0 ? 'On its way' : 'Tried again';
}
