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
import type { LedgerEvent, World } from '../world.ts';
import { eventsBody, forgedBody, intentBody, offByOne, signatureOf } from './webhook-bodies.ts';

/** Events that come this close together travel in one body. */
const BATCH_MS = 5;
const BATCH_MOST = 50;
const ANSWER_WITHIN_MS = 5_000;
const RETRY_MS = 15 * 60_000;
const GIVE_UP_MS = 24 * 3_600_000;
const KEEP_MS = 31 * 86_400_000;
/** A body that should be overtaken goes all the same when nothing came after it for so long. */
const OVERTAKEN_WITHIN_MS = 60_000;
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
  const stopping = new AbortController();
  let isRunning = false;
  let scheduled: { readonly at: number; readonly cancel: () => void } | undefined;

  const current = (): SubscriptionRecord | undefined => app.subscription.get('one');
  const change = (fields: Partial<SubscriptionRecord>) =>
    store.transaction(() => {
      const held = current();
      if (held) app.subscription.put('one', { ...held, ...fields });
    });
  const schedule = (at: number) => {
    if (scheduled && scheduled.at <= at) return;
    scheduled?.cancel();
    scheduled = { at, cancel: world.timers.at(at, run) };
  };

  const run = async (): Promise<void> => {
    scheduled = undefined;
    if (isRunning) return;
    isRunning = true;
    try {
      while (await step()) {
        // each step sends one body
      }
    } finally {
      isRunning = false;
      const next = current()?.nextAttemptAt ?? nextAside();
      if (next !== undefined && next > clock.now()) schedule(next);
    }
  };

  /** Sends one body, if one is due; `true` when there may be more to do at once. */
  const step = async (): Promise<boolean> => {
    const held = current();
    if (!held || held.status === 'disabled' || (held.nextAttemptAt ?? 0) > clock.now()) return false;
    if (held.status !== 'ok') return intent(held);
    const events = pending(held);
    if (events.length === 0) return false;
    if (setAside(events)) return true;
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
    if (stopping.signal.aborted) return false;
    return isAccepted ? delivered(held, events) : failed(held);
  };

  /** A fault makes events wait while later ones go out; `true` when it struck. */
  const setAside = (events: readonly WebhookEventRecord[]): boolean => {
    const late = faults.strike(['webhookLate'], WEBHOOK_PLACE);
    // A body that waits to be overtaken must be: nothing is reordered again until it was.
    const isWaiting = [...app.webhookEvents.each()].some((event) => event.waitsToBeOvertaken);
    const reorder = late || isWaiting ? undefined : faults.strike(['webhookReorder'], WEBHOOK_PLACE);
    if (!late && !reorder) return false;
    const waitsMs = late?.delayMs ?? reorder?.delayMs ?? OVERTAKEN_WITHIN_MS;
    const aside = reorder && events.length > 1 ? events.slice(0, -1) : events;
    const wait = { notBefore: clock.now() + waitsMs, ...(reorder && { waitsToBeOvertaken: true }) };
    store.transaction(() => {
      for (const event of aside) app.webhookEvents.put(String(event.sequence), { ...event, ...wait });
    });
    return true;
  };

  const forge = async (held: SubscriptionRecord, events: readonly WebhookEventRecord[]) => {
    const body = forgedBody(world, events);
    await post(held, body, offByOne(world, signatureOf(held.key, body)));
  };

  const delivered = (held: SubscriptionRecord, events: readonly WebhookEventRecord[]): boolean => {
    store.transaction(() => {
      for (const event of events) app.webhookEvents.remove(String(event.sequence));
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
      const answer = await post(held, body, isGood ? right : offByOne(world, right));
      if (isGood && answer !== 'accepted') detail = 'Intent To Receive required: response not 2XX';
      if (!isGood && answer !== 'unauthorised') detail ||= 'Response to incorrectly signed payload not 401';
    }
    if (stopping.signal.aborted) return false;
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

  /** The oldest that may go now; they are kept in the order of their numbers. */
  const pending = (held: SubscriptionRecord): readonly WebhookEventRecord[] => {
    const found: WebhookEventRecord[] = [];
    for (const event of app.webhookEvents.each()) {
      if (event.at <= clock.now() - KEEP_MS || !mayGo(held, event)) continue;
      found.push(event);
      if (found.length === BATCH_MOST) break;
    }
    return found;
  };
  const mayGo = (held: SubscriptionRecord, event: WebhookEventRecord): boolean => {
    const isOvertaken = event.waitsToBeOvertaken === true && held.deliveredSequence > event.sequence;
    return isOvertaken || (event.notBefore ?? 0) <= clock.now();
  };
  /** When the first of those put aside may go. */
  const nextAside = (): number | undefined => {
    let next: number | undefined;
    for (const { notBefore } of app.webhookEvents.each())
      if (notBefore !== undefined && notBefore > clock.now()) next = Math.min(next ?? notBefore, notBefore);
    return next;
  };

  const post = async (held: SubscriptionRecord, body: string, signature: string) => {
    const request = new Request(held.url, {
      method: 'POST',
      headers: {
        Accept: '*/*',
        'Content-Type': 'application/json; charset=utf-8',
        'x-xero-signature': signature,
      },
      body,
      // By hand there is no real time to run out of: the simulated network says when an answer is lost.
      signal:
        timers === 'real'
          ? AbortSignal.any([stopping.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)])
          : stopping.signal,
    });
    try {
      const response = await fetch(request);
      await response.body?.cancel();
      if (response.ok) return 'accepted';
      return response.status === 401 ? 'unauthorised' : 'refused';
    } catch {
      return 'unreachable';
    }
  };

  return {
    fire(event) {
      const held = current();
      if (!held) return;
      const sequence = held.lastSequence + 1;
      app.subscription.put('one', { ...held, lastSequence: sequence });
      app.webhookEvents.put(String(sequence), { ...event, sequence, at: clock.now() });
      schedule(Math.max(clock.now() + BATCH_MS, held.nextAttemptAt ?? 0));
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
      if (webhook) schedule(clock.now());
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
      if (held) schedule(Math.max(held.nextAttemptAt ?? 0, clock.now()));
    },
    stop: () => stopping.abort(),
  };
}

const WEBHOOK_PLACE = { method: 'POST', path: 'webhook', tenantId: '' };
