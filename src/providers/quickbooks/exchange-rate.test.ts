import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromExchangeRate, toExchangeRate } from './exchange-rate.ts';

test('a rate of ours is the same again, however QuickBooks counts', () => {
  const rates = fc.integer({ min: 1, max: 999_999_999 }).map((n) => (n / 1_000_000).toFixed(6));
  fc.assert(
    fc.property(rates, (rate) => {
      const sent = toExchangeRate(rate)?.toFixed() ?? '';
      expect(Number(fromExchangeRate(sent))).toBe(Number(rate));
    }),
  );
});

test('a rate that people typed there is one of ours of at most six places', () => {
  expect(fromExchangeRate('1.25')).toBe('0.8');
  expect(fromExchangeRate('1.316489')).toBe('0.759596');
  expect(fromExchangeRate('1')).toBe('1');
});

test('a company of one currency says none, and none of ours is left to QuickBooks', () => {
  expect(fromExchangeRate(null)).toBe('1');
  expect(toExchangeRate(null)).toBeUndefined();
});
