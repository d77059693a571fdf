/** How much one call may carry, and how far back a read reaches. */

/** Elements of one write: Xero finds about 50 practical. Source: developer.xero.com, API limits. */
export const batchSize = 50;

/**
 * Bytes of one body. Xero's pages name 3.5 MB in one place and 10 MB in another; the smaller one holds, counted in
 * millions. Source: developer.xero.com, API limits.
 */
export const largestBodyBytes = 3_500_000;

/** Records of one page, the most that Xero gives. */
export const pageSize = 1000;

/** `If-Modified-Since` counts whole seconds, and no source says whether it includes its own. */
export const sweepMarginMs = 2_000;

/** A search starts from our clock, which may be ahead of Xero's: reaching too far costs little, too short a double. */
export const findMarginMs = 5 * 60_000;

export function before(instant: Date, byMs: number): Date {
  return new Date(instant.getTime() - byMs);
}

/** What is no id names no record of Xero's: it could change the meaning of what stands around it, or have all refused. */
export function idsIn(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id));
}

/** A where clause for any of these ids, which Xero compares as ids only inside `guid("…")`; null for none. */
export function whereIdIs(field: string, ids: readonly string[]): string | null {
  const known = idsIn(ids);
  return known.length === 0 ? null : known.map((id) => `${field}==guid("${id}")`).join(' OR ');
}
