/** How much one call may carry, and how far back a read reaches. */

/** Elements of one write: Xero finds about 50 practical. Source: developer.xero.com, API limits. */
export const batchSize = 50;

/** Records of one page, the most that Xero gives. */
export const pageSize = 1000;

/** `If-Modified-Since` counts whole seconds, and no source says whether it includes its own. */
export const sweepMarginMs = 2_000;

/** A search starts from our clock, which may be ahead of Xero's: reaching too far costs little, too short a double. */
export const findMarginMs = 5 * 60_000;

export function before(instant: Date, byMs: number): Date {
  return new Date(instant.getTime() - byMs);
}
