/** A block of cells copied from a spreadsheet or a board, and what it changes where it is pasted. */
import type { BoardColumn } from './board-column.ts';
import { type Edit, isSame } from './cell-edits.ts';
import { readPasted } from './cell-text.ts';

export type Block = readonly (readonly string[])[];

export type Pasted<R> = {
  readonly edits: readonly Edit<R>[];
  /** Why the others stay as they are, each reason once. */
  readonly left: readonly string[];
};

/** Rows by lines and cells by tabs; a cell that holds either of them, or a quote beside one, stands in quotes. */
export function readBlock(text: string): Block {
  const rows: string[][] = [[]];
  for (const [, between = '', cell = ''] of text.replace(/\r?\n$/, '').matchAll(cells)) {
    if (between.endsWith('\n')) rows.push([]);
    rows.at(-1)?.push(isQuoted.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell);
  }
  return rows;
}

const cells = /(^|\t|\r?\n)("(?:[^"]|"")*"(?=\t|\r?\n|$)|[^\t\r\n]*)/g;
const isQuoted = /^"[\s\S]*[\t\n][\s\S]*"$/;

/**
 * @param rows from the one that it is pasted at; more than it has lines stay as they are
 * @param columns from the one that it is pasted at, as they stand side by side
 */
export function pasteBlock<R>(
  block: Block,
  rows: readonly R[],
  columns: readonly BoardColumn<R>[],
): Pasted<R> {
  const edits: Edit<R>[] = [];
  const left = new Set<string>();
  for (const [down, line] of block.entries()) {
    for (const [along, text] of line.entries()) {
      const [row, column] = [rows[down], columns[along]];
      if (!row || !column) left.add('There is no room here for all of it.');
      else pasteCell(text, row, column);
    }
  }
  return { edits, left: [...left] };

  function pasteCell(text: string, row: R, column: BoardColumn<R>): void {
    const isAllowed = column.edit?.isAllowed(row) === true;
    const read = isAllowed ? readPasted(column, text) : { why: `${column.name} is not changed here.` };
    // What cannot be changed may be pasted as it is: a whole row copied for one of its cells.
    if ('why' in read) text === column.text(row) || left.add(read.why);
    else if (!isSame(read.value, column.value(row))) edits.push({ row, column, value: read.value });
  }
}
