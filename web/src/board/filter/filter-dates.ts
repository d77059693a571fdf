/** Dates that a filter names by today: `@today`, `@today+7`, `@today-30`; each day they mean another date. */

const relative = /^@today(?:([+-])(\d{1,4}))?$/;

/** The date that is meant; a plain date is itself. */
export function dateOf(value: string, today: string): string {
  const days = daysFromToday(value);
  return days === null ? value : addDays(today, days);
}

/** Null for a plain date. */
export function daysFromToday(value: string): number | null {
  const found = relative.exec(value);
  if (!found) return null;
  const days = Number(found[2] ?? '0');
  return found[1] === '-' ? -days : days;
}

/** "today", "in 7 days", "30 days ago". */
export function relativeDateWords(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

export const isDate = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);

function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
