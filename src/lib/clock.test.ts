import { expect, test } from 'vitest';
import { manualClock } from './clock.ts';

test('a manual clock stands still until it is moved, and its answers cannot be changed from outside', () => {
  const clock = manualClock('2026-03-31T23:59:00Z');
  clock.now().setFullYear(1999);
  expect(clock.now()).toEqual(new Date('2026-03-31T23:59:00Z'));
  clock.advance(60_000);
  expect(clock.now()).toEqual(new Date('2026-04-01T00:00:00Z'));
  clock.set(new Date('2026-01-01T00:00:00Z'));
  expect(clock.now().toISOString()).toBe('2026-01-01T00:00:00.000Z');
});

test('what is no instant is refused', () => {
  expect(() => manualClock('yesterday')).toThrow('Not an instant');
});
