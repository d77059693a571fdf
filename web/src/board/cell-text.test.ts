import { expect, test } from 'vitest';
import type { BoardColumn, ColumnType } from './board-column.ts';
import { readPasted, readTyped } from './cell-text.ts';

const labels = [
  { value: 'a', label: 'Promised' },
  { value: 'b', label: 'Paid' },
];
const column = (type: ColumnType, isOptional = true): BoardColumn<null> => ({
  ...{ key: 'k', name: 'Cell', type, width: 90, value: () => null, text: () => '' },
  ...(type === 'status' || type === 'tags' ? { choices: labels } : {}),
  edit: { isAllowed: () => true, isOptional, shown: () => null, save: async () => null },
});

test('a number is read as spreadsheets show it, and anything else is refused in words', () => {
  expect(readTyped(column('money'), '$1,234.50')).toEqual({ value: '1234.50' });
  expect(readTyped(column('number'), '-12 500')).toEqual({ value: '-12500' });
  expect(readTyped(column('number'), 'a dozen')).toEqual({ why: '“a dozen” is not a number.' });
});

test('blank clears a cell that may be empty, and a title stays', () => {
  expect(readTyped(column('text'), '  ')).toEqual({ value: null });
  expect(readTyped(column('text', false), '  ')).toEqual({ why: 'Cell cannot be empty.' });
});

test('a web address gets its scheme, and a script is none', () => {
  expect(readTyped(column('link'), 'proofs.example/12')).toEqual({ value: 'https://proofs.example/12' });
  expect(readTyped(column('link'), 'javascript:alert(1)')).toHaveProperty('why');
});

test('labels are pasted by their names, several of them with commas between', () => {
  expect(readPasted(column('status'), 'paid')).toEqual({ value: 'b' });
  expect(readPasted(column('tags'), 'Paid, promised')).toEqual({ value: ['b', 'a'] });
  expect(readPasted(column('status'), 'Lost')).toEqual({ why: 'Cell has no “Lost”.' });
});
