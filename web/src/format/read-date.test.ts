import { expect, test } from 'vitest';
import { readDate } from './read-date.ts';

test.each([
  '2026-11-29',
  '2026-11-29T10:00:00Z',
  '2026/11/29',
  '29.11.2026',
  '29/11/26',
  '11/29/2026',
  'Nov 29, 2026',
  '29 November 2026',
  '29-Nov-26',
])('%s is the 29th of November', (typed) => {
  expect([readDate(typed, 'en-US'), readDate(typed, 'de')]).toEqual(['2026-11-29', '2026-11-29']);
});

test('of two numbers that may both be the month, the reader’s own order decides; a point is always after the day', () => {
  expect([readDate('3/4/2026', 'en-US'), readDate('3/4/2026', 'en-AU')]).toEqual([
    '2026-03-04',
    '2026-04-03',
  ]);
  expect(readDate('3.4.2026', 'en-US')).toBe('2026-04-03');
});

test('months have their names in the reader’s language too', () => {
  expect(readDate('3. Dezember 2026', 'de')).toBe('2026-12-03');
});

test('a day that is not in its month, or no date at all, is none', () => {
  for (const typed of ['', 'soon', '30.2.2026', '2026-13-01', '29 Nov', '1/2/3/4', '12', '1250.50.1']) {
    expect(readDate(typed, 'en')).toBeNull();
  }
});
