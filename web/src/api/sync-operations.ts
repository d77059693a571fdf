/** The Sync centre's reads, and what can be done with several operations at once. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, getAll, post, type Query } from './request.ts';
import type { Page, SyncCounts, SyncOperation } from './types.ts';

export type OperationFilter = {
  readonly q?: string | undefined;
  readonly kinds?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly customerId?: string | undefined;
};

/** What became of one of several. `reason` null: it was done. */
export type BulkResult = { readonly id: string; readonly reason: string | null };

const pageSize = 50;
const most = 200;

export const syncCountsQuery = (filter: OperationFilter = {}) =>
  queryOptions({
    queryKey: ['syncOperations', 'counts', filter],
    queryFn: ({ signal }) => get<SyncCounts>('/sync-operations/counts', queryOf(filter), signal),
    placeholderData: keepPreviousData,
  });

export const syncOperationsQuery = (state: string, filter: OperationFilter) =>
  infiniteQueryOptions({
    queryKey: ['syncOperations', 'list', state, filter],
    queryFn: ({ signal, pageParam }) =>
      get<Page<SyncOperation>>(
        '/sync-operations',
        { ...queryOf(filter), state, limit: pageSize, cursor: pageParam },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** All of them, not only those on screen. @throws ApiRefusal */
export function allOperations(state: string, filter: OperationFilter): Promise<readonly SyncOperation[]> {
  return getAll<SyncOperation>('/sync-operations', { ...queryOf(filter), state, limit: most }, undefined);
}

/** @param ids up to 200. @throws ApiRefusal */
export async function retryOperations(ids: readonly string[]): Promise<readonly BulkResult[]> {
  return (await post<{ items: readonly BulkResult[] }>('/sync-operations/retry', { ids })).items;
}

/** @param ids up to 200. @throws ApiRefusal */
export async function ignoreOperations(ids: readonly string[]): Promise<readonly BulkResult[]> {
  return (await post<{ items: readonly BulkResult[] }>('/sync-operations/ignore', { ids })).items;
}

function queryOf(filter: OperationFilter): Query {
  return { ...filter };
}
