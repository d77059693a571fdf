import { expect, test } from 'vitest';
import { causeSentence, standingSentence } from './drift-words.ts';

test('nothing found is said proudly, with what it cost', () => {
  const state = { compared: 1_204, found: 0, calls: 2, ledger: 'Xero' };
  expect(standingSentence(state)).toBe(
    '1,204 invoices on both sides agree to the cent. Compared with 2 calls.',
  );
  expect(standingSentence({ ...state, found: 1, compared: 1, calls: 1 })).toBe(
    '1 difference in 1 invoice. Compared with 1 call.',
  );
  expect(standingSentence({ ...state, compared: 0 })).toContain('yet');
});

test('a payment that came is told from one that went', () => {
  const cause = 'notHeard' as const;
  expect(causeSentence({ kind: 'payment', cause, theirs: '5.00' }, 'Xero')).toMatch(/^Recorded in Xero/);
  expect(causeSentence({ kind: 'payment', cause, theirs: null }, 'Xero')).toMatch(/^Removed in Xero/);
});
