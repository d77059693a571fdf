// Which account, item and tax a line goes to, and the sentence for each that cannot.
import { expect, test } from 'vitest';
import { ledgerTraits } from './ledger-traits.ts';
import {
  type Books,
  checkDocument,
  type MappableLine,
  type Mapping,
  NO_TAX,
  resolveLines,
} from './mapping.ts';
import { suggestMapping } from './suggest-mapping.ts';

const account = {
  isActive: true,
  isRevenue: false,
  isBank: false,
  acceptsPayments: false,
  currency: null,
  taxType: null,
};
const revenue = { ...account, isRevenue: true, taxType: 'OUTPUT' };
const bank = { ...account, isBank: true, acceptsPayments: true };

const books: Books = {
  organisationName: 'Sample Books',
  ledgerName: 'Xero',
  country: 'AU',
  traits: ledgerTraits('xero'),
  mappingSetting: '/settings/integrations/xero/mapping',
  accounts: new Map([
    ['200', { ...revenue, name: 'Sales' }],
    ['210', { ...revenue, name: 'Embroidery' }],
    ['299', { ...revenue, name: 'Old sales', isActive: false }],
    ['090', { ...bank, name: 'Cheque account' }],
    ['080', { ...bank, name: 'Closed account', isActive: false }],
  ]),
  taxRates: new Map([
    ['OUTPUT', { name: 'GST on Income', isActive: true, rate: '10', appliesToRevenue: true }],
    ['INPUT', { name: 'GST on Expenses', isActive: true, rate: '10', appliesToRevenue: false }],
    ['BASEXCLUDED', { name: 'BAS Excluded', isActive: true, rate: '0', appliesToRevenue: true }],
    ['EXEMPTOUTPUT', { name: 'GST Free Income', isActive: true, rate: '0', appliesToRevenue: true }],
  ]),
  items: new Map([['TEE', { name: 'T-shirt', isActive: true, accountCode: null }]]),
  brandingThemes: new Map(),
  tracking: new Map(),
  baseCurrency: 'AUD',
  currencies: new Set(['AUD']),
  periodLockDate: '2026-03-31',
  yearEndLockDate: '2025-06-30',
};
const mapping: Mapping = {
  defaultAccount: '200',
  categoryAccounts: new Map([['embroidery', '210']]),
  taxRates: new Map([
    ['gst', 'OUTPUT'],
    [NO_TAX, 'EXEMPTOUTPUT'],
  ]),
  accountItems: new Map(),
  productItems: new Map([['tee', 'TEE']]),
  paymentAccount: '090',
  methodAccounts: new Map(),
  tracking: new Map(),
};
const line: MappableLine = {
  categoryId: null,
  categoryName: null,
  productId: null,
  taxComponentId: 'gst',
  taxName: 'GST',
  taxRate: '10',
  accountCode: null,
  itemCode: null,
  taxType: null,
  tracking: [],
};
const resolve = (change: Partial<MappableLine>, by: Partial<Mapping> = {}) =>
  resolveLines([{ ...line, ...change }], 'exclusive', { ...mapping, ...by }, books);

test('the line is asked first, then its category, then the default account', () => {
  expect(resolve({ accountCode: '210' }).lines[0]).toMatchObject({ accountCode: '210', source: 'line' });
  expect(resolve({ categoryId: 'embroidery' }).lines[0]).toMatchObject({
    accountCode: '210',
    source: 'category',
  });
  expect(resolve({ categoryId: 'printing' }).lines[0]).toMatchObject({
    accountCode: '200',
    source: 'default',
  });
});

test('the tax is the books’ rate, also for lines that carry none of ours', () => {
  expect(resolve({}).lines[0]).toMatchObject({ taxType: 'OUTPUT', taxRate: '10' });
  expect(resolve({ taxComponentId: null }).lines[0]).toMatchObject({ taxType: 'EXEMPTOUTPUT', taxRate: '0' });
});

