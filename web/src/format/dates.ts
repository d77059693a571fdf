/** Dates and instants as people read them. A due date is a date: it is only re-spelled, never moved by a time zone. */

const dateFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const instantFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const relativeFormat = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** "2026-11-21" in the reader's own notation; what is no date is shown as it came. */
export function formatDate(date: string | null | undefined): string {
  if (!date) return '–';
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? date : dateFormat.format(at);
}

/** "2026-11" as "Nov 2026"; what is no month is shown as it came. */
export function formatMonth(month: string): string {
  const at = Date.parse(`${month}-01T00:00:00Z`);
  return Number.isNaN(at) ? month : monthFormat.format(at);
}

/** An instant in the reader's own zone. */
export function formatInstant(instant: string | null | undefined): string {
  if (!instant) return '–';
  const at = Date.parse(instant);
  return Number.isNaN(at) ? instant : instantFormat.format(at);
}

const steps = [
  { unit: 'second', seconds: 1, below: 60 },
  { unit: 'minute', seconds: 60, below: 3600 },
  { unit: 'hour', seconds: 3600, below: 86_400 },
  { unit: 'day', seconds: 86_400, below: Number.POSITIVE_INFINITY },
] as const;

/** "3 minutes ago", of an instant. */
export function formatAge(instant: string | null | undefined, nowMs: number): string {
  if (!instant) return 'never';
  const seconds = Math.round((Date.parse(instant) - nowMs) / 1000);
  if (Number.isNaN(seconds)) return instant;
  const step = steps.find((candidate) => Math.abs(seconds) < candidate.below) ?? steps[3];
  return relativeFormat.format(Math.trunc(seconds / step.seconds), step.unit);
}

/** Today where the browser is: YYYY-MM-DD. */
export function todayHere(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
