/** The practice Xero's addresses. Real Xero spreads them over three hosts; here they are one. */

import type { Hono } from 'hono';
import type { Gate } from './gate.ts';
import type { World } from './world.ts';
import { API_PATH, type ApiRequest, answerApi } from './xero/api.ts';
import { deleteConnection, listConnections } from './xero/connections.ts';
import { type Answer, json } from './xero/errors.ts';
import { authorizePage, decide, discoveryAnswer, revocationAnswer, tokenAnswer } from './xero/identity.ts';
import { publicKeys } from './xero/jwt.ts';

export function addXeroRoutes(app: Hono, world: World, gate: Gate): void {
  const free = (method: 'GET' | 'POST' | 'DELETE', path: string, work: (request: ApiRequest) => Answer) =>
    app.on(method, path, (context) =>
      gate.pass(context, false, (request) => world.store.transaction(() => work(request))),
    );

  app.all(`${API_PATH}/*`, (context) => gate.pass(context, true, (request) => answerApi(world, request)));

  free('GET', '/identity/connect/authorize', ({ url }) => authorizePage(world, url.searchParams));
  free('POST', '/identity/connect/authorize', ({ body }) => decide(world, new URLSearchParams(body)));
  free('POST', '/connect/token', ({ url, headers, body }) =>
    tokenAnswer(world, url.origin, headers, new URLSearchParams(body)),
  );
  free('POST', '/connect/revocation', ({ headers, body }) =>
    revocationAnswer(world, headers, new URLSearchParams(body)),
  );
  free('GET', '/.well-known/openid-configuration', ({ url }) => discoveryAnswer(url.origin));
  free('GET', '/.well-known/openid-configuration/jwks', () => json(200, publicKeys()));
  free('GET', '/connections', ({ url, headers }) =>
    listConnections(world, headers.get('Authorization'), url.searchParams),
  );
  free('DELETE', '/connections/:id', ({ url, headers }) =>
    deleteConnection(world, headers.get('Authorization'), url.pathname.split('/').at(-1) ?? ''),
  );
}
