import { expect, test } from 'vitest';
import type { BoardColumn, ColumnType } from './board-column.ts';
import { pasteBlock, readBlock } from './paste-block.ts';

type Row = Readonly<Record<string, string | null>>;

const column = (key: string, type: ColumnType, isEditable = true): BoardColumn<Row> => ({
  ...{ key, name: key, type, width: 90, value: (row) => row[key] ?? null, text: (row) => row[key] ?? '' },
  edit: { isAllowed: () => isEditable, isOptional: true, shown: (row) => row, save: async () => null },
});
const columns = [column('Title', 'text'), column('Customer', 'text', false), column('Due', 'date')];
const rows = [
  { Title: 'Caps', Customer: 'Sample Builders', Due: null },
  { Title: 'Totes', Customer: 'Sample Meetup', Due: '2026-12-02' },
];
const said = (text: string, from = 0) => {
  const { edits, left } = pasteBlock(readBlock(text), rows, columns.slice(from));
  return { edits: edits.map(({ row, column, value }) => [row.Title, column.key, value]), left };
};

test('a block is rows by lines and cells by tabs, and a cell in quotes may hold both', () => {
  expect(readBlock('a\tb\r\n\tc\r\n')).toEqual([
    ['a', 'b'],
    ['', 'c'],
  ]);
  expect(readBlock('"two\nlines, ""quoted"""\tb')).toEqual([['two\nlines, "quoted"', 'b']]);
  expect(readBlock('"Big" order')).toEqual([['"Big" order']]);
});

test('a block goes to the right and down from where it is pasted, and what is the same is no change', () => {
  expect(said('Caps\tSample Builders\t1.12.2026\nBags\tSample Meetup\t2026-12-02')).toEqual({
    edits: [
      ['Caps', 'Due', '2026-12-01'],
      ['Totes', 'Title', 'Bags'],
    ],
    left: [],
  });
});

test('what stays as it is is told, each reason once', () => {
  expect(said('X\nY\nZ', 1)).toEqual({
    edits: [],
    left: ['Customer is not changed here.', 'There is no room here for all of it.'],
  });
  expect(said('soon\nsoon', 2).left).toEqual(['“soon” is not a date such as 2026-01-31.']);
});
