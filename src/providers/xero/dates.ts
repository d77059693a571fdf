/** Xero's dates: `/Date(ms+hhmm)/` and ISO text in, ISO text out. */

/** The instant of `/Date(1518685950940+0000)/` (an offset only says how it is shown) or of ISO 8601 text, UTC when it names no zone. */
export function instantOf(wire: string): Date {
  const dated = parseDated(wire);
  const ms = dated === null ? Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(wire) ? wire : `${wire}Z`) : dated.ms;
  if (Number.isNaN(ms)) throw new RangeError(`Not a date of Xero's: ${wire.slice(0, 40)}`);
  return new Date(ms);
}

/**
 * The calendar date (`YYYY-MM-DD`) of a field without a time: the organisation's own date at midnight, written as if
 * it were UTC. With an offset, the midnight is that offset's.
 */
export function calendarDateOf(wire: string): string {
  const dated = parseDated(wire);
  if (dated !== null) return new Date(dated.ms + dated.offsetMs).toISOString().slice(0, 10);
  const iso = /^(\d{4}-\d\d-\d\d)(?:T|$)/.exec(wire)?.[1];
  if (iso === undefined) throw new RangeError(`Not a date of Xero's: ${wire.slice(0, 40)}`);
  return iso;
}

/** `If-Modified-Since` as Xero wants it: UTC, to the second, without a zone; the part of a second is dropped. */
export function modifiedSince(instant: Date): string {
  return instant.toISOString().slice(0, 19);
}

type Dated = { readonly ms: number; readonly offsetMs: number };

function parseDated(wire: string): Dated | null {
  const found = /^\/Date\((-?\d+)(?:([+-])(\d\d)(\d\d))?\)\/$/.exec(wire);
  if (found === null) return null;
  const [, ms, sign, hours, minutes] = found;
  const offsetMs = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return { ms: Number(ms), offsetMs: sign === '-' ? -offsetMs : offsetMs };
}
