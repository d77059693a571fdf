/** The search over everything, asked with one request. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';
import type { Found } from './types.ts';

/** @param words nothing is asked before there are two letters */
export const searchQuery = (words: string) =>
  queryOptions({
    queryKey: ['search', words],
    queryFn: ({ signal }) => get<{ items: readonly Found[] }>('/search', { q: words }, signal),
    enabled: words.length > 1,
    // An invoice among them shows where it stands now.
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
