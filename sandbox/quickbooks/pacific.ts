/** Times as QuickBooks writes them: those of the US Pacific coast, whatever the company's own zone. */

const HOUR_MS = 3_600_000;

/** Whole seconds with the offset, as in MetaData. */
export const pacificTime = (ms: number): string => `${local(ms).slice(0, 19)}${offset(ms)}`;

/** With a fraction, as in an answer's `time`. */
export const pacificMoment = (ms: number): string => `${local(ms).slice(0, 23)}${offset(ms)}`;

/** The server's own date: what a transaction without one is given. */
export const pacificDate = (ms: number): string => local(ms).slice(0, 10);

const local = (ms: number): string => new Date(ms - hoursBehind(ms) * HOUR_MS).toISOString();

const offset = (ms: number): string => `-0${hoursBehind(ms)}:00`;

/** Summer time from the second Sunday of March, 2:00, to the first of November, 2:00, as the law has it since 2007. */
function hoursBehind(ms: number): 7 | 8 {
  const year = new Date(ms - 8 * HOUR_MS).getUTCFullYear();
  const begins = sunday(year, 2, 2) + 10 * HOUR_MS;
  const ends = sunday(year, 10, 1) + 9 * HOUR_MS;
  return ms >= begins && ms < ends ? 7 : 8;
}

function sunday(year: number, month: number, nth: number): number {
  const weekday = new Date(Date.UTC(year, month, 1)).getUTCDay();
  return Date.UTC(year, month, 1 + ((7 - weekday) % 7) + (nth - 1) * 7);
}

/** The moment that a text names: with an offset of its own, or by the Pacific calendar. */
export function momentIn(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d|$)/.test(text)) return undefined;
  const hasOffset = /(Z|[+-]\d\d:?\d\d)$/i.test(text.slice(10));
  const ms = Date.parse(hasOffset ? text.replace(' ', 'T') : `${text.replace(' ', 'T')}Z`);
  if (Number.isNaN(ms)) return undefined;
  return hasOffset ? ms : ms + hoursBehind(ms + 8 * HOUR_MS) * HOUR_MS;
}
