import { expect, test } from 'vitest';
import { readDecimal, writeDecimal } from './read-decimal.ts';

test.each([
  ['1250', '1250'],
  ['-12 500', '-12500'],
  ['1 234,50', '1234.50'],
  ['$1,234.50', '1234.50'],
  ['US$ 1,234.50', '1234.50'],
  ['AUD 12', '12'],
  ['1.234,50 €', '1234.50'],
  ['1’250.5', '1250.5'],
  ['1,00,000.5', '100000.5'],
  ['1.234.567', '1234567'],
  ['(12.50)', '-12.50'],
  ['−3', '-3'],
  ['.5', '0.5'],
  ['12,5', '12.5'],
  ['0,125', '0.125'],
  ['1234.567', '1234.567'],
])('%s is one number in every notation', (typed, value) => {
  expect([readDecimal(typed, 'en'), readDecimal(typed, 'de')]).toEqual([value, value]);
});

test('only the reader’s own notation says whether 1,250 is a thousand', () => {
  expect([readDecimal('1,250', 'en'), readDecimal('1,250', 'de')]).toEqual(['1250', '1.250']);
  expect([readDecimal('1.250', 'en'), readDecimal('1.250', 'de')]).toEqual(['1.250', '1250']);
});

test('what is half typed, or no number, is none', () => {
  for (const typed of ['', '-', '12.', '1,2,3', '12 5', 'a dozen', 'about 12', '1.2.3,4', '1,23,4.5']) {
    expect(readDecimal(typed, 'en')).toBeNull();
  }
});

test('a number is written so that it is read as the same again', () => {
  for (const locale of ['en', 'de', 'fr', 'de-CH']) {
    expect(readDecimal(writeDecimal('1.125', locale), locale)).toBe('1.125');
  }
});
