import { expect, test } from 'vitest';
import { compareEveryMs } from './compare-interval.ts';

const hour = 3_600_000;
const state = { calls: 2, dayRemaining: null, month: null };

test('books are compared every six hours', () => {
  expect(compareEveryMs(state, 0)).toBe(6 * hour);
  expect(compareEveryMs({ ...state, dayRemaining: 4_900 }, 0)).toBe(6 * hour);
});

test('large books on a small day, or in a month that is nearly spent, are compared more rarely', () => {
  expect(compareEveryMs({ ...state, calls: 20, dayRemaining: 900 }, 0)).toBeCloseTo((24 / 2.25) * hour);
  const month = { left: 10_000, connections: 50, endsAtMs: 240 * hour };
  expect(compareEveryMs({ ...state, month }, 0)).toBe(48 * hour);
});

test('and never more rarely than once a week', () => {
  expect(compareEveryMs({ ...state, dayRemaining: 0 }, 0)).toBe(168 * hour);
});
