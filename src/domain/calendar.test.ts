// Days where the organisation keeps its books.
import { expect, test } from 'vitest';
import { addDays, isDateText, todayIn } from './calendar.ts';

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
