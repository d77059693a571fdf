/** Which columns a board's cards may stand by: those of few choices, the one of its groups first. */
import type { BoardColumn } from '../board-column.ts';

export function cardColumns<R>(columns: readonly BoardColumn<R>[]): readonly BoardColumn<R>[] {
  return columns.filter(({ type, choices }) => type === 'status' && choices !== undefined);
}

export function groupingOf<R>(
  columns: readonly BoardColumn<R>[],
  group: string | null,
): BoardColumn<R> | undefined {
  const offered = cardColumns(columns);
  return (
    offered.find(({ key }) => key === group) ?? offered.find(({ edit }) => edit !== undefined) ?? offered[0]
  );
}
