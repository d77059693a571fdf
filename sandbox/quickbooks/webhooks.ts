/**
 * Webhooks: signed, gathered for a moment, and withheld until the last one was acknowledged.
 *
 * One address serves all companies. What happens to the same record within the moment of gathering is told once. A body
 * that is not answered with 200 within three seconds goes again, the same to the letter, after the delays that Intuit
 * names, and everything later waits behind it. There is no end to that, and no number by which a gap would show.
 */

import type { Collection } from '../store.ts';
import { createCourier } from '../webhook-courier.ts';
import { createOutbox } from '../webhook-outbox.ts';
import { offByOne, signatureOf } from '../webhook-signature.ts';
import type { Faults } from './faults.ts';
import { bodyOf, forgedBody, subjectOf, type WebhookEvent } from './webhook-bodies.ts';
import type { LedgerEvent, World } from './world.ts';

const ANSWER_WITHIN_MS = 3_000;
/** Events of companies share a body; how many go in one is not documented. */
const BATCH_MOST = 50;
const KEEP_MS = 31 * 86_400_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** After the last of these, every six hours. */
const RETRIES_MS = [
  ...[10 * SECOND, 20 * SECOND, 30 * SECOND, 5 * MINUTE, 20 * MINUTE, 2 * HOUR, 4 * HOUR, 6 * HOUR],
] as const;
const LAST_RETRY_MS = 6 * HOUR;
/** Kinds of records of which Intuit's table has events; others change in silence. */
const TOLD: ReadonlySet<string> = new Set([
  ...['Account', 'Class', 'CreditMemo', 'Customer', 'Department', 'Deposit', 'Employee', 'Estimate'],
  ...['Invoice', 'Item', 'Payment', 'PaymentMethod', 'Preferences', 'Purchase', 'RefundReceipt'],
  ...['SalesReceipt', 'TaxAgency', 'Term', 'Vendor'],
]);

export interface WebhookState {
  readonly url: string;
  readonly status: 'none' | 'ok' | 'failing';
  readonly detail: string;
  readonly lastSequence: number;
  readonly deliveredSequence: number;
  readonly nextAttemptAt?: number;
}

interface Subscription {
  readonly url: string;
  /** Intuit calls it the verifier token. */
  readonly key: string;
  readonly lastSequence: number;
  readonly deliveredSequence: number;
  /** How often the body at the head has been sent in vain. */
  readonly attempts: number;
  readonly nextAttemptAt?: number;
}

export interface Webhooks {
  /** Inside the transaction that made the change. */
  fire(event: LedgerEvent): void;
  /** Takes the subscription to this address. Events that nobody was subscribed to are never told. */
  subscribe(webhook: { readonly url: string; readonly key: string } | undefined): void;
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
  const { clock, store } = world;
  const subscriptions: Collection<Subscription> = store.collection('app/Subscription');
  const events: Collection<WebhookEvent> = store.collection('app/WebhookEvent');
  const outbox = createOutbox({
    ...{ events, store, clock, keepMs: KEEP_MS, most: BATCH_MOST },
    strike: (kind) => faults.strike([kind], WEBHOOK_PLACE),
  });
  const current = (): Subscription | undefined => subscriptions.get('one');
  const change = (fields: Partial<Subscription>) =>
    store.transaction(() => {
      const held = current();
      if (held) subscriptions.put('one', { ...held, ...fields });
    });

  /** Sends one body, if one is due; `true` when there may be more to do at once. */
  const step = async (): Promise<boolean> => {
    const held = current();
    if (!held || (held.nextAttemptAt ?? 0) > clock.now()) return false;
    const due = headOf(outbox.due(held.deliveredSequence));
    if (due.length === 0) return false;
    if (!due.some(({ wasTried }) => wasTried) && outbox.setAside(due)) return true;
    const strike = faults.strike(['webhookDrop', 'webhookDouble', 'webhookDelay'], WEBHOOK_PLACE);
    if (strike?.kind === 'webhookDelay') {
      change({ nextAttemptAt: clock.now() + strike.delayMs });
      return false;
    }
    if (faults.strike(['webhookForge'], WEBHOOK_PLACE)) await forge(held, due);
    seal(due);
    const isAccepted = strike?.kind === 'webhookDrop' || (await post(held, bodyOf(world, due)));
    if (isAccepted && strike?.kind === 'webhookDouble') await post(held, bodyOf(world, due));
    if (courier.hasStopped()) return false;
    return isAccepted ? delivered(held, due) : failed(held);
  };

