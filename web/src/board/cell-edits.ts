/**
 * Edits in a board's cells: shown at once, saved one after the other, undone as they were made, a pasted block in one.
 *
 *   shown ──saved──► kept
 *     │──refused or unreachable──► put back, and told why
 *     └──changed by somebody else meanwhile──► theirs is shown, and the person is asked
 */
import type { QueryClient } from '@tanstack/react-query';
import type { BoardColumn, CellValue } from './board-column.ts';
import { overlayRow, placeRows, type Row, type Rows, refreshRows, rowsKey } from './rows.ts';
import type { BoardName } from './view-settings.ts';

export type CellEdits<R> = {
  /** Several are one act: undone, and told of, together. */
  readonly commit: (edits: readonly Edit<R>[]) => void;
  /** Takes back the latest act; answers its edits, none where there is nothing to take back. */
  readonly undo: () => readonly Done<R>[];
  readonly canUndo: () => boolean;
};

export type Edit<R> = {
  readonly row: R;
  readonly column: BoardColumn<R>;
  readonly value: CellValue;
  /** What the person saw in the cell; absent: what the row says. */
  readonly was?: CellValue;
};

export type Done<R> = Required<Edit<R>>;

/** `row`: as it is now, theirs shown. */
export type Refused<R> = Done<R> & { readonly error: unknown };

const mostUndone = 100;

export function createCellEdits<R extends Row>(
  client: QueryClient,
  board: BoardName,
  tell: { readonly changed: () => void; readonly refused: (edits: readonly Refused<R>[]) => void },
): CellEdits<R> {
  let past: readonly (readonly Done<R>[])[] = [];
  let queue = Promise.resolve();
  const rowNow = (id: string) =>
    client.getQueryData<Rows<R>>(rowsKey(board))?.rows.find((row) => row.id === id);

  function start(edits: readonly Done<R>[], isUndo: boolean): void {
    const changing = edits.filter(({ value, was }) => !isSame(value, was));
    if (changing.length === 0) return;
    const shown = changing.map((edit) => ({ edit, endOverlay: overlayOf(edit) }));
    placeRows(
      client,
      board,
      changing.map(({ row }) => rowNow(row.id) ?? row),
    );
    // At once, though it is still on its way: who undoes right after an edit means this one.
    if (!isUndo) past = [...past.slice(-mostUndone), changing];
    tell.changed();
    queue = queue.then(() => saveAll(shown));
  }

  function overlayOf({ row, column, value }: Done<R>): () => void {
    return overlayRow<R>(client, board, row.id, (now) => column.edit?.shown(now, value) ?? now);
  }

  async function saveAll(edits: readonly { edit: Done<R>; endOverlay: () => void }[]): Promise<void> {
    const refused: Refused<R>[] = [];
    for (const { edit, endOverlay } of edits) {
      try {
        const saved = await edit.column.edit?.save(edit.row, edit.value, edit.was);
        endOverlay();
        if (saved) placeRows(client, board, [saved]);
      } catch (error) {
        endOverlay();
        await putBack(edit);
        refused.push({ ...edit, row: rowNow(edit.row.id) ?? edit.row, error });
        forget(edit);
      }
    }
    if (refused.length > 0) tell.refused(refused);
  }

  function forget(edit: Done<R>): void {
    past = past.map((act) => act.filter((one) => one !== edit)).filter((act) => act.length > 0);
    tell.changed();
  }

  /** As the server has it; where it cannot be asked, as it was before the edit. */
  async function putBack({ row, column, was }: Done<R>): Promise<void> {
    const now = rowNow(row.id);
    if (now && column.edit) placeRows(client, board, [column.edit.shown(now, was)]);
    await refreshRows(client, board, { ids: [row.id] }).catch(() => undefined);
  }

  return {
    commit: (edits) =>
      start(
        edits.map((edit) => ({ was: edit.column.value(edit.row), ...edit })),
        false,
      ),
    undo() {
      const last = past.at(-1) ?? [];
      past = past.slice(0, -1);
      tell.changed();
      start(
        last.map((edit) => ({ ...edit, value: edit.was, was: edit.value })),
        true,
      );
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
