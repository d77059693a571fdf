/** API keys: for programs and the command line. A key acts in one workspace, with one role. */
import { createRoute, z } from '@hono/zod-openapi';
import { roles } from '../commands/actor.ts';
import { createApiKey, revokeKey } from '../commands/api-keys.ts';
import { listApiKeys } from '../store/api-keys.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted } from './problem.ts';
import { newRouter, type Routes } from './router.ts';
import {
  id,
  idParam,
  instant,
  json,
  jsonBody,
  notFoundProblem,
  problems,
  requiredText,
  security,
} from './schemas.ts';

const tags = ['Members'];
const keyRoles = roles.filter((role): role is Exclude<(typeof roles)[number], 'owner'> => role !== 'owner');

const apiKeySchema = z
  .object({
    id,
    name: z.string(),
    prefix: z.string().openapi({ example: 'cf_1a2b3c' }),
    role: z.string(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .openapi('ApiKey');

const list = createRoute({
  method: 'get',
  path: '/api-keys',
  tags,
  summary: 'List the API keys, newest first; never the keys themselves',
  security,
  middleware: requirePermission('apiKeys:manage'),
  responses: { 200: json(z.object({ items: z.array(apiKeySchema) }), 'All that live'), ...problems },
});

const create = createRoute({
  method: 'post',
  path: '/api-keys',
  tags,
  summary: 'Create an API key; the answer shows it this once',
  security,
  middleware: requirePermission('apiKeys:manage'),
  request: {
    body: jsonBody(
      z.strictObject({ name: requiredText(100), role: z.enum(keyRoles) }).openapi('ApiKeyToCreate'),
    ),
  },
  responses: {
    201: json(
      z
        .object({ id, name: z.string(), role: z.string(), prefix: z.string(), key: z.string() })
        .openapi('CreatedApiKey'),
      'The key',
    ),
    ...problems,
  },
});

const revoke = createRoute({
  method: 'delete',
  path: '/api-keys/{id}',
  tags,
  summary: 'Revoke an API key at once',
  security,
  middleware: requirePermission('apiKeys:manage'),
  request: { params: idParam },
  responses: { 204: { description: 'Revoked' }, ...problems, ...notFoundProblem },
});

export const apiKeysRoutes: Routes = (deps) =>
  newRouter()
    .openapi(list, async (c) => c.json({ items: await listApiKeys(deps.db, actorIn(c).workspaceId) }, 200))
    .openapi(create, async (c) => c.json(await createApiKey(deps, actorIn(c), c.req.valid('json')), 201))
    .openapi(revoke, async (c) => {
      accepted(await revokeKey(deps, actorIn(c), c.req.valid('param').id));
      return c.body(null, 204);
    });