  const courier = createCourier({
    ...{ clock, timers: world.timers, mode: timers, fetch, answerWithinMs: ANSWER_WITHIN_MS, step },
    nextAt: () => current()?.nextAttemptAt ?? outbox.nextAside(),
  });

  const post = async ({ url, key }: Subscription, body: string, signature = signatureOf(key, body)) => {
    const { webhookContentType: type } = world.settings().switches;
    const headers = { Accept: '*/*', 'Content-Type': type, 'intuit-signature': signature };
    return (await courier.post(url, headers, body)) === 'accepted';
  };
  const forge = async (held: Subscription, due: readonly WebhookEvent[]) => {
    const body = forgedBody(world, due);
    await post(held, body, offByOne(world.chance, signatureOf(held.key, body)));
  };

  const delivered = (held: Subscription, due: readonly WebhookEvent[]): boolean => {
    store.transaction(() => {
      outbox.drop(due);
      const { nextAttemptAt: _next, ...rest } = current() ?? held;
      const deliveredSequence = Math.max(due.at(-1)?.sequence ?? 0, rest.deliveredSequence);
      subscriptions.put('one', { ...rest, deliveredSequence, attempts: 0 });
    });
    return true;
  };
  const failed = (held: Subscription): boolean => {
    const wait = RETRIES_MS[held.attempts] ?? LAST_RETRY_MS;
    change({ attempts: held.attempts + 1, nextAttemptAt: clock.now() + wait });
    return false;
  };
  /** From now on nothing joins these events: what happens while they are on their way is told again. */
  const seal = (due: readonly WebhookEvent[]) =>
    store.transaction(() => {
      for (const event of due) events.put(String(event.sequence), { ...event, wasTried: true });
    });

  /** The same thing of the same record, still being gathered, is told once: with the later time. */
  const gathered = (event: LedgerEvent): WebhookEvent | undefined =>
    events
      .find('subject', subjectOf(event))
      .find(({ wasTried, notBefore }) => !wasTried && notBefore === undefined);

  return {
    fire(event) {
      const held = current();
      if (!held || !TOLD.has(event.entity)) return;
      const before = gathered(event);
      if (before) return events.put(String(before.sequence), { ...before, at: clock.now() });
      const sequence = held.lastSequence + 1;
      const eventId = `${world.chance.uuid()}-${event.entity}-${event.id}`;
      subscriptions.put('one', { ...held, lastSequence: sequence });
      events.put(String(sequence), { ...event, sequence, eventId, at: clock.now() });
      courier.schedule(Math.max(clock.now() + world.settings().webhookGatherMs, held.nextAttemptAt ?? 0));
    },
    subscribe(webhook) {
      const held = current();
      store.transaction(() => {
        if (!webhook) return subscriptions.remove('one');
        if (held?.url === webhook.url && held.key === webhook.key) return;
        const { lastSequence = 0, deliveredSequence = 0 } = held ?? {};
        subscriptions.put('one', {
          ...{ url: webhook.url, key: webhook.key, lastSequence, deliveredSequence, attempts: 0 },
        });
      });
      if (webhook) courier.schedule(clock.now());
    },
    state() {
      const held = current();
      if (!held) return { url: '', status: 'none', detail: '', lastSequence: 0, deliveredSequence: 0 };
      const { url, lastSequence, deliveredSequence, nextAttemptAt, attempts } = held;
      return {
        ...{ url, lastSequence, deliveredSequence },
        status: attempts > 0 ? 'failing' : 'ok',
        detail: attempts > 0 ? 'Response not 200 within 3 seconds' : '',
        ...(nextAttemptAt !== undefined && { nextAttemptAt }),
      };
    },
    resume() {
      const held = current();
      if (held) courier.schedule(Math.max(held.nextAttemptAt ?? 0, clock.now()));
    },
    stop: courier.stop,
  };
}

/** What was tried in vain goes again by itself: later events do not join it, nor overtake it. */
function headOf(due: readonly WebhookEvent[]): readonly WebhookEvent[] {
  const tried = due.filter(({ wasTried }) => wasTried);
  return tried.length > 0 ? tried : due;
}

/** Faults of webhooks look at no `match`. */
const WEBHOOK_PLACE = { method: 'POST', path: 'webhook', realmId: '' };
