/** Keeps the active cell with its row and column when lines move: after a sort, a filter, an edit or a live change. */
import { type FocusEvent, useLayoutEffect, useRef } from 'react';
import type { Column, DataGridHandle, PositionChangeArgs } from 'react-data-grid';
import { type GroupRow, lineId } from './arrange.ts';
import type { Row } from './rows.ts';

type At = { readonly lineId: string; readonly key: string; readonly place: number };

export function useActiveCell<R extends Row>(
  lines: readonly (R | GroupRow<R>)[],
  columns: readonly Column<R | GroupRow<R>>[],
) {
  const grid = useRef<DataGridHandle>(null);
  const at = useRef<At | null>(null);
  const focused = useRef<Element | null>(null);

  useLayoutEffect(() => {
    const was = at.current;
    if (was === null || lines.length === 0) return;
    const isThere = (place: number) => lines[place] !== undefined && lineId(lines[place]) === was.lineId;
    if (isThere(was.place)) return;
    const found = lines.findIndex((line) => lineId(line) === was.lineId);
    // Gone from the list: whatever stands in its place now.
    const place = found >= 0 ? found : Math.min(was.place, lines.length - 1);
    const idx = Math.max(
      0,
      columns.findIndex(({ key }) => key === was.key),
    );
    at.current = { ...was, place, lineId: lineId(lines[place] as R | GroupRow<R>) };
    grid.current?.setActivePosition(
      { rowIdx: place, idx },
      { shouldFocus: hadFocus(grid.current, focused.current) },
    );
  }, [lines, columns]);

  return {
    grid,
    onChange({ rowIdx, row, column }: PositionChangeArgs<R | GroupRow<R>>) {
      at.current = row && column ? { lineId: lineId(row), key: column.key, place: rowIdx } : null;
    },
    handlers: {
      onFocus: (event: FocusEvent) => {
        focused.current = event.target;
      },
    },
  };
}

/** In the grid, or it was in a cell that has gone. */
function hadFocus({ element }: DataGridHandle, last: Element | null): boolean {
  const now = document.activeElement;
  if (element?.contains(now)) return true;
  return last !== null && !last.isConnected && (now === null || now === document.body);
}

/** As the grid puts them: frozen ones first, before them the ticks. */
export function inGridOrder<L>(columns: readonly Column<L>[]): readonly Column<L>[] {
  return [...columns].sort((a, b) => Number(b.frozen === true) - Number(a.frozen === true));
}
