/** Dates without a time: 'YYYY-MM-DD' text on every edge, Temporal.PlainDate where days are counted. */
import { Temporal } from 'temporal-polyfill';

/** Today's date where the organisation keeps its books. */
export function todayIn(timeZone: string, nowMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
