/**
 * Webhooks: signed, numbered, in order, and stubborn.
 *
 * The subscription's states: `waiting` (an intent-to-receive round is due) ─► `ok` ⇄ failing, retried every 15 minutes
 * ─► after 24 hours `disabled`. A round that fails is `intentFailed` and is tried again, as if its owner kept pressing
 * the portal's button. Events are kept until they are delivered, and then sent oldest first; a fault may put some aside,
 * so that later ones overtake them.
 */

import type { Faults } from '../faults.ts';
import type { WebhookState } from '../sandbox.ts';
import type { SubscriptionRecord, WebhookEventRecord } from '../tables.ts';
import { createCourier } from '../webhook-courier.ts';
import { createOutbox } from '../webhook-outbox.ts';
import { offByOne, signatureOf } from '../webhook-signature.ts';
import type { LedgerEvent, World } from '../world.ts';
import { eventsBody, forgedBody, intentBody } from './webhook-bodies.ts';

/** Events that come this close together travel in one body. */
const BATCH_MS = 5;
const BATCH_MOST = 50;
const ANSWER_WITHIN_MS = 5_000;
const RETRY_MS = 15 * 60_000;
const GIVE_UP_MS = 24 * 3_600_000;
const KEEP_MS = 31 * 86_400_000;
/** Between rounds of intent to receive: the receiver may just be starting. */
const INTENT_RETRIES_MS = [1_000, 2_000, 5_000, 15_000, 60_000];

export interface Webhooks {
  /** Inside the transaction that made the change. */
  fire(event: LedgerEvent): void;
  /** Takes the subscription to this address; the same address with the same key changes nothing. */
  subscribe(
    webhook: { readonly url: string; readonly key: string; readonly intent?: boolean } | undefined,
  ): void;
  state(): WebhookState;
  /** Goes on where a stopped sandbox left off. */
  resume(): void;
  /** What is under way is broken off, and stays undelivered. */
  stop(): void;
}

export interface WebhookDependencies {
  readonly world: World;
  readonly faults: Faults;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly timers: 'real' | 'manual';
}

