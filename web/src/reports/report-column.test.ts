import { expect, test } from 'vitest';
import { nextSort, type ReportColumn, sorted, sortOf } from './report-column.ts';

type Row = { readonly name: string; readonly owing: string | null };
const name: ReportColumn<Row> = { key: 'name', name: 'Customer', kind: 'text', value: (row) => row.name };
const owing: ReportColumn<Row> = { key: 'owing', name: 'Owing', kind: 'money', value: (row) => row.owing };
const rows: readonly Row[] = [
  { name: 'Sample 10', owing: '9.00' },
  { name: 'sample 2', owing: null },
  { name: 'Sample 1', owing: '-10.00' },
  { name: 'Sample 3', owing: '100.00' },
];
const names = (sort: string) => sorted(rows, [name, owing], sortOf(sort)).map((row) => row.name);

test('money is ordered as money and words as people count, and what says nothing comes last', () => {
  expect(names('-owing')).toEqual(['Sample 3', 'Sample 10', 'Sample 1', 'sample 2']);
  expect(names('owing')).toEqual(['Sample 1', 'Sample 10', 'Sample 3', 'sample 2']);
  expect(names('name')).toEqual(['Sample 1', 'sample 2', 'Sample 3', 'Sample 10']);
  expect(names('nothing')).toEqual(rows.map((row) => row.name));
});

test('a heading brings the largest money and the first word first, then the other end', () => {
  expect(nextSort(owing, null)).toBe('-owing');
  expect(nextSort(owing, sortOf('-owing'))).toBe('owing');
  expect(nextSort(name, sortOf('owing'))).toBe('name');
  expect(nextSort(name, sortOf('name'))).toBe('-name');
});
