import { expect, test } from 'vitest';
import { manualClock } from './clock.ts';
import { createIdSource, newId } from './ids.ts';

const zeros = (size: number) => new Uint8Array(size);

test('an id is a version 7 UUID that carries its time', () => {
  const id = createIdSource({ clock: manualClock('2026-01-02T03:04:05.678Z'), random: zeros })();
  expect(id).toBe('019b7ca9-8f2e-7000-8000-000000000000');
  expect(new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toISOString()).toBe(
    '2026-01-02T03:04:05.678Z',
  );
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('ids grow: within a millisecond, past the counter, and when the clock is set back', () => {
  const clock = manualClock('2026-01-01T00:00:00Z');
  const next = createIdSource({ clock, random: zeros });
  const ids = Array.from({ length: 5_000 }, next);
  clock.advance(-60_000);
  ids.push(next());
  clock.advance(120_000);
  ids.push(next());
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(5_002);
});

test('the same clock and chance make the same ids', () => {
  const make = () =>
    createIdSource({ clock: manualClock('2026-01-01T00:00:00Z'), random: (n) => new Uint8Array(n).fill(7) });
  const [one, other] = [make(), make()];
  expect([one(), one()]).toEqual([other(), other()]);
});
