import { expect, test } from 'vitest';
import { calendarDateOf, instantOf, modifiedSince } from './dates.ts';

test('an instant is the milliseconds, whatever offset it is shown with', () => {
  expect(instantOf('/Date(1518685950940+0000)/').toISOString()).toBe('2018-02-15T09:12:30.940Z');
  expect(instantOf('/Date(1518685950940+1300)/').toISOString()).toBe('2018-02-15T09:12:30.940Z');
  expect(instantOf('/Date(1439434356790)/').toISOString()).toBe('2015-08-13T02:52:36.790Z');
  expect(instantOf('/Date(-62135596800000+0000)/').toISOString()).toBe('0001-01-01T00:00:00.000Z');
});

test('ISO text without a zone is UTC', () => {
  expect(instantOf('2019-03-07T17:59:28').toISOString()).toBe('2019-03-07T17:59:28.000Z');
  expect(instantOf('2019-03-07T17:59:28Z').toISOString()).toBe('2019-03-07T17:59:28.000Z');
});

test('a calendar date is the day that the organisation wrote, never shifted by a zone', () => {
  expect(calendarDateOf('/Date(1551916800000+0000)/')).toBe('2019-03-07');
  expect(calendarDateOf('/Date(1551870000000+1300)/')).toBe('2019-03-07');
  expect(calendarDateOf('/Date(-86400000+0000)/')).toBe('1969-12-31');
  expect(calendarDateOf('2019-03-07T00:00:00')).toBe('2019-03-07');
});

test('what is no date is refused', () => {
  for (const text of ['', 'soon', '/Date(x)/']) {
    expect(() => calendarDateOf(text)).toThrow(RangeError);
    expect(() => instantOf(text)).toThrow(RangeError);
  }
});

test('If-Modified-Since is UTC to the second, rounded down', () => {
  expect(modifiedSince(new Date('2026-11-21T10:20:30.999Z'))).toBe('2026-11-21T10:20:30');
});
