/** The one route tree: what surrounds every request, then the resources, then the web application. */
import { authApp } from './auth-routes.ts';
import { limitBodies } from './body-limit.ts';
import { compressLists } from './compress-lists.ts';
import { refuseOtherSites } from './csrf.ts';
import type { AppDeps } from './deps.ts';
import { docsApp } from './docs.ts';
import { addDocumentInfo } from './openapi.ts';
import { opsApp } from './ops.ts';
import { errorHandler, notFoundHandler } from './problem.ts';
import { requestContext } from './request-context.ts';
import { newRouter, type Router } from './router.ts';
import { mountResources } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import { identify } from './session.ts';
import { webApp } from './web-app.ts';

/** Builds the tree without touching the database; serve it with `@hono/node-server`, or call `app.request`. */
export function createApp(deps: AppDeps): Router {
  const app = newRouter();
  app.onError(errorHandler(deps.log));
  app.notFound(notFoundHandler);
  app.use(requestContext(deps), securityHeaders(deps.config), compressLists());
  app.use(limitBodies(), refuseOtherSites(deps.config));
  for (const path of identified) app.use(path, identify(deps));
  mountResources(app, deps);
  app.route('/', authApp(deps));
  app.route('/', opsApp(deps));
  app.route(
    '/',
    docsApp(() => addDocumentInfo(app)),
  );
  if (deps.config.webFolder !== null) app.route('/', webApp(deps.config.webFolder));
  return app;
}

/** Where it matters who asks. Everywhere else no session is looked up. */
const identified = ['/api/v1/*', '/integrations/*', '/metrics'];
