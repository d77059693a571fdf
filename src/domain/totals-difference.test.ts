// Why the books came to other figures than ours.
import { expect, test } from 'vitest';
import { type Amounts, explainDifference, showDifference } from './totals-difference.ts';

const line = { lineAmount: '100.00', taxAmount: '10.00' };
const ours: Amounts = { totalTax: '20.00', total: '220.00', lines: [line, line] };
const theirs = (change: Partial<Amounts>): Amounts => ({ ...ours, ...change });

test('the same figures need no explanation, however they are written', () => {
  expect(explainDifference(ours, theirs({ total: '220.0' }), true)).toBeNull();
  expect(
    showDifference(ours, theirs({ total: '220' }), 'rounding', { ledger: 'Xero', ledgerWords: [] }),
  ).toBeNull();
});

test.each([
  ['a line more', true, { total: '330.00', totalTax: '30.00', lines: [line, line, line] }, 'linesEdited'],
  [
    'another price',
    true,
    { total: '219.99', totalTax: '20.00', lines: [{ ...line, lineAmount: '99.99' }, line] },
    'linesEdited',
  ],
  [
    'another rate from the first',
    false,
    { total: '225.00', totalTax: '25.00', lines: [{ ...line, taxAmount: '15.00' }, line] },
    'taxRateChanged',
  ],
  [
    'a tax that was overwritten by hand',
    true,
    { total: '220.07', totalTax: '20.07', lines: [{ ...line, taxAmount: '10.07' }, line] },
    'totalsEdited',
  ],
  ['a total that was overwritten by hand', true, { total: '219.95' }, 'totalsEdited'],
  [
    'a cent from the first',
    false,
    { total: '220.01', totalTax: '20.01', lines: [{ ...line, taxAmount: '10.01' }, line] },
    'rounding',
  ],
  ['a summary without lines', true, { total: '1.00', lines: [] }, 'unexplained'],
] as const)('%s', (_case, agreedBefore, change, reason) => {
  expect(explainDifference(ours, theirs(change), agreedBefore)).toBe(reason);
});

test('it is told with its sign, and with what the ledger said', () => {
  const shown = showDifference(ours, theirs({ total: '219.95' }), 'totalsEdited', {
    ledger: 'Xero',
    ledgerWords: ['Sample warning.'],
  });
  expect(shown).toEqual({
    ours: '220.00',
    theirs: '219.95',
    difference: '-0.05',
    reason:
      'Somebody changed the tax or the total by hand in Xero. It said: Sample warning. The figure of the books counts.',
  });
});
