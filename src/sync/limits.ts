/**
 * May a call leave now? One row lock a connection serialises the answer, so that any number of processes together
 * never exceed what the ledger allows; its own headers correct us.
 *
 * How much that is, `ledgerTraits` says. A ledger may count in fixed minutes that start when it likes. Counting our calls over the last sixty seconds is
 * never more than its allowance in any of its minutes. A long run is spread over the minute instead of spending it at
 * once, so that somebody who presses Save in the middle of it finds a call free.
 */
import { type LedgerTraits, ledgerTraits } from '../domain/ledger-traits.ts';
import type { CallDescription, Outcome } from '../providers/provider.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { type Db, inTransaction } from '../store/database.ts';
import type { LaneSlot } from '../store/lane-slots.ts';
import {
  type ConnectionLimits,
  countCallsOfLastDay,
  countRecentCalls,
  findConnectionLimits,
  insertLedgerCall,
  lockConnectionLimits,
  type RecentCalls,
} from '../store/ledger-calls.ts';
import { countMonthlyRead } from '../store/monthly-reads.ts';
import type { CallLane, Engine } from './engine.ts';

type LedgerLimits = LedgerTraits['limits'];

/** What each lane must leave of a minute of sixty, and of the day's rest, and how many calls it may have side by side. */
type Share = {
  readonly minuteReserve: number;
  readonly dayReserve: number;
  readonly inFlight: number;
  readonly isPaced: boolean;
};
const shares: Record<CallLane, Share> = {
  interactive: { minuteReserve: 0, dayReserve: 0, inFlight: 5, isPaced: false },
  webhook: { minuteReserve: 1, dayReserve: 50, inFlight: 4, isPaced: false },
  sweep: { minuteReserve: 2, dayReserve: 100, inFlight: 4, isPaced: false },
  backfill: { minuteReserve: 3, dayReserve: 200, inFlight: 3, isPaced: true },
};

/** What has begun is neither spread nor held back from what is left for others. */
const unheld = { minuteReserve: 0, dayReserve: 0, isPaced: false };

/** Of the minute's calls of a paced lane so many may leave at once before the spreading begins. */
const BURST = 1 / 3;
/** What the ledger's headers said this long ago still counts for its minute, and for its day. */
const MINUTE_TOLD_MS = 10_000;
const DAY_TOLD_MS = 3_600_000;

/** Takes one call out of the connection's allowance. @returns the id under which the call is recorded. */
export async function takeCall(
  engine: Engine,
  connection: ConnectionRow,
  lane: CallLane,
  { operation, method, isFollowUp, isBatch = false }: CallDescription,
): Promise<Outcome<bigint>> {
  return inTransaction(engine.db, async (tx): Promise<Outcome<bigint>> => {
    const limits = await lockConnectionLimits(tx, connection.workspace_id, connection.id);
    const now = engine.clock.now();
    const recent = await countRecentCalls(tx, connection.workspace_id, connection.id, now);
    const share = isFollowUp === true ? { ...shares[lane], ...unheld } : shares[lane];
    const wait = await waitFor(tx, connection, { limits, recent, share, isBatch }, now);
    if (wait !== null)
      return { ok: false, failure: { kind: 'rateLimited', retryAfterMs: wait.ms, limit: wait.limit } };
    const id = await insertLedgerCall(tx, {
      workspaceId: connection.workspace_id,
      connectionId: connection.id,
      at: now,
      lane,
      operation,
      method,
      isBatch,
    });
    if (method === 'GET' && ledgerTraits(connection.provider).limits.readsAMonth !== null)
      await countMonthlyRead(tx, connection.workspace_id, connection.id, now);
    return { ok: true, value: id };
  });
}

/** When a batch of this slot may leave, as far as can be told without taking its call; null: now. */
export async function mayCallAt(
  engine: Engine,
  connection: ConnectionRow,
  at: Pick<LaneSlot, 'lane' | 'slot'>,
): Promise<Date | null> {
  const { workspace_id: workspaceId, id } = connection;
  const now = engine.clock.now();
  const limits = await findConnectionLimits(engine.db, workspaceId, id);
  if (limits === undefined) return null;
  const recent = await countRecentCalls(engine.db, workspaceId, id, now);
  // What a backfill sends are batches; a person's invoice goes alone.
  const isBatch = at.lane === 'backfill';
  const wait = await waitFor(engine.db, connection, { limits, recent, share: shares[at.lane], isBatch }, now);
  return wait === null ? giveWayUntil(recent, at, now) : after(now, wait.ms);
}

/**
 * When a reading of several calls, which begins anew, may go on. Where a ledger counts by the second, one begun as soon as
 * a single call is free would spend what comes free on its first calls for ever: it waits for a second of its own.
 */
export function forSeveralCalls(until: Date, now: Date): Date {
  return new Date(Math.max(until.getTime(), now.getTime() + 1_000));
}

/** While people work, a backfill leaves them the machine and the ledger: one batch at a time, with pauses. */
function giveWayUntil(
  { latest }: RecentCalls,
  { lane, slot }: Pick<LaneSlot, 'lane' | 'slot'>,
  now: Date,
): Date | null {
  const isAlone = latest.interactive === null || after(latest.interactive, PEOPLE_WORK_FOR_MS) <= now;
  if (lane !== 'backfill' || isAlone) return null;
  if (slot > 0) return after(now, PEOPLE_WORK_FOR_MS);
  const next = after(latest.backfill ?? now, PAUSE_FOR_PEOPLE_MS);
  return next > now ? next : null;
}