test.each([
  ['an account that the books do not have', { accountCode: '999' }, 'InvalidAccountCode'],
  ['an archived account', { accountCode: '299' }, 'InvalidAccountCode'],
  ['a tax without a rate', { taxComponentId: 'vat', taxName: 'VAT' }, 'TaxRateNotFound'],
  ['a rate that the books do not have', { taxType: 'TAX999' }, 'TaxRateNotFound'],
  ['a rate for expenses on revenue', { taxType: 'INPUT' }, 'TaxNotAllowedForAccount'],
  ['an item that the books do not have', { itemCode: 'CAP' }, 'ItemNotFound'],
] as const)('%s is refused in a sentence that names the setting', (_, change, code) => {
  const { problems } = resolve(change);
  expect(problems).toMatchObject([{ code, setting: books.mappingSetting }]);
});

test('no account at all is refused, never guessed', () => {
  const { lines, problems } = resolve({}, { defaultAccount: null });
  expect(lines[0]).toMatchObject({ accountCode: null, source: null });
  expect(problems).toMatchObject([{ code: 'InvalidAccountCode', field: 'lines.0.accountCode' }]);
});

test('the same fault on forty lines is one problem', () => {
  const many = resolveLines(
    Array.from({ length: 40 }, () => ({ ...line, accountCode: '999' })),
    'exclusive',
    mapping,
    books,
  );
  expect(many.problems).toHaveLength(1);
});

test('a currency that is not enabled and a locked period are named', () => {
  expect(checkDocument({ currency: 'USD', issueDate: '2026-06-01' }, books)).toMatchObject([
    { code: 'CurrencyNotEnabled' },
  ]);
  expect(checkDocument({ currency: 'AUD', issueDate: '2026-03-31' }, books)).toMatchObject([
    { code: 'PeriodLocked' },
  ]);
  expect(checkDocument({ currency: 'AUD', issueDate: '2026-04-01' }, books)).toEqual([]);
});

test('a suggestion takes the sales account, accounts named like categories, rates of the same percentage, an open bank account, and items of the same code', () => {
  const ours = {
    categories: [
      { id: 'c1', name: 'embroidery' },
      { id: 'c2', name: 'Rock' },
    ],
    taxComponents: [
      { id: 't1', rate: '10.0000' },
      { id: 't2', rate: '17' },
    ],
    products: [
      { id: 'p1', code: 'tee' },
      { id: 'p2', code: 'CAP' },
    ],
  };
  expect(suggestMapping(ours, books)).toEqual([
    { kind: 'defaultAccount', subjectId: 'default', ledgerCode: '200' },
    { kind: 'categoryAccount', subjectId: 'c1', ledgerCode: '210' },
    { kind: 'taxRate', subjectId: 't1', ledgerCode: 'OUTPUT' },
    { kind: 'taxRate', subjectId: NO_TAX, ledgerCode: 'EXEMPTOUTPUT' },
    { kind: 'paymentAccount', subjectId: 'default', ledgerCode: '090' },
    { kind: 'productItem', subjectId: 'p1', ledgerCode: 'TEE' },
  ]);
});

test('where items have no codes, a product is the item of its code as a number, or as a name', () => {
  const item = (name: string, sku?: string) => ({
    ...{ name, isActive: true, accountCode: '200' },
    ...(sku === undefined ? {} : { sku }),
  });
  const items = new Map([
    ['7', item('T-shirt', 'TEE')],
    ['8', item('Tee')],
    ['9', item('Cap')],
  ]);
  const products = [
    { id: 'p1', code: 'tee' },
    { id: 'p2', code: 'CAP' },
  ];
  const suggested = suggestMapping(
    { categories: [], taxComponents: [], products },
    { ...books, items, traits: ledgerTraits('quickbooks') },
  );
  expect(suggested.filter(({ kind }) => kind === 'productItem')).toMatchObject([
    { subjectId: 'p1', ledgerCode: '7' },
    { subjectId: 'p2', ledgerCode: '9' },
  ]);
});
