import { expect, test } from 'vitest';
import { toldBooks } from './books.fixtures.ts';
import { readOrganisation } from './organisation.ts';
import { readReferences } from './references.ts';

const list = (entity: string, ...records: readonly object[]) => ({
  body: { QueryResponse: { [entity]: records } },
});
const preferences = (change: object = {}) => ({
  body: {
    Preferences: {
      AccountingInfoPrefs: { FirstMonthOfFiscalYear: 'January' },
      SalesFormsPrefs: { CustomTxnNumbers: false },
      CurrencyPrefs: { MultiCurrencyEnabled: true, HomeCurrency: { value: 'USD' } },
      TaxPrefs: { PartnerTaxEnabled: false },
      ...change,
    },
  },
});
const rateList = (...ids: readonly string[]) => ({
  TaxRateDetail: ids.map((value) => ({ TaxRateRef: { value }, TaxTypeApplicable: 'TaxOnAmount' })),
});
const american = [
  { Id: 'TAX', Name: 'TAX', Taxable: true },
  { Id: 'NON', Name: 'NON', Taxable: false },
  { Id: 'CustomSalesTax', Name: 'CustomSalesTax', Taxable: true },
  { Id: '5', Name: 'Sample City', Taxable: true, SalesTaxRateList: rateList('7', '8') },
];

async function references(taxPrefs: object, taxCodes: readonly object[]) {
  const books = toldBooks(
    preferences(taxPrefs),
    list(
      'Account',
      { Id: '1', Name: 'Sales', AcctNum: '4000', AccountType: 'Income', Classification: 'Revenue' },
      { Id: '2', Name: 'Checking', AccountType: 'Bank', CurrencyRef: { value: 'USD' } },
      {
        Id: '3',
        Name: 'Undeposited Funds',
        AccountType: 'Other Current Asset',
        AccountSubType: 'UndepositedFunds',
      },
      {
        Id: '4',
        Name: 'Stock (deleted)',
        Active: false,
        AccountType: 'Other Current Asset',
        AccountSubType: 'Inventory',
      },
    ),
    list(
      'TaxRate',
      { Id: '7', RateValue: 6 },
      { Id: '8', EffectiveTaxRate: [{ RateValue: 2, EndDate: '2020-01-01' }, { RateValue: 2.375 }] },
    ),
    list('TaxCode', ...taxCodes),
    list(
      'Item',
      { Id: '20', Name: 'Cap', Type: 'Service', UnitPrice: 15, IncomeAccountRef: { value: '1' } },
      { Id: '21', Name: 'Bought only', Type: 'NonInventory' },
      { Id: '22', Name: 'Clothes', Type: 'Category' },
    ),
    list('CompanyCurrency', { Id: '30', Code: 'EUR', Name: 'Euro', Active: true }),
  );
  const answer = await readReferences(books.call);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

test('accounts and items go by their ids; what is bought only cannot be sold, and a category is no item', async () => {
  const all = await references({}, american);
  const of = (kind: string) => all.filter((each) => each.kind === kind);
  expect(of('account')).toMatchObject([
    { code: '1', name: '4000 Sales', details: { isRevenue: true, acceptsPayments: false, class: 'Revenue' } },
    { code: '2', name: 'Checking', details: { isRevenue: false, acceptsPayments: true, currency: 'USD' } },
    { code: '3', details: { acceptsPayments: true } },
    { code: '4', name: 'Stock', isActive: false, details: { acceptsPayments: false } },
  ]);
  expect(of('item')).toMatchObject([
    { code: '20', isActive: true, details: { accountCode: '1', unitPrice: '15' } },
    { code: '21', isActive: false },
  ]);
  expect(of('currency').map(({ code }) => code)).toEqual(['USD', 'EUR']);
});

test('an American code counts all its rates; taxable is no code of its own, and not taxable is one of nought', async () => {
  const taxes = (await references({}, american)).filter(({ kind }) => kind === 'taxRate');
  expect(taxes.map(({ code, details }) => [code, details.rate])).toEqual([
    ['NON', '0'],
    ['5', '8.375'],
  ]);
});

test('where QuickBooks works the tax out itself, there is taxable and not taxable', async () => {
  const taxes = (await references({ TaxPrefs: { PartnerTaxEnabled: true } }, american)).filter(
    ({ kind }) => kind === 'taxRate',
  );
  expect(taxes.map(({ code, details }) => [code, details.rate])).toEqual([
    ['TAX', undefined],
    ['NON', '0'],
  ]);
});

test('elsewhere each code is one, and one for purchases alone stands on no invoice', async () => {
  const taxes = (
    await references({}, [
      { Id: '5', Name: '20.0% S', Taxable: true, SalesTaxRateList: rateList('7') },
      { Id: '6', Name: 'Purchases', Taxable: true, PurchaseTaxRateList: rateList('7') },
      { Id: '9', Name: 'Hidden', Hidden: true, Taxable: false },
    ])
  ).filter(({ kind }) => kind === 'taxRate');
  expect(taxes.map(({ code, isActive, details }) => [code, isActive, details.appliesToRevenue])).toEqual([
    ['5', true, true],
    ['6', true, false],
    ['9', false, true],
  ]);
});

const company = (change: object = {}) => ({
  body: {
    CompanyInfo: {
      CompanyName: 'Sample Ltd',
      Country: 'UK',
      FiscalYearStartMonth: 'April',
      DefaultTimeZone: 'Europe/London',
      ...change,
    },
  },
});

test('a company says where it is, what it counts in, who numbers, and what is closed', async () => {
  const prefs = preferences({
    AccountingInfoPrefs: { BookCloseDate: '2026-03-31' },
    SalesFormsPrefs: { CustomTxnNumbers: true },
    CurrencyPrefs: { HomeCurrency: { value: 'GBP' } },
  });
  expect(await readOrganisation(toldBooks(company(), prefs).call, '913')).toEqual({
    ok: true,
    value: {
      organisationId: '913',
      name: 'Sample Ltd',
      country: 'GB',
      baseCurrency: 'GBP',
      timeZone: 'Europe/London',
      numbersInvoices: false,
      countsSalesTax: false,
      shortCode: '913',
      periodLockDate: '2026-03-31',
      yearEndLockDate: null,
      yearEnd: { day: 31, month: 3 },
    },
  });
});

test('without a zone or a month of its own a company has those of its country and its preferences', async () => {
  const bare = company({ Country: 'US', FiscalYearStartMonth: undefined, DefaultTimeZone: 'Nowhere/None' });
  expect(await readOrganisation(toldBooks(bare, preferences()).call, '913')).toMatchObject({
    value: { timeZone: 'America/Los_Angeles', yearEnd: { day: 31, month: 12 }, numbersInvoices: true },
  });
});
