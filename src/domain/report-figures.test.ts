import { expect, test } from 'vitest';
import { changeInPercent, monthBefore, monthsIn } from './report-figures.ts';

test('a change is in percent of what was, and none where nothing was', () => {
  expect(changeInPercent('112.50', '100.00')).toBe('12.5');
  expect(changeInPercent('0.00', '80.00')).toBe('-100.0');
  expect(changeInPercent('2.00', '3.00')).toBe('-33.3');
  expect(changeInPercent('10.00', '0.00')).toBeNull();
});

test('every month of a period has a place, and one before it to compare with', () => {
  const period = { from: '2025-12-01', to: '2026-02-10' };
  const before = { from: '2025-09-01', to: '2025-11-10' };
  expect(monthsIn(period)).toEqual(['2025-12', '2026-01', '2026-02']);
  expect(monthBefore('2026-01', period, before)).toBe('2025-10');
  expect(monthBefore('2026-01', { from: '2026-01-10', to: '2026-02-10' }, before)).toBeNull();
  expect(monthsIn({ from: '1900-01-01', to: '2026-11-29' })).toEqual([]);
});
