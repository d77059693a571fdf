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

export type ConnectionKey = { readonly workspaceId: string; readonly connectionId: string };

/**
 * Stores the events that concern a connection: those of its contacts, and of the invoices and credit notes that are
 * ours; most of what changes in real books is not. One that is here already is left alone.
 * @returns the connections for which there was anything new.
 */
export async function insertWebhookEvents(
  db: Db,
  events: readonly (NewEvent & ConnectionKey)[],
  now: Date,
): Promise<readonly ConnectionKey[]> {
  if (events.length === 0) return [];
  const column = (of: (event: NewEvent & ConnectionKey) => string) => events.map(of);
  const { rows } = await sql<{ workspace_id: string; connection_id: string }>`
    with fresh as (
      insert into webhook_events
        (workspace_id, connection_id, id, resource_kind, resource_id, event_kind, event_at, received_at)
      select told.*, ${now}::timestamptz from unnest(
        ${column((event) => event.workspaceId)}::text[], ${column((event) => event.connectionId)}::uuid[],
        ${column((event) => event.id)}::uuid[], ${column((event) => event.resource)}::text[],
        ${column((event) => event.ledgerId)}::text[], ${column((event) => event.kind)}::text[],
        ${column((event) => event.at)}::text[])
        as told (workspace_id, connection_id, id, resource_kind, resource_id, event_kind, event_at)
      where told.resource_kind = 'contact'
        or told.resource_kind = 'invoice' and exists (select from mirrors as ours
          where ours.workspace_id = told.workspace_id and ours.connection_id = told.connection_id
            and ours.ledger_id = told.resource_id)
        or told.resource_kind = 'creditNote' and exists (select from credit_notes as ours
          where ours.workspace_id = told.workspace_id and ours.connection_id = told.connection_id
            and ours.ledger_id = told.resource_id)
      order by told.workspace_id, told.connection_id, told.resource_id
      on conflict do nothing
      returning workspace_id, connection_id)
    select distinct workspace_id, connection_id from fresh order by workspace_id, connection_id`.execute(db);
  return rows.map((row) => ({ workspaceId: row.workspace_id, connectionId: row.connection_id }));
}

/** The live connections of all workspaces that have events nobody has looked at. */
export async function listOpenInboxes(db: Db): Promise<readonly ConnectionKey[]> {
  const { rows } = await sql<{ workspace_id: string; connection_id: string }>`
    select connection.workspace_id, connection.id as connection_id from connections as connection
    where connection.status = 'active' and exists (
      select from webhook_events as event
      where event.workspace_id = connection.workspace_id and event.connection_id = connection.id
        and event.processed_at is null)`.execute(db);
  return rows.map((row) => ({ workspaceId: row.workspace_id, connectionId: row.connection_id }));
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
