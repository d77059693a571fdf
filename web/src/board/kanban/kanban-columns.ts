/** The same rows as columns of cards: one for each choice of a status column, with counts and exact sums. */
import type { BoardColumn } from '../board-column.ts';
import { type Sum, sumOf } from '../sums.ts';

export type KanbanColumn<R> = {
  /** What a card dropped here becomes; null: nothing chosen. */
  readonly value: string | null;
  readonly name: string;
  readonly color: string | undefined;
  readonly rows: readonly R[];
  readonly sums: readonly Sum[];
};

/** Rows keep their order. What has no choice, or one that is gone, stands in a column of its own where there is such a row. */
export function kanbanColumns<R>(
  groupBy: BoardColumn<R>,
  rows: readonly R[],
  summed: BoardColumn<R> | undefined,
): readonly KanbanColumn<R>[] {
  const sums = (pile: readonly R[]) => (summed ? [...sumOf(pile, summed)].sort(byCurrency) : []);
  const choices = (groupBy.choices ?? []).filter(({ value }) => value !== '');
  const piles = new Map<string | null, R[]>(choices.map(({ value }) => [value, []]));
  const others: R[] = [];
  for (const row of rows) {
    const value = groupBy.value(row);
    const pile = typeof value === 'string' ? piles.get(value) : undefined;
    (pile ?? others).push(row);
  }
  const columns = choices.map(({ value, label, color }) => {
    const pile = piles.get(value) ?? [];
    return { value, name: label, color, rows: pile, sums: sums(pile) };
  });
  const isOptional = groupBy.edit?.isOptional ?? false;
  if (others.length === 0 && !isOptional) return columns;
  const none = { value: null, name: `No ${groupBy.name}`, color: undefined };
  return [{ ...none, rows: others, sums: sums(others) }, ...columns];
}

/** The amounts that a card's column adds up: the first money column with sums. */
export function summedColumn<R>(columns: readonly BoardColumn<R>[]): BoardColumn<R> | undefined {
  return columns.find(({ type, isSummed }) => type === 'money' && isSummed === true);
}

function byCurrency(a: Sum, b: Sum): number {
  return (a.currency ?? '') < (b.currency ?? '') ? -1 : 1;
}
