import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

const columns = [{ name: 'Title', text: (row: { title: string }) => row.title }, { name: 'Actions' }];

test('a title that looks like a formula cannot run in a spreadsheet', () => {
  expect(toCsv(columns, [{ title: '=1+1' }])).toBe("Title\r\n'=1+1");
});

test('a negative amount stays a number', () => {
  expect(toCsv(columns, [{ title: '-12.50' }])).toBe('Title\r\n-12.50');
});

test('commas, quotes and line ends stay inside their cell', () => {
  expect(toCsv(columns, [{ title: 'Caps, 12" peak\nnavy' }])).toBe('Title\r\n"Caps, 12"" peak\nnavy"');
});
