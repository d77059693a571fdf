import { expect, test } from 'vitest';
import { allowedEdits, type EditableField, editsNeeded, type InvoiceInBooks } from './allowed-edits.ts';
import type { InvoiceContent } from './invoice-content.ts';
import { ledgerTraits } from './ledger-traits.ts';

const invoice: InvoiceInBooks = {
  status: 'approved',
  issueDate: '2026-11-01',
  hasPayments: false,
  hasCredits: false,
  lockedUntil: null,
  ledgerName: 'Xero',
  words: ledgerTraits('xero').words,
};
const unpaid: readonly EditableField[] = [
  'customer',
  'billingEmail',
  'reference',
  'issueDate',
  'dueDate',
  'lineAmountType',
  'brandingTheme',
  'currencyRate',
  'lines',
  'description',
  'account',
  'tracking',
  'amount',
];
const paid: readonly EditableField[] = [
  'customer',
  'billingEmail',
  'reference',
  'dueDate',
  'brandingTheme',
  'description',
  'account',
  'tracking',
];
const credited = paid.filter((field) => field !== 'customer');

test.each<[string, Partial<InvoiceInBooks>, readonly EditableField[], RegExp]>([
  ['a draft', { status: 'draft' }, unpaid, /currency and number/],
  ['one that awaits approval', { status: 'awaitingApproval' }, unpaid, /currency and number/],
  ['an approved one', {}, unpaid, /currency and number/],
  ['one that is paid in part', { hasPayments: true }, paid, /Money was applied/],
  ['a paid one', { status: 'paid', hasPayments: true }, paid, /Money was applied/],
  ['one that a credit note lowers', { hasCredits: true }, credited, /Money was applied/],
  ['one dated on the lock date', { lockedUntil: '2026-11-01' }, [], /locked up to 2026-11-01/],
  ['a paid one in a locked period', { lockedUntil: '2026-12-31', hasPayments: true }, [], /locked/],
  ['one after the lock date', { lockedUntil: '2026-10-31' }, unpaid, /currency and number/],
  ['a voided one', { status: 'voided' }, [], /voided/],
  ['a deleted one', { status: 'deleted' }, [], /deleted in Xero/],
])('of %s exactly this may change', (_, change, fields, why) => {
  const allowed = allowedEdits({ ...invoice, ...change });
  expect(allowed.fields).toEqual(fields);
  expect(allowed.why).toMatch(why);
});

test('everything may change before the books have it', () => {
  expect(allowedEdits(null)).toMatchObject({ why: null, fields: expect.arrayContaining(['currency']) });
});

test('what an edit needs is told by the parts that differ', () => {
  const line = {
    ledgerLineId: 'l-1',
    description: 'Shirts',
    quantity: '1',
    unitPrice: '5',
    discountRate: '0',
    accountCode: '200',
    itemCode: null,
    taxType: null,
    tracking: [],
  };
  const held: InvoiceContent = {
    contactLedgerId: 'c',
    reference: null,
    issueDate: null,
    dueDate: null,
    lineAmountType: 'exclusive',
    brandingThemeId: null,
    currencyRate: null,
    lines: [line],
  };
  const needs = (change: Partial<typeof line>) =>
    editsNeeded(['contact', 'lines'], { ...held, lines: [{ ...line, ...change }] }, held);
  expect(needs({ description: 'Caps', accountCode: '260' })).toEqual(['customer', 'description', 'account']);
  expect(needs({ unitPrice: '6', quantity: '2' })).toEqual(['customer', 'amount']);
  expect(editsNeeded(['lines'], { ...held, lines: [] }, held)).toEqual(['lines']);
});
