/** For whoever runs it: alive, ready, metrics. */
import { Hono } from 'hono';
import { sql } from 'kysely';
import type { AppDeps, HttpEnv } from './deps.ts';
import { HttpProblem } from './problem.ts';
import { isLoopback } from './request-context.ts';

export function opsApp({ db, metrics, log }: AppDeps): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.get('/healthz', (c) => c.json({ status: 'alive' }));
  app.get('/readyz', async (c) => {
    try {
      await sql`select 1`.execute(db);
    } catch (error) {
      log.warn({ err: error }, 'Not ready: the database does not answer');
      throw new HttpProblem(503, 'notReady', 'The database does not answer.');
    }
    return c.json({ status: 'ready' });
  });
  app.get('/metrics', async (c) => {
    const address = c.get('address');
    const isLocal = address !== null && isLoopback(address);
    if (!isLocal && c.get('actor')?.apiKeyId == null) {
      throw new HttpProblem(401, 'unauthenticated', 'Metrics are for this machine, or with an API key.');
    }
    return c.text(await metrics.metrics(), 200, { 'content-type': metrics.contentType });
  });
  return app;
}
