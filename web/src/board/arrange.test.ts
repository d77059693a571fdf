import { expect, test } from 'vitest';
import { arrange, group, isGroupRow, linesOf, sortableText } from './arrange.ts';
import type { BoardColumn } from './board-column.ts';

type Doc = {
  readonly id: string;
  readonly number: string;
  readonly stage: string | null;
  readonly total: string;
};

const stages = [
  { value: 's1', label: 'Draft' },
  { value: 's2', label: 'Accepted' },
  { value: 's3', label: 'Done' },
];
const columns: readonly BoardColumn<Doc>[] = [
  {
    key: 'number',
    name: 'Number',
    type: 'text',
    width: 90,
    value: (doc) => doc.number,
    text: (doc) => doc.number,
  },
  {
    key: 'stage',
    name: 'Stage',
    type: 'status',
    width: 90,
    choices: stages,
    value: (doc) => doc.stage,
    text: (doc) => stages.find(({ value }) => value === doc.stage)?.label ?? '',
  },
  {
    key: 'total',
    name: 'Total',
    type: 'money',
    width: 90,
    isSummed: true,
    currency: () => 'NZD',
    value: (doc) => doc.total,
    text: (doc) => doc.total,
  },
];
const doc = (number: string, stage: string | null, total: string): Doc => ({
  id: number,
  number,
  stage,
  total,
});
const docs = [
  doc('SD-10', 's2', '0.10'),
  doc('SD-9', 's1', '100.00'),
  doc('SD-11', null, '0.20'),
  doc('SD-2', 's2', '9.00'),
];
const numbers = (rows: readonly Doc[]) => rows.map((row) => row.number);
const all = { columns, words: '', sort: [] };

test('numbers within a text are ordered as numbers', () => {
  const rows = arrange(docs, { ...all, sort: [{ key: 'number', direction: 'asc' }] });
  expect(numbers(rows)).toEqual(['SD-2', 'SD-9', 'SD-10', 'SD-11']);
});

test('money is ordered by its amount, a stage by its place on the board, and no stage comes last either way', () => {
  const byTotal = arrange(docs, { ...all, sort: [{ key: 'total', direction: 'desc' }] });
  expect(numbers(byTotal)).toEqual(['SD-9', 'SD-2', 'SD-11', 'SD-10']);
  for (const direction of ['asc', 'desc'] as const) {
    expect(numbers(arrange(docs, { ...all, sort: [{ key: 'stage', direction }] })).at(-1)).toBe('SD-11');
  }
});

test('a second key decides among rows that are equal in the first', () => {
  const rows = arrange(docs, {
    ...all,
    sort: [
      { key: 'stage', direction: 'asc' },
      { key: 'total', direction: 'desc' },
    ],
  });
  expect(numbers(rows)).toEqual(['SD-9', 'SD-2', 'SD-10', 'SD-11']);
});

test('quick text and the filter both have to match', () => {
  const matches = (row: Doc) => row.total !== '9.00';
  expect(numbers(arrange(docs, { ...all, words: ' accepted ', matches }))).toEqual(['SD-10']);
});

test('an amount is found as it stands on the screen', () => {
  const rows = [...docs, doc('SD-12', 's1', '1250.50')];
  expect(numbers(arrange(rows, { ...all, words: '1,250.5' }))).toEqual(['SD-12']);
});

test('groups stand in the order of the stages with exact sums, and those without a stage last', () => {
  const groups = group(docs, columns[1] as BoardColumn<Doc>, columns, () => true);
  expect(groups.map(({ label, rows }) => [label, numbers(rows)])).toEqual([
    ['Draft', ['SD-9']],
    ['Accepted', ['SD-10', 'SD-2']],
    ['No stage', ['SD-11']],
  ]);
  // 0.1 + 9 as floats would do; three tenths would not.
  expect(groups[1]?.sums.get('total')).toEqual([{ currency: 'NZD', amount: '9.1' }]);
});

test('a closed group shows its line alone', () => {
  const groups = group(docs, columns[1] as BoardColumn<Doc>, columns, (id) => id !== 's2');
  const lines = linesOf(groups).map((line) => (isGroupRow(line) ? line.label : line.number));
  expect(lines).toEqual(['Draft', 'SD-9', 'Accepted', 'No stage', 'SD-11']);
});

test('accents and capitals do not part names that belong together', () => {
  const names = ['Zoë', 'eclair', 'Éclair 2', 'ÉCLAIR 10', 'abc'];
  const sorted = [...names].sort((a, b) => (sortableText(a) < sortableText(b) ? -1 : 1));
  expect(sorted).toEqual(['abc', 'eclair', 'Éclair 2', 'ÉCLAIR 10', 'Zoë']);
});
