/** How often an organisation's books are swept: as often as its day of calls allows. */

/** 480 calls a day of the 1,000 of the smallest tier. */
const USUAL_MS = 3 * 60_000;
/** While webhooks do not come, the sweep is all there is. */
const WHEN_SILENT_MS = 60_000;
/** Of the calls that are left of a day, sweeps may use up this share. */
const SHARE_OF_DAY = 0.3;
const DAY_MS = 86_400_000;

/**
 * The fewer calls are left of the ledger's day, the rarer: sweeping never eats what pushing needs.
 * @param state `dayRemaining`: as the ledger last told, at `toldAtMs`; null until it has.
 * @returns milliseconds between two sweeps.
 */
export function sweepEveryMs(
  state: {
    readonly isSilent: boolean;
    readonly dayRemaining: number | null;
    readonly toldAtMs: number | null;
  },
  nowMs: number,
): number {
  const wanted = state.isSilent ? WHEN_SILENT_MS : USUAL_MS;
  const isTold = state.toldAtMs !== null && nowMs - state.toldAtMs < DAY_MS;
  if (!isTold || state.dayRemaining === null) return wanted;
  return Math.max(wanted, DAY_MS / Math.max(1, state.dayRemaining * SHARE_OF_DAY));
}
