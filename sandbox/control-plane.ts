/** The routes of a sandbox's control plane, `/_sandbox/…`, that are alike whatever the ledger. Loopback only. */

import type { Hono } from 'hono';
import { z } from 'zod';
import { actInBooks } from './act-route.ts';
import { isLoopback } from './answer.ts';
import type { SandboxClock } from './clock.ts';
import type { Store } from './store.ts';
import type { Timers } from './timers.ts';

interface ControlPlane<Fault, Change, Webhook> {
  readonly control: {
    reset(): void;
    requests(): unknown;
    clearRequests(): void;
    faults(): unknown;
    layFault(fault: Fault): unknown;
    clearFaults(): void;
    settings(): unknown;
    changeSettings(change: Change): unknown;
    webhook(): unknown;
    setWebhook(webhook: Webhook | undefined): void;
  };
  readonly books: object;
  readonly clock: SandboxClock;
  readonly store: Store;
  readonly timers: Timers;
  /** Each throws where a body is not what it should be. */
  readonly read: {
    fault(body: unknown): Fault;
    settings(body: unknown): Change;
    /** `undefined` takes the webhook away. */
    webhook(body: unknown): Webhook | undefined;
  };
}

export function addControlPlane<Fault, Change, Webhook>(
  app: Hono,
  { control, books, clock, store, timers, read }: ControlPlane<Fault, Change, Webhook>,
): void {
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
  app.post('/_sandbox/faults', async (context) =>
    context.json(control.layFault(read.fault(await context.req.json()))),
  );
  app.delete('/_sandbox/faults', (context) => {
    control.clearFaults();
    return context.json({ ok: true });
  });

  app.post('/_sandbox/books/:action', (context) => actInBooks(context, books));
  app.get('/_sandbox/state/:ledgerId/:collection', (context) => {
    const { ledgerId, collection } = context.req.param();
    return context.json(store.collection(`${ledgerId}/${collection}`).all());
  });

  app.get('/_sandbox/webhook', (context) => context.json(control.webhook()));
  app.post('/_sandbox/webhook', async (context) => {
    control.setWebhook(read.webhook(await context.req.json()));
    return context.json(control.webhook());
  });

  app.get('/_sandbox/settings', (context) => context.json(control.settings()));
  app.post('/_sandbox/settings', async (context) =>
    context.json(control.changeSettings(read.settings(await context.req.json()))),
  );
}

const clockChange = z.object({
  now: z.number().optional(),
  advanceMs: z.number().optional(),
  real: z.boolean().optional(),
});
