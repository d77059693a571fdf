/** Both sides compared: how each connection stands, what differs, repairs, and the comparisons so far. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, getAll, post } from './request.ts';
import type { DriftCheck, DriftFinding, DriftRepair, DriftStanding, Page } from './types.ts';

export type FindingState = DriftFinding['state'];

export const driftQuery = queryOptions({
  queryKey: ['drift', 'standing'],
  queryFn: ({ signal }) => get<{ readonly items: readonly DriftStanding[] }>('/drift', undefined, signal),
});

export const findingsQuery = (connectionId: string, state: FindingState) =>
  infiniteQueryOptions({
    queryKey: ['drift', 'findings', connectionId, state],
    queryFn: ({ pageParam: cursor, signal }) =>
      get<Page<DriftFinding>>('/drift/findings', { connectionId, state, cursor, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const checksQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['drift', 'checks', connectionId],
    queryFn: ({ signal }) =>
      get<{ readonly items: readonly DriftCheck[] }>('/drift/checks', { connectionId }, signal),
  });

export function allFindings(connectionId: string): Promise<readonly DriftFinding[]> {
  return getAll('/drift/findings', { connectionId, state: 'open', limit: 200 }, undefined);
}

export function compareNow(connectionId: string): Promise<DriftCheck> {
  return post('/drift/checks', { connectionId });
}

export function stopComparing(id: string): Promise<DriftCheck> {
  return post(`/drift/checks/${id}/stop`);
}

export function repairFinding(id: string, how: DriftRepair['how']): Promise<DriftFinding> {
  return post(`/drift/findings/${id}/repair`, { how });
}

export function bringIn(
  connectionId: string,
  ledgerIds: readonly string[],
): Promise<{ readonly asked: number }> {
  return post('/drift/only-there/bring-in', { connectionId, ledgerIds });
}

export function repairAll(connectionId: string): Promise<{ readonly asked: number }> {
  return post('/drift/repairs', { connectionId });
}
