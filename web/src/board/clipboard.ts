/** Copying from a cell, and pasting into one, into a block of them, or into the same cell of every selected row. */
import { notifications } from '@mantine/notifications';
import type { ClipboardEvent } from 'react';
import type { CellCopyArgs, CellPasteArgs } from 'react-data-grid';
import { type GroupRow, isGroupRow } from './arrange.ts';
import type { BoardColumn } from './board-column.ts';
import type { Edit } from './cell-edits.ts';
import { copiedText } from './cell-text.ts';
import { type Pasted, pasteBlock, readBlock } from './paste-block.ts';
import type { Row } from './rows.ts';

/** Each is a request of its own. */
const mostCells = 1000;

type Line<R> = R | GroupRow<R>;

export function clipboardOf<R extends Row>(board: {
  readonly lines: readonly Line<R>[];
  /** As they stand side by side. */
  readonly columns: readonly BoardColumn<R>[];
  readonly selected: ReadonlySet<string>;
  readonly onCommit: (edits: readonly Edit<R>[]) => void;
}) {
  function paste(text: string, line: R, key: string): void {
    const { lines, columns, selected, onCommit } = board;
    const beside = columns.slice(columns.findIndex((column) => column.key === key));
    const block = readBlock(text);
    const rows = rowsFrom(lines, line);
    const [first = []] = block;
    const ticked = lines.filter((one): one is R => !isGroupRow(one) && selected.has(one.id));
    const isFilling = block.length === 1 && selected.has(line.id);
    const [cells, into] = isFilling ? [ticked.map(() => first), ticked] : [block, rows];
    const count = first.length * cells.length;
    const pasted: Pasted<R> =
      count > mostCells
        ? { edits: [], left: [`These are ${count} cells; at most ${mostCells} are pasted at once.`] }
        : pasteBlock(cells, into, beside);
    onCommit(pasted.edits);
    if (count > 1 || pasted.left.length > 0) sayPasted(pasted);
  }

  return {
    onCellCopy({ row, column }: CellCopyArgs<Line<R>>, event: ClipboardEvent): void {
      const own = board.columns.find(({ key }) => key === column.key);
      if (!own || isGroupRow(row)) return;
      event.clipboardData.setData('text/plain', copiedText(own, row));
      event.preventDefault();
    },
    onCellPaste({ row, column }: CellPasteArgs<Line<R>>, event: ClipboardEvent): Line<R> {
      if (!isGroupRow(row)) paste(event.clipboardData.getData('text/plain'), row, column.key);
      // Committed above, where what cannot be read is said.
      return row;
    },
  };
}

/** A block ends with its group: beyond it stands what may be out of sight. */
function rowsFrom<R extends Row>(lines: readonly Line<R>[], row: R): readonly R[] {
  const below = lines.slice(lines.indexOf(row));
  const end = below.findIndex((line) => isGroupRow(line));
  return (end < 0 ? below : below.slice(0, end)) as readonly R[];
}

function sayPasted<R>({ edits, left }: Pasted<R>): void {
  const { length: count } = edits;
  notifications.show({
    ...(left.length > 0 ? { color: count > 0 ? 'orange' : 'red' } : {}),
    title: count === 0 ? 'Not changed' : count === 1 ? '1 cell is changed' : `${count} cells are changed`,
    message: [...left.slice(0, mostReasons), ...(count > 0 ? ['Ctrl+Z takes it back.'] : [])].join(' '),
  });
}

const mostReasons = 3;
