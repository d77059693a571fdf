/**
 * The inbox of webhooks: an event is durable before its delivery is acknowledged.
 *
 * Deliveries that come while others are being stored wait for them and are then stored together: one transaction for
 * all of them, whatever the number of organisations.
 */
import type { LedgerEvent, LedgerName } from '../providers/provider.ts';
import { findConnectionsToOrganisations, noteWebhooks } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { wakePull } from '../store/engine-jobs.ts';
import { insertWebhookEvents } from '../store/webhook-events.ts';
import type { AppDeps } from './deps.ts';

export type WebhookInbox = {
  /** Resolves when the events are durable. Rejects when they could not be stored: the ledger will deliver again. */
  take(events: readonly LedgerEvent[]): Promise<void>;
};

type Delivery = {
  readonly events: readonly LedgerEvent[];
  readonly stored: () => void;
  readonly failed: (error: unknown) => void;
};

export function createWebhookInbox(deps: AppDeps, ledger: LedgerName): WebhookInbox {
  let waiting: Delivery[] = [];
  let isStoring = false;
  const storeAll = async (): Promise<void> => {
    isStoring = true;
    while (waiting.length > 0) {
      const deliveries = waiting;
      waiting = [];
      try {
        await store(
          deps,
          ledger,
          deliveries.flatMap((delivery) => delivery.events),
        );
        for (const delivery of deliveries) delivery.stored();
      } catch (error) {
        for (const delivery of deliveries) delivery.failed(error);
      }
    }
    isStoring = false;
  };
  return {
    take(events) {
      // The ledger's intent to receive carries none.
      if (events.length === 0) return Promise.resolve();
      return new Promise((stored, failed) => {
        waiting.push({ events, stored, failed });
        if (!isStoring) void storeAll();
      });
    },
  };
}

async function store(deps: AppDeps, ledger: LedgerName, events: readonly LedgerEvent[]): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now();
    const organisationIds = [...new Set(events.map((event) => event.organisationId))];
    // An organisation that nobody here is connected to any more: acknowledged and forgotten.
    const connections = await findConnectionsToOrganisations(tx, ledger, organisationIds);
    const rows = connections.flatMap((connection) =>
      events
        .filter((event) => event.organisationId === connection.organisation_id)
        .map((event) => ({
          ...event,
          id: deps.ids(),
          workspaceId: connection.workspace_id,
          connectionId: connection.id,
        })),
    );
    const fresh = await insertWebhookEvents(tx, rows, now);
    await noteWebhooks(tx, connections, now);
    for (const { workspaceId, connectionId } of fresh) await wakePull(tx, workspaceId, connectionId);
  });
}
