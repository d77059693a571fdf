import { expect, test } from 'vitest';
import { compareIncome, type LedgerAccount, type ReportedLine } from './compare-income.ts';

const line = (
  kind: ReportedLine['kind'],
  name: string,
  accountLedgerId: string | null,
  ...amounts: string[]
): ReportedLine => ({ kind, level: kind === 'account' ? 1 : 0, name, accountLedgerId, amounts });

const accounts: readonly LedgerAccount[] = [
  { ledgerId: 'a-1', code: '200', name: 'Sales', isRevenue: true },
  { ledgerId: 'a-2', code: '210', name: 'Embroidery', isRevenue: true },
  { ledgerId: 'a-3', code: '429', name: 'General expenses', isRevenue: false },
];

const report = [
  line('heading', 'Income', null),
  line('account', 'Sales', 'a-1', '70.00', '50.00'),
  line('sum', 'Total Income', null, '70.00', '50.00'),
  line('account', 'General expenses', 'a-3', '5.00', '7.00'),
];

test('each account of income says what was invoiced here, by category, and what the books have otherwise', () => {
  const { lines, income } = compareIncome(report, accounts, [
    { accountCode: '200', category: 'Shirts', amount: '80.00' },
    { accountCode: '200', category: null, amount: '10.00' },
  ]);
  expect(lines.map(({ total }) => total)).toEqual([null, '120.00', '120.00', '12.00']);
  expect(lines.map(({ here }) => here)).toEqual([
    null,
    {
      invoiced: '90.00',
      otherwise: '30.00',
      categories: [
        { name: 'Shirts', amount: '80.00' },
        { name: 'Without a category', amount: '10.00' },
      ],
    },
    null,
    null,
  ]);
  expect(income).toEqual({ books: '120.00', invoiced: '90.00', otherwise: '30.00' });
});

test('what was invoiced to an account that the report does not have is told below it', () => {
  const { lines, income } = compareIncome(report, accounts, [
    { accountCode: '210', category: 'Names', amount: '4.00' },
  ]);
  expect(lines.slice(-2)).toMatchObject([
    { kind: 'heading', name: 'Invoiced here, and not in the report' },
    { name: 'Embroidery', amounts: ['0.00', '0.00'], here: { invoiced: '4.00', otherwise: '-4.00' } },
  ]);
  expect(income).toEqual({ books: '120.00', invoiced: '4.00', otherwise: '116.00' });
});

test('what was invoiced to no account that the books have is told too: the whole is what sales are', () => {
  const { lines, income } = compareIncome(report, accounts, [
    { accountCode: '200', category: 'Shirts', amount: '80.00' },
    { accountCode: '999', category: 'Shirts', amount: '6.00' },
    { accountCode: null, category: null, amount: '1.50' },
  ]);
  expect(lines.at(-1)).toMatchObject({
    name: 'An account that the books do not name',
    here: { invoiced: '7.50', categories: [{ amount: '6.00' }, { amount: '1.50' }] },
  });
  expect(income).toEqual({ books: '120.00', invoiced: '87.50', otherwise: '32.50' });
});
