/**
 * Edits in a board's cells: shown at once, saved one after the other, undone one by one.
 *
 *   shown ──saved──► kept
 *     │──refused or unreachable──► put back, and told why
 *     └──changed by somebody else meanwhile──► theirs is shown, and the person is asked
 */
import type { QueryClient } from '@tanstack/react-query';
import type { BoardColumn, CellValue } from './board-column.ts';
import { overlayRow, placeRow, type Row, type Rows, refreshRows, rowsKey } from './rows.ts';
import type { BoardName } from './view-settings.ts';

export type CellEdits<R> = {
  readonly commit: (row: R, column: BoardColumn<R>, value: CellValue, was?: CellValue) => void;
  /** Takes back the latest edit; answers it, or null where there is none. */
  readonly undo: () => Done<R> | null;
  readonly canUndo: () => boolean;
};

export type Done<R> = {
  readonly row: R;
  readonly column: BoardColumn<R>;
  readonly was: CellValue;
  readonly value: CellValue;
};

/** `row`: as it is now, theirs shown. */
export type Refused<R> = Done<R> & { readonly error: unknown };

const mostUndone = 100;

export function createCellEdits<R extends Row>(
  client: QueryClient,
  board: BoardName,
  tell: { readonly changed: () => void; readonly refused: (edit: Refused<R>) => void },
): CellEdits<R> {
  const past: Done<R>[] = [];
  let queue = Promise.resolve();
  const rowNow = (id: string) =>
    client.getQueryData<Rows<R>>(rowsKey(board))?.rows.find((row) => row.id === id);

  function start(edit: Done<R>, isUndo: boolean): void {
    const { row, column, value, was } = edit;
    const shown = column.edit?.shown;
    if (!shown || isSame(value, was)) return;
    const endOverlay = overlayRow<R>(client, board, row.id, (now) => shown(now, value));
    placeRow(client, board, rowNow(row.id) ?? row);
    // At once, though it is still on its way: who undoes right after an edit means this one.
    if (!isUndo) past.splice(0, past.length, ...past.slice(-mostUndone), edit);
    tell.changed();
    queue = queue.then(() => save(edit, endOverlay));
  }

  async function save(edit: Done<R>, endOverlay: () => void): Promise<void> {
    const { row, column, value, was } = edit;
    try {
      const saved = await column.edit?.save(row, value, was);
      endOverlay();
      if (saved) placeRow(client, board, saved);
    } catch (error) {
      endOverlay();
      if (past.includes(edit)) past.splice(past.indexOf(edit), 1);
      tell.changed();
      await putBack(edit);
      tell.refused({ ...edit, row: rowNow(row.id) ?? row, error });
    }
  }

  /** As the server has it; where it cannot be asked, as it was before the edit. */
  async function putBack({ row, column, was }: Done<R>): Promise<void> {
    const now = rowNow(row.id);
    if (now && column.edit) placeRow(client, board, column.edit.shown(now, was));
    await refreshRows(client, board, { ids: [row.id] }).catch(() => undefined);
  }

  return {
    commit: (row, column, value, was = column.value(row)) => start({ row, column, value, was }, false),
    undo() {
      const last = past.pop();
      tell.changed();
      if (!last) return null;
      start({ ...last, value: last.was, was: last.value }, true);
      return last;
    },
    canUndo: () => past.length > 0,
  };
}

export function isSame(a: CellValue, b: CellValue): boolean {
  return JSON.stringify(emptyAsNull(a)) === JSON.stringify(emptyAsNull(b));
}

function emptyAsNull(value: CellValue): CellValue {
  return value === '' || (Array.isArray(value) && value.length === 0) ? null : value;
}
