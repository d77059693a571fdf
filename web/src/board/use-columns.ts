/** The columns of a board: its own, and those that people added. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { columnsQuery } from '../api/boards.ts';
import { meQuery } from '../api/queries.ts';
import type { CustomValues } from '../api/types.ts';
import { usePeople } from '../fields/person-options.ts';
import { useCan } from '../fields/use-can.ts';
import type { BoardColumn } from './board-column.ts';
import { customColumn } from './custom-column.tsx';
import type { Row } from './rows.ts';
import type { BoardName } from './view-settings.ts';

type BoardRow = Row & { readonly custom?: CustomValues; readonly currency?: string };

/** @returns undefined while any of them is on its way */
export function useColumns<R extends BoardRow>(
  board: BoardName,
  own: readonly BoardColumn<R>[] | undefined,
): readonly BoardColumn<R>[] | undefined {
  const { data: added, isPending } = useQuery(columnsQuery(board));
  const { data: me } = useSuspenseQuery(meQuery);
  const people = usePeople();
  const canEdit = useCan('columns:write');
  const { currency } = me.workspace;
  return useMemo(() => {
    if (isPending || own === undefined) return undefined;
    return [...own, ...(added ?? []).map((one) => customColumn<R>(one, { people, canEdit, currency }))];
  }, [isPending, added, own, people, canEdit, currency]);
}
