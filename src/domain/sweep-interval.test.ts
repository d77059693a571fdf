import { expect, test } from 'vitest';
import { sweepEveryMs } from './sweep-interval.ts';

const minute = 60_000;
const state = { isSilent: false, dayRemaining: null, toldAtMs: null, month: null };

test('an organisation is swept every three minutes, and every minute while webhooks are silent', () => {
  expect(sweepEveryMs(state, 0)).toBe(3 * minute);
  expect(sweepEveryMs({ ...state, isSilent: true }, 0)).toBe(minute);
});

test('the fewer calls are left of the day, the rarer the sweep, and it never stops', () => {
  const every = (dayRemaining: number) => sweepEveryMs({ ...state, dayRemaining, toldAtMs: 0 }, 0);
  expect(every(4_900)).toBe(3 * minute);
  expect(every(900)).toBe(320_000);
  expect(every(100)).toBe(48 * minute);
  expect(every(0)).toBe(24 * 60 * minute);
});

test('swept on and on by this rule, the smallest tier is left with calls to spare at the end of its day', () => {
  let remaining = 1_000;
  for (let now = 0; now < 86_400_000; remaining -= 1)
    now += sweepEveryMs({ ...state, dayRemaining: remaining, toldAtMs: now }, now);
  expect(remaining).toBeGreaterThan(500);
});

test('what was told more than a day ago says nothing of today', () => {
  expect(sweepEveryMs({ ...state, dayRemaining: 0, toldAtMs: 0 }, 86_400_000)).toBe(3 * minute);
});

test('where reads are counted by the month, many organisations of one application share what is left of it', () => {
  const endsAtMs = 30 * 86_400_000;
  const every = (left: number, connections: number) =>
    sweepEveryMs({ ...state, month: { left, connections, endsAtMs } }, 0);
  expect(every(500_000, 1)).toBe(3 * minute);
  // 250 organisations: 300 sweeps of two reads each for the month.
  expect(every(500_000, 250)).toBe(endsAtMs / 300);
  expect(every(0, 1)).toBe(24 * 60 * minute);
});
