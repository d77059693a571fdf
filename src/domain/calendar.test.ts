// Days where the organisation keeps its books.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, fiscalYearStart, isDateText, todayIn } from './calendar.ts';

const at = (instant: string) => Date.parse(instant);

test('today is the organisation’s day, not ours', () => {
  expect(todayIn('Australia/Sydney', at('2026-06-15T14:30:00Z'))).toBe('2026-06-16');
  expect(todayIn('America/New_York', at('2026-06-15T03:30:00Z'))).toBe('2026-06-14');
});

test('days are counted over the ends of months and leap years', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-12-31', 14)).toBe('2027-01-14');
});

test('only real dates in the one format are dates', () => {
  expect(['2026-02-28', '2026-02-30', '2026-2-3', 'tomorrow'].map(isDateText)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

describe('the start of the business year', () => {
  test.each([
    ['2026-11-20', { day: 30, month: 6 }, '2026-07-01'],
    ['2026-06-30', { day: 30, month: 6 }, '2025-07-01'],
    ['2026-07-01', { day: 30, month: 6 }, '2026-07-01'],
    ['2026-12-31', { day: 31, month: 12 }, '2026-01-01'],
    ['2027-01-01', { day: 31, month: 12 }, '2027-01-01'],
    ['2028-02-29', { day: 29, month: 2 }, '2027-03-01'],
    ['2028-03-01', { day: 29, month: 2 }, '2028-03-01'],
    ['2027-02-28', { day: 29, month: 2 }, '2026-03-01'],
    ['2027-03-01', { day: 29, month: 2 }, '2027-03-01'],
    ['2026-04-05', { day: 5, month: 4 }, '2025-04-06'],
  ])('on %s with a year that ends on %j it is %s', (date, yearEnd, start) => {
    expect(fiscalYearStart(date, yearEnd)).toBe(start);
  });

  test('it is never after the date, never more than a year before it, and the day before it ends a year', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 12 }),
        (date, end, month) => {
          const yearEnd = { day: end, month };
          const start = fiscalYearStart(date, yearEnd);
          expect(start <= date).toBe(true);
          expect(addDays(start, 366) > date).toBe(true);
          // Every day of the year has the same start; the day before belongs to another.
          expect(fiscalYearStart(start, yearEnd)).toBe(start);
          expect(fiscalYearStart(addDays(start, -1), yearEnd) < start).toBe(true);
        },
      ),
    );
  });

  test('it is of the day where the books are kept', () => {
    const nowMs = Date.parse('2026-06-30T20:00:00Z');
    const inZone = (zone: string) => fiscalYearStart(todayIn(zone, nowMs), { day: 30, month: 6 });
    expect(inZone('Australia/Sydney')).toBe('2026-07-01');
    expect(inZone('America/New_York')).toBe('2025-07-01');
  });
});