export function createWebhooks({ world, faults, fetch, timers }: WebhookDependencies): Webhooks {
  const { app, clock, store } = world;
  const current = (): SubscriptionRecord | undefined => app.subscription.get('one');
  const change = (fields: Partial<SubscriptionRecord>) =>
    store.transaction(() => {
      const held = current();
      if (held) app.subscription.put('one', { ...held, ...fields });
    });
  const outbox = createOutbox({
    events: app.webhookEvents,
    ...{ store, clock, keepMs: KEEP_MS, most: BATCH_MOST },
    strike: (kind) => faults.strike([kind], WEBHOOK_PLACE),
  });

  /** Sends one body, if one is due; `true` when there may be more to do at once. */
  const step = async (): Promise<boolean> => {
    const held = current();
    if (!held || held.status === 'disabled' || (held.nextAttemptAt ?? 0) > clock.now()) return false;
    if (held.status !== 'ok') return intent(held);
    const events = outbox.due(held.deliveredSequence);
    if (events.length === 0) return false;
    if (outbox.setAside(events)) return true;
    const strike = faults.strike(['webhookDrop', 'webhookDouble', 'webhookDelay'], WEBHOOK_PLACE);
    if (strike?.kind === 'webhookDelay') {
      change({ nextAttemptAt: clock.now() + strike.delayMs });
      return false;
    }
    if (faults.strike(['webhookForge'], WEBHOOK_PLACE)) await forge(held, events);
    const isLost = strike?.kind === 'webhookDrop';
    const body = eventsBody(world, events);
    const isAccepted = isLost || (await post(held, body, signatureOf(held.key, body))) === 'accepted';
    if (isAccepted && strike?.kind === 'webhookDouble') await post(held, body, signatureOf(held.key, body));
    if (courier.hasStopped()) return false;
    return isAccepted ? delivered(held, events) : failed(held);
  };

  const forge = async (held: SubscriptionRecord, events: readonly WebhookEventRecord[]) => {
    const body = forgedBody(world, events);
    await post(held, body, offByOne(world.chance, signatureOf(held.key, body)));
  };

  const delivered = (held: SubscriptionRecord, events: readonly WebhookEventRecord[]): boolean => {
    store.transaction(() => {
      outbox.drop(events);
      const { failingSince: _since, nextAttemptAt: _next, ...rest } = current() ?? held;
      const deliveredSequence = Math.max(events.at(-1)?.sequence ?? 0, rest.deliveredSequence);
      app.subscription.put('one', { ...rest, deliveredSequence, attempts: 0, detail: '' });
    });
    return true;
  };

  /** One more try at once, then every quarter of an hour, then never. */
  const failed = (held: SubscriptionRecord): boolean => {
    const now = clock.now();
    const failingSince = held.failingSince ?? now;
    const attempts = held.attempts + 1;
    const detail = 'Response not 2XX within 5 seconds';
    if (attempts === 1) change({ attempts, failingSince, detail });
    else if (now - failingSince >= GIVE_UP_MS) change({ attempts, status: 'disabled', detail });
    else change({ attempts, failingSince, detail, nextAttemptAt: now + RETRY_MS });
    return attempts === 1;
  };

  /** Four bodies without events, three of them signed wrongly by one character. */
  const intent = async (held: SubscriptionRecord): Promise<boolean> => {
    const goodAt = world.chance.integer(4);
    let detail = '';
    for (let index = 0; index < 4; index += 1) {
      const body = intentBody(world);
      const right = signatureOf(held.key, body);
      const isGood = index === goodAt;
      const answer = await post(held, body, isGood ? right : offByOne(world.chance, right));
      if (isGood && answer !== 'accepted') detail = 'Intent To Receive required: response not 2XX';
      if (!isGood && answer !== 'unauthorised') detail ||= 'Response to incorrectly signed payload not 401';
    }
    if (courier.hasStopped()) return false;
    if (current()?.url !== held.url || current()?.key !== held.key) return true;
    if (detail !== '') {
      const wait = INTENT_RETRIES_MS[Math.min(held.attempts, INTENT_RETRIES_MS.length - 1)] ?? RETRY_MS;
      change({
        status: 'intentFailed',
        detail,
        attempts: held.attempts + 1,
        nextAttemptAt: clock.now() + wait,
      });
      return false;
    }
    accept(held);
    return true;
  };

  const accept = (held: SubscriptionRecord) =>
    store.transaction(() => {
      const { nextAttemptAt: _next, failingSince: _since, ...rest } = current() ?? held;
      app.subscription.put('one', { ...rest, status: 'ok', detail: '', attempts: 0 });
    });

  const courier = createCourier({
    ...{ clock, timers: world.timers, mode: timers, fetch, answerWithinMs: ANSWER_WITHIN_MS, step },
    nextAt: () => current()?.nextAttemptAt ?? outbox.nextAside(),
  });
  const post = (held: SubscriptionRecord, body: string, signature: string) =>
    courier.post(
      held.url,
      {
        Accept: '*/*',
        'Content-Type': 'application/json; charset=utf-8',
        'x-xero-signature': signature,
      },
      body,
    );

  return {
    fire(event) {
      const held = current();
      if (!held) return;
      const sequence = held.lastSequence + 1;
      app.subscription.put('one', { ...held, lastSequence: sequence });
      app.webhookEvents.put(String(sequence), { ...event, sequence, at: clock.now() });
      courier.schedule(Math.max(clock.now() + BATCH_MS, held.nextAttemptAt ?? 0));
    },
    subscribe(webhook) {
      const held = current();
      store.transaction(() => {
        if (!webhook) return app.subscription.remove('one');
        if (held?.url === webhook.url && held.key === webhook.key && held.status !== 'disabled') return;
        const status = webhook.intent === false ? 'ok' : 'waiting';
        const kept = {
          lastSequence: held?.lastSequence ?? 0,
          deliveredSequence: held?.deliveredSequence ?? 0,
        };
        app.subscription.put('one', {
          url: webhook.url,
          key: webhook.key,
          ...kept,
          status,
          detail: '',
          attempts: 0,
        });
      });
      if (webhook) courier.schedule(clock.now());
    },
    state() {
      const held = current();
      if (!held) return { url: '', status: 'none', detail: '', lastSequence: 0, deliveredSequence: 0 };
      const { url, status, detail, lastSequence, deliveredSequence, nextAttemptAt } = held;
      return {
        url,
        status,
        detail,
        lastSequence,
        deliveredSequence,
        ...(nextAttemptAt && { nextAttemptAt }),
      };
    },
    resume() {
      const held = current();
      if (held) courier.schedule(Math.max(held.nextAttemptAt ?? 0, clock.now()));
    },
    stop: courier.stop,
  };
}

/** Faults of webhooks look at no `match`. */
const WEBHOOK_PLACE = { method: 'POST', path: 'webhook', tenantId: '' };
