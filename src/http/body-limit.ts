/** Refuses bodies larger than any use needs: 1 MB, 10 MB for a file of an invoice, and 20 MB where files are imported. */
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { HttpEnv } from './deps.ts';
import { HttpProblem } from './problem.ts';

const megabyte = 1024 * 1024;

export function limitBodies() {
  const ordinary = limitOf(1);
  const files = limitOf(10);
  const imports = limitOf(20);
  return createMiddleware<HttpEnv>((c, next) => {
    if (c.req.path.startsWith('/api/v1/imports/')) return imports(c, next);
    return /^\/api\/v1\/invoices\/[^/]+\/files$/.test(c.req.path) ? files(c, next) : ordinary(c, next);
  });
}

function limitOf(megabytes: number) {
  return bodyLimit({
    maxSize: megabytes * megabyte,
    onError: () => {
      throw new HttpProblem(413, 'tooLarge', `A request may carry ${megabytes} MB at most.`);
    },
  });
}
