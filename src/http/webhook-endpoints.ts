/** Webhook endpoints: who hears of events, signed as the Standard Webhooks specification says. */
import { createRoute, z } from '@hono/zod-openapi';
import {
  archiveWebhookEndpoint,
  changeWebhookEndpoint,
  createWebhookEndpoint,
  type EndpointDeps,
  rotateWebhookSecret,
  testWebhookEndpoint,
} from '../commands/webhook-endpoints.ts';
import { listWebhookEndpoints, type OffBecause } from '../store/webhook-endpoints.ts';
import type { AppDeps } from './deps.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  conflictProblem,
  id,
  idParam,
  instant,
  json,
  jsonBody,
  notFoundProblem,
  problems,
  requiredText,
  security,
  version,
} from './schemas.ts';

const tags = ['Webhooks'];
const url = requiredText(2_000);
const middleware = requirePermission('webhooks:manage');

const endpointSchema = z
  .object({
    id,
    name: z.string(),
    url: z.string(),
    isOn: z.boolean(),
    standing: z.string().openapi({ description: 'How it stands, in a sentence' }),
    tone: z.enum(['good', 'quiet', 'bad']),
    waiting: z.int(),
    failed: z.int().openapi({ description: 'Of the last 35 days' }),
    lastDeliveredAt: instant.nullable(),
    previousSecretUntil: instant.nullable().openapi({
      description: 'Until then the secret before signs as well',
    }),
    version: z.int(),
  })
  .openapi('WebhookEndpoint');

const secretSchema = z
  .object({ id, secret: z.string().openapi({ example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' }) })
  .openapi('WebhookSecret');

const list = createRoute({
  method: 'get',
  path: '/webhook-endpoints',
  tags,
  summary: 'List the webhook endpoints, by name; never their secrets',
  security,
  middleware,
  responses: { 200: json(z.object({ items: z.array(endpointSchema) }), 'All of them'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/webhook-endpoints',
  tags,
  summary: 'Add an endpoint; the answer shows its secret this once',
  security,
  middleware,
  request: {
    body: jsonBody(z.strictObject({ name: requiredText(100), url }).openapi('WebhookEndpointToCreate')),
  },
  responses: { 201: json(secretSchema, 'The secret'), ...problems },
});

const change = createRoute({
  method: 'patch',
  path: '/webhook-endpoints/{id}',
  tags,
  summary: 'Rename an endpoint, send it elsewhere, or switch it off or on',
  description: 'What waits while it is off goes on when it is on again.',
  security,
  middleware,
  request: {
    params: idParam,
    body: jsonBody(
      z
        .strictObject({
          name: requiredText(100).optional(),
          url: url.optional(),
          isOn: z.boolean().optional(),
          version,
        })
        .openapi('WebhookEndpointToChange'),
    ),
  },
  responses: { 204: { description: 'Changed' }, ...problems, ...notFoundProblem, ...conflictProblem },
});

const remove = createRoute({
  method: 'delete',
  path: '/webhook-endpoints/{id}',
  tags,
  summary: 'Remove an endpoint; what waits for it is not sent',
  security,
  middleware,
  request: { params: idParam },
  responses: { 204: { description: 'Removed' }, ...problems, ...notFoundProblem },
});

const rotate = createRoute({
  method: 'post',
  path: '/webhook-endpoints/{id}/rotate-secret',
  tags,
  summary: 'Give an endpoint a new secret, shown this once; the one before signs as well for a day',
  security,
  middleware,
  request: { params: idParam },
  responses: { 200: json(secretSchema, 'The new secret'), ...problems, ...notFoundProblem },
});

const trial = createRoute({
  method: 'post',
  path: '/webhook-endpoints/{id}/test',
  tags,
  summary: 'Send an endpoint an event of the type `test`',
  security,
  middleware,
  request: { params: idParam },
  responses: {
    202: json(z.object({ deliveryId: id }), 'On its way'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const webhookEndpointsRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => {
      const rows = await listWebhookEndpoints(deps.db, actorIn(c).workspaceId);
      return c.json({ items: rows.map((row) => shown(row, deps.clock.now())) }, 200);
    })
    .openapi(create, async (c) =>
      c.json(accepted(await createWebhookEndpoint(endpointDeps(deps), actorIn(c), c.req.valid('json'))), 201),
    )
    .openapi(change, async (c) => {
      const { id: endpointId } = c.req.valid('param');
      accepted(await changeWebhookEndpoint(endpointDeps(deps), actorIn(c), endpointId, c.req.valid('json')));
      return c.body(null, 204);
    })
    .openapi(remove, async (c) => {
      accepted(await archiveWebhookEndpoint(deps, actorIn(c), c.req.valid('param').id));
      return c.body(null, 204);
    })
    .openapi(rotate, async (c) =>
      c.json(
        accepted(await rotateWebhookSecret(endpointDeps(deps), actorIn(c), c.req.valid('param').id)),
        200,
      ),
    )
    .openapi(trial, async (c) => {
      const result = await testWebhookEndpoint(deps, actorIn(c), c.req.valid('param').id);
      return c.json({ deliveryId: accepted(result) }, 202);
    });

function endpointDeps(deps: AppDeps): EndpointDeps {
  return { ...deps, secret: deps.config.secret, webhookTargets: deps.config.webhookTargets };
}

type EndpointRow = Awaited<ReturnType<typeof listWebhookEndpoints>>[number];

function shown(row: EndpointRow, now: Date) {
  const { previous_until: until, last_delivered_at: deliveredAt } = row;
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    isOn: row.is_on,
    ...standingOf(row),
    waiting: row.queued,
    failed: row.failed,
    lastDeliveredAt: deliveredAt?.toISOString() ?? null,
    previousSecretUntil: until !== null && until > now ? until.toISOString() : null,
    version: row.version,
  };
}

function standingOf(row: EndpointRow): {
  readonly standing: string;
  readonly tone: 'good' | 'quiet' | 'bad';
} {
  // The table's check constraint admits no other reason.
  if (row.off_because !== null) return offWords[row.off_because as OffBecause];
  if (row.failing_since !== null)
    return {
      standing: 'Nothing arrives at the moment. After five days of that it is switched off.',
      tone: 'bad',
    };
  if (row.last_delivered_at === null) return { standing: 'Nothing was sent yet.', tone: 'quiet' };
  return { standing: 'Answers.', tone: 'good' };
}

const offWords = {
  person: { standing: 'Switched off. What was waiting goes on when it is on again.', tone: 'quiet' },
  gone: { standing: 'Switched off: it answered that it is gone (410).', tone: 'bad' },
  failing: { standing: 'Switched off: nothing has arrived for five days.', tone: 'bad' },
} as const;
