/** Keeps other sites' pages from pressing this site's buttons. */

import type { MiddlewareHandler } from 'hono';

/** A POST that says it comes from another host is refused; programs, which say nothing, are let through. */
export const sameOriginOnly: MiddlewareHandler = async (context, next) => {
  const isRead = context.req.method === 'GET' || context.req.method === 'HEAD';
  if (isRead || isOurs(context.req.raw)) return next();
  return context.text('This form was sent from another site, so nothing was done.', 403);
};

function isOurs(request: Request): boolean {
  const origin = request.headers.get('Origin');
  if (origin === null) return (request.headers.get('Sec-Fetch-Site') ?? 'same-origin') === 'same-origin';
  // A sandboxed or redirected page sends the word `null`, which is no address of ours.
  return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host;
}
