import { expect, test } from 'vitest';
import { namedPeriods, periodBefore } from './report-period.ts';

test.each([
  ['2026-11-01', '2026-11-30', '2026-10-01', '2026-10-31'],
  ['2026-11-01', '2026-11-29', '2026-10-01', '2026-10-29'],
  ['2026-03-01', '2026-03-30', '2026-02-01', '2026-02-28'],
  ['2025-12-01', '2026-11-29', '2024-12-01', '2025-11-29'],
  ['2024-03-01', '2025-02-28', '2023-03-01', '2024-02-29'],
  ['2026-11-10', '2026-11-16', '2026-11-03', '2026-11-09'],
  ['2026-11-29', '2026-11-29', '2026-11-28', '2026-11-28'],
])('before %s to %s comes %s to %s', (from, to, beforeFrom, beforeTo) => {
  expect(periodBefore({ from, to })).toEqual({ from: beforeFrom, to: beforeTo });
});

test('a business year and its quarters are those of the organisation and of the calendar', () => {
  const periods = namedPeriods('2026-11-29', { day: 30, month: 6 });
  expect(periods.map(({ id, from, to }) => [id, from, to])).toEqual([
    ['last12Months', '2025-12-01', '2026-11-29'],
    ['thisMonth', '2026-11-01', '2026-11-29'],
    ['lastMonth', '2026-10-01', '2026-10-31'],
    ['thisQuarter', '2026-10-01', '2026-11-29'],
    ['lastQuarter', '2026-07-01', '2026-09-30'],
    ['thisYear', '2026-07-01', '2026-11-29'],
    ['lastYear', '2025-07-01', '2026-06-30'],
  ]);
});
