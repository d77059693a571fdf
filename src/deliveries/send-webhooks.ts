/**
 * Sends what waits for an endpoint, oldest first. At least once on the wire, once by id: an attempt is counted and committed
 * before its request leaves, and a repetition after a lost answer carries the same `webhook-id`.
 */
import { isGivenUp, pauseAfterMs } from '../domain/webhook-retries.ts';
import type { Clock } from '../lib/clock.ts';
import { open } from '../lib/seal.ts';
import { webhookSecretContext } from '../lib/webhook-secret.ts';
import type { WebhookTargets } from '../lib/webhook-targets.ts';
import { announce } from '../store/changes.ts';
import { type Db, inTransaction, type Tx } from '../store/database.ts';
import { type EngineJobs, wakeSendWebhooks } from '../store/engine-jobs.ts';
import {
  countAttempt,
  lockNextDelivery,
  nextDeliveryAt,
  settleDelivery,
  type WebhookDeliveryRow,
} from '../store/webhook-deliveries.ts';
import {
  findWebhookEndpoint,
  markEndpointAnswered,
  type OffBecause,
  switchWebhookEndpoint,
  type WebhookEndpointRow,
} from '../store/webhook-endpoints.ts';
import { ANSWER_WITHIN_MS, postWebhook, type TellingAnswer } from './post-webhook.ts';

export type WebhookDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly secret: string;
  readonly webhookTargets: WebhookTargets;
  /** Tells people of something, in the transaction: a command, which deliveries may not know. */
  readonly tell: (tx: Tx, workspaceId: string, message: KeeperMessage) => Promise<unknown>;
};

type KeeperMessage = {
  readonly userIds: readonly string[];
  readonly title: string;
  readonly body: string;
  readonly about: null;
  readonly byEmail: true;
};

/**
 * A job ends after so many, after so long, and after the first that did not arrive: others must not wait behind an endpoint
 * that is slow or down.
 */
const MOST_A_JOB = 20;
const LONGEST_JOB_MS = ANSWER_WITHIN_MS;
/** A process that died in between says nothing: its attempt is over by then. */
const CUT_OFF_AFTER_MS = 2 * ANSWER_WITHIN_MS;

export async function sendWebhooks(deps: WebhookDeps, job: EngineJobs['sendWebhooks']): Promise<void> {
  const until = deps.clock.now().getTime() + LONGEST_JOB_MS;
  const isTime = () => deps.clock.now().getTime() < until;
  let hasArrived = true;
  for (let sent = 0; sent < MOST_A_JOB && hasArrived && isTime(); sent += 1) {
    const attempt = await beginAttempt(deps, job);
    if (attempt === null) break;
    const answer = await postWebhook(tellingOf(deps, attempt), { targets: deps.webhookTargets });
    await settle(deps, attempt, answer);
    hasArrived = answer.kind === 'arrived';
  }
  await wakeForNext(deps, job);
}

type Attempt = { readonly endpoint: WebhookEndpointRow; readonly delivery: WebhookDeliveryRow };

/** @returns null where nothing is due, or the endpoint is off: what waits goes on when it is on again. */
function beginAttempt(deps: WebhookDeps, job: EngineJobs['sendWebhooks']): Promise<Attempt | null> {
  const { workspaceId, endpointId } = job;
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now();
    const endpoint = await findWebhookEndpoint(tx, workspaceId, endpointId);
    if (endpoint?.is_on !== true) return null;
    const delivery = await lockNextDelivery(tx, workspaceId, endpointId, now);
    if (delivery === undefined) return null;
    const notBefore = new Date(now.getTime() + CUT_OFF_AFTER_MS);
    await countAttempt(tx, workspaceId, delivery.id, { notBefore, now });
    return { endpoint, delivery: { ...delivery, attempts: delivery.attempts + 1 } };
  });
}

