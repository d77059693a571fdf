/** Reports of the practice QuickBooks: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, type Loose, openQuickbooksBench } from '../test-bench.ts';
import { customer, sale, to } from '../transactions/sample-documents.ts';

const old = { TxnDate: '2026-01-10' };
const cells = (row: Loose): string[] => row.ColData.map((cell: Loose) => cell.value);

test('documented: what customers owe by age, each cell text and nought an empty one', async () => {
  const bench = openQuickbooksBench();
  await bench.make('Invoice', sale(100, { ...old, DueDate: '2026-03-31' }));
  await bench.make('Invoice', sale(40, { ...old, DueDate: '2026-02-01' }));
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
  await bench.make('Invoice', sale(100, old));
  await bench.make('CreditMemo', sale(30, old));
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

test('documented: ages are those of the day asked for, whatever was paid since, and of the customers asked for', async () => {
  const bench = openQuickbooksBench();
  const invoice = await bench.make('Invoice', sale(100, { ...old, DueDate: '2026-01-20' }));
  await bench.make('Payment', {
    ...customer,
    TxnDate: '2026-02-20',
    TotalAmt: 100,
    Line: [to(100, invoice)],
  });
  const rowsOn = async (query: string) =>
    (await bench.call('GET', `/reports/AgedReceivables?${query}`)).json.Rows.Row;
  expect(cells((await rowsOn('report_date=2026-02-10'))[0])).toContain('100.00');
  expect(await rowsOn('report_date=2026-02-20')).toEqual([]);
  expect(await rowsOn('report_date=2026-02-10&customer=2,3')).toEqual([]);
  expect(await rowsOn('report_date=2026-01-01')).toEqual([]);
});

test('documented: on the cash basis income counts when it is paid; a discount is less income', async () => {
  const bench = openQuickbooksBench();
  const off = { Amount: 10, DetailType: 'DiscountLineDetail', DiscountLineDetail: {} };
  const invoice = await bench.make('Invoice', sale(100, { ...old, Line: [...sale(100).Line, off] }));
  await bench.make('Payment', { ...customer, TxnDate: '2026-02-20', TotalAmt: 45, Line: [to(45, invoice)] });
  const netIn = async (month: string, method: string) => {
    const query = `start_date=2026-${month}-01&end_date=2026-${month}-28&accounting_method=${method}`;
    const { json } = await bench.call('GET', `/reports/ProfitAndLoss?${query}`);
    expect(json.Header.ReportBasis).toBe(method);
    return cells(json.Rows.Row.at(-1).Summary)[1];
  };
  expect(await netIn('01', 'Accrual')).toBe('90.00');
  expect(await netIn('01', 'Cash')).toBe('0.00');
  expect(await netIn('02', 'Cash')).toBe('45.00');
});

test('documented: months stand beside each other, the last column their sum, and each says its days', async () => {
  const bench = openQuickbooksBench();
  await bench.make('Invoice', sale(100, old));
  await bench.make('Invoice', sale(40, { TxnDate: '2026-03-31' }));
  const query = 'start_date=2026-01-01&end_date=2026-03-15&summarize_column_by=Month';
  const { json } = await bench.call('GET', `/reports/ProfitAndLoss?${query}`);
  expect(json.Columns.Column.map((column: Loose) => column.ColTitle)).toEqual([
    '',
    'Jan 2026',
    'Feb 2026',
    'Mar 1 - 15, 2026',
    'Total',
  ]);
  expect(json.Columns.Column[2].MetaData).toEqual([
    { Name: 'StartDate', Value: '2026-02-01' },
    { Name: 'EndDate', Value: '2026-02-28' },
  ]);
  expect(cells(json.Rows.Row[0].Rows.Row[0])).toEqual(['Sales', '100.00', '', '', '100.00']);
  expect(cells(json.Rows.Row.at(-1).Summary)).toEqual(['Net Income', '100.00', '0.00', '0.00', '100.00']);
  const asked = (query: string) => bench.call('GET', `/reports/ProfitAndLoss?${query}`);
  expect(codeOf(await asked('summarize_column_by=Mood'))).toBe('2170');
});
