/** The control plane, `/_sandbox/…`: what tests and the practice pages do to the world. Loopback only. */

import type { Hono } from 'hono';
import { z } from 'zod';
import { actInBooks } from '../act-route.ts';
import { isLoopback } from '../answer.ts';
import type { Store } from '../store.ts';
import type { Timers } from '../timers.ts';
import type { Fault, QuickbooksSandbox, Settings } from './sandbox.ts';

export function addControlRoutes(
  app: Hono,
  { control, clock, books }: Omit<QuickbooksSandbox, 'app' | 'listen'>,
  store: Store,
  timers: Timers,
): void {
  app.use('/_sandbox/*', async (context, next) => {
    if (!isLoopback(context)) return context.json({ error: 'only from this machine' }, 403);
    await next();
  });
  app.get('/_sandbox/health', (context) => context.json({ ok: true, now: clock.now() }));
  app.post('/_sandbox/reset', (context) => {
    control.reset();
    return context.json({ ok: true });
  });

  app.get('/_sandbox/clock', (context) => context.json({ now: clock.now(), mode: clock.mode }));
  app.post('/_sandbox/clock', async (context) => {
    const { now, advanceMs, real } = clockChange.parse(await context.req.json());
    if (real) clock.free();
    if (now !== undefined) clock.set(now);
    if (advanceMs !== undefined) clock.advance(advanceMs);
    timers.clockMoved();
    return context.json({ now: clock.now(), mode: clock.mode });
  });

  app.get('/_sandbox/usage/:realmId', (context) => context.json(control.usage(context.req.param('realmId'))));
  app.get('/_sandbox/requests', (context) => context.json(control.requests()));
  app.delete('/_sandbox/requests', (context) => {
    control.clearRequests();
    return context.json({ ok: true });
  });

  app.get('/_sandbox/faults', (context) => context.json(control.faults()));
  app.post('/_sandbox/faults', async (context) => {
    const fault = faultInput.parse(await context.req.json());
    return context.json(control.layFault(fault as Fault)); // the schema has checked the kind and its numbers
  });
  app.delete('/_sandbox/faults', (context) => {
    control.clearFaults();
    return context.json({ ok: true });
  });

  app.post('/_sandbox/books/:action', (context) => actInBooks(context, books));
  app.get('/_sandbox/state/:realmId/:collection', (context) => {
    const { realmId, collection } = context.req.param();
    return context.json(store.collection(`${realmId}/${collection}`).all());
  });

  app.get('/_sandbox/webhook', (context) => context.json(control.webhook()));
  app.post('/_sandbox/webhook', async (context) => {
    const { url, key } = webhookInput.parse(await context.req.json());
    control.setWebhook(url === '' ? undefined : { url, key });
    return context.json(control.webhook());
  });

  app.get('/_sandbox/settings', (context) => context.json(control.settings()));
  app.post('/_sandbox/settings', async (context) => {
    const change = settingsInput.parse(await context.req.json());
    return context.json(control.changeSettings(change as Partial<Settings>)); // checked just above
  });
}

const clockChange = z.object({
  now: z.number().optional(),
  advanceMs: z.number().optional(),
  real: z.boolean().optional(),
});

const webhookInput = z.object({ url: z.string(), key: z.string().default('') });

const faultInput = z.object({
  kind: z.enum([
    'dropAnswerAfterCommit',
    'dropRequestBefore',
    'resetMidBody',
    'delay',
    'delayBefore',
    'status429',
    'status500',
    'status502',
    'status503',
    'status504',
    'html200',
    'fault200',
    'tokenExpired',
    'refreshLost',
    'duplicateRequestId',
    'companyLocked',
    'companyMaintenance',
    'shortPage',
    'longPage',
    'webhookDrop',
    'webhookDouble',
    'webhookForge',
    'webhookDelay',
    'webhookLate',
    'webhookReorder',
  ]),
  match: z
    .object({
      method: z.string().optional(),
      path: z.string().optional(),
      realmId: z.string().optional(),
      deed: z.string().optional(),
    })
    .optional(),
  times: z.number().int().positive().optional(),
  skip: z.number().int().nonnegative().optional(),
  delayMs: z.number().nonnegative().default(1000),
  shape: z.enum(['xml', 'json']).optional(),
  afterCommit: z.boolean().optional(),
});

const settingsInput = z.object({
  latencyMs: z.number().nonnegative().optional(),
  limits: z.boolean().optional(),
  readsPerMonth: z.number().int().positive().nullable().optional(),
  webhookGatherMs: z.number().nonnegative().optional(),
  switches: z
    .object({
      refreshRotation: z.enum(['each', 'daily']).optional(),
      refreshGrace: z.enum(['none', 'day']).optional(),
      reuseKillsGrant: z.boolean().optional(),
      throttleShape: z.enum(['xml', 'json']).optional(),
      requestIdReuse: z.enum(['replay', 'refuse']).optional(),
      requestIdKept: z.enum(['hour', 'day', 'always']).optional(),
      batchOrder: z.enum(['any', 'serial']).optional(),
      batchQueriesCount: z.enum(['each', 'once']).optional(),
      changedSince: z.enum(['inclusive', 'exclusive']).optional(),
      closingDay: z.enum(['closed', 'open']).optional(),
      closedFault: z.enum(['6200', '5010']).optional(),
      linkedUndo: z.enum(['refuse', 'unlink']).optional(),
      voidWords: z.enum(['capitals', 'plain']).optional(),
      longNumberFault: z.enum(['6000', '2050']).optional(),
      paymentFiresInvoice: z.boolean().optional(),
      webhookShape: z.enum(['cloudEvents', 'eventNotifications']).optional(),
      webhookContentType: z.enum(['application/cloudevents+json', 'application/json']).optional(),
      webhookData: z.enum(['absent', 'empty']).optional(),
      fullAnswerKeeps: z.enum(['newest', 'oldest']).optional(),
    })
    .optional(),
});