function tellingOf({ clock, secret }: WebhookDeps, { endpoint, delivery }: Attempt) {
  const at = clock.now();
  const isBothSigned = endpoint.previous_until !== null && endpoint.previous_until > at;
  const sealed = isBothSigned ? [endpoint.sealed_secret, endpoint.sealed_previous] : [endpoint.sealed_secret];
  return {
    url: endpoint.url,
    id: delivery.id,
    at,
    payload: delivery.payload,
    secrets: sealed
      .filter((each) => each !== null)
      .map((each) => open(secret, each, webhookSecretContext(endpoint.id))),
  };
}

function settle(deps: WebhookDeps, { endpoint, delivery }: Attempt, answer: TellingAnswer): Promise<void> {
  const { workspace_id: workspaceId } = endpoint;
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now();
    // First the endpoint, as where it is removed: in another order the two could wait for each other.
    await judgeEndpoint(deps, tx, endpoint, answer, now);
    const { state, pauseMs } = outcomeOf(answer, delivery.attempts);
    await settleDelivery(tx, workspaceId, delivery.id, {
      state,
      status: answer.kind === 'notAllowed' ? null : answer.status,
      words: answer.words,
      notBefore: new Date(now.getTime() + pauseMs),
      now,
    });
    await announce(tx, { workspaceId, kind: 'webhookDelivery', id: delivery.id });
  });
}

function outcomeOf(answer: TellingAnswer, attempts: number) {
  if (answer.kind === 'arrived') return { state: 'delivered', pauseMs: 0 } as const;
  // Nothing will come of a repetition before a person has changed something.
  if (answer.kind !== 'failed') return { state: 'failed', pauseMs: 0 } as const;
  const pauseMs = pauseAfterMs(attempts);
  return pauseMs === null
    ? ({ state: 'failed', pauseMs: 0 } as const)
    : ({ state: 'queued', pauseMs } as const);
}

async function judgeEndpoint(
  deps: WebhookDeps,
  tx: Tx,
  endpoint: WebhookEndpointRow,
  answer: TellingAnswer,
  now: Date,
): Promise<void> {
  const hasArrived = answer.kind === 'arrived';
  const { workspace_id: workspaceId, id } = endpoint;
  // Most answers change nothing.
  if (hasArrived && endpoint.failing_since === null) return;
  const { failingSince } = await markEndpointAnswered(tx, workspaceId, id, hasArrived, now);
  const because = reasonToStop(answer, failingSince, now);
  if (because !== null && (await switchWebhookEndpoint(tx, workspaceId, id, because, now)))
    await tellKeeper(deps, tx, endpoint, because);
  await announce(tx, { workspaceId, kind: 'webhookEndpoint', id });
}

async function tellKeeper(
  { tell }: WebhookDeps,
  tx: Tx,
  { workspace_id: workspaceId, name, created_by: keeper }: WebhookEndpointRow,
  because: StoppedBecause,
): Promise<void> {
  if (keeper === null) return;
  await tell(tx, workspaceId, {
    userIds: [keeper],
    title: `The webhook endpoint ${name} was switched off`,
    body: `${stoppedWords[because]} What waits for it goes on when it is switched on again in Settings › Webhooks.`,
    about: null,
    byEmail: true,
  });
}

type StoppedBecause = Exclude<OffBecause, 'person'>;

const stoppedWords: Readonly<Record<StoppedBecause, string>> = {
  gone: 'It answered that it is gone (410).',
  failing: 'Nothing has arrived there for five days.',
};

function reasonToStop(answer: TellingAnswer, failingSince: Date | null, now: Date): StoppedBecause | null {
  if (answer.kind === 'gone') return 'gone';
  return failingSince !== null && isGivenUp(now.getTime() - failingSince.getTime()) ? 'failing' : null;
}

async function wakeForNext({ db }: WebhookDeps, job: EngineJobs['sendWebhooks']): Promise<void> {
  const endpoint = await findWebhookEndpoint(db, job.workspaceId, job.endpointId);
  if (endpoint?.is_on !== true) return;
  const at = await nextDeliveryAt(db, job.workspaceId, job.endpointId);
  if (at !== null) await wakeSendWebhooks(db, job, at);
}
