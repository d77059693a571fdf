/** Where the arrows lead from a card: up and down in its column, left and right to the nearest column with cards. */
import type { KanbanColumn } from './kanban-columns.ts';

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

type HasId = { readonly id: string };

export function nextPlace<R extends HasId>(
  columns: readonly KanbanColumn<R>[],
  id: string,
  direction: Direction,
): R | undefined {
  const at = columns.findIndex(({ rows }) => rows.some((row) => row.id === id));
  const rows = columns[at]?.rows ?? [];
  const index = rows.findIndex((row) => row.id === id);
  switch (direction) {
    case 'up':
      return rows[index - 1];
    case 'down':
      return rows[index + 1];
    case 'first':
      return rows[0];
    case 'last':
      return rows.at(-1);
    case 'left':
      return atIndex(columns.slice(0, at).reverse(), index);
    case 'right':
      return atIndex(columns.slice(at + 1), index);
  }
}

/** The column beside the card's own, also an empty one: where Shift with an arrow moves it. */
export function columnBeside<R extends HasId>(
  columns: readonly KanbanColumn<R>[],
  id: string,
  step: -1 | 1,
): KanbanColumn<R> | undefined {
  const at = columns.findIndex(({ rows }) => rows.some((row) => row.id === id));
  return at < 0 ? undefined : columns[at + step];
}

function atIndex<R>(columns: readonly KanbanColumn<R>[], index: number): R | undefined {
  const rows = columns.find(({ rows }) => rows.length > 0)?.rows;
  return rows?.[Math.min(index, rows.length - 1)];
}
