import { expect, test } from 'vitest';
import { formatDate, formatInstant } from './dates.ts';
import { formatMoney } from './decimal.ts';
import { localSentence } from './sentences.ts';

test('an instant in a sentence is told in the reader’s own zone', () => {
  const at = '2026-11-21T23:30:00.123Z';
  expect(localSentence(`It is tried again at ${at}.`)).toBe(`It is tried again at ${formatInstant(at)}.`);
});

test('a date in a sentence is re-spelled and never moved', () => {
  expect(localSentence('Nothing has been paid, and it was due on 2026-11-02.')).toBe(
    `Nothing has been paid, and it was due on ${formatDate('2026-11-02')}.`,
  );
});

test('money in a sentence is told as it stands in the grids', () => {
  expect(localSentence('AUD 1086.20 of AUD 1586.20 is still owing.')).toBe(
    `${formatMoney('1086.20', 'AUD')} AUD of ${formatMoney('1586.20', 'AUD')} AUD is still owing.`,
  );
  expect(localSentence('GST 12.50 % is not a rate of the books.')).toBe(
    'GST 12.50 % is not a rate of the books.',
  );
});

test('a number that looks like neither stays as it is', () => {
  expect(localSentence('INV-2026-11-021 of SD-1001 is owing.')).toBe('INV-2026-11-021 of SD-1001 is owing.');
});
