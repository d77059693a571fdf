/** What each call to a ledger cost, and the limits of a connection, kept here so that all processes share them. */
import { sql } from 'kysely';
import { assert } from '../domain/assert.ts';
import type { Db, Tx } from './database.ts';

export type ConnectionLimits = {
  readonly blockedUntil: Date | null;
  readonly blockedBy: string | null;
  readonly minuteRemaining: number | null;
  readonly dayRemaining: number | null;
  readonly toldAt: Date | null;
};

/** The row whose lock serialises the decision whether a call may leave. */
export async function lockConnectionLimits(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
): Promise<ConnectionLimits> {
  const row = () =>
    tx
      .selectFrom('connection_limits')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('connection_id', '=', connectionId)
      .forUpdate()
      .executeTakeFirst();
  const held = await row();
  if (held !== undefined) return limitsOf(held);
  await tx
    .insertInto('connection_limits')
    .values({ workspace_id: workspaceId, connection_id: connectionId })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const made = await row();
  assert(made !== undefined, 'The limits of a connection vanished');
  return limitsOf(made);
}

export async function findConnectionLimits(
  db: Db,
  workspaceId: string,
  connectionId: string,
): Promise<ConnectionLimits | undefined> {
  const row = await db
    .selectFrom('connection_limits')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .executeTakeFirst();
  return row === undefined ? undefined : limitsOf(row);
}

/** Both null: the ledger said nothing. */
export type ToldLimits = { readonly minuteRemaining: number | null; readonly dayRemaining: number | null };

/** No call leaves before `until`; a block is only ever lengthened. */
export async function blockConnection(
  db: Db,
  workspaceId: string,
  connectionId: string,
  until: Date,
  by: string,
): Promise<void> {
  await db
    .insertInto('connection_limits')
    .values({ workspace_id: workspaceId, connection_id: connectionId, blocked_until: until, blocked_by: by })
    .onConflict((oc) =>
      oc.columns(['workspace_id', 'connection_id']).doUpdateSet({
        blocked_until: sql`greatest(connection_limits.blocked_until, excluded.blocked_until)`,
        blocked_by: by,
      }),
    )
    .execute();
}