/** A call of somebody's own this long ago: more of them may come. */
const PEOPLE_WORK_FOR_MS = 2_000;
const PAUSE_FOR_PEOPLE_MS = 1_000;

type Wait = { readonly ms: number; readonly limit: 'minute' | 'day' | 'concurrent' };

/** What is known when a call asks to leave. */
type Asking = {
  readonly limits: ConnectionLimits;
  readonly recent: RecentCalls;
  readonly share: Share;
  readonly isBatch: boolean;
};

async function waitFor(db: Db, connection: ConnectionRow, asking: Asking, now: Date): Promise<Wait | null> {
  const { limits, recent, share } = asking;
  const allowed = ledgerTraits(connection.provider).limits;
  if (limits.blockedUntil !== null && limits.blockedUntil > now)
    return { ms: msUntil(limits.blockedUntil, now), limit: limits.blockedBy === 'day' ? 'day' : 'minute' };
  if (recent.inFlight >= share.inFlight) return { ms: 250, limit: 'concurrent' };
  if (allowed.callsASecond !== null && recent.lastSecond >= allowed.callsASecond)
    return { ms: 250, limit: 'concurrent' };
  if (!isUncounted(limits, recent.calls.count, allowed, now)) {
    const reserve = allowed.callsAMinute - minuteShare(allowed.callsAMinute, share);
    const ofMinute = waitForWindow(recent.calls, allowed.callsAMinute, share, now);
    if (ofMinute?.isSpent === true) return { ms: ofMinute.ms, limit: 'minute' };
    if (isMinuteToldSpent(limits, reserve, now)) return { ms: 1_000, limit: 'minute' };
    if (ofMinute !== null) return { ms: ofMinute.ms, limit: 'minute' };
  }
  const ofBatches =
    asking.isBatch && allowed.batchesAMinute !== null
      ? waitForWindow(recent.batches, allowed.batchesAMinute, share, now)
      : null;
  // Batches alone are spent: other calls may go on meanwhile.
  if (ofBatches !== null) return { ms: ofBatches.ms, limit: 'concurrent' };
  if (await isDaySpent(db, connection, limits, share.dayReserve, now))
    return { ms: 15 * 60_000, limit: 'day' };
  return null;
}

/** Of so many calls a minute those that a lane may use up. */
function minuteShare(limit: number, { minuteReserve }: Share): number {
  return limit - Math.ceil((limit * minuteReserve) / 60);
}

/** How long until the minute has room again, or until a paced lane's turn comes; null: now. */
function waitForWindow(
  { count, oldest }: RecentCalls['calls'],
  limit: number,
  share: Share,
  now: Date,
): { readonly ms: number; readonly isSpent: boolean } | null {
  const most = minuteShare(limit, share);
  if (count >= most) return { ms: msUntil(after(oldest ?? now, 60_000), now), isSpent: true };
  const pacedAt = after(oldest ?? now, (count * 60_000) / most);
  if (share.isPaced && count >= limit * BURST && pacedAt > now)
    return { ms: msUntil(pacedAt, now), isSpent: false };
  return null;
}

/**
 * A ledger that counts cannot have its whole minute left just after calls of ours: Xero lifts its limits for the
 * first half hour of a new connection on the larger tiers, and says so in this way.
 */
function isUncounted(
  limits: ConnectionLimits,
  lastMinute: number,
  { callsAMinute }: LedgerLimits,
  now: Date,
): boolean {
  return lastMinute > 0 && isFresh(limits, 60_000, now) && (limits.minuteRemaining ?? 0) >= callsAMinute;
}

/** Somebody else spends the same minute: another workspace, or another copy of this application. */
function isMinuteToldSpent(limits: ConnectionLimits, reserve: number, now: Date): boolean {
  const { minuteRemaining: left } = limits;
  return isFresh(limits, MINUTE_TOLD_MS, now) && left !== null && left <= reserve;
}

/** What the ledger said lately counts; otherwise our own count against its limit, where it has one. */
async function isDaySpent(
  db: Db,
  connection: ConnectionRow,
  limits: ConnectionLimits,
  reserve: number,
  now: Date,
): Promise<boolean> {
  if (isFresh(limits, DAY_TOLD_MS, now) && limits.dayRemaining !== null)
    return limits.dayRemaining <= reserve;
  const { callsADay } = ledgerTraits(connection.provider).limits;
  if (callsADay === null) return false;
  const lastDay = await countCallsOfLastDay(db, connection.workspace_id, connection.id, now);
  return lastDay >= callsADay - reserve;
}

function isFresh({ toldAt }: ConnectionLimits, withinMs: number, now: Date): boolean {
  return toldAt !== null && now.getTime() - toldAt.getTime() < withinMs;
}

function after(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

/** At least a moment: nothing is gained by asking again at once. */
function msUntil(at: Date, now: Date): number {
  return Math.max(50, at.getTime() - now.getTime());
}
