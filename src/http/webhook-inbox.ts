/**
 * The inbox of webhooks: an event is durable before its delivery is acknowledged, and nothing else is waited for.
 *
 *   deliveries ──► stored together ──► acknowledged
 *                        └──► the engine is woken; should that fail, it looks by itself within a minute
 */
import { gathering } from '../lib/gathering.ts';
import type { LedgerEvent, LedgerName } from '../providers/provider.ts';
import { findConnectionsToOrganisations, noteWebhooks, type ToldConnection } from '../store/connections.ts';
import { wakePulls } from '../store/engine-jobs.ts';
import { type ConnectionKey, insertWebhookEvents } from '../store/webhook-events.ts';
import type { AppDeps } from './deps.ts';

export type WebhookInbox = {
  /** Resolves when the events are durable. Rejects when they could not be stored: the ledger will deliver again. */
  take(events: readonly LedgerEvent[]): Promise<void>;
};

type News = { readonly told: readonly ToldConnection[]; readonly fresh: readonly ConnectionKey[] };

export function createWebhookInbox(deps: AppDeps, ledger: LedgerName): WebhookInbox {
  const wake = gathering<News>((news) => wakeFor(deps, news));
  const keep = gathering<readonly LedgerEvent[]>(async (deliveries) => {
    const news = await store(deps, ledger, deliveries.flat());
    wake(news).catch((error: unknown) =>
      deps.log.warn({ err: error }, 'Events are stored, and the engine could not be told'),
    );
  });
  return {
    // The ledger's intent to receive carries none.
    take: (events) => (events.length === 0 ? Promise.resolve() : keep(events)),
  };
}

async function store(deps: AppDeps, ledger: LedgerName, events: readonly LedgerEvent[]): Promise<News> {
  const organisationIds = [...new Set(events.map((event) => event.organisationId))];
  // An organisation that nobody here is connected to any more: acknowledged and forgotten.
  const told = await findConnectionsToOrganisations(deps.db, ledger, organisationIds);
  const rows = told.flatMap((connection) =>
    events
      .filter((event) => event.organisationId === connection.organisation_id)
      .map((event) => ({
        ...event,
        id: deps.ids(),
        workspaceId: connection.workspace_id,
        connectionId: connection.id,
      })),
  );
  return { told, fresh: await insertWebhookEvents(deps.db, rows, deps.clock.now()) };
}

async function wakeFor({ db, clock }: AppDeps, news: readonly News[]): Promise<void> {
  await wakePulls(
    db,
    news.flatMap(({ fresh }) => fresh),
  );
  await noteWebhooks(
    db,
    news.flatMap(({ told }) => told),
    clock.now(),
  );
}
