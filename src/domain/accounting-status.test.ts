// The table of accounting statuses, and what a chip shows.
import { expect, test } from 'vitest';
import { accountingStatus, chipOf, gravestChip, type MirrorFacts, whyChip } from './accounting-status.ts';

const today = '2026-06-15';
const mirror = (change: Partial<MirrorFacts> = {}): MirrorFacts => ({
  ledgerStatus: 'approved',
  total: '100.00',
  amountOwing: '100.00',
  dueDate: '2026-06-20',
  ...change,
});

test.each([
  ['nothing owing', { amountOwing: '0.00' }, 'paid'],
  ['one cent paid', { amountOwing: '99.99' }, 'partiallyPaid'],
  ['one cent owing', { amountOwing: '0.01' }, 'partiallyPaid'],
  ['partly paid and long due', { amountOwing: '50.00', dueDate: '2020-01-01' }, 'partiallyPaid'],
  ['due yesterday', { dueDate: '2026-06-14' }, 'overdue'],
  ['due today', { dueDate: today }, 'waitingPayment'],
  ['due later', {}, 'waitingPayment'],
  ['no due date', { dueDate: null }, 'waitingPayment'],
  ['a total of nothing', { total: '0.00', amountOwing: '0.00' }, 'paid'],
  ['a draft', { ledgerStatus: 'draft' }, null],
  ['awaiting approval', { ledgerStatus: 'awaitingApproval' }, null],
  ['voided', { ledgerStatus: 'voided', amountOwing: '0.00' }, null],
  ['deleted', { ledgerStatus: 'deleted' }, null],
] as const)('%s', (_, change, status) => {
  expect(accountingStatus(mirror(change), today)).toBe(status);
});

test('an invoice that the ledger does not count shows what is true instead', () => {
  const chip = (change: Partial<MirrorFacts>) =>
    chipOf({ syncState: 'inBooks', isVoided: false, mirror: mirror(change) }, today, 'Xero').label;
  expect(chip({ ledgerStatus: 'draft' })).toBe('Draft in Xero');
  expect(chip({ ledgerStatus: 'awaitingApproval' })).toBe('Awaiting approval in Xero');
  expect(chip({ ledgerStatus: 'voided' })).toBe('Voided');
  expect(chip({ ledgerStatus: 'deleted' })).toBe('Deleted in the books');
});

test('before the books have it, the chip is where it stands on its way', () => {
  const label = (syncState: 'notSent' | 'queued' | 'sending' | 'needsAttention' | 'ignored') =>
    chipOf({ syncState, isVoided: false, mirror: null }, today, 'Xero').label;
  expect([
    label('notSent'),
    label('queued'),
    label('sending'),
    label('needsAttention'),
    label('ignored'),
  ]).toEqual(['Not sent', 'Queued', 'Sending', 'Needs attention', 'Ignored']);
});

test('of several invoices the gravest is shown', () => {
  const chip = (kind: 'paid' | 'overdue' | 'partiallyPaid' | 'waitingPayment') => ({ kind, label: kind });
  expect(
    gravestChip([chip('paid'), chip('waitingPayment'), chip('partiallyPaid'), chip('overdue')])?.kind,
  ).toBe('overdue');
  expect(gravestChip([chip('paid'), chip('waitingPayment'), chip('partiallyPaid')])?.kind).toBe(
    'partiallyPaid',
  );
  expect(gravestChip([chip('paid'), chip('waitingPayment')])?.kind).toBe('waitingPayment');
  expect(gravestChip([])).toBeNull();
});

test('why names the date, and the amounts with their currency', () => {
  expect(whyChip('overdue', mirror({ dueDate: '2026-06-14' }), today, 'AUD')).toContain('2026-06-14');
  expect(whyChip('partiallyPaid', mirror({ amountOwing: '0.01' }), today, 'AUD')).toBe(
    'AUD 0.01 of AUD 100.00 is still owing.',
  );
});
