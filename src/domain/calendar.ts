/** Dates without a time: 'YYYY-MM-DD' text on every edge, Temporal.PlainDate where days are counted. */
import { Temporal } from 'temporal-polyfill';

/** Today's date where the organisation keeps its books. */
export function todayIn(timeZone: string, nowMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** So many days later at the same time of day, as clocks in the zone show it: a day in which they are changed is longer or shorter. */
export function daysLaterMs(timeZone: string, nowMs: number, days: number): number {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).add({ days })
    .epochMilliseconds;
}

/** Whether a text is a real date in the one format: '2026-02-28', and never '2026-02-30'. */
export function isDateText(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

export type YearEnd = { readonly day: number; readonly month: number };

/** The first day of the business year that a date lies in; a day that its month lacks (29 or 30 February) means the last. */
export function fiscalYearStart(date: string, yearEnd: YearEnd): string {
  const on = Temporal.PlainDate.from(date);
  const endIn = (year: number) =>
    Temporal.PlainDate.from({ year, month: yearEnd.month, day: yearEnd.day }, { overflow: 'constrain' });
  const isOver = Temporal.PlainDate.compare(on, endIn(on.year)) > 0;
  return endIn(isOver ? on.year : on.year - 1)
    .add({ days: 1 })
    .toString();
}
