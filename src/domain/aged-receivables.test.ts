import { expect, test } from 'vitest';
import { ageBucketOf, ageReceivables, daysOverdue } from './aged-receivables.ts';

const asOf = '2026-11-29';

test.each([
  [null, 'current'],
  ['2026-12-31', 'current'],
  ['2026-11-29', 'current'],
  ['2026-11-28', 'days30'],
  ['2026-10-30', 'days30'],
  ['2026-10-29', 'days60'],
  ['2026-09-30', 'days60'],
  ['2026-09-29', 'days90'],
  ['2026-08-31', 'days90'],
  ['2026-08-30', 'older'],
  ['2024-02-29', 'older'],
])('what was due on %s is, on 29 November, %s', (due, bucket) => {
  expect(ageBucketOf(due, asOf)).toBe(bucket);
});

test('days are counted over leap days, and are none before the due date', () => {
  expect(daysOverdue('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysOverdue('2026-11-30', asOf)).toBe(-1);
});

test('a customer has one row, the largest comes first, and credit is taken off where it is old', () => {
  const item = (customer: string, agedFrom: string | null, own: string) => ({ customer, agedFrom, own });
  const { rows, totals } = ageReceivables(
    [
      item('a', '2026-11-29', '100.10'),
      item('b', '2026-11-01', '0.20'),
      item('b', '2026-10-01', '300.00'),
      item('b', '2026-10-01', '-50.05'),
      item('c', null, '10.00'),
      item('c', '2026-12-01', '-10.00'),
      item('d', '2026-01-01', '5.00'),
      item('d', null, '-5.00'),
    ],
    asOf,
  );
  expect(rows).toEqual([
    {
      customer: 'b',
      current: '0.00',
      days30: '0.20',
      days60: '249.95',
      days90: '0.00',
      older: '0.00',
      total: '250.15',
      count: 3,
    },
    {
      customer: 'a',
      current: '100.10',
      days30: '0.00',
      days60: '0.00',
      days90: '0.00',
      older: '0.00',
      total: '100.10',
      count: 1,
    },
    {
      customer: 'd',
      current: '-5.00',
      days30: '0.00',
      days60: '0.00',
      days90: '0.00',
      older: '5.00',
      total: '0.00',
      count: 2,
    },
  ]);
  expect(totals).toMatchObject({
    current: '95.10',
    days60: '249.95',
    older: '5.00',
    total: '350.25',
    count: 8,
  });
});
