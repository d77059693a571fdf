/**
 * The inbox of webhooks: an event is durable before its delivery is acknowledged, and nothing else is waited for.
 *
 *   deliveries ──► stored together ──► acknowledged
 *                        └──► the engine is woken; should that fail, it looks by itself within a minute
 */
import { gathering } from '../lib/gathering.ts';
import type { LedgerEvent, LedgerName } from '../providers/provider.ts';
import { noteWebhooks } from '../store/connections.ts';
import { wakePulls } from '../store/engine-jobs.ts';
import { storeWebhookEvents } from '../store/webhook-events.ts';
import type { AppDeps } from './deps.ts';

export type WebhookInbox = {
  /** Resolves when the events are durable. Rejects when they could not be stored: the ledger will deliver again. */
  take(events: readonly LedgerEvent[]): Promise<void>;
};

export function createWebhookInbox(deps: AppDeps, ledger: LedgerName): WebhookInbox {
  const { db, clock, ids, background } = deps;
  const keep = gathering<readonly LedgerEvent[]>(async (deliveries) => {
    const events = deliveries.flat().map((event) => ({ ...event, id: ids() }));
    const told = await storeWebhookEvents(db, ledger, events, clock.now());
    background('tell the engine of webhooks', async () => {
      await wakePulls(
        db,
        told.flatMap(({ isNews, workspaceId, connectionId }) =>
          isNews ? [{ workspaceId, connectionId }] : [],
        ),
      );
      await noteWebhooks(db, told, clock.now());
    });
  });
  return {
    // The ledger's intent to receive carries none.
    take: (events) => (events.length === 0 ? Promise.resolve() : keep(events)),
  };
}
