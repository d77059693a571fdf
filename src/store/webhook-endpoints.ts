/** Who is told of events by webhooks of ours: addresses, sealed secrets, and whether they answer. */
import { type Selectable, sql } from 'kysely';
import type { DB, Db, Tx } from './database.ts';

export type WebhookEndpointRow = Selectable<DB['webhook_endpoints']>;
export type OffBecause = 'person' | 'gone' | 'failing';

export async function insertWebhookEndpoint(
  tx: Tx,
  workspaceId: string,
  endpoint: {
    readonly id: string;
    readonly name: string;
    readonly url: string;
    readonly sealedSecret: string;
    readonly createdBy: string | null;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('webhook_endpoints')
    .values({
      workspace_id: workspaceId,
      id: endpoint.id,
      name: endpoint.name,
      url: endpoint.url,
      sealed_secret: endpoint.sealedSecret,
      created_by: endpoint.createdBy,
      created_at: endpoint.now,
      updated_at: endpoint.now,
    })
    .execute();
}

/** Those that were not removed, by name, each with what came of its last tellings. */
export async function listWebhookEndpoints(db: Db, workspaceId: string) {
  const { rows } = await sql<
    WebhookEndpointRow & {
      readonly queued: number;
      readonly failed: number;
      readonly last_delivered_at: Date | null;
    }
  >`select endpoint.*, coalesce(told.queued, 0) as queued, coalesce(told.failed, 0) as failed, told.last_delivered_at
    from webhook_endpoints as endpoint
    left join lateral (
      select (count(*) filter (where state = 'queued'))::integer as queued,
        (count(*) filter (where state = 'failed'))::integer as failed,
        max(finished_at) filter (where state = 'delivered') as last_delivered_at
      from webhook_deliveries as delivery
      where delivery.workspace_id = endpoint.workspace_id and delivery.endpoint_id = endpoint.id
    ) as told on true
    where endpoint.workspace_id = ${workspaceId} and endpoint.archived_at is null
    order by lower(endpoint.name), endpoint.id`.execute(db);
  return rows;
}

/** Those that were not removed, by name. */
export function listEndpointNames(db: Db, workspaceId: string) {
  return db
    .selectFrom('webhook_endpoints')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('archived_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Removed ones are not found. */
export function findWebhookEndpoint(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<WebhookEndpointRow | undefined> {
  return selectEndpoint(db, workspaceId, id).executeTakeFirst();
}

/** The same, held until the transaction ends. */
export function lockWebhookEndpoint(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<WebhookEndpointRow | undefined> {
  return selectEndpoint(tx, workspaceId, id).forUpdate().executeTakeFirst();
}

function selectEndpoint(db: Db, workspaceId: string, id: string) {
  return db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('archived_at', 'is', null);
}

/** What a person changes: each is a version of its own. */
export async function updateWebhookEndpoint(
  tx: Tx,
  workspaceId: string,
  id: string,
  change: {
    readonly name?: string | undefined;
    readonly url?: string | undefined;
    readonly secret?: {
      readonly sealed: string;
      readonly sealedPrevious: string;
      readonly previousUntil: Date;
    };
    readonly archivedAt?: Date;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .updateTable('webhook_endpoints')
    .set((eb) => ({
      name: change.name,
      url: change.url,
      sealed_secret: change.secret?.sealed,
      sealed_previous: change.secret?.sealedPrevious,
      previous_until: change.secret?.previousUntil,
      archived_at: change.archivedAt,
      updated_at: change.now,
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** On again, or off and why. @returns whether that is new: a removed one has no more to be told of. */
export async function switchWebhookEndpoint(
  tx: Tx,
  workspaceId: string,
  id: string,
  because: OffBecause | null,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable('webhook_endpoints')
    .set((eb) => ({
      is_on: because === null,
      off_because: because,
      off_at: because === null ? null : now,
      // Another five days begin.
      ...(because === null ? { failing_since: null } : {}),
      updated_at: now,
      version: eb('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('is_on', '=', because !== null)
    .where('archived_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Something has arrived, or has not: since when nothing has. */
export async function markEndpointAnswered(
  tx: Tx,
  workspaceId: string,
  id: string,
  hasArrived: boolean,
  now: Date,
): Promise<{ readonly failingSince: Date | null }> {
  const row = await tx
    .updateTable('webhook_endpoints')
    .set({
      failing_since: hasArrived ? null : sql`coalesce(failing_since, ${now}::timestamptz)`,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returning('failing_since')
    .executeTakeFirst();
  return { failingSince: row?.failing_since ?? null };
}
