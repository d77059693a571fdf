/** Gives every request an id, an address, a line in the log and a place in the metrics. */
import { randomUUID } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import { Histogram } from 'prom-client';
import type { AppDeps, HttpEnv } from './deps.ts';

export function requestContext({ log, metrics }: Pick<AppDeps, 'log' | 'metrics'>) {
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [metrics],
  });
  return createMiddleware<HttpEnv>(async (c, next) => {
    const requestId = randomUUID();
    const startMs = performance.now();
    c.set('requestId', requestId);
    c.set('address', addressOf(c));
    c.set('actor', null);
    await next();
    c.header('x-request-id', requestId);
    const durationMs = performance.now() - startMs;
    const route = { method: c.req.method, route: routeOf(c), status: c.res.status };
    durations.observe(route, durationMs / 1_000);
    // The path without its query: searches and codes do not belong in a log.
    log[levelOf(c)]({ requestId, ...route, path: c.req.path, durationMs: Math.round(durationMs) }, 'request');
  });
}

/**
 * The peer's address. A peer on this machine is taken for a reverse proxy, and the last address that it added is
 * believed; one further away is not, since anybody can write that header.
 */
function addressOf(c: Context<HttpEnv>): string | null {
  // In memory (app.request in tests) there is no peer.
  const env: unknown = c.env;
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return null;
  const peer = getConnInfo(c).remote.address ?? null;
  if (peer === null || !isLoopback(peer)) return peer;
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || peer;
}

/** The pattern that answered: middleware and the web application match everything, and say nothing. */
function routeOf(c: Context): string {
  return matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? '*';
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}

function levelOf(c: Context): 'debug' | 'info' | 'warn' {
  if (c.res.status >= 500) return 'warn';
  // A screen is made of dozens of requests: what went well is for those who look for it.
  return c.res.status >= 400 ? 'info' : 'debug';
}
