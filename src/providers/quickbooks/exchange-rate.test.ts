// Rates the other way round: what was ours is found again, and what is theirs is not made shorter than it is.
import { expect, test } from 'vitest';
import { fromExchangeRate, toExchangeRate } from './exchange-rate.ts';

test.each(['0.8', '0.769231', '1.5', '0.333333', '0.6123', '151.27'])(
  '%s comes back as it was sent',
  (rate) => {
    expect(fromExchangeRate(toExchangeRate(rate)?.toString() ?? null)).toBe(rate);
  },
);

test('a rate of theirs that is written short is exact', () => {
  expect(fromExchangeRate('1.3')).toBe('0.769231');
  expect(fromExchangeRate('1.25')).toBe('0.8');
  expect(fromExchangeRate('1')).toBe('1');
  expect(fromExchangeRate(null)).toBe('1');
});
