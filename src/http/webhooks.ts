/** Webhooks of the ledgers: the signature is checked over the raw bytes, the events are stored, and that is all. */
import type { LedgerName } from '../providers/provider.ts';
import { newRouter, type Routes } from './router.ts';
import { createWebhookInbox, type WebhookInbox } from './webhook-inbox.ts';

/**
 * 200 with an empty body once the events are durable, also for none (the ledger's intent to receive); 401 with an
 * empty body for a wrong signature. The ledger allows five seconds and wants no cookies.
 */
export const webhooksRoutes: Routes = (deps) => {
  const router = newRouter();
  const inboxes = new Map<LedgerName, WebhookInbox>();
  const inboxOf = (ledger: LedgerName): WebhookInbox => {
    const inbox = inboxes.get(ledger) ?? createWebhookInbox(deps, ledger);
    inboxes.set(ledger, inbox);
    return inbox;
  };
  router.post('/webhooks/:provider{xero|quickbooks}', async (c) => {
    const ledger = deps.ledgers.get(c.req.param('provider'));
    if (ledger === undefined) return c.body(null, 404);
    const rawBody = new Uint8Array(await c.req.arrayBuffer());
    const verified = ledger.verifyWebhook({ rawBody, headers: c.req.raw.headers });
    if (verified.kind === 'invalid') return c.body(null, 401);
    await inboxOf(ledger.name).take(verified.events);
    return c.body(null, 200);
  });
  return router;
};
