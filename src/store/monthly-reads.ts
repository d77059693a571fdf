/** Reads that a ledger counts by the month, by connection: kept longer than the calls themselves, which are pruned. */
import { sql } from 'kysely';
import { ledgerTraits } from '../domain/ledger-traits.ts';
import type { MonthOfReads } from '../domain/sweep-interval.ts';
import type { Db, Tx } from './database.ts';

/** One more. Months are UTC's. */
export async function countMonthlyRead(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('monthly_reads')
    .values({ workspace_id: workspaceId, connection_id: connectionId, month: monthOf(now), reads: 1 })
    .onConflict((oc) =>
      oc
        .columns(['workspace_id', 'connection_id', 'month'])
        .doUpdateSet({ reads: sql<number>`monthly_reads.reads + 1` }),
    )
    .execute();
}

export async function countReadsOfMonth(
  db: Db,
  workspaceId: string,
  connectionId: string,
  now: Date,
): Promise<number> {
  const row = await db
    .selectFrom('monthly_reads')
    .select('reads')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('month', '=', monthOf(now))
    .executeTakeFirst();
  return row?.reads ?? 0;
}

/** What is left of the month to all organisations of this application together, as their ledger counts; null where reads are free. */
export async function monthOfReads(db: Db, provider: string, now: Date): Promise<MonthOfReads | null> {
  const { readsAMonth } = ledgerTraits(provider).limits;
  if (readsAMonth === null) return null;
  const { rows } = await sql<{ readonly reads: number; readonly connections: number }>`
    select coalesce(sum(month.reads), 0)::integer as reads, (count(*) filter (where held.status = 'active'))::integer as connections
      from connections as held
      left join monthly_reads as month on month.workspace_id = held.workspace_id and month.connection_id = held.id
        and month.month = ${monthOf(now)}
      where held.provider = ${provider}`.execute(db);
  const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  return {
    left: readsAMonth - (rows[0]?.reads ?? 0),
    connections: rows[0]?.connections ?? 1,
    endsAtMs: next.getTime(),
  };
}

/** Its first day. */
function monthOf(now: Date): string {
  return `${now.toISOString().slice(0, 7)}-01`;
}
