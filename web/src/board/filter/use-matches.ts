/** Which rows a board shows: by its view's filter, and by what its address asks for besides. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { meQuery } from '../../api/queries.ts';
import { todayHere } from '../../format/dates.ts';
import type { BoardColumn } from '../board-column.ts';
import type { Filter } from '../view-settings.ts';
import { compileFilter } from './compile-filter.ts';

/** @returns undefined where every row is shown */
export function useMatches<R>(
  filter: Filter | null,
  columns: readonly BoardColumn<R>[],
  only: ((row: R) => boolean) | undefined,
): ((row: R) => boolean) | undefined {
  const { data: me } = useSuspenseQuery(meQuery);
  const meId = me.user?.id ?? null;
  const today = todayHere();
  return useMemo(() => {
    if (filter === null) return only;
    const matches = compileFilter(filter, columns, { meId, today });
    return only ? (row) => only(row) && matches(row) : matches;
  }, [filter, columns, only, meId, today]);
}
