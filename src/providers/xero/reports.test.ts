/** Reports where Xero's columns or sums are not what was asked for. */
import { expect, test } from 'vitest';
import type { Caller } from './call.ts';
import { profitAndLoss } from './profit-and-loss.ts';
import { agedReceivables } from './receivables.ts';

type Row = { readonly RowType: string; readonly [field: string]: unknown };
const row = (
  RowType: string,
  values: readonly string[],
  about?: readonly [id: string, value: string],
): Row => ({
  RowType,
  Cells: values.map((Value) => ({
    Value,
    Attributes: about === undefined ? null : [{ Id: about[0], Value: about[1] }],
  })),
});
const section = (Title: string, Rows: readonly Row[]): Row => ({ RowType: 'Section', Title, Rows });
const report = (Rows: readonly Row[]) => ({ Reports: [{ ReportTitles: ['Report', 'Sample Club'], Rows }] });

const january = { from: '2026-01-01', to: '2026-01-31' };
const february = { from: '2026-02-01', to: '2026-02-28' };

test('months whose days Xero counts otherwise are asked for one by one, and stand beside each other', async () => {
  const asked: string[] = [];
  const call: Caller = async (request) => {
    const { toDate = '', periods } = request.query ?? {};
    asked.push(`${toDate} ${periods ?? 'alone'}`);
    const days =
      periods === undefined
        ? [toDate === january.to ? '31 Jan 2026' : '28 Feb 2026']
        : ['28 Feb 2026', '28 Jan 2026'];
    const account = toDate === january.to ? ['Sales', 's-1', '10.00'] : ['Services', 's-2', '7.00'];
    const [name = '', id = '', amount = ''] = account;
    const amounts = days.map(() => amount);
    const json = report([
      row('Header', ['', ...days]),
      section('Income', [
        row('Row', [name, ...amounts], ['account', id]),
        row('SummaryRow', ['Total Income', ...amounts]),
      ]),
      section('', [row('Row', ['Net Profit', ...amounts])]),
    ]);
    return { ok: true, value: 'read' in request ? request.read(json) : request.readBytes(new Uint8Array()) };
  };
  const read = await profitAndLoss(call, [january, february]);
  expect(asked).toEqual(['2026-02-28 1', '2026-01-31 alone', '2026-02-28 alone']);
  expect(read.ok ? read.value.lines.map(({ kind, name, amounts }) => [kind, name, ...amounts]) : []).toEqual([
    ['heading', 'Income'],
    ['account', 'Services', '0.00', '7.00'],
    ['account', 'Sales', '10.00', '0.00'],
    ['sum', 'Total Income', '10.00', '7.00'],
    ['sum', 'Net Profit', '10.00', '7.00'],
  ]);
});

test('what is carried forward from before has no age, and the report must come to its sum', async () => {
  const json = (closing: string) =>
    report([
      row('Header', ['Date', 'Number', 'Due Date', '', 'Total', 'Paid', 'Credited', 'Due']),
      section('', [row('Row', ['2026-01-01T00:00:00', 'Opening Balance', '', '', '', '', '', '40.00'])]),
      section('', [
        row(
          'Row',
          [
            '2026-02-01T00:00:00',
            'INV-1',
            '2026-02-10T00:00:00',
            '5 days overdue',
            '9.00',
            '0.00',
            '0.00',
            '9.00',
          ],
          ['invoiceID', 'i-1'],
        ),
        row('SummaryRow', ['Total', '', '', '', '9.00', '0.00', '0.00', '9.00']),
      ]),
      section('', [row('SummaryRow', ['Closing Balance', '', '', '', '9.00', '0.00', '0.00', closing])]),
    ]);
  const answering =
    (answer: unknown): Caller =>
    async (call) => ({
      ok: true,
      value: 'read' in call ? call.read(answer) : call.readBytes(new Uint8Array()),
    });
  const read = await agedReceivables(answering(json('49.00')), '2026-02-15', 'c-1');
  expect(read.ok ? read.value : []).toMatchObject([
    {
      contactLedgerId: 'c-1',
      name: 'Sample Club',
      owing: { current: '40.00', days30: '9.00' },
      items: [
        { ledgerId: null, number: 'Opening Balance', owing: '40.00' },
        { ledgerId: 'i-1', dueDate: '2026-02-10', owing: '9.00' },
      ],
    },
  ]);
  await expect(agedReceivables(answering(json('48.00')), '2026-02-15', 'c-1')).rejects.toThrow('its sum');
});
