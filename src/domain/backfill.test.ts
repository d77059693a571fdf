// What a backfill foresees, costs and may undo.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costOf, foresee, foreseeByNumber, judgeUndo, paceOf, secondsLeft, warningsOf } from './backfill.ts';
import { ledgerTraits } from './ledger-traits.ts';
import type { Problem } from './problem.ts';

const pace = paceOf(ledgerTraits('xero'));
const problem: Problem = {
  code: 'TaxRateNotFound',
  message: 'No rate.',
  field: null,
  setting: null,
  ledgerWords: null,
};
const stands = { syncState: 'notSent', isVoided: false, isLinked: false, problem: null };
const clear = { problems: [], contact: { kind: 'linked', name: null } } as const;

test.each([
  [{ isVoided: true, syncState: 'inBooks' }, 'voided'],
  [{ isLinked: true }, 'inBooks'],
  [{ syncState: 'inBooks' }, 'inBooks'],
  [{ syncState: 'queued' }, 'onItsWay'],
  [{ syncState: 'sending' }, 'onItsWay'],
  [{ syncState: 'ignored' }, 'setAside'],
  [{}, 'willSend'],
] as const)('an invoice that stands as %j is foreseen as %s', (change, outcome) => {
  expect(foresee({ ...stands, ...change }, clear).outcome).toBe(outcome);
});

test('what stands in its way is named: its own problem first, then the customer’s', () => {
  const ask = { kind: 'ask', problem: { ...problem, code: 'ContactAmbiguous' } } as const;
  expect(foresee(stands, { problems: [problem], contact: ask })).toEqual({
    outcome: 'needsAttention',
    problem,
  });
  expect(foresee(stands, { problems: [], contact: ask })).toEqual({
    outcome: 'needsAttention',
    problem: ask.problem,
  });
  expect(foresee({ ...stands, syncState: 'needsAttention', problem }, clear).outcome).toBe('needsAttention');
});

test('every invoice has exactly one outcome, and only one that stands free will be sent', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('notSent', 'queued', 'sending', 'needsAttention', 'inBooks', 'ignored'),
      fc.boolean(),
      fc.boolean(),
      fc.option(fc.constant(problem), { nil: null }),
      fc.constantFrom('linked', 'willCreate'),
      (syncState, isVoided, isLinked, found, kind) => {
        const contact = { kind, name: 'Sample' } as const;
        const { outcome } = foresee(
          { syncState, isVoided, isLinked, problem: null },
          { problems: found === null ? [] : [found], contact },
        );
        const isFree = !isVoided && !isLinked && (syncState === 'notSent' || syncState === 'needsAttention');
        expect(outcome === 'willSend').toBe(isFree && found === null);
      },
    ),
  );
});

test('a standing record with its number is taken for it; a voided one is asked about', () => {
  expect(foreseeByNumber('1', [], 'Xero')).toEqual({ outcome: 'willSend' });
  const gone = { ledgerId: 'gone', isGone: true };
  expect(foreseeByNumber('1', [gone, { ledgerId: 'a', isGone: false }], 'Xero')).toEqual({
    outcome: 'inBooksByNumber',
    ledgerId: 'a',
  });
  expect(foreseeByNumber('1', [gone], 'Xero')).toMatchObject({
    outcome: 'needsAttention',
    ledgerId: 'gone',
    problem: { code: 'InvoiceNumberTaken' },
  });
});

test('412 invoices and 59 contacts are eleven calls', () => {
  expect(costOf({ contactsToCreate: 59, invoices: 412 }, pace)).toEqual({ calls: 11, seconds: 6 });
  expect(costOf({ contactsToCreate: 0, invoices: 0 }, pace)).toEqual({ calls: 0, seconds: 0 });
  expect(costOf({ contactsToCreate: 0, invoices: 100_000 }, pace).seconds).toBeGreaterThan(34 * 60);
});

test('the time left follows the pace, and is never less than the limits allow', () => {
  expect(secondsLeft({ left: 1_000, doneLately: 0, latelyMs: 60_000, pace })).toBe(10);
  expect(secondsLeft({ left: 1_000, doneLately: 100, latelyMs: 10_000, pace })).toBe(100);
  expect(secondsLeft({ left: 1_000, doneLately: 1_000, latelyMs: 1_000, pace })).toBe(10);
});

test('locked periods and earlier years are warned of', () => {
  const range = {
    from: '2026-07-01',
    yearStart: '2026-07-01',
    lockedUpTo: null,
    lockedInvoices: 0,
    ledger: ledgerTraits('xero'),
  };
  expect(warningsOf(range)).toEqual([]);
  expect(warningsOf({ ...range, from: '2026-06-30' })).toHaveLength(1);
  expect(warningsOf({ ...range, lockedUpTo: '2026-07-31', lockedInvoices: 3 })).toEqual([
    expect.stringContaining('3 invoices are dated in that period'),
  ]);
});

test.each([
  [{}, null],
  [{ ledgerStatus: 'voided' }, 'gone'],
  [{ isOnItsWay: true }, 'onItsWay'],
  [{ hasMoney: true, isChanged: true }, 'hasMoney'],
  [{ ledgerStatus: 'paid' }, 'hasMoney'],
  [{ isChanged: true }, 'changed'],
  [{ lockedUpTo: '2026-03-01' }, 'locked'],
  [{ lockedUpTo: '2026-02-28' }, null],
] as const)('of an invoice with %j an undo says %s', (change, refusal) => {
  const made = {
    ledgerStatus: 'approved',
    hasMoney: false,
    isChanged: false,
    isOnItsWay: false,
    issueDate: '2026-03-01',
    lockedUpTo: null,
  };
  expect(judgeUndo({ ...made, ...change })).toBe(refusal);
});
