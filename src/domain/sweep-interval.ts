/** How often an organisation's books are swept: as often as its day of calls, or its month of reads, allows. */

/** 480 calls a day of the 1,000 of the smallest tier. */
const USUAL_MS = 3 * 60_000;
/** While webhooks do not come, the sweep is all there is. */
const WHEN_SILENT_MS = 60_000;
/** Of the calls that are left of a day, or of the reads of a month, sweeps may use up this share. */
const SHARE = 0.3;
const DAY_MS = 86_400_000;
/** What one sweep reads, one with another: most find nothing and are one call. */
const READS_A_SWEEP = 2;

/** Of a ledger that counts reads by the month, over all organisations of this application. */
export type MonthOfReads = {
  readonly left: number;
  /** How many share them. */
  readonly connections: number;
  readonly endsAtMs: number;
};

/**
 * The fewer calls are left of the ledger's day, the rarer: sweeping never eats what pushing needs.
 * @param state `dayRemaining`: as the ledger last told, at `toldAtMs`; null until it has. `month`: null where reads are free.
 * @returns milliseconds between two sweeps.
 */
export function sweepEveryMs(
  state: {
    readonly isSilent: boolean;
    readonly dayRemaining: number | null;
    readonly toldAtMs: number | null;
    readonly month: MonthOfReads | null;
  },
  nowMs: number,
): number {
  const wanted = Math.max(
    state.isSilent ? WHEN_SILENT_MS : USUAL_MS,
    state.month === null ? 0 : ofMonthMs(state.month, nowMs),
  );
  const isTold = state.toldAtMs !== null && nowMs - state.toldAtMs < DAY_MS;
  if (!isTold || state.dayRemaining === null) return wanted;
  return Math.max(wanted, DAY_MS / Math.max(1, state.dayRemaining * SHARE));
}

/** Spread over what is left of the month, and never rarer than once a day: the next month brings new ones. */
function ofMonthMs({ left, connections, endsAtMs }: MonthOfReads, nowMs: number): number {
  const sweeps = (Math.max(0, left) * SHARE) / READS_A_SWEEP / Math.max(1, connections);
  return Math.min(DAY_MS, Math.max(0, endsAtMs - nowMs) / Math.max(1, sweeps));
}
