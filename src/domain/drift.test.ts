import { describe, expect, test } from 'vitest';
import { compareInvoice, isSurelySame, type OurInvoice, repairsOf, type TheirInvoice } from './drift.ts';

const updatedAtMs = Date.UTC(2026, 10, 1, 10);
const payment = { kind: 'payment', ledgerId: 'p-1', amount: '40.00', paidOn: '2026-11-02' };

const ours: OurInvoice = {
  read: {
    ledgerStatus: 'approved',
    dueDate: '2026-12-01',
    total: '125.00',
    amountOwing: '85.00',
    amountPaid: '40.00',
    amountCredited: '0.00',
    ledgerUpdatedAtMs: updatedAtMs,
    version: null,
    contactLedgerId: 'c-1',
  },
  own: { total: '125.00', dueDate: '2026-12-01', contactLedgerId: 'c-1', isVoided: false },
  money: [{ ...payment, isOurs: true }],
  totalsReason: null,
  changedThere: [],
  hasUnsent: false,
};
const theirs: TheirInvoice = {
  status: 'approved',
  contactLedgerId: 'c-1',
  dueDate: '2026-12-01',
  total: '125.0',
  amountOwing: '85.00',
  updatedAtMs,
  version: null,
  money: [payment],
};
const later = Date.UTC(2026, 10, 3, 10);

const compared = (ofOurs: Partial<OurInvoice>, ofTheirs: Partial<TheirInvoice>) =>
  compareInvoice({ ...ours, ...ofOurs }, { ...theirs, ...ofTheirs });
const own = (change: Partial<OurInvoice['own']>) => ({ own: { ...ours.own, ...change } });

test('two sides that say the same differ in nothing, however they write it', () => {
  expect(compared({}, {})).toEqual([]);
  expect(isSurelySame(ours, theirs)).toBe(true);
});

test('a payment that nobody told of shows as money missing here and as another amount owing', () => {
  const more = { ...payment, ledgerId: 'p-2', amount: '25.00', paidOn: '2026-11-03' };
  expect(compared({}, { updatedAtMs: later, amountOwing: '60.00', money: [payment, more] })).toEqual([
    { kind: 'owing', money: null, ours: '85.00', theirs: '60.00', cause: 'notHeard' },
    { kind: 'payment', money: 'payment p-2', ours: null, theirs: '25.00', cause: 'notHeard' },
  ]);
});

test('a payment of ours that stands there a second time is called so', () => {
  const twice = { ...payment, ledgerId: 'p-2' };
  const [, found] = compared({}, { updatedAtMs: later, amountOwing: '45.00', money: [payment, twice] });
  expect(found).toMatchObject({ kind: 'payment', cause: 'paidTwice' });
});

test('a payment that is gone there, or of another amount, is told by its id', () => {
  expect(compared({}, { money: [] })).toMatchObject([{ kind: 'payment', ours: '40.00', theirs: null }]);
  expect(compared({}, { money: [{ ...payment, amount: '39.99' }] })).toMatchObject([
    { kind: 'payment', ours: '40.00', theirs: '39.99', cause: 'changedSilently' },
  ]);
});

describe('of an edit', () => {
  test('that was read and not settled yet, both may be made to count', () => {
    const [found] = compared({ ...own({ dueDate: '2026-11-20' }), changedThere: ['dueDate'] }, {});
    expect(found).toMatchObject({
      kind: 'dueDate',
      ours: '2026-11-20',
      theirs: '2026-12-01',
      cause: 'editedThere',
    });
    expect(found && repairsOf(found)).toEqual(['takeTheirs', 'sendOurs']);
  });

  test('of ours that could not be sent, sending is offered', () => {
    const [found] = compared({ ...own({ total: '130.00' }), hasUnsent: true }, {});
    expect(found).toMatchObject({ kind: 'total', cause: 'notSent' });
    expect(found && repairsOf(found)).toEqual(['sendOurs']);
  });

  test('of a customer, the contact that an invoice is billed to is compared', () => {
    expect(compared({}, { contactLedgerId: 'c-2', updatedAtMs: later })).toMatchObject([
      { kind: 'contact', ours: 'c-1', theirs: 'c-2', cause: 'notHeard' },
    ]);
  });
});

test('a cent by which the ledger rounds otherwise is said to be one', () => {
  expect(compared({ ...own({ total: '125.01' }), totalsReason: 'rounding' }, {})).toMatchObject([
    { kind: 'total', ours: '125.01', theirs: '125.00', cause: 'rounding' },
  ]);
});

test('of what is gone there nothing else is compared, and nothing where we know it', () => {
  const gone = { amountOwing: '0.00', total: '0.00', money: [], updatedAtMs: later } as const;
  expect(compared({}, { ...gone, status: 'voided' })).toMatchObject([{ kind: 'status', cause: 'notHeard' }]);
  expect(compared({}, { ...gone, status: 'deleted' })).toMatchObject([
    { kind: 'notThere', cause: 'deletedThere' },
  ]);
  const read = { ...ours.read, ledgerStatus: 'voided' } as const;
  expect(compared({ read }, { ...gone, status: 'voided' })).toEqual([]);
});

test('a list alone is believed only of the change that we know, and only where the money adds up', () => {
  expect(isSurelySame(ours, { ...theirs, updatedAtMs: later })).toBe(false);
  expect(isSurelySame(ours, { ...theirs, version: '2' })).toBe(false);
  expect(isSurelySame({ ...ours, money: [] }, theirs)).toBe(false);
});
