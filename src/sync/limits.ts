/**
 * May a call leave now? One row lock a connection serialises the answer, so that any number of processes together
 * never exceed what the ledger allows; its own headers correct us.
 *
 * The ledger counts in fixed minutes that start when it likes. Counting our calls over the last sixty seconds is
 * never more than its allowance in any of its minutes.
 */
import type { Outcome } from '../providers/provider.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { inTransaction } from '../store/database.ts';
import { countRecentCalls, insertLedgerCall, lockConnectionLimits } from '../store/ledger-calls.ts';
import type { CallLane, Engine } from './engine.ts';

/** Calls a day on the larger tier: counted against only until the ledger has told what is left. */
const DAY_LIMIT = 5_000;

/** How much of the minute, of the day's rest and of the calls side by side each lane may use up. */
const shares: Record<
  CallLane,
  { readonly minute: number; readonly dayReserve: number; readonly inFlight: number }
> = {
  interactive: { minute: 60, dayReserve: 0, inFlight: 5 },
  webhook: { minute: 57, dayReserve: 50, inFlight: 4 },
  sweep: { minute: 54, dayReserve: 100, inFlight: 4 },
  backfill: { minute: 50, dayReserve: 200, inFlight: 3 },
};

/** Takes one call out of the connection's allowance. @returns the id under which the call is recorded. */
export async function takeCall(
  engine: Engine,
  connection: ConnectionRow,
  lane: CallLane,
  call: { readonly operation: string; readonly method: string },
): Promise<Outcome<bigint>> {
  return inTransaction(engine.db, async (tx): Promise<Outcome<bigint>> => {
    const limits = await lockConnectionLimits(tx, connection.workspace_id, connection.id);
    const now = engine.clock.now();
    if (limits.blockedUntil !== null && limits.blockedUntil > now)
      return limited(
        limits.blockedUntil.getTime() - now.getTime(),
        limits.blockedBy === 'day' ? 'day' : 'minute',
      );
    const recent = await countRecentCalls(tx, connection.workspace_id, connection.id, now);
    const share = shares[lane];
    if (recent.inFlight >= share.inFlight) return limited(250, 'concurrent');
    if (recent.lastMinute >= share.minute)
      return limited(
        Math.max(250, (recent.oldestInMinute ?? now).getTime() + 60_000 - now.getTime()),
        'minute',
      );
    if (isDaySpent(limits, recent.lastDay, share.dayReserve, now)) return limited(15 * 60_000, 'day');
    const id = await insertLedgerCall(tx, {
      workspaceId: connection.workspace_id,
      connectionId: connection.id,
      at: now,
      lane,
      ...call,
    });
    return { ok: true, value: id };
  });
}

/** What the ledger said within the last hour counts; otherwise our own count against the larger tier's limit. */
function isDaySpent(
  limits: { readonly dayRemaining: number | null; readonly toldAt: Date | null },
  lastDay: number,
  reserve: number,
  now: Date,
): boolean {
  const isFresh = limits.toldAt !== null && now.getTime() - limits.toldAt.getTime() < 3_600_000;
  if (isFresh && limits.dayRemaining !== null) return limits.dayRemaining <= reserve;
  return lastDay >= DAY_LIMIT - reserve;
}

function limited(retryAfterMs: number, limit: 'minute' | 'day' | 'concurrent'): Outcome<bigint> {
  return { ok: false, failure: { kind: 'rateLimited', retryAfterMs, limit } };
}
