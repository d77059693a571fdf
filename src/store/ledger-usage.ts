/** What the calls of a connection came to: by hour or day and lane, by operation, and in the windows that ledgers limit. */
import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

export type UsageRow = {
  readonly startMs: number;
  readonly lane: string;
  readonly calls: number;
  readonly bytes: number;
  /** Answered with a failure, or not at all; those that a limit refused are counted by themselves. */
  readonly failed: number;
  readonly refused: number;
};

/** From a time on. Hours and days begin when they do in the zone: an hour that a clock repeats stays two. */
export async function listUsage(
  db: Db,
  workspaceId: string,
  connectionId: string,
  asked: { readonly by: 'hour' | 'day'; readonly timeZone: string; readonly from: Date },
): Promise<readonly UsageRow[]> {
  const { rows } = await sql<Omit<UsageRow, 'startMs' | 'bytes'> & { start: Date; bytes: bigint }>`
    select date_trunc(${asked.by}::text, at, ${asked.timeZone}::text) as start, lane, count(*)::integer as calls,
      coalesce(sum(bytes), 0)::bigint as bytes,
      (count(*) filter (where duration_ms is not null and (status is null or status >= 400) and status is distinct from 429))::integer as failed,
      (count(*) filter (where status = 429))::integer as refused
    from ledger_calls
    where workspace_id = ${workspaceId} and connection_id = ${connectionId} and at >= ${asked.from}
    group by 1, 2
    order by 1, 2`.execute(db);
  return rows.map(({ start, bytes, ...row }) => ({ ...row, startMs: start.getTime(), bytes: Number(bytes) }));
}

/** What used it most, from a time on. */
export async function listUsageByOperation(
  db: Db,
  workspaceId: string,
  connectionId: string,
  from: Date,
): Promise<readonly { readonly operation: string; readonly calls: number; readonly bytes: number }[]> {
  const { rows } = await sql<{ operation: string; calls: number; bytes: bigint }>`
    select operation, count(*)::integer as calls, coalesce(sum(bytes), 0)::bigint as bytes
    from ledger_calls
    where workspace_id = ${workspaceId} and connection_id = ${connectionId} and at >= ${from}
    group by operation
    order by calls desc, operation
    limit 20`.execute(db);
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }));
}

/** How many left within the last second, minute, hour and day. */
export async function countUsage(db: Db, workspaceId: string, connectionId: string, now: Date) {
  const since = (ms: number) => new Date(now.getTime() - ms);
  const { rows } = await sql<{
    lastSecond: number;
    lastMinute: number;
    batchesLastMinute: number;
    lastHour: number;
    lastDay: number;
  }>`select (count(*) filter (where at > ${since(1_000)}))::integer as "lastSecond",
      (count(*) filter (where at > ${since(60_000)}))::integer as "lastMinute",
      (count(*) filter (where at > ${since(60_000)} and is_batch))::integer as "batchesLastMinute",
      (count(*) filter (where at > ${since(3_600_000)}))::integer as "lastHour",
      count(*)::integer as "lastDay"
    from ledger_calls
    where workspace_id = ${workspaceId} and connection_id = ${connectionId} and at > ${since(86_400_000)} and at <= ${now}`.execute(
    db,
  );
  return rows[0] ?? { lastSecond: 0, lastMinute: 0, batchesLastMinute: 0, lastHour: 0, lastDay: 0 };
}

/** @returns whether nobody was warned of it on that day yet. */
export async function insertLimitWarning(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  warning: { readonly limit: string; readonly day: string; readonly now: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('limit_warnings')
    .values({
      workspace_id: workspaceId,
      connection_id: connectionId,
      limit_name: warning.limit,
      day: warning.day,
      warned_at: warning.now,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('limit_name')
    .executeTakeFirst();
  return row !== undefined;
}
