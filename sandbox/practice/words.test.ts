/** How figures and dates read. */

import { expect, test } from 'vitest';
import { day, money, plain, plural, price } from './words.ts';

test.each([
  ['0.00', '0.00'],
  ['999.99', '999.99'],
  ['1234.50', '1,234.50'],
  ['-1234567.5', '-1,234,567.5'],
  ['1000', '1,000'],
])('%s is written %s', (amount, written) => {
  expect(money(amount)).toBe(written);
});

test('a price keeps two decimals at least and all of more', () => {
  expect([price('112.5000'), price('45'), price('0.1648'), price('-3.50'), price('')]).toEqual([
    '112.50',
    '45.00',
    '0.1648',
    '-3.50',
    '',
  ]);
});

test('quantities lose their idle zeros, dates their leading ones', () => {
  expect([plain('10.0000'), plain('100'), plain('2.50')]).toEqual(['10', '100', '2.5']);
  expect([day('2026-03-03'), day(undefined)]).toEqual(['3 Mar 2026', '']);
  expect([plural(1, 'event'), plural(1200, 'event')]).toEqual(['1 event', '1,200 events']);
});
