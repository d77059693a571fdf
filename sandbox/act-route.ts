/** A person's acts over HTTP, for the practice pages of other processes and for tests. */

import type { Context } from 'hono';

/** Calls one act of a person. The name of the act is the name of the function; its body is what the function takes. */
export async function actInBooks(context: Context, books: object): Promise<Response> {
  const action = context.req.param('action') ?? '';
  if (!Object.hasOwn(books, action))
    return context.json({ ok: false, why: `There is no act named ${action}.` }, 404);
  const body: unknown = await context.req.json().catch(() => ({}));
  // Each act looks up by id what it is given and says why not: a wrong body ends in a sentence or a 400.
  const act = (books as Readonly<Record<string, (what: unknown) => unknown>>)[action];
  try {
    return context.json(act?.(body) ?? null);
  } catch (error) {
    return context.json(
      { ok: false, why: error instanceof Error ? error.message : 'The act could not be read.' },
      400,
    );
  }
}
