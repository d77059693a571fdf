/** Figures of reports that compare: by how much something changed, in percent or in days. Pure. */
import { Temporal } from 'temporal-polyfill';
import { decimal } from './decimal.ts';
import type { Period } from './report-period.ts';

/** '12.5', '-100.0': null where there was nothing before to compare with. */
export function changeInPercent(now: string, before: string): string | null {
  const base = decimal(before);
  if (base.lte(0)) return null;
  return decimal(now).minus(base).div(base).times(100).round(1, 1).toFixed(1);
}

export function difference(now: string, before: string): string {
  return decimal(now).minus(decimal(before)).toFixed(1);
}

/** Each month that a period touches, 'YYYY-MM', up to ten years of them: what has none has a row of nought. */
export function monthsIn({ from, to }: Period): readonly string[] {
  const [first, last] = [Temporal.PlainYearMonth.from(from), Temporal.PlainYearMonth.from(to)];
  const count = first.until(last, { largestUnit: 'months' }).months + 1;
  if (count > MOST_MONTHS) return [];
  return Array.from({ length: count }, (_, index) => first.add({ months: index }).toString());
}

const MOST_MONTHS = 120;

/** The month that stands at the same place of the period before; null where the two are not whole months apart. */
export function monthBefore(month: string, period: Period, before: Period): string | null {
  if (!period.from.endsWith('-01')) return null;
  const shift = Temporal.PlainYearMonth.from(before.from).until(Temporal.PlainYearMonth.from(period.from), {
    largestUnit: 'months',
  }).months;
  return Temporal.PlainYearMonth.from(month).subtract({ months: shift }).toString();
}
