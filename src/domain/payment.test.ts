// What may be recorded as a payment, and the sentence for what may not.
import { expect, test } from 'vitest';
import { ledgerTraits } from './ledger-traits.ts';
import type { Books } from './mapping.ts';
import { checkPayment, type InvoiceToPay, type PaymentToCheck } from './payment.ts';

const account = {
  isActive: true,
  isRevenue: false,
  isBank: true,
  acceptsPayments: true,
  currency: null,
  taxType: null,
};
const books: Books = {
  organisationName: 'Sample Books',
  ledgerName: 'Xero',
  country: 'AU',
  traits: ledgerTraits('xero'),
  mappingSetting: '/settings/integrations/xero/mapping',
  accounts: new Map([
    ['090', { ...account, name: 'Cheque account' }],
    ['091', { ...account, name: 'Card clearing', isBank: false }],
    ['092', { ...account, name: 'Dollar account', currency: 'USD' }],
    ['200', { ...account, name: 'Sales', isBank: false, acceptsPayments: false }],
    ['099', { ...account, name: 'Closed account', isActive: false }],
  ]),
  taxRates: new Map(),
  items: new Map(),
  brandingThemes: new Map(),
  tracking: new Map(),
  baseCurrency: 'AUD',
  currencies: new Set(['AUD']),
  periodLockDate: '2026-03-31',
  yearEndLockDate: null,
};
const payment: PaymentToCheck = { amount: '40.00', paidOn: '2026-04-01', accountCode: null, methodId: null };
const invoice: InvoiceToPay = { ledgerStatus: 'approved', left: '40.00', currency: 'AUD' };
const check = (
  change: Partial<PaymentToCheck> = {},
  of: Partial<InvoiceToPay> = {},
  paymentAccount: string | null = '090',
) =>
  checkPayment(
    { ...payment, ...change },
    { ...invoice, ...of },
    { paymentAccount, methodAccounts: new Map([['card', '091']]) },
    books,
  );

test('a payment of all that is left goes to the mapped account, or to the one that it names', () => {
  expect(check()).toEqual({ accountCode: '090', problems: [] });
  expect(check({ accountCode: '091' })).toEqual({ accountCode: '091', problems: [] });
});

test('a payment by a method with an account of its own goes there, by another to the default', () => {
  expect(check({ methodId: 'card' })).toEqual({ accountCode: '091', problems: [] });
  expect(check({ methodId: 'cash' })).toEqual({ accountCode: '090', problems: [] });
  expect(check({ methodId: 'card', accountCode: '090' }).accountCode).toBe('090');
});

test('money of a foreign invoice goes to an account in its currency or in our own, and to no other', () => {
  expect(check({ accountCode: '092' }, { currency: 'USD' }).problems).toEqual([]);
  expect(check({ accountCode: '090' }, { currency: 'USD' }).problems).toEqual([]);
  expect(check({ accountCode: '092' }, { currency: 'EUR' }).problems).toMatchObject([
    { code: 'InvalidAccountCode', message: expect.stringContaining('is kept in USD') },
  ]);
});

test('an invoice on its way to the books may be paid', () => {
  expect(check({}, { ledgerStatus: null }).problems).toEqual([]);
});

test('a cent too much, nothing, and less than nothing are refused at the amount', () => {
  expect(check({ amount: '40.01' }).problems).toMatchObject([
    {
      code: 'PaymentExceedsAmountOwing',
      field: 'amount',
      message:
        'AUD 40.01 is more than is left to pay: AUD 40.00. Money beyond that is received in Xero as an overpayment: it comes back here as credit.',
    },
  ]);
  expect(check({ amount: '0.00' }).problems).toMatchObject([{ field: 'amount' }]);
  expect(check({ amount: '-1.00' }).problems).toMatchObject([{ field: 'amount' }]);
});

test('a date within a locked period is refused, and the day after it is not', () => {
  expect(check({ paidOn: '2026-03-31' }).problems).toMatchObject([{ code: 'PeriodLocked', field: 'paidOn' }]);
  expect(check({ paidOn: '2026-04-01' }).problems).toEqual([]);
});

test.each([
  ['none', null, 'There is no account for payments'],
  ['one that the books do not have', '777', 'have no account 777'],
  ['an archived one', '099', 'Account 099 (Closed account) is archived'],
  ['a revenue account', '200', 'Account 200 (Sales) takes no payments'],
])('%s is refused as the account, and the setting is named', (_, accountCode, words) => {
  const { problems } = check({ accountCode }, {}, null);
  expect(problems).toMatchObject([
    { code: 'InvalidAccountCode', field: 'accountCode', setting: '/settings/integrations/xero/mapping' },
  ]);
  expect(problems[0]?.message).toContain(words);
  expect(problems[0]?.message).toContain('“Payments”');
});

test('an invoice that is not approved, or is gone, takes no money', () => {
  for (const ledgerStatus of ['draft', 'awaitingApproval', 'voided', 'deleted'] as const)
    expect(check({}, { ledgerStatus }).problems).toMatchObject([{ field: null }]);
});
