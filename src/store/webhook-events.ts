/** Webhook events: stored once and acknowledged before anything is done with them. */
import { type Selectable, sql } from 'kysely';
import type { LedgerEvent } from '../providers/provider.ts';
import type { DB, Db } from './database.ts';

export type WebhookEventRow = Selectable<DB['webhook_events']>;

/** `ours`: not told by the ledger, but by a write of ours that must have moved the record. */
export type NewEvent = Omit<LedgerEvent, 'kind' | 'organisationId'> & {
  readonly id: string;
  readonly kind: LedgerEvent['kind'] | 'ours';
};

/** Stores events; one that is here already is left alone. @returns how many were new. */
export async function insertWebhookEvents(
  db: Db,
  workspaceId: string,
  connectionId: string,
  events: readonly NewEvent[],
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

/** Of records that changed at a time: those whose change no webhook told of, from a little before on. */
export async function findUntold(
  db: Db,
  workspaceId: string,
  connectionId: string,
  changes: readonly { readonly ledgerId: string; readonly changedAt: Date }[],
): Promise<readonly string[]> {
  if (changes.length === 0) return [];
  const { rows } = await sql<{ ledger_id: string }>`
    select change.ledger_id from unnest(
      ${changes.map(({ ledgerId }) => ledgerId)}::text[], ${changes.map(({ changedAt }) => changedAt)}::timestamptz[])
      as change (ledger_id, changed_at)
    where not exists (
      select from webhook_events as event
      where event.workspace_id = ${workspaceId} and event.connection_id = ${connectionId}
        and event.resource_id = change.ledger_id and event.received_at > change.changed_at - interval '5 minutes')`.execute(
    db,
  );
  return rows.map((row) => row.ledger_id);
}

/** Processed events are kept for a while to recognise a replay (the ledger keeps its own for 31 days). */
export async function deleteOldWebhookEvents(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('webhook_events').where('processed_at', '<', before).execute();
}
