/** How often both sides are compared: four times a day, and rarer where that would eat the calls that others need. */
import type { MonthOfReads } from './sweep-interval.ts';

const USUAL_MS = 6 * 3_600_000;
const RAREST_MS = 7 * 86_400_000;
const DAY_MS = 86_400_000;
/** Of the calls that are left of a day, or of the reads of a month, comparisons may use up this share. */
const SHARE = 0.05;

/**
 * @param state `calls`: what the last comparison took. `dayRemaining`: as the ledger last told; null where it did not, or
 * long ago. `month`: null where reads are free.
 * @returns milliseconds between the beginnings of two comparisons.
 */
export function compareEveryMs(
  state: {
    readonly calls: number;
    readonly dayRemaining: number | null;
    readonly month: MonthOfReads | null;
  },
  nowMs: number,
): number {
  const calls = Math.max(1, state.calls);
  const ofDay = state.dayRemaining === null ? 0 : spread(DAY_MS, state.dayRemaining, calls);
  const ofMonth =
    state.month === null
      ? 0
      : spread(state.month.endsAtMs - nowMs, state.month.left, calls * Math.max(1, state.month.connections));
  return Math.min(RAREST_MS, Math.max(USUAL_MS, ofDay, ofMonth));
}

function spread(overMs: number, left: number, calls: number): number {
  const comparisons = (Math.max(0, left) * SHARE) / calls;
  return Math.max(0, overMs) / Math.max(1 / RAREST_MS, comparisons);
}
