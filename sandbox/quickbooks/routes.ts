/** The practice QuickBooks' addresses. Intuit spreads them over four hosts; here they are one. */

import type { Hono } from 'hono';
import type { Answer } from '../answer.ts';
import { API_PATH, type ApiRequest, answerApi } from './api.ts';
import type { Gate } from './gate.ts';
import { authorizePage, decide, discoveryAnswer, revocationAnswer, tokenAnswer } from './identity.ts';
import { FILES_PATH, fileAnswer } from './transactions/attachables.ts';
import type { World } from './world.ts';

export function addQuickbooksRoutes(app: Hono, world: World, gate: Gate): void {
  const free = (method: 'GET' | 'POST', path: string, work: (request: ApiRequest) => Answer) =>
    app.on(method, path, (context) =>
      gate.pass(context, false, (request) => world.store.transaction(() => work(request))),
    );

  app.all(`${API_PATH}/*`, (context) => gate.pass(context, true, (request) => answerApi(world, request)));

  free('GET', `${FILES_PATH}/*`, ({ url }) => fileAnswer(world, url));
  free('GET', '/connect/oauth2', ({ url }) => authorizePage(world, url.searchParams));
  free('POST', '/connect/oauth2', ({ body }) => decide(world, new URLSearchParams(body)));
  free('POST', '/oauth2/v1/tokens/bearer', ({ headers, body }) =>
    tokenAnswer(world, headers, new URLSearchParams(body)),
  );
  free('POST', '/v2/oauth2/tokens/revoke', ({ headers, body }) => revocationAnswer(world, headers, body));
  for (const name of ['openid_configuration', 'openid_sandbox_configuration'])
    for (const path of [`/.well-known/${name}`, `/.well-known/${name}/`])
      free('GET', path, ({ url }) => discoveryAnswer(url.origin));
}
