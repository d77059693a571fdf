import { expect, test } from 'vitest';
import { keysFor } from './live-changes.ts';

test('an invoice that changes refreshes both boards, where its chip is shown', () => {
  expect(keysFor('invoice')).toEqual(expect.arrayContaining([['salesDocs'], ['jobs'], ['invoices']]));
});

test('a change of a kind this build does not know refreshes everything', () => {
  expect(keysFor('somethingNew')).toEqual([[]]);
});
