/** Accounts, items, terms, taxes and rates: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, type Loose, openQuickbooksBench } from './test-bench.ts';

test('documented: a service needs an income account, and not that of what customers owe', async () => {
  const bench = openQuickbooksBench();
  const accounts = (
    await bench.call(
      'POST',
      '/query',
      "select * from Account where AccountType in ('Income', 'Accounts Receivable')",
    )
  ).json.QueryResponse.Account;
  const idOf = (name: string) => accounts.find((each: Loose) => each.Name === name).Id;
  const post = (fields: object) =>
    bench.call('POST', '/item', { Type: 'Service', Name: 'Freight', ...fields });
  expect(codeOf(await post({}))).toBe('2020');
  expect(codeOf(await post({ IncomeAccountRef: { value: '999' } }))).toBe('2500');
  expect(codeOf(await post({ IncomeAccountRef: { value: idOf('Accounts Receivable (A/R)') } }))).toBe('6430');
  const made = await post({ IncomeAccountRef: { value: idOf('Freight Income') } });
  expect(made.json.Item).toMatchObject({
    Name: 'Freight',
    IncomeAccountRef: { value: idOf('Freight Income'), name: 'Freight Income' },
  });
  expect(codeOf(await post({ IncomeAccountRef: { value: idOf('Freight Income') } }))).toBe('6240');
});

test('documented: the company goes by its realm in addresses, its preferences by no id', async () => {
  const bench = openQuickbooksBench({}, { company: 'uk' });
  const info = await bench.call('GET', `/companyinfo/${bench.realmId}`);
  expect(info.json.CompanyInfo).toMatchObject({ Id: '1', Country: 'GB' });
  const { Preferences } = (await bench.call('GET', '/preferences')).json;
  expect(Preferences.CurrencyPrefs).toEqual({ MultiCurrencyEnabled: true, HomeCurrency: { value: 'GBP' } });
  const asked = await bench.call('POST', '/query', 'select * from CompanyInfo');
  expect(asked.json.QueryResponse.CompanyInfo).toHaveLength(1);
});

test('documented: US codes are words beside numbers, and a code of two rates names both', async () => {
  const bench = openQuickbooksBench();
  const codes = (await bench.call('POST', '/query', 'select * from TaxCode')).json.QueryResponse.TaxCode;
  expect(codes.map((each: Loose) => each.Id)).toEqual(['TAX', 'NON', 'CustomSalesTax', '1', '2']);
  expect(codes[3].SalesTaxRateList.TaxRateDetail).toHaveLength(2);
  expect((await bench.call('GET', '/taxcode/TAX')).json.TaxCode.Taxable).toBe(true);
});

test('documented: an app makes a tax code by the tax service alone', async () => {
  const bench = openQuickbooksBench();
  expect(codeOf(await bench.call('POST', '/taxcode', { Name: 'X' }))).toBe('500');
  const sent = {
    TaxCode: 'Practice Island',
    TaxRateDetails: [
      { TaxRateName: 'Practice Island', RateValue: '4.5', TaxAgencyId: '1', TaxApplicableOn: 'Sales' },
    ],
  };
  const made = await bench.call('POST', '/taxservice/taxcode', sent);
  expect(made.json).toMatchObject({
    TaxCode: 'Practice Island',
    TaxCodeId: '3',
    TaxRateDetails: [{ RateValue: 4.5 }],
  });
  expect(codeOf(await bench.call('POST', '/taxservice/taxcode', sent))).toBe('6240');
  const automated = openQuickbooksBench({}, { company: 'us-single' });
  expect(codeOf(await automated.call('POST', '/taxservice/taxcode', sent))).toBe('6000');
});

test('documented: an exchange rate is home units for one foreign, by day, and can be set', async () => {
  const bench = openQuickbooksBench();
  const rate = async (query: string) => (await bench.call('GET', `/exchangerate?${query}`)).json.ExchangeRate;
  expect(await rate('sourcecurrencycode=EUR')).toMatchObject({
    Rate: 1.1,
    TargetCurrencyCode: 'USD',
    AsOfDate: '2026-03-02',
  });
  await bench.make('ExchangeRate', { SourceCurrencyCode: 'EUR', Rate: 1.25, AsOfDate: '2026-02-01' });
  expect((await rate('sourcecurrencycode=EUR')).Rate).toBe(1.25);
  expect((await rate('sourcecurrencycode=EUR&asofdate=2026-01-31')).Rate).toBe(1.1);
});

test('a company of one currency takes no second', async () => {
  const bench = openQuickbooksBench({}, { company: 'us-single' });
  const foreign = { DisplayName: 'Sample Choir', CurrencyRef: { value: 'EUR' } };
  expect(codeOf(await bench.call('POST', '/customer', foreign))).toBe('6000');
  expect(codeOf(await bench.call('POST', '/companycurrency', { Code: 'EUR', Name: 'Euro' }))).toBe('6000');
});

test('a vendor, a term and a class are made as customers are', async () => {
  const bench = openQuickbooksBench();
  expect(codeOf(await bench.call('POST', '/vendor', { DisplayName: 'Sample Bakery (practice)' }))).toBe(
    '6240',
  );
  expect(await bench.make('Vendor', { DisplayName: 'Sample Ink' })).toMatchObject({
    Active: true,
    Balance: 0,
  });
  expect(await bench.make('Term', { Name: 'Net 7', DueDays: 7 })).toMatchObject({
    Type: 'STANDARD',
    DueDays: 7,
  });
  expect(await bench.make('Class', { Name: 'Schools' })).toMatchObject({ FullyQualifiedName: 'Schools' });
});
