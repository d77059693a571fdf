/** Reports as QuickBooks nests them: customers below customers, accounts below accounts. */
import { expect, test } from 'vitest';
import type { Caller } from './call.ts';
import { profitAndLoss } from './profit-and-loss.ts';
import { agedReceivables } from './receivables.ts';

type Cell = readonly [value: string, id?: string];
const cells = (...values: readonly Cell[]) => ({
  ColData: values.map(([value, id]) => ({ value, ...(id === undefined ? {} : { id }) })),
});
const answering =
  (json: unknown): Caller =>
  async (call) => ({
    ok: true,
    value: 'read' in call ? call.read(json) : call.readBytes(new Uint8Array()),
  });
const columns = (titles: readonly string[]) => ({
  Column: titles.map((ColTitle) => ({ ColTitle, ColType: 'Money' })),
});

const steps = columns(['', 'Current', '1 - 30', '31 - 60', '61 - 90', '91 and over', 'Total']);
const row = (name: string, id: string, current: string) =>
  cells([name, id], [current], [''], [''], [''], [''], [current]);
const sumRow = (name: string, current: string) => ({
  Summary: cells([name], [current], ['0.00'], ['0.00'], ['0.00'], ['0.00'], [current]),
  type: 'Section',
});

test('a customer with customers below it is told with its own amounts, beside theirs', async () => {
  const json = {
    Columns: steps,
    Rows: {
      Row: [
        row('Sample Club', '1', '.50'),
        {
          Header: row('Sample League', '2', '10.00'),
          Rows: { Row: [row('Sample Team', '3', '-4.00')] },
          ...sumRow('Total Sample League', '6.00'),
        },
        { group: 'GrandTotal', ...sumRow('TOTAL', '6.50') },
      ],
    },
  };
  const read = await agedReceivables(answering(json), '2026-11-29', null);
  const owed = read.ok ? read.value : [];
  expect(owed.map(({ contactLedgerId, owing }) => [contactLedgerId, owing.current])).toEqual([
    ['1', '0.50'],
    ['2', '10.00'],
    ['3', '-4.00'],
  ]);
});

test('a report whose customers do not come to its sum is not taken for an answer', async () => {
  const json = {
    Columns: steps,
    Rows: { Row: [row('Sample Club', '1', '1.00'), { group: 'GrandTotal', ...sumRow('TOTAL', '2.00') }] },
  };
  await expect(agedReceivables(answering(json), '2026-11-29', null)).rejects.toThrow('its sum');
});

test('an account with accounts below it keeps what was booked on itself', async () => {
  const json = {
    Columns: columns(['', 'Total']),
    Rows: {
      Row: [
        {
          Header: cells(['Income'], ['']),
          Rows: {
            Row: [
              {
                Header: cells(['Services', '1'], ['56000.00']),
                Rows: { Row: [cells(['Maintenance', '43'], ['56070.00'])] },
                Summary: cells(['Total Services', '1'], ['112070.00']),
              },
            ],
          },
          Summary: cells(['Total Income'], ['112070.00']),
          group: 'Income',
        },
      ],
    },
  };
  const read = await profitAndLoss(answering(json), [{ from: '2026-01-01', to: '2026-01-31' }]);
  expect(read.ok ? read.value.lines.map(({ kind, name, amounts }) => [kind, name, ...amounts]) : []).toEqual([
    ['heading', 'Income'],
    ['account', 'Services', '56000.00'],
    ['account', 'Maintenance', '56070.00'],
    ['sum', 'Total Services', '112070.00'],
    ['sum', 'Total Income', '112070.00'],
  ]);
});
