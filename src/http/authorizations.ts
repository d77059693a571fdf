/** Connecting a ledger: the way to its consent page, back from it, and the choice among the organisations granted. */
import { createRoute, z } from '@hono/zod-openapi';
import { beginConnection, chooseOrganisation, takeCallback } from '../commands/connect-ledger.ts';
import { ledgerLabel } from '../store/ledger-references.ts';
import { findOauthAttempt, type OauthAttemptRow } from '../store/oauth-attempts.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { accepted, found, HttpProblem } from './problem.ts';
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
  security,
} from './schemas.ts';

const tags = ['Connections'];
const organisationsSchema = z.array(z.object({ organisationId: z.string(), name: z.string() })).nullable();

const begin = createRoute({
  method: 'post',
  path: '/connections/{provider}/authorizations',
  tags,
  summary: 'Begin to connect: answers the address at which a person grants access',
  security,
  middleware: requirePermission('connections:manage'),
  request: { params: z.object({ provider: z.enum(['xero', 'quickbooks']) }) },
  responses: {
    201: json(
      z.object({ id, authorizationUrl: z.string(), expiresAt: instant }).openapi('Authorization'),
      'Open authorizationUrl in a browser',
    ),
    ...problems,
    ...notFoundProblem,
  },
});

const authorizationSchema = z
  .object({
    id,
    state: z.enum(['waiting', 'finishing', 'chooseOrganisation', 'done', 'failed', 'expired']),
    organisations: organisationsSchema,
    connectionId: id.nullable(),
    problem: z.string().nullable(),
  })
  .openapi('AuthorizationState');

const attempt = createRoute({
  method: 'get',
  path: '/connections/authorizations/{id}',
  tags,
  summary: 'How far an attempt to connect has come',
  security,
  middleware: requirePermission('connections:manage'),
  request: { params: idParam },
  responses: { 200: json(authorizationSchema, 'The attempt'), ...problems, ...notFoundProblem },
});

const choose = createRoute({
  method: 'post',
  path: '/connections/authorizations/{id}/organisation',
  tags,
  summary: 'Choose one of several organisations that were granted',
  security,
  middleware: requirePermission('connections:manage'),
  request: {
    params: idParam,
    body: jsonBody(
      z.strictObject({ organisationId: z.string().min(1).max(100) }).openapi('ChosenOrganisation'),
    ),
  },
  responses: {
    202: json(z.object({ isAsked: z.literal(true) }), 'Chosen'),
    ...problems,
    ...notFoundProblem,
    ...conflictProblem,
  },
});

export const authorizationsRoutes: Routes = (deps) => {
  const connectDeps = { ...deps, publicUrl: deps.config.publicUrl, secret: deps.config.secret };
  return newRouter()
    .openapi(attempt, async (c) => {
      const row = found(
        await findOauthAttempt(deps.db, actorIn(c).workspaceId, c.req.valid('param').id),
        'connection attempt',
      );
      const organisations = organisationsSchema.parse(row.organisations);
      const state = stateOf(row, deps.clock.now());
      return c.json(
        { id: row.id, state, organisations, connectionId: row.connection_id, problem: row.problem },
        200,
      );
    })
    .openapi(choose, async (c) => {
      accepted(
        await chooseOrganisation(
          connectDeps,
          actorIn(c),
          c.req.valid('param').id,
          c.req.valid('json').organisationId,
        ),
      );
      return c.json({ isAsked: true } as const, 202);
    })
    .openapi(begin, async (c) => {
      const { provider } = c.req.valid('param');
      const ledger = deps.ledgers.get(provider);
      if (ledger === undefined)
        throw new HttpProblem(404, 'notFound', `${ledgerLabel(provider)} is not set up on this server.`);
      const begun = await beginConnection(connectDeps, actorIn(c), provider);
      const authorizationUrl = await ledger.authorizationUrl(begun);
      return c.json({ id: begun.id, authorizationUrl, expiresAt: begun.expiresAt.toISOString() }, 201);
    });
};

/** Where the ledger sends a person back to: an address that a browser opens, not part of the API. */
export const connectionCallbackRoutes: Routes = (deps) => {
  const connectDeps = { ...deps, publicUrl: deps.config.publicUrl, secret: deps.config.secret };
  const router = newRouter();
  router.get('/integrations/:provider{xero|quickbooks}/callback', async (c) => {
    const url = new URL(c.req.url);
    const outcome = await takeCallback(connectDeps, c.get('actor') ?? null, {
      provider: c.req.param('provider'),
      // As the ledger knows it: a proxy may have changed host and scheme on the way here.
      url: `${deps.config.publicUrl}${url.pathname}${url.search}`,
      state: url.searchParams.get('state') ?? '',
      error: url.searchParams.get('error'),
    });
    const query = outcome.ok
      ? `authorization=${outcome.value.attemptId}`
      : `connectionProblem=${encodeURIComponent(reasonOf(outcome.refusal))}`;
    return c.redirect(`/settings/integrations?${query}`, 302);
  });
  return router;
};

function reasonOf(refusal: { readonly kind: string; readonly message?: string }): string {
  return refusal.message ?? 'The answer of the ledger was not one that we can use.';
}

function stateOf(row: OauthAttemptRow, now: Date): z.infer<typeof authorizationSchema>['state'] {
  if (row.connection_id !== null) return 'done';
  if (row.problem !== null) return 'failed';
  if (row.organisations !== null) return 'chooseOrganisation';
  if (row.finished_at !== null) return 'finishing';
  return row.expires_at <= now ? 'expired' : 'waiting';
}
