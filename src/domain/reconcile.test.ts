// What a reading of the ledger's invoice changes.
import { expect, test } from 'vitest';
import { type Mirror, reconcile } from './reconcile.ts';

const today = '2026-06-15';
const mirror = (change: Partial<Mirror> = {}): Mirror => ({
  ledgerId: 'L1',
  number: 'INV-1',
  ledgerStatus: 'approved',
  currency: 'AUD',
  issueDate: '2026-06-01',
  dueDate: '2026-06-20',
  currencyRate: '1',
  ownRate: null,
  subTotal: '100.00',
  totalTax: '0.00',
  total: '100.00',
  amountOwing: '100.00',
  amountPaid: '0.00',
  amountCredited: '0.00',
  fullyPaidOn: null,
  sentToContact: false,
  version: null,
  ledgerUpdatedAtMs: 1_000,
  asOfMs: 1_000,
  ...change,
});
const waiting = { mirror: mirror(), status: 'waitingPayment' as const };

test('the first reading is a transition from nothing', () => {
  expect(reconcile(null, mirror(), today)).toMatchObject({
    kind: 'apply',
    transition: { fromStatus: null, toStatus: 'waitingPayment' },
  });
});

test('the same facts again are no transition', () => {
  expect(reconcile(waiting, mirror({ asOfMs: 2_000 }), today)).toMatchObject({
    kind: 'apply',
    transition: null,
  });
});

test('a further payment is a transition even where the status stays', () => {
  const partly = { mirror: mirror({ amountOwing: '60.00' }), status: 'partiallyPaid' as const };
  const after = mirror({ amountOwing: '40.00', version: null, ledgerUpdatedAtMs: 2_000 });
  expect(reconcile(partly, after, today)).toMatchObject({
    transition: {
      fromStatus: 'partiallyPaid',
      toStatus: 'partiallyPaid',
      owingBefore: '60.00',
      owingAfter: '40.00',
    },
  });
});

test('a payment removed goes back by the same table', () => {
  const paid = { mirror: mirror({ amountOwing: '0.00', ledgerStatus: 'paid' }), status: 'paid' as const };
  expect(reconcile(paid, mirror({ version: null, ledgerUpdatedAtMs: 2_000 }), today)).toMatchObject({
    transition: { fromStatus: 'paid', toStatus: 'waitingPayment' },
  });
});

test('facts that arrive out of order are left aside', () => {
  const newer = {
    mirror: mirror({ version: null, ledgerUpdatedAtMs: 5_000 }),
    status: 'waitingPayment' as const,
  };
  expect(reconcile(newer, mirror({ version: null, ledgerUpdatedAtMs: 4_000, asOfMs: 9_000 }), today)).toEqual(
    {
      kind: 'stale',
    },
  );
  expect(reconcile(newer, mirror({ version: null, ledgerUpdatedAtMs: 5_000, asOfMs: 500 }), today)).toEqual({
    kind: 'stale',
  });
});

test('an edit that does not move the modified time is taken by its later reading', () => {
  const after = mirror({ dueDate: '2026-06-10', asOfMs: 2_000 });
  expect(reconcile(waiting, after, today)).toMatchObject({ kind: 'apply', status: 'overdue' });
});
