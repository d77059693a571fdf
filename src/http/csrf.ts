/** Refuses writes that another site makes a browser send. */
import { createMiddleware } from 'hono/factory';
import type { HttpConfig, HttpEnv } from './deps.ts';
import { HttpProblem } from './problem.ts';

/**
 * A browser says where a request comes from (`Sec-Fetch-Site`, or `Origin` in older ones): it must be our own
 * page. A request that carries cookies and says nothing is refused too. API keys need no check: no browser adds
 * them by itself.
 */
export function refuseOtherSites({ publicUrl }: Pick<HttpConfig, 'publicUrl'>) {
  const ourOrigin = new URL(publicUrl).origin;
  return createMiddleware<HttpEnv>(async (c, next) => {
    if (isSafe(c.req.method) || c.req.header('authorization') !== undefined) return next();
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    if (site !== undefined) {
      if (site !== 'same-origin' && site !== 'none') throw refused();
    } else if (origin !== undefined) {
      if (origin !== ourOrigin && hostOf(origin) !== c.req.header('host')) throw refused();
    } else if (c.req.header('cookie') !== undefined) {
      throw refused();
    }
    await next();
  });
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function refused(): HttpProblem {
  return new HttpProblem(
    403,
    'csrf',
    'This request came from another site, or does not say where it came from.',
  );
}
