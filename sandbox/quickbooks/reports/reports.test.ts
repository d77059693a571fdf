/** Reports of the practice QuickBooks: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, type Loose, openQuickbooksBench } from '../test-bench.ts';

const sale = (amount: number, more: Loose = {}) => ({
  CustomerRef: { value: '1' },
  TxnDate: '2026-01-10',
  Line: [
    { Amount: amount, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '2' } } },
  ],
  ...more,
});
const cells = (row: Loose): string[] => row.ColData.map((cell: Loose) => cell.value);

test('documented: what customers owe by age, each cell text and nought an empty one', async () => {
  const bench = openQuickbooksBench();
  await bench.make('Invoice', sale(100, { DueDate: '2026-03-31' }));
  await bench.make('Invoice', sale(40, { DueDate: '2026-02-01' }));
  await bench.make('Payment', { CustomerRef: { value: '1' }, TotalAmt: 15, TxnDate: '2026-03-02' });
  const { json } = await bench.call('GET', '/reports/AgedReceivables?report_date=2026-03-02');
  expect(json.Columns.Column.map((column: Loose) => column.ColTitle)).toEqual([
    '',
    'Current',
    '1 - 30',
    '31 - 60',
    '61 - 90',
    '91 and over',
    'Total',
  ]);
  expect(cells(json.Rows.Row[0])).toEqual([
    'Sample Sports Club (practice)',
    '85.00',
    '40.00',
    '',
    '',
    '',
    '125.00',
  ]);
  expect(json.Rows.Row[1]).toMatchObject({ group: 'GrandTotal' });
  expect(cells(json.Rows.Row[1].Summary)).toEqual([
    'TOTAL',
    '85.00',
    '40.00',
    '0.00',
    '0.00',
    '0.00',
    '125.00',
  ]);
  expect(codeOf(await bench.call('GET', '/reports/AgedReceivables?report_date=soon'))).toBe('2060');
});

test('documented: profit and loss by account, credit memos taken off, in its groups', async () => {
  const bench = openQuickbooksBench();
  await bench.make('Invoice', sale(100));
  await bench.make('CreditMemo', sale(30));
  const { json } = await bench.call(
    'GET',
    '/reports/ProfitAndLoss?start_date=2026-01-01&end_date=2026-01-31',
  );
  expect(json.Rows.Row.map((row: Loose) => row.group)).toEqual([
    'Income',
    'GrossProfit',
    'Expenses',
    'NetOperatingIncome',
    'NetOtherIncome',
    'NetIncome',
  ]);
  expect(cells(json.Rows.Row[0].Rows.Row[0])).toEqual(['Sales', '70.00']);
  expect(cells(json.Rows.Row.at(-1).Summary)).toEqual(['Net Income', '70.00']);
});
