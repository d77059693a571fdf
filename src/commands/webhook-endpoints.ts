/** Makes, changes, tries and removes the endpoints that hear of events; their secrets are shown once. */
import { seal } from '../lib/seal.ts';
import { newWebhookSecret, webhookSecretContext } from '../lib/webhook-secret.ts';
import { faultOfTarget, type WebhookTargets } from '../lib/webhook-targets.ts';
import { inTransaction, type Tx } from '../store/database.ts';
import { wakeSendWebhooks } from '../store/engine-jobs.ts';
import { failOpenDeliveries, lockDelivery, requeueDelivery } from '../store/webhook-deliveries.ts';
import {
  insertWebhookEndpoint,
  lockWebhookEndpoint,
  switchWebhookEndpoint,
  updateWebhookEndpoint,
  type WebhookEndpointRow,
} from '../store/webhook-endpoints.ts';
import type { Actor } from './actor.ts';
import type { CommandDeps } from './deps.ts';
import { queueWebhook } from './queue-webhook.ts';
import { recordChange } from './record-change.ts';
import { conflict, done, invalid, notFound, type Result, refuseStale } from './refusal.ts';

export type EndpointDeps = CommandDeps & {
  readonly secret: string;
  readonly webhookTargets: WebhookTargets;
};

/** After a change of the secret the one before signs as well, so that a receiver has time to take up the new one. */
const PREVIOUS_SIGNS_FOR_MS = 86_400_000;

type ShownOnce = { readonly id: string; readonly secret: string };

export async function createWebhookEndpoint(
  deps: EndpointDeps,
  actor: Actor,
  { name, url }: { readonly name: string; readonly url: string },
): Promise<Result<ShownOnce>> {
  const fault = faultOfTarget(url, deps.webhookTargets);
  if (fault !== null) return invalid([{ path: 'url', message: fault }]);
  const id = deps.ids();
  const secret = newWebhookSecret();
  return inTransaction(deps.db, async (tx) => {
    await insertWebhookEndpoint(tx, actor.workspaceId, {
      id,
      name,
      url,
      sealedSecret: seal(deps.secret, secret, webhookSecretContext(id)),
      createdBy: actor.userId,
      now: deps.clock.now(),
    });
    await recordChange(deps, tx, actor, { kind: 'webhookEndpoint', id, action: 'created' });
    return done({ id, secret });
  });
}

export type EndpointChange = {
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly isOn?: boolean | undefined;
  readonly version?: number | undefined;
};

export async function changeWebhookEndpoint(
  deps: EndpointDeps,
  actor: Actor,
  id: string,
  change: EndpointChange,
): Promise<Result<null>> {
  const fault = change.url === undefined ? null : faultOfTarget(change.url, deps.webhookTargets);
  if (fault !== null) return invalid([{ path: 'url', message: fault }]);
  return ofEndpoint(deps, actor, id, async (tx, endpoint) => {
    const stale = refuseStale(change.version, endpoint.version);
    if (stale !== null) return stale;
    const now = deps.clock.now();
    const { name, url, isOn } = change;
    if (name !== undefined || url !== undefined)
      await updateWebhookEndpoint(tx, actor.workspaceId, id, { name, url, now });
    if (isOn !== undefined && isOn !== endpoint.is_on) {
      await switchWebhookEndpoint(tx, actor.workspaceId, id, isOn ? null : 'person', now);
      // What waited while it was off goes on.
      if (isOn) await wakeSendWebhooks(tx, { workspaceId: actor.workspaceId, endpointId: id });
    }
    await recordChange(deps, tx, actor, { kind: 'webhookEndpoint', id, action: 'updated' });
    return done(null);
  });
}

export function rotateWebhookSecret(
  deps: EndpointDeps,
  actor: Actor,
  id: string,
): Promise<Result<ShownOnce>> {
  const secret = newWebhookSecret();
  return ofEndpoint(deps, actor, id, async (tx, endpoint) => {
    const now = deps.clock.now();
    await updateWebhookEndpoint(tx, actor.workspaceId, id, {
      secret: {
        sealed: seal(deps.secret, secret, webhookSecretContext(id)),
        sealedPrevious: endpoint.sealed_secret,
        previousUntil: new Date(now.getTime() + PREVIOUS_SIGNS_FOR_MS),
      },
      now,
    });
    await recordChange(deps, tx, actor, { kind: 'webhookEndpoint', id, action: 'secretChanged' });
    return done({ id, secret });
  });
}

/** Removed for good: what waits for it is not sent. */
export function archiveWebhookEndpoint(deps: CommandDeps, actor: Actor, id: string): Promise<Result<null>> {
  return ofEndpoint(deps, actor, id, async (tx) => {
    const now = deps.clock.now();
    await updateWebhookEndpoint(tx, actor.workspaceId, id, { archivedAt: now, now });
    await failOpenDeliveries(tx, actor.workspaceId, id, 'Given up: the endpoint was removed.', now);
    await recordChange(deps, tx, actor, { kind: 'webhookEndpoint', id, action: 'archived' });
    return done(null);
  });
}

/** Tells it that this is a test. @returns the delivery's id */
export function testWebhookEndpoint(deps: CommandDeps, actor: Actor, id: string): Promise<Result<string>> {
  return ofEndpoint(deps, actor, id, async (tx, { name }) => {
    const data = { endpoint: name, message: 'A test, asked for in the settings of webhooks.' };
    const delivery = await queueWebhook(deps, tx, actor.workspaceId, id, { type: 'test', data });
    return delivery === null ? conflict('endpointOff', 'Switch the endpoint on first.') : done(delivery);
  });
}

/** Sends one again that has ended, under the id that it had. */
export function retryDelivery(deps: CommandDeps, actor: Actor, id: string): Promise<Result<null>> {
  const { workspaceId } = actor;
  return inTransaction(deps.db, async (tx) => {
    const delivery = await lockDelivery(tx, workspaceId, id);
    if (delivery === undefined) return notFound('delivery');
    if (delivery.state === 'queued' || delivery.archivedAt !== null)
      return conflict('notRetried', 'It waits already, or its endpoint was removed.');
    await requeueDelivery(tx, workspaceId, id, deps.clock.now());
    await recordChange(deps, tx, actor, { kind: 'webhookDelivery', id, action: 'retried' });
    await wakeSendWebhooks(tx, { workspaceId, endpointId: delivery.endpoint_id });
    return done(null);
  });
}

function ofEndpoint<T>(
  deps: CommandDeps,
  actor: Actor,
  id: string,
  act: (tx: Tx, endpoint: WebhookEndpointRow) => Promise<Result<T>>,
): Promise<Result<T>> {
  return inTransaction(deps.db, async (tx) => {
    const endpoint = await lockWebhookEndpoint(tx, actor.workspaceId, id);
    return endpoint === undefined ? notFound('webhook endpoint') : act(tx, endpoint);
  });
}
