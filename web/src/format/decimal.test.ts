import { expect, test } from 'vitest';
import { compareDecimals, formatMoney, trimDecimal } from './decimal.ts';

test('an amount keeps every cent, however large', () => {
  expect(formatMoney('90071992547409931.07', 'EUR', 'en')).toBe('90,071,992,547,409,931.07');
});

test('a currency without cents shows none', () => {
  expect(formatMoney('1200', 'JPY', 'en')).toBe('1,200');
  expect(formatMoney('1200', 'EUR', 'en')).toBe('1,200.00');
});

test('a quantity is shown without the zeros that say nothing', () => {
  expect(trimDecimal('2.0000')).toBe('2');
  expect(trimDecimal('0.1250')).toBe('0.125');
  expect(trimDecimal('100')).toBe('100');
});

test('amounts are ordered by value, not by their letters', () => {
  const sorted = ['10.00', '9.5', null, '-1', '9.50', '100'].sort(compareDecimals);
  expect(sorted).toEqual(['-1', '9.5', '9.50', '10.00', '100', null]);
});
