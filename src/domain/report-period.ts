/** Periods of reports: those that people choose by name, and the one before, to compare with. */
import { Temporal } from 'temporal-polyfill';
import { fiscalYearStart, type YearEnd } from './calendar.ts';

/** Both days belong to it: YYYY-MM-DD. */
export type Period = { readonly from: string; readonly to: string };

export type NamedPeriod = Period & { readonly id: string; readonly name: string };

/** What is still going on ends today: nothing of tomorrow could be compared. The first is what nobody chose. */
export function namedPeriods(today: string, yearEnd: YearEnd): readonly NamedPeriod[] {
  const on = Temporal.PlainDate.from(today);
  const month = on.with({ day: 1 });
  const quarter = month.subtract({ months: (on.month - 1) % 3 });
  const year = Temporal.PlainDate.from(fiscalYearStart(today, yearEnd));
  const upTo = (start: Temporal.PlainDate) => start.subtract({ days: 1 });
  const named = (id: string, name: string, from: Temporal.PlainDate, to: Temporal.PlainDate) => ({
    id,
    name,
    from: from.toString(),
    to: to.toString(),
  });
  return [
    named('last12Months', 'Last 12 months', month.subtract({ months: 11 }), on),
    named('thisMonth', 'This month', month, on),
    named('lastMonth', 'Last month', month.subtract({ months: 1 }), upTo(month)),
    named('thisQuarter', 'This quarter', quarter, on),
    named('lastQuarter', 'Last quarter', quarter.subtract({ months: 3 }), upTo(quarter)),
    named('thisYear', 'This business year', year, on),
    named('lastYear', 'Last business year', year.subtract({ years: 1 }), upTo(year)),
  ];
}

/** The columns of a report: the period itself, or the whole months that it touches. */
export function spansOf(period: Period, byMonth: boolean): readonly Period[] {
  if (!byMonth) return [period];
  const last = Temporal.PlainYearMonth.from(period.to.slice(0, 7));
  const months: Period[] = [];
  for (
    let month = Temporal.PlainYearMonth.from(period.from.slice(0, 7));
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    months.push({
      from: month.toPlainDate({ day: 1 }).toString(),
      to: month.toPlainDate({ day: month.daysInMonth }).toString(),
    });
  return months;
}

/**
 * What came before, as long: from the first of a month it is as many months earlier, up to the same day of its month (or
 * the last one, where the period ends with its month); otherwise as many days earlier.
 */
export function periodBefore({ from, to }: Period): Period {
  const [start, end] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  if (start.day !== 1) {
    const days = start.until(end, { largestUnit: 'days' }).days + 1;
    return { from: start.subtract({ days }).toString(), to: start.subtract({ days: 1 }).toString() };
  }
  const months = (end.year - start.year) * 12 + end.month - start.month + 1;
  const sameDay = end.subtract({ months });
  const isWhole = end.day === end.daysInMonth;
  return {
    from: start.subtract({ months }).toString(),
    to: (isWhole ? sameDay.with({ day: sameDay.daysInMonth }) : sameDay).toString(),
  };
}
