/** Tells an endpoint of an event: written and woken in the caller's own transaction, sent by the engine. */

import { announce } from '../store/changes.ts';
import type { Tx } from '../store/database.ts';
import { wakeSendWebhooks } from '../store/engine-jobs.ts';
import { insertWebhookDelivery } from '../store/webhook-deliveries.ts';
import { findWebhookEndpoint } from '../store/webhook-endpoints.ts';
import type { CommandDeps } from './deps.ts';

export type WebhookEvent = {
  /** In words with points between: 'invoice.paid', 'automation.ran'. */
  readonly type: string;
  readonly data: unknown;
};

/** @returns the delivery's id; null where the endpoint is gone or switched off. */
export async function queueWebhook(
  { clock, ids }: CommandDeps,
  tx: Tx,
  workspaceId: string,
  endpointId: string,
  { type, data }: WebhookEvent,
): Promise<string | null> {
  const endpoint = await findWebhookEndpoint(tx, workspaceId, endpointId);
  if (endpoint?.is_on !== true) return null;
  const id = ids();
  const now = clock.now();
  const payload = JSON.stringify({ type, timestamp: now.toISOString(), data });
  await insertWebhookDelivery(tx, workspaceId, { id, endpointId, type, payload, now });
  await announce(tx, { workspaceId, kind: 'webhookDelivery', id });
  await wakeSendWebhooks(tx, { workspaceId, endpointId });
  return id;
}
