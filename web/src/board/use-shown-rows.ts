/** The rows of a board as the view shows them: filtered, in order, in groups. */
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { arrange, type GroupRow, group, linesOf } from './arrange.ts';
import type { BoardColumn } from './board-column.ts';
import type { ViewSettings } from './view-settings.ts';

export type ShownRows<R> = {
  /** All that match, in order. */
  readonly found: readonly R[];
  readonly groups: readonly GroupRow<R>[] | null;
  /** What the grid draws. */
  readonly lines: readonly (R | GroupRow<R>)[];
  readonly groupColumn: BoardColumn<R> | null;
  readonly toggle: (group: GroupRow<R>) => void;
};

export function useShownRows<R extends object>(
  rows: readonly R[],
  columns: readonly BoardColumn<R>[],
  settings: ViewSettings,
  words: string,
  matches: ((row: R) => boolean) | undefined,
): ShownRows<R> {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  // What is typed is felt at once, however long the list takes.
  const quick = useDeferredValue(words);
  const { sort } = settings;
  const found = useMemo(
    () => arrange(rows, { columns, words: quick, matches, sort }),
    [rows, columns, quick, matches, sort],
  );
  const groupColumn = columns.find(({ key }) => key === settings.group) ?? null;
  const groups = useMemo(
    () =>
      groupColumn
        ? group(found, groupColumn, columns, (id) => !closed.has(`${groupColumn.key} ${id}`))
        : null,
    [found, groupColumn, columns, closed],
  );
  const lines = useMemo(() => (groups ? linesOf(groups) : found), [groups, found]);
  const toggle = useCallback(
    ({ id }: GroupRow<R>) =>
      setClosed((before) => {
        const name = `${groupColumn?.key} ${id}`;
        const next = new Set(before);
        if (!next.delete(name)) next.add(name);
        return next;
      }),
    [groupColumn],
  );
  return { found, groups, lines, groupColumn, toggle };
}
