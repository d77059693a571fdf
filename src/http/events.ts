/** Events: a stream of what changed in the workspace, so that screens turn without a reload. */
import { createRoute, z } from '@hono/zod-openapi';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Change } from '../store/changes.ts';
import type { AppDeps } from './deps.ts';
import { actorIn, requirePermission } from './permissions.ts';
import { newRouter, type Routes } from './router.ts';
import { problems, security } from './schemas.ts';

const stream = createRoute({
  method: 'get',
  path: '/events',
  tags: ['Live'],
  summary: 'Hear what changes, as server-sent events',
  description: [
    '`event: change` with `{ kind, id, at }`; id null means many of the kind, kind `everything` means read all again.',
    '`event: heartbeat` every 20 seconds. Nothing is replayed: read again after each reconnect. The stream ends after',
    '15 minutes, so that a session that has ended meanwhile is noticed.',
  ].join('\n'),
  security,
  middleware: requirePermission('records:read'),
  responses: {
    200: { description: 'The stream', content: { 'text/event-stream': { schema: z.string() } } },
    401: problems[401],
    403: problems[403],
  },
});

const heartbeatMs = 20_000;
const longestStreamMs = 15 * 60_000;

export const eventsRoutes: Routes = (deps) =>
  newRouter().openapi(stream, (c) => {
    const { workspaceId } = actorIn(c);
    // A proxy that buffers would keep events back.
    c.header('x-accel-buffering', 'no');
    c.header('cache-control', 'no-cache, no-transform');
    return streamSSE(c, (sse) => sendChanges(deps, workspaceId, sse));
  });

/** Resolves when the caller has gone, when the process stops, or when the stream is old enough. */
function sendChanges({ changes, clock }: AppDeps, workspaceId: string, sse: SSEStreamingApi): Promise<void> {
  const { promise: ended, resolve: end } = withResolvers();
  const send = (event: string, data: object) =>
    void sse.writeSSE({ event, data: JSON.stringify(data) }).catch(end);
  const hear = ({ kind, id }: Change) => send('change', { kind, id, at: clock.now().toISOString() });
  const stopHearing = changes.subscribe(workspaceId, hear);
  const stopWaiting = changes.onClose(end);
  const heartbeat = setInterval(() => send('heartbeat', { at: clock.now().toISOString() }), heartbeatMs);
  const limit = setTimeout(end, longestStreamMs);
  sse.onAbort(end);
  send('heartbeat', { at: clock.now().toISOString() });
  return ended.finally(() => {
    stopHearing();
    stopWaiting();
    clearInterval(heartbeat);
    clearTimeout(limit);
  });
}

// Promise.withResolvers came with Node 22.
function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
