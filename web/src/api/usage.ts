/** What a connection has used of what its ledger allows. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';
import type { components } from './schema.gen.ts';

export type LedgerUsage = components['schemas']['LedgerUsage'];

export const ledgerUsageQuery = (connectionId: string, by: 'hour' | 'day') =>
  queryOptions({
    queryKey: ['usage', connectionId, by],
    queryFn: ({ signal }) => get<LedgerUsage>(`/connections/${connectionId}/usage`, { by }, signal),
    placeholderData: keepPreviousData,
    // No call is announced: the meter looks by itself, more rarely where it counts a month.
    refetchInterval: by === 'hour' ? 30_000 : 300_000,
  });
