// Books that book lines by items: which item each line goes by, and the sentence where there is none.
import { expect, test } from 'vitest';
import { accountItemName, suggestAccountItems } from './account-items.ts';
import { ledgerTraits } from './ledger-traits.ts';
import { type Books, type MappableLine, type Mapping, resolveLines } from './mapping.ts';

const revenue = {
  isActive: true,
  isRevenue: true,
  isBank: false,
  acceptsPayments: false,
  currency: null,
  taxType: null,
};
const item = (name: string, accountCode: string, isActive = true) => ({ name, accountCode, isActive });
const books: Books = {
  organisationName: 'Sample Company',
  ledgerName: 'QuickBooks',
  country: 'US',
  traits: ledgerTraits('quickbooks'),
  mappingSetting: '/settings/integrations/quickbooks/mapping',
  accounts: new Map([
    ['79', { ...revenue, name: 'Sales' }],
    ['80', { ...revenue, name: 'Embroidery' }],
    ['81', { ...revenue, name: 'Printing' }],
  ]),
  taxRates: new Map(
    [
      ['NON', '0'],
      ['5', '8.5'],
      ['6', '2'],
    ].map(([code = '', rate = '']) => [
      code,
      { name: `${rate}%`, isActive: true, rate, appliesToRevenue: true },
    ]),
  ),
  items: new Map([
    ['1', item('Hours', '79')],
    ['2', item('sales', '79')],
    ['3', item('Stitching', '80')],
    ['4', item('Old sales', '79', false)],
  ]),
  brandingThemes: new Map(),
  tracking: new Map(),
  baseCurrency: 'USD',
  currencies: new Set(['USD']),
  periodLockDate: null,
  yearEndLockDate: null,
};
const mapping: Mapping = {
  defaultAccount: '79',
  categoryAccounts: new Map([
    ['embroidery', '80'],
    ['printing', '81'],
  ]),
  accountItems: new Map([
    ['79', '2'],
    ['80', '3'],
  ]),
  taxRates: new Map([['none', 'NON']]),
  productItems: new Map([['tee', '3']]),
  paymentAccount: null,
  methodAccounts: new Map(),
  tracking: new Map(),
};
const line: MappableLine = {
  categoryId: null,
  categoryName: null,
  productId: null,
  taxComponentId: null,
  taxName: null,
  taxRate: '0',
  accountCode: null,
  itemCode: null,
  taxType: null,
  tracking: [],
};
const resolve = (change: Partial<MappableLine>, by: Partial<Mapping> = {}) =>
  resolveLines([{ ...line, ...change }], 'exclusive', { ...mapping, ...by }, books);

test('a line goes by its own item, then by its product’s, then by the item that stands for its account', () => {
  const { lines, problems } = resolveLines(
    [
      { ...line, itemCode: '1', productId: 'tee' },
      { ...line, productId: 'tee' },
      { ...line, categoryId: 'embroidery' },
      line,
    ],
    'exclusive',
    mapping,
    books,
  );
  expect(problems).toEqual([]);
  expect(lines.map(({ itemCode, accountCode, source }) => [itemCode, accountCode, source])).toEqual([
    ['1', '79', 'line'],
    ['3', '80', 'product'],
    ['3', '80', 'category'],
    ['2', '79', 'default'],
  ]);
  expect(lines[3]).toMatchObject({ accountWords: 'Sales', itemWords: 'sales' });
});

test('an account that was chosen on the line is kept, whatever item its product is', () => {
  const { lines } = resolve({ accountCode: '79', productId: 'tee' });
  expect(lines[0]).toMatchObject({ accountCode: '79', itemCode: '2', source: 'line' });
});

test('an account that was named on the line alone goes by the item of its name; where it has none, the line is where that mends', () => {
  const own = { defaultAccount: '80', categoryAccounts: new Map(), accountItems: new Map([['80', '3']]) };
  expect(resolve({ accountCode: '79' }, own)).toMatchObject({
    lines: [{ accountCode: '79', itemCode: '2', source: 'line' }],
    problems: [],
  });
  const { problems } = resolve({ accountCode: '81' }, own);
  expect(problems).toMatchObject([{ code: 'ItemNotFound', message: expect.stringContaining('on the line') }]);
});

test.each([
  ['has no item', { categoryId: 'printing' }, {}],
  ['is given an item that books to another account', {}, { accountItems: new Map([['79', '3']]) }],
  ['is given an item that is not in use any more', {}, { accountItems: new Map([['79', '4']]) }],
] as const)(
  'a line whose account %s is refused in a sentence that names the account and the setting',
  (_, change, by) => {
    const { lines, problems } = resolve(change, by);
    expect(lines[0]?.itemCode).toBeNull();
    const account = 'categoryId' in change ? 'Printing' : 'Sales';
    expect(problems).toMatchObject([
      { code: 'ItemNotFound', field: 'lines.0.itemCode', setting: books.mappingSetting },
    ]);
    expect(problems[0]?.message).toContain(`“${account}”`);
  },
);

test('the item of the account’s name is suggested, and never one that books elsewhere', () => {
  expect(suggestAccountItems(mapping, books)).toEqual([
    { kind: 'accountItem', subjectId: '79', ledgerCode: '2' },
    { kind: 'accountItem', subjectId: '80', ledgerCode: '3' },
  ]);
  expect(suggestAccountItems(mapping, { ...books, traits: ledgerTraits('xero') })).toEqual([]);
});

test('the number of an account is no part of its name: an item of that name stands for it first', () => {
  const accounts = new Map([['79', { ...revenue, name: '4000 Sales' }]]);
  expect(suggestAccountItems({ ...mapping, categoryAccounts: new Map() }, { ...books, accounts })).toEqual([
    { kind: 'accountItem', subjectId: '79', ledgerCode: '2' },
  ]);
});

test('where a document has one tax on top of its prices, prices that contain it are refused, and a second tax at its line', () => {
  const taxed = ['NON', '5', '5', '6'].map((taxType) => ({ ...line, taxType }));
  const problems = (type: 'exclusive' | 'inclusive' | 'noTax', country: string, lines = taxed) =>
    resolveLines(lines, type, mapping, { ...books, country }).problems.map(({ code, field }) => [
      code,
      field,
    ]);
  expect(problems('exclusive', 'US')).toEqual([['SeveralTaxes', 'lines.3.taxType']]);
  expect(problems('exclusive', 'US', taxed.slice(0, 3))).toEqual([]);
  expect(problems('inclusive', 'US')).toEqual([['PricesIncludeTax', 'lineAmountType']]);
  expect(problems('noTax', 'US')).toEqual([]);
  expect(problems('inclusive', 'GB')).toEqual([]);
  expect(problems('exclusive', 'GB')).toEqual([]);
});

test('an item that is made is called like its account, with a name that is free and that the books take', () => {
  expect(accountItemName('Printing', books)).toBe('Printing');
  expect(accountItemName('Income:Design: fees', books)).toBe('Income – Design – fees');
  expect(accountItemName('Sales', books)).toBe('Sales (sales)');
  const taken = { items: new Map([...books.items, ['9', item('Sales (SALES)', '80')]]) };
  expect(accountItemName('Sales', taken)).toBe('Sales (sales 2)');
  expect(accountItemName('x'.repeat(120), books)).toHaveLength(100);
});
