import { expect, test } from 'vitest';
import type { BoardColumn } from '../board-column.ts';
import { kanbanColumns, summedColumn } from './kanban-columns.ts';
import { columnBeside, nextPlace } from './next-place.ts';

type Row = {
  readonly id: string;
  readonly stage: string | null;
  readonly total: string;
  readonly currency: string;
};

const stage: BoardColumn<Row> = {
  key: 'stage',
  name: 'Stage',
  type: 'status',
  width: 100,
  value: (row) => row.stage,
  text: (row) => row.stage ?? '',
  choices: [
    { value: 'new', label: 'New', color: 'gray' },
    { value: 'art', label: 'Artwork' },
    { value: 'done', label: 'Done', color: 'green' },
  ],
};
const total: BoardColumn<Row> = {
  key: 'total',
  name: 'Total',
  type: 'money',
  width: 100,
  isSummed: true,
  value: (row) => row.total,
  text: (row) => row.total,
  currency: (row) => row.currency,
};
const row = (id: string, at: string | null, amount = '1.00', currency = 'AUD'): Row => ({
  id,
  stage: at,
  total: amount,
  currency,
});

test('each stage has its rows in their order, and what they come to in each currency', () => {
  const rows = [
    row('a', 'new', '90071992547409931.07'),
    row('b', 'done'),
    row('c', 'new', '0.03'),
    row('d', 'new', '-5.50', 'USD'),
  ];
  const columns = kanbanColumns(stage, rows, summedColumn([stage, total]));
  expect(columns.map(({ name, rows }) => [name, rows.map(({ id }) => id)])).toEqual([
    ['New', ['a', 'c', 'd']],
    ['Artwork', []],
    ['Done', ['b']],
  ]);
  expect(columns[0]?.sums).toEqual([
    { currency: 'AUD', amount: '90071992547409931.1' },
    { currency: 'USD', amount: '-5.5' },
  ]);
});

test('a label that is gone is not lost from sight', () => {
  const columns = kanbanColumns(stage, [row('a', 'removed'), row('b', null)], undefined);
  expect(columns[0]).toMatchObject({ value: null, name: 'No Stage', rows: [{ id: 'a' }, { id: 'b' }] });
});

test('arrows go over empty columns, and a move goes into them', () => {
  const columns = kanbanColumns(stage, [row('a', 'new'), row('b', 'new'), row('c', 'done')], undefined);
  expect(nextPlace(columns, 'a', 'down')?.id).toBe('b');
  expect(nextPlace(columns, 'b', 'down')).toBeUndefined();
  expect(nextPlace(columns, 'b', 'right')?.id).toBe('c');
  expect(nextPlace(columns, 'c', 'left')?.id).toBe('a');
  expect(columnBeside(columns, 'a', 1)?.name).toBe('Artwork');
  expect(columnBeside(columns, 'a', -1)).toBeUndefined();
});
