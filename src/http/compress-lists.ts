/** Sends lists compressed: thousands of rows say the same words over and over, and come to a tenth. */
import { compress } from 'hono/compress';
import { createMiddleware } from 'hono/factory';
import type { HttpEnv } from './deps.ts';

export function compressLists() {
  const compressing = compress();
  return createMiddleware<HttpEnv>((c, next) => {
    // A record alone is small: compressing it takes longer than sending it.
    const isList = c.req.method === 'GET' && /^\/api\/v1\/[^/]+$/.test(c.req.path);
    return isList ? compressing(c, next) : next();
  });
}
