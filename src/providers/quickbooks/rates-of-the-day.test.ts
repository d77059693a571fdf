import { expect, test } from 'vitest';
import { fault, toldBooks } from './books.fixtures.ts';
import { ratesOfTheDay } from './rates-of-the-day.ts';

const us = { country: 'US', baseCurrency: 'USD', countsSalesTax: false };
const document = (currency: string, currencyRate: string | null = null, issueDate = '2026-11-20') => ({
  currency,
  currencyRate,
  issueDate,
});
const write = (_document: unknown, rate: string | null) =>
  ({ ok: true, body: { rate: rate ?? 'none' } }) as const;

test('one question for each currency and day, and none for what names its rate or needs none', async () => {
  const books = toldBooks({ body: { ExchangeRate: { Rate: 1.08, SourceCurrencyCode: 'EUR' } } });
  const documents = [document('EUR'), document('EUR'), document('EUR', '0.9'), document('USD')];
  const rates = await ratesOfTheDay(books.call, us, documents);
  if (!rates.ok) throw new Error('There is a rate');
  expect(documents.map((each) => rates.value(each, write))).toMatchObject([
    { body: { rate: '1.08' } },
    { body: { rate: '1.08' } },
    { body: { rate: 'none' } },
    { body: { rate: 'none' } },
  ]);
  expect(books.asked.map(({ query }) => query)).toMatchObject([
    { sourcecurrencycode: 'EUR', asofdate: '2026-11-20' },
  ]);
});

test('what has no rate does not go out, since QuickBooks would book it at one', async () => {
  const books = toldBooks({ status: 400, body: fault('2220', 'Invalid Currency Type') });
  const rates = await ratesOfTheDay(books.call, us, [document('ISK')]);
  expect(rates.ok && rates.value(document('ISK'), write)).toMatchObject({
    ok: false,
    problems: [{ code: 'CurrencyNotEnabled', field: 'currency' }],
  });
});