/** The ledger did not answer once more. @returns how often in a row. */
export async function countFailure(db: Db, workspaceId: string, connectionId: string): Promise<number> {
  const row = await db
    .updateTable('connection_limits')
    .set((eb) => ({ failures: eb('failures', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .returning('failures')
    .executeTakeFirst();
  return row?.failures ?? 0;
}

/** A little longer than a request waits for its answer. */
const IN_FLIGHT_AT_MOST_MS = 35_000;

export type RecentCalls = {
  /** Calls that left in the last minute, and the oldest of them; the same of those that carried several elements. */
  readonly calls: { readonly count: number; readonly oldest: Date | null };
  readonly batches: { readonly count: number; readonly oldest: Date | null };
  readonly lastSecond: number;
  /** How many wait for their answer. */
  readonly inFlight: number;
  /** When the latest call of these lanes left in the last minute. */
  readonly latest: { readonly interactive: Date | null; readonly backfill: Date | null };
};

export async function countRecentCalls(
  db: Db,
  workspaceId: string,
  connectionId: string,
  now: Date,
): Promise<RecentCalls> {
  const row = await db
    .selectFrom('ledger_calls')
    .select((eb) => [
      eb.fn.countAll<bigint>().as('last_minute'),
      eb.fn.min('at').as('oldest'),
      eb.fn.countAll<bigint>().filterWhere('is_batch', '=', sql.lit(true)).as('batches'),
      eb.fn.min('at').filterWhere('is_batch', '=', sql.lit(true)).as('oldest_batch'),
      eb.fn
        .countAll<bigint>()
        .filterWhere('at', '>', new Date(now.getTime() - 1_000))
        .as('last_second'),
      eb.fn
        .countAll<bigint>()
        .filterWhere('duration_ms', 'is', null)
        // Older ones were given up: their process died before it could say so.
        .filterWhere('at', '>', new Date(now.getTime() - IN_FLIGHT_AT_MOST_MS))
        .as('in_flight'),
      eb.fn.max('at').filterWhere('lane', '=', sql.lit('interactive')).as('interactive'),
      eb.fn.max('at').filterWhere('lane', '=', sql.lit('backfill')).as('backfill'),
    ])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('at', '>', new Date(now.getTime() - 60_000))
    .executeTakeFirstOrThrow();
  return {
    calls: { count: Number(row.last_minute), oldest: row.oldest },
    batches: { count: Number(row.batches), oldest: row.oldest_batch },
    lastSecond: Number(row.last_second),
    inFlight: Number(row.in_flight),
    latest: { interactive: row.interactive, backfill: row.backfill },
  };
}

export async function countCallsOfLastDay(
  db: Db,
  workspaceId: string,
  connectionId: string,
  now: Date,
): Promise<number> {
  const row = await db
    .selectFrom('ledger_calls')
    .select((eb) => eb.fn.countAll<bigint>().as('calls'))
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('at', '>', new Date(now.getTime() - 86_400_000))
    .executeTakeFirstOrThrow();
  return Number(row.calls);
}

export async function insertLedgerCall(
  db: Db,
  call: {
    readonly workspaceId: string;
    readonly connectionId: string;
    readonly at: Date;
    readonly lane: string;
    readonly operation: string;
    readonly method: string;
    readonly isBatch: boolean;
  },
): Promise<bigint> {
  const row = await db
    .insertInto('ledger_calls')
    .values({
      workspace_id: call.workspaceId,
      connection_id: call.connectionId,
      at: call.at,
      lane: call.lane,
      operation: call.operation,
      method: call.method,
      is_batch: call.isBatch,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export type FinishedCall = {
  readonly at: Date;
  readonly operation: string;
  readonly method: string;
  readonly status: number | null;
  readonly bytes: number;
  readonly durationMs: number;
};

/** Calls that were made before there was a connection to count them for: those that made it. */
export async function insertFinishedCalls(
  db: Db,
  workspaceId: string,
  connectionId: string,
  calls: readonly FinishedCall[],
): Promise<void> {
  if (calls.length === 0) return;
  await db
    .insertInto('ledger_calls')
    .values(
      calls.map((call) => ({
        workspace_id: workspaceId,
        connection_id: connectionId,
        at: call.at,
        lane: 'interactive',
        operation: call.operation,
        method: call.method,
        status: call.status,
        bytes: call.bytes,
        duration_ms: Math.round(call.durationMs),
      })),
    )
    .execute();
}

/** A call has ended, with what the ledger said of its limits by the way. */
export async function finishLedgerCall(
  db: Db,
  workspaceId: string,
  connectionId: string,
  id: bigint,
  result: {
    readonly status: number | null;
    readonly bytes: number;
    readonly durationMs: number;
  } & ToldLimits,
  now: Date,
): Promise<void> {
  const { status, bytes, durationMs, minuteRemaining, dayRemaining } = result;
  const isTold = minuteRemaining !== null || dayRemaining !== null;
  const isThere = status !== null && status < 500;
  // A ledger that tells nothing of its limits says by any answer that it is there again.
  await sql`
    with told as (
      update connection_limits set failures = case when ${isThere} then 0 else failures end,
        minute_remaining = case when ${isTold} then ${minuteRemaining}::integer else minute_remaining end,
        day_remaining = case when ${isTold} then ${dayRemaining}::integer else day_remaining end,
        told_at = case when ${isTold} then ${now}::timestamptz else told_at end
      where workspace_id = ${workspaceId} and connection_id = ${connectionId}
        and (${isTold} or (${isThere} and failures > 0)))
    update ledger_calls set status = ${status}, bytes = ${bytes}, duration_ms = ${Math.round(durationMs)}
    where workspace_id = ${workspaceId} and connection_id = ${connectionId} and id = ${id}`.execute(db);
}

/** Calls since a time: all of them, and by what they did. */
export async function countCallsSince(
  db: Db,
  workspaceId: string,
  connectionId: string,
  since: Date,
): Promise<readonly { readonly operation: string; readonly calls: number }[]> {
  const rows = await db
    .selectFrom('ledger_calls')
    .select((eb) => ['operation', eb.fn.countAll<bigint>().as('calls')])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('at', '>=', since)
    .groupBy('operation')
    .orderBy('operation')
    .execute();
  return rows.map((row) => ({ operation: row.operation, calls: Number(row.calls) }));
}

export async function deleteOldLedgerCalls(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('ledger_calls').where('at', '<', before).execute();
}

function limitsOf(row: {
  blocked_until: Date | null;
  blocked_by: string | null;
  minute_remaining: number | null;
  day_remaining: number | null;
  told_at: Date | null;
}): ConnectionLimits {
  return {
    blockedUntil: row.blocked_until,
    blockedBy: row.blocked_by,
    minuteRemaining: row.minute_remaining,
    dayRemaining: row.day_remaining,
    toldAt: row.told_at,
  };
}
