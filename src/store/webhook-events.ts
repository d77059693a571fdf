/** Webhook events: stored once and acknowledged before anything is done with them. */
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { LedgerEvent } from '../providers/provider.ts';
import type { DB, Db } from './database.ts';

export type WebhookEventRow = Selectable<DB['webhook_events']>;

/** `ours`: not told by the ledger, but by a write of ours that must have moved the record. */
export type NewEvent = Omit<LedgerEvent, 'kind' | 'organisationId' | 'mergedInto'> & {
  readonly id: string;
  readonly kind: LedgerEvent['kind'] | 'ours';
};

export type ConnectionKey = { readonly workspaceId: string; readonly connectionId: string };

/** A connection that events came for. */
export type Told = ConnectionKey & {
  /** Something of them is new. */
  readonly isNews: boolean;
  readonly lastWebhookAt: Date | null;
  readonly missedWebhooks: number;
};

/**
 * Stores the events of organisations in the inbox of every connection to them, those that concern it: of its contacts,
 * of payments and credits, whose invoices and customers no event names, and of the invoices that are ours; most of what changes in real books is
 * not. One that is here already is left alone. An organisation that nobody here is connected to any more has no inbox.
 */
export async function storeWebhookEvents(
  db: Db,
  provider: string,
  events: readonly (NewEvent & Pick<LedgerEvent, 'organisationId' | 'mergedInto'>)[],
  now: Date,
): Promise<readonly Told[]> {
  const column = (of: (event: (typeof events)[number]) => string | null) => events.map(of);
  const { rows } = await sql<{
    workspace_id: string;
    connection_id: string;
    is_news: boolean;
    last_webhook_at: Date | null;
    missed_webhooks: number;
  }>`
    with told as (
      select connection.workspace_id, connection.id as connection_id, event.* from unnest(
        ${column((event) => event.organisationId)}::text[], ${column((event) => event.id)}::uuid[],
        ${column((event) => event.resource)}::text[], ${column((event) => event.ledgerId)}::text[],
        ${column((event) => event.kind)}::text[], ${column((event) => event.at)}::text[],
        ${column((event) => event.mergedInto)}::text[])
        as event (organisation_id, id, resource_kind, resource_id, event_kind, event_at, merged_into)
      join connections as connection on connection.provider = ${provider}
        and connection.organisation_id = event.organisation_id and connection.status <> 'disconnected'),
    fresh as (${insertOf(sql`told`, now)})
    select connection.workspace_id, connection.id as connection_id, connection.last_webhook_at, connection.missed_webhooks,
      exists (select from fresh where fresh.workspace_id = connection.workspace_id and fresh.connection_id = connection.id) as is_news
    from connections as connection
    where (connection.workspace_id, connection.id) in (select told.workspace_id, told.connection_id from told)`.execute(
    db,
  );
  return rows.map((row) => ({
    workspaceId: row.workspace_id,
    connectionId: row.connection_id,
    isNews: row.is_news,
    lastWebhookAt: row.last_webhook_at,
    missedWebhooks: row.missed_webhooks,
  }));
}

/** The same for one connection, of changes that writes of ours have made. @returns whether any was new. */
export async function storeOwnEvents(
  db: Db,
  { workspaceId, connectionId }: ConnectionKey,
  events: readonly NewEvent[],
  now: Date,
): Promise<boolean> {
  if (events.length === 0) return false;
  const column = (of: (event: NewEvent) => string) => events.map(of);
  const told = sql`(select ${workspaceId}::text as workspace_id, ${connectionId}::uuid as connection_id, event.*,
    null::text as merged_into from unnest(
    ${column((event) => event.id)}::uuid[], ${column((event) => event.resource)}::text[],
    ${column((event) => event.ledgerId)}::text[], ${column((event) => event.kind)}::text[],
    ${column((event) => event.at)}::text[]) as event (id, resource_kind, resource_id, event_kind, event_at))`;
  const { rows } = await insertOf(told, now).execute(db);
  return rows.length > 0;
}

/** Of the rows of `told`, those that concern their connection; answers the connections of the new ones. */
function insertOf(told: RawBuilder<unknown>, now: Date): RawBuilder<unknown> {
  return sql`
    insert into webhook_events
      (workspace_id, connection_id, id, resource_kind, resource_id, event_kind, event_at, merged_into, received_at)
    select told.workspace_id, told.connection_id, told.id, told.resource_kind, told.resource_id, told.event_kind, told.event_at,
      told.merged_into, ${now}::timestamptz
    from ${told} as told
    where told.resource_kind = 'contact'
      or told.resource_kind = 'invoice' and exists (select from mirrors as ours
        where ours.workspace_id = told.workspace_id and ours.connection_id = told.connection_id
          and ours.ledger_id = told.resource_id)
      or told.resource_kind in ('payment', 'creditNote', 'prepayment', 'overpayment')
    order by told.workspace_id, told.connection_id, told.resource_id
    on conflict do nothing
    returning workspace_id, connection_id`;
}

/** Of these invoices, by the ledger's ids, those that were told of and not read since. */
export async function findBeingRead(
  db: Db,
  { workspaceId, connectionId }: ConnectionKey,
  ledgerIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('webhook_events')
    .select('resource_id')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('processed_at', 'is', null)
    .where('resource_kind', '=', 'invoice')
    .where(sql<boolean>`resource_id = any(${ledgerIds}::text[])`)
    .execute();
  return new Set(rows.map((row) => row.resource_id));
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
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
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
