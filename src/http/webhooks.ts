/** Webhooks of the ledgers: the signature is checked over the raw bytes, the events are stored, and that is all. */

import type { LedgerEvent } from '../providers/provider.ts';
import { findConnectionsToOrganisation, noteWebhook } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { wakePull } from '../store/engine-jobs.ts';
import { insertWebhookEvents } from '../store/webhook-events.ts';
import type { AppDeps } from './deps.ts';
import { newRouter, type Routes } from './router.ts';

/**
 * 200 with an empty body once the events are durable, also for none (the ledger's intent to receive); 401 with an
 * empty body for a wrong signature. The ledger allows five seconds and wants no cookies.
 */
export const webhooksRoutes: Routes = (deps) => {
  const router = newRouter();
  router.post('/webhooks/:provider{xero|quickbooks}', async (c) => {
    const ledger = deps.ledgers.get(c.req.param('provider'));
    if (ledger === undefined) return c.body(null, 404);
    const rawBody = new Uint8Array(await c.req.arrayBuffer());
    const verified = ledger.verifyWebhook({ rawBody, headers: c.req.raw.headers });
    if (verified.kind === 'invalid') return c.body(null, 401);
    await storeEvents(deps, ledger.name, verified.events);
    return c.body(null, 200);
  });
  return router;
};

async function storeEvents(deps: AppDeps, provider: string, events: readonly LedgerEvent[]): Promise<void> {
  const organisations = new Set(events.map((event) => event.organisationId));
  for (const organisationId of organisations) {
    const own = events.filter(
      (event) => event.organisationId === organisationId && event.resource !== 'other',
    );
    // An organisation that nobody here is connected to any more: acknowledged and forgotten.
    for (const connection of await findConnectionsToOrganisation(deps.db, provider, organisationId)) {
      await inTransaction(deps.db, async (tx) => {
        const now = deps.clock.now();
        const withIds = own.map((event) => ({ ...event, id: deps.ids() }));
        const fresh = await insertWebhookEvents(tx, connection.workspace_id, connection.id, withIds, now);
        await noteWebhook(tx, connection.workspace_id, connection.id, now);
        if (fresh > 0) await wakePull(tx, connection.workspace_id, connection.id);
      });
    }
  }
}
