import { expect, test } from 'vitest';
import type { ProblemCode } from '../../domain/problem.ts';
import { problemsOf } from './problems.ts';

const sent = {
  record: 'invoice',
  lines: [
    { accountCode: '200', itemCode: null, taxType: 'OUTPUT' },
    { accountCode: '999', itemCode: 'CAP', taxType: 'BAD' },
  ],
} as const;
const one = (words: string, line: number | null = null) => problemsOf([{ words, line }], sent)[0];

const mapping = '/settings/integrations/xero/mapping';
const cases: readonly [string, ProblemCode, string | null, string | null][] = [
  [
    "Account code '999' is not a valid code for this document.",
    'InvalidAccountCode',
    'lines.1.accountCode',
    mapping,
  ],
  [
    "Account code '999' has been archived, or has been deleted. Each line item must reference a valid account.",
    'InvalidAccountCode',
    'lines.1.accountCode',
    mapping,
  ],
  ['Account must be valid.', 'InvalidAccountCode', null, mapping],
  [
    "The TaxType code 'BAD' cannot be used with account code '200'.",
    'TaxNotAllowedForAccount',
    'lines.1.taxType',
    mapping,
  ],
  [
    'The TaxType code BAD does not exist or cannot be used for this type of transaction.',
    'TaxRateNotFound',
    'lines.1.taxType',
    mapping,
  ],
  ["Item code 'CAP' is not valid", 'ItemNotFound', 'lines.1.itemCode', mapping],
  ['Organisation is not subscribed to currency EUR', 'CurrencyNotEnabled', 'currency', null],
  ["The current organisation is not subscribed to currency 'EUR'.", 'CurrencyNotEnabled', 'currency', null],
  [
    'The document date cannot be before the period lock date, currently set at 30-Nov-2018',
    'PeriodLocked',
    'issueDate',
    null,
  ],
  [
    'The document date cannot be before the end of year lock date, currently set at 30-Nov-2018',
    'PeriodLocked',
    'issueDate',
    null,
  ],
  ['Invoice # must be unique.', 'InvoiceNumberTaken', 'number', null],
  [
    'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes.',
    'ContactArchived',
    'contact',
    '/settings/integrations/xero/contacts',
  ],
  [
    'The contact name Sample Club is already assigned to another contact. The contact name must be unique across all active contacts.',
    'ContactAmbiguous',
    'name',
    '/settings/integrations/xero/contacts',
  ],
  [
    'Another contact has this contact number. Please enter a different contact number.',
    'ContactAmbiguous',
    'contact',
    '/settings/integrations/xero/contacts',
  ],
  [
    'Payment amount exceeds the amount outstanding on this document',
    'PaymentExceedsAmountOwing',
    'amount',
    null,
  ],
  [
    'The invoice you are trying to allocate to has already been paid off',
    'PaymentExceedsAmountOwing',
    'amount',
    null,
  ],
  [
    'The credit cannot be allocated as amount is greater than amount outstanding',
    'PaymentExceedsAmountOwing',
    'amount',
    null,
  ],
  ['This payment has already been deleted', 'DeletedInBooks', null, null],
  ['Invoice could not be found', 'DeletedInBooks', null, null],
  [
    'This document cannot be edited as it has a payment or credit note allocated to it.',
    'InvoiceHasPayments',
    null,
    null,
  ],
  [
    'The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it.',
    'InvoiceHasPayments',
    null,
    null,
  ],
  ['An existing Invoice with the specified InvoiceID could not be found', 'DeletedInBooks', null, null],
  ['You have reached the limit of invoices you can approve', 'PlanLimit', null, '/settings/integrations'],
  ['The line total 5.01 does not match the expected line total 5.00', 'TotalsDiffer', 'lines', null],
  ['The document DueDate field must be specified.', 'LedgerRejected', 'dueDate', null],
  ['Email address must be valid.', 'LedgerRejected', 'email', null],
  ['Something nobody has seen before', 'LedgerRejected', null, null],
];

test.each(cases)('%s → %s', (words, code, field, setting) => {
  expect(one(words)).toMatchObject({ code, field, setting, ledgerWords: words });
});

test('our sentence names what is wrong, and is not Xero’s', () => {
  const problem = one("Account code '999' is not a valid code for this document.");
  expect(problem?.message).toBe(
    'The account 999 cannot be used on an invoice in Xero. Choose another one in the mapping.',
  );
  expect(
    one('The document date cannot be before the period lock date, currently set at 30-Nov-2018')?.message,
  ).toContain('30-Nov-2018');
});

test('a message in a line names that line, and the same message at the record is not repeated', () => {
  const words = 'Account must be valid.';
  const problems = problemsOf(
    [
      { words, line: null },
      { words, line: 1 },
    ],
    sent,
  );
  expect(problems).toHaveLength(1);
  expect(problems[0]?.field).toBe('lines.1.accountCode');
});

test('what has a code of its own comes before what has none', () => {
  const problems = problemsOf(
    [
      { words: 'Invoice not of valid status for modification', line: null },
      {
        words: 'This document cannot be edited as it has a payment or credit note allocated to it.',
        line: null,
      },
    ],
    null,
  );
  expect(problems.map(({ code }) => code)).toEqual(['InvoiceHasPayments', 'LedgerRejected']);
});

const payment = { record: 'payment', lines: [] } as const;
const paymentCases: readonly [string, ProblemCode, string | null, string | null][] = [
  ['Account must be valid.', 'InvalidAccountCode', 'accountCode', mapping],
  ['Account could not be found.', 'InvalidAccountCode', 'accountCode', mapping],
  ["Account code '200' is not a valid code for this document.", 'InvalidAccountCode', 'accountCode', mapping],
  [
    'The document date cannot be before the period lock date, currently set at 30-Nov-2018',
    'PeriodLocked',
    'paidOn',
    null,
  ],
  [
    'Payment amount exceeds the amount outstanding on this document',
    'PaymentExceedsAmountOwing',
    'amount',
    null,
  ],
  [
    'This document cannot be edited as it has a payment or credit note allocated to it.',
    'InvoiceHasPayments',
    null,
    null,
  ],
];

test.each(paymentCases)('of a payment, %s → %s', (words, code, field, setting) => {
  expect(problemsOf([{ words, line: null }], payment)).toMatchObject([{ code, field, setting }]);
});

test('a locked period refuses an allocation by its date', () => {
  const words = 'The document date cannot be before the period lock date, currently set at 30-Nov-2018';
  expect(problemsOf([{ words, line: null }], { record: 'allocation', lines: [] })[0]?.field).toBe('date');
});

test('a payment on a draft is told to be on a draft, and not to be too large as well', () => {
  const words = [
    'Payment amount exceeds the amount outstanding on this document',
    'Payments can only be made against Authorised documents',
  ];
  const problems = problemsOf(
    words.map((each) => ({ words: each, line: null })),
    payment,
  );
  expect(problems).toMatchObject([{ code: 'LedgerRejected', message: expect.stringContaining('approved') }]);
});

test('a refusal without a reason is still a problem, and words that look like a token are hidden', () => {
  expect(problemsOf([], null)).toHaveLength(1);
  expect(one('refused: Bearer abc.def-ghi')?.ledgerWords).toBe('refused: Bearer [hidden]');
});
