/** Keys of a board's grid beside those that the library knows. */
import type { KeyboardEvent } from 'react';
import type { CellKeyboardEvent, Column } from 'react-data-grid';
import type { BoardColumn } from './board-column.ts';
import type { HeaderState } from './header-cell.tsx';

/** The grid is one tab stop: Tab leaves it, but from an editor goes on to the next cell. */
export function onTab(event: KeyboardEvent): boolean {
  if (event.key !== 'Tab' || !(event.target instanceof Element)) return false;
  if (event.target.closest('.rdg-editor-container')) return false;
  // The grid would go from cell to cell.
  event.stopPropagation();
  return true;
}

/** Alt+↓ on a head opens its menu, F2 renames it. */
export function onHeadKey<R, L>(
  event: KeyboardEvent,
  columns: readonly Column<L>[],
  byKey: ReadonlyMap<string, BoardColumn<R>>,
  state: HeaderState,
): void {
  const head = event.target;
  if (!(head instanceof HTMLElement) || head.role !== 'columnheader') return;
  const key = columns[Number(head.getAttribute('aria-colindex')) - 1]?.key;
  const column = byKey.get(key ?? '');
  if (!column) return;
  if (event.key === 'ArrowDown' && event.altKey) state.setMenuOf(column.key);
  else if (event.key === 'F2' && column.custom) state.setRenaming(column.key);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** The cell itself has the focus, and no button or link in it. */
export function isCell(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.role === 'gridcell';
}

/** In a date an arrow changes a part of it. */
export function byArrow({ key, target }: CellKeyboardEvent): -1 | 0 | 1 {
  if (!(target instanceof HTMLInputElement) || target.type === 'date') return 0;
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
}
