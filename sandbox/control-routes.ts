/** The control plane, `/_sandbox/…`: what tests and the practice pages do to the world. Loopback only. */

import type { Hono } from 'hono';
import { z } from 'zod';
import { actInBooks } from './act-route.ts';
import { isLoopback } from './answer.ts';
import type { Fault, Sandbox, Settings } from './sandbox.ts';
import type { Store } from './store.ts';
import type { Timers } from './timers.ts';

export function addControlRoutes(
  app: Hono,
  sandbox: Omit<Sandbox, 'app' | 'listen'>,
  store: Store,
  timers: Timers,
): void {
  const { control, clock } = sandbox;
  app.use('/_sandbox/*', async (context, next) => {
    if (!isLoopback(context)) return context.json({ error: 'only from this machine' }, 403);
    await next();
  });
  app.get('/_sandbox/health', (context) =>
    context.json({ ok: true, now: clock.now(), webhook: control.webhook() }),
  );
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

  app.post('/_sandbox/books/:action', (context) => actInBooks(context, sandbox.books));
  app.get('/_sandbox/state/:tenantId/:collection', (context) => {
    const { tenantId, collection } = context.req.param();
    return context.json(store.collection(`${tenantId}/${collection}`).all());
  });

  app.get('/_sandbox/webhook', (context) => context.json(control.webhook()));
  app.post('/_sandbox/webhook', async (context) => {
    const { url, key, intent } = webhookInput.parse(await context.req.json());
    control.setWebhook(url === '' ? undefined : { url, key, ...(intent !== undefined && { intent }) });
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
const webhookInput = z.object({
  url: z.string(),
  key: z.string().default(''),
  intent: z.boolean().optional(),
});

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
    'tokenExpired',
    'refreshLost',
    'webhookDrop',
    'webhookDouble',
    'webhookForge',
    'webhookDelay',
    'webhookLate',
    'webhookReorder',
  ]),
  match: z
    .object({ method: z.string().optional(), path: z.string().optional(), tenantId: z.string().optional() })
    .optional(),
  times: z.number().int().positive().optional(),
  skip: z.number().int().nonnegative().optional(),
  delayMs: z.number().nonnegative().default(1000),
  problem: z.enum(['minute', 'day', 'concurrent', 'appminute']).optional(),
  retryAfter: z.number().nullable().optional(),
  cached: z.boolean().optional(),
  afterCommit: z.boolean().optional(),
  words: z.enum(['unavailable', 'maintenance', 'organisation']).optional(),
});

const settingsInput = z.object({
  latencyMs: z.number().nonnegative().optional(),
  limits: z.boolean().optional(),
  tier: z.enum(['starter', 'core']).optional(),
  switches: z
    .object({
      numberReuse: z.enum(['never', 'afterDelete', 'afterVoidOrDelete']).optional(),
      paymentFiresInvoiceWebhook: z.boolean().optional(),
      voidKeepsAmountDue: z.boolean().optional(),
      ifModifiedSince: z.enum(['inclusive', 'exclusive']).optional(),
      paymentsListShowsDeleted: z.boolean().optional(),
      approvalNeeded: z.boolean().optional(),
      reconciledPaymentsDelete: z.boolean().optional(),
      planCountsBy: z.enum(['approval', 'invoiceDate']).optional(),
    })
    .optional(),
});
