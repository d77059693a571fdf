/** How much one call may carry, and how far back a read reaches. */

/** Items of one batch, the most that QuickBooks takes. Source: developer.intuit.com, Batch. */
export const batchSize = 30;

/** Bytes of one body. QuickBooks names no limit: a batch of ours stays well below what gateways let through. */
export const largestBodyBytes = 2_000_000;

/** Records of one page, the most that a query gives. */
export const pageSize = 1000;

/** Records that one answer of changes holds at most. It has no pages: a full one may be short of some. */
export const mostChanges = 1000;

/** Changes reach back thirty days. A day is kept free, for clocks that differ. */
export const changesReachMs = 29 * 24 * 60 * 60_000;

/** `LastUpdatedTime` counts whole seconds, and no source says whether a search includes its own. */
export const sweepMarginMs = 2_000;

/** A search starts from our clock, which may be ahead of theirs: reaching too far costs little, too short a double. */
export const findMarginMs = 5 * 60_000;

export function before(instant: Date, byMs: number): Date {
  return new Date(instant.getTime() - byMs);
}
