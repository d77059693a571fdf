/** Mounts sign-in and sign-out, and turns better-auth's refusals into the API's problem shape. */
import { Hono } from 'hono';
import { z } from 'zod';
import { authRoutes } from './auth.ts';
import type { AppDeps, HttpEnv } from './deps.ts';
import { HttpProblem } from './problem.ts';

export function authApp(deps: AppDeps): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.all('/api/auth/*', async (c) => {
    if (!authRoutes.has(`${c.req.method} ${c.req.path}`)) {
      throw new HttpProblem(404, 'notFound', 'There is nothing at this address.');
    }
    const answer = await deps.auth.answer(c.req.raw, c.get('address'));
    if (answer.status < 400) return answer;
    throw await authProblem(answer);
  });
  return app;
}

async function authProblem(answer: Response): Promise<HttpProblem> {
  const body = refusalSchema.safeParse(await answer.json().catch(() => null));
  const message = body.success ? body.data.message : 'This was refused.';
  if (answer.status === 429) {
    const seconds = answer.headers.get('x-retry-after') ?? '60';
    return new HttpProblem(429, 'rateLimited', `Too many attempts. Try again in ${seconds} seconds.`, {
      headers: { 'retry-after': seconds },
    });
  }
  if (answer.status === 401) return new HttpProblem(401, 'unauthenticated', message);
  if (answer.status === 403) return new HttpProblem(403, 'forbidden', message);
  if (answer.status >= 500)
    return new HttpProblem(500, 'internal', 'Sign-in failed here. It has been written to the log.');
  return new HttpProblem(422, 'validationFailed', message, { fields: [{ path: 'body', message }] });
}

const refusalSchema = z.object({ message: z.string().min(1) });
