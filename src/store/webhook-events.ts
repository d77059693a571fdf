/** Webhook events: stored once and acknowledged before anything is done with them. */
import type { Selectable } from 'kysely';
import type { LedgerEvent } from '../providers/provider.ts';
import type { DB, Db } from './database.ts';

export type WebhookEventRow = Selectable<DB['webhook_events']>;

/** Stores events; one that is here already is left alone. @returns how many were new. */
export async function insertWebhookEvents(
  db: Db,
  workspaceId: string,
  connectionId: string,
  events: readonly (LedgerEvent & { readonly id: string })[],
  now: Date,
): Promise<number> {
  if (events.length === 0) return 0;
  const inserted = await db
    .insertInto('webhook_events')
    .values(
      events.map((event) => ({
        workspace_id: workspaceId,
        connection_id: connectionId,
        id: event.id,
        resource_kind: event.resource,
        resource_id: event.ledgerId,
        event_kind: event.kind,
        event_at: event.at,
        received_at: now,
      })),
    )
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .execute();
  return inserted.length;
}

export function listOpenWebhookEvents(
  db: Db,
  workspaceId: string,
  connectionId: string,
  limit: number,
): Promise<WebhookEventRow[]> {
  return db
    .selectFrom('webhook_events')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('processed_at', 'is', null)
    .orderBy('received_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function markWebhookEventsProcessed(
  db: Db,
  workspaceId: string,
  connectionId: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('webhook_events')
    .set({ processed_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('id', 'in', [...ids])
    .execute();
}

/** Processed events are kept for a while to recognise a replay (the ledger keeps its own for 31 days). */
export async function deleteOldWebhookEvents(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('webhook_events').where('processed_at', '<', before).execute();
}
