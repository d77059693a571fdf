import { expect, test } from 'vitest';
import { faultIn } from './faults.ts';
import type { Sent } from './problems.ts';
import { problemsOf } from './problems.ts';

const line = { accountCode: '1', itemCode: '20', taxType: '5' };
const invoice: Sent = { record: 'invoice', isNew: true, lines: [line] };
const payment: Sent = { record: 'payment', isNew: true, lines: [] };
const contact: Sent = { record: 'contact', isNew: true, lines: [] };

// The sentences are those of the captures that the fact sheet cites.
test.each([
  ['6140', 'Duplicate Document Number Error', '', invoice, 'InvoiceNumberTaken', 'number'],
  [
    '6240',
    'Duplicate Name Exists Error',
    'The name supplied already exists.',
    contact,
    'ContactAmbiguous',
    'name',
  ],
  ['6200', 'Account Period Closed Error', '', invoice, 'PeriodLocked', 'issueDate'],
  [
    '6210',
    'Account Period Closed, Cannot Update Through Services API',
    '',
    payment,
    'PeriodLocked',
    'paidOn',
  ],
  [
    '5010',
    'Account Period Closed',
    'The account period has closed. {1}',
    invoice,
    'PeriodLocked',
    'issueDate',
  ],
  ['5010', 'Stale Object Error', 'You and root were working on this', invoice, 'ChangedInBooks', null],
  [
    '6190',
    'Invalid Company Status',
    'Subscription period has ended',
    invoice,
    'OrganisationUnavailable',
    null,
  ],
  [
    '2500',
    'Invalid Reference Id',
    'Invalid Reference Id : Line.SalesItemLineDetail.ItemRef',
    invoice,
    'ItemNotFound',
    'lines.0.itemCode',
  ],
  [
    '2500',
    'Invalid Reference Id',
    'Categories cannot be used in transactions',
    invoice,
    'ItemNotFound',
    'lines.0.itemCode',
  ],
  [
    '2500',
    'Invalid Reference Id',
    'Invalid Reference Id : CustomerRef',
    invoice,
    'ContactArchived',
    'contact',
  ],
  [
    '2500',
    'Invalid Reference Id',
    'Invalid Reference Id : DepositToAccountRef',
    payment,
    'InvalidAccountCode',
    'accountCode',
  ],
  ['6430', 'Invalid account type used', '', payment, 'InvalidAccountCode', 'accountCode'],
  [
    '6000',
    'A business validation error',
    'Business Validation Error: Make sure all your transactions have a VAT rate before you save.',
    invoice,
    'TaxRateNotFound',
    'lines.0.taxType',
  ],
  ['6100', 'Invalid Line TaxCode in the request', '', invoice, 'TaxRateNotFound', 'lines.0.taxType'],
  [
    '6000',
    'A business validation error',
    'The currency of the transaction is invalid for customer/vendor/account.',
    invoice,
    'CurrencyNotEnabled',
    'currency',
  ],
  ['2220', 'Invalid Currency Type', '', invoice, 'CurrencyNotEnabled', 'currency'],
  ['2050', 'Invalid String Length', 'element DocNumber', invoice, 'LedgerRejected', 'number'],
  [
    '6540',
    'Deposited Transaction cannot be changed',
    '',
    { ...payment, isNew: false },
    'LedgerRejected',
    null,
  ],
  ['610', 'Object Not Found', 'made inactive', { ...invoice, isNew: false }, 'DeletedInBooks', null],
  ['610', 'Object Not Found', 'made inactive', invoice, 'InactiveInBooks', null],
  ['9999', 'Something new', 'of which nobody has heard', invoice, 'LedgerRejected', null],
] as const)('%s "%s" (%s) has a meaning of ours', (code, Message, Detail, sent, problem, field) => {
  const fault = faultIn({ Fault: { Error: [{ code, Message, Detail }], type: 'ValidationFault' } });
  if (fault === null) throw new Error('No fault');
  expect(problemsOf(fault, sent)).toMatchObject([{ code: problem, field }]);
});

test('of several lines the one whose id is named is meant; where none is, no line is', () => {
  const lines = [line, { ...line, itemCode: '21' }];
  const error = (Detail: string) => ({ code: '2500', Message: 'Invalid Reference Id', Detail });
  const of = (Detail: string) => {
    const fault = faultIn({ Fault: { Error: [error(Detail)], type: 'ValidationFault' } });
    return fault && problemsOf(fault, { ...invoice, lines })[0]?.field;
  };
  expect(of('Invalid Reference Id : ItemRef 21')).toBe('lines.1.itemCode');
  expect(of('Invalid Reference Id : ItemRef')).toBeNull();
});

test('what says more stands first, and a fault without errors is still a refusal', () => {
  const errors = [
    { code: '9999', Message: 'Something new' },
    { code: '6140', Message: 'Duplicate Document Number Error' },
  ];
  const fault = faultIn({ Fault: { Error: errors, type: 'ValidationFault' } });
  expect(fault && problemsOf(fault, invoice).map(({ code }) => code)).toEqual([
    'InvoiceNumberTaken',
    'LedgerRejected',
  ]);
  const empty = faultIn({ Fault: {} });
  expect(empty && problemsOf(empty, null)).toMatchObject([{ code: 'LedgerRejected', ledgerWords: null }]);
});
