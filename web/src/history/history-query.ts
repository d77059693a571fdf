/** What happened to a record, a page at a time. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { get } from '../api/request.ts';
import type { components } from '../api/schema.gen.ts';
import type { Page } from '../api/types.ts';

export type HistoryEntry = components['schemas']['HistoryEntry'];
export type HistoryOf = {
  readonly kind: 'salesDoc' | 'job' | 'company' | 'contact' | 'invoice';
  readonly id: string;
};

export const historyQuery = ({ kind, id }: HistoryOf) =>
  infiniteQueryOptions({
    queryKey: ['history', kind, id],
    queryFn: ({ pageParam, signal }) =>
      get<Page<HistoryEntry>>('/history', { of: kind, id, cursor: pageParam }, signal),
    // The first page has no cursor.
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
  });
