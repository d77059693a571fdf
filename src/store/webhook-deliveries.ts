/**
 * Events told to endpoints: a delivery moves `queued → delivered | failed`, and back to queued when a person asks for it.
 * An attempt is counted, with the time of the next one, before the request leaves: a process that dies in between has
 * lost its answer, and the next attempt carries the same id.
 */
import { type Selectable, sql } from 'kysely';
import type { DB, Db, Tx } from './database.ts';
import type { EngineJobs } from './engine-jobs.ts';

export type WebhookDeliveryRow = Selectable<DB['webhook_deliveries']>;
export const deliveryStates = ['queued', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export async function insertWebhookDelivery(
  tx: Tx,
  workspaceId: string,
  delivery: {
    readonly id: string;
    readonly endpointId: string;
    readonly type: string;
    readonly payload: string;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('webhook_deliveries')
    .values({
      workspace_id: workspaceId,
      id: delivery.id,
      endpoint_id: delivery.endpointId,
      type: delivery.type,
      payload: delivery.payload,
      not_before: delivery.now,
      created_at: delivery.now,
    })
    .execute();
}

/** The oldest that is due at an endpoint; locked until the transaction ends, and left to whoever holds it already. */
export function lockNextDelivery(
  tx: Tx,
  workspaceId: string,
  endpointId: string,
  now: Date,
): Promise<WebhookDeliveryRow | undefined> {
  return tx
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'queued')
    .where('not_before', '<=', now)
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** Before the request leaves. */
export async function countAttempt(
  tx: Tx,
  workspaceId: string,
  id: string,
  next: { readonly notBefore: Date; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('webhook_deliveries')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      not_before: next.notBefore,
      last_attempt_at: next.now,
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function settleDelivery(
  tx: Tx,
  workspaceId: string,
  id: string,
  result: {
    readonly state: DeliveryState;
    readonly status: number | null;
    readonly words: string;
    /** Of one that stays queued. */
    readonly notBefore: Date;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .updateTable('webhook_deliveries')
    .set({
      state: result.state,
      last_status: result.status,
      last_words: result.words,
      not_before: result.notBefore,
      finished_at: result.state === 'queued' ? null : result.now,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    // What another attempt or a person has ended meanwhile stays as it is, but that it arrived is known.
    .$if(result.state !== 'delivered', (query) => query.where('state', '=', 'queued'))
    .execute();
}

/** With whether its endpoint was removed; held until the transaction ends. */
export function lockDelivery(tx: Tx, workspaceId: string, id: string) {
  return selectDeliveries(tx, workspaceId)
    .where('delivery.id', '=', id)
    .forUpdate('delivery')
    .executeTakeFirst();
}

/** Sent again from the first attempt on. */
export async function requeueDelivery(tx: Tx, workspaceId: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('webhook_deliveries')
    .set({ state: 'queued', attempts: 0, not_before: now, finished_at: null })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Of an endpoint that is removed: what waits will not be sent. */
export async function failOpenDeliveries(
  tx: Tx,
  workspaceId: string,
  endpointId: string,
  words: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('webhook_deliveries')
    .set({ state: 'failed', last_words: words, finished_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'queued')
    .execute();
}

/** When the next one of an endpoint is due; null: none waits. */
export async function nextDeliveryAt(db: Db, workspaceId: string, endpointId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('webhook_deliveries')
    .select((eb) => eb.fn.min('not_before').as('at'))
    .where('workspace_id', '=', workspaceId)
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Of all workspaces: endpoints that are on and have something due. */
export async function listDueEndpoints(db: Db, now: Date): Promise<readonly EngineJobs['sendWebhooks'][]> {
  const { rows } = await sql<{ readonly workspaceId: string; readonly endpointId: string }>`
    select distinct endpoint.workspace_id as "workspaceId", endpoint.id as "endpointId"
    from webhook_deliveries as delivery
    join webhook_endpoints as endpoint
      on endpoint.workspace_id = delivery.workspace_id and endpoint.id = delivery.endpoint_id
    where delivery.state = 'queued' and delivery.not_before <= ${now} and endpoint.is_on and endpoint.archived_at is null`.execute(
    db,
  );
  return rows;
}

/** Newest first. */
export function listWebhookDeliveries(
  db: Db,
  workspaceId: string,
  filter: {
    readonly endpointId?: string | undefined;
    readonly state?: DeliveryState | undefined;
    readonly before?: string | undefined;
    readonly limit: number;
  },
) {
  return selectDeliveries(db, workspaceId)
    .$if(filter.endpointId !== undefined, (query) =>
      query.where('delivery.endpoint_id', '=', filter.endpointId ?? ''),
    )
    .$if(filter.state !== undefined, (query) => query.where('delivery.state', '=', filter.state ?? ''))
    .$if(filter.before !== undefined, (query) => query.where('delivery.id', '<', filter.before ?? ''))
    .orderBy('delivery.id', 'desc')
    .limit(filter.limit)
    .execute();
}

function selectDeliveries(db: Db, workspaceId: string) {
  return db
    .selectFrom('webhook_deliveries as delivery')
    .innerJoin('webhook_endpoints as endpoint', (join) =>
      join
        .onRef('endpoint.workspace_id', '=', 'delivery.workspace_id')
        .onRef('endpoint.id', '=', 'delivery.endpoint_id'),
    )
    .selectAll('delivery')
    .select(['endpoint.name as endpointName', 'endpoint.is_on as isOn', 'endpoint.archived_at as archivedAt'])
    .where('delivery.workspace_id', '=', workspaceId);
}

/** Those that have ended are kept for a while, so that a person can see and repeat them. */
export async function deleteOldDeliveries(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('webhook_deliveries')
    .where('state', '<>', 'queued')
    .where('finished_at', '<', before)
    .execute();
}
