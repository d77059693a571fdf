/** Backfills: what the books lack from before they were connected, its preview, the run and its undoing. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, getAll, post } from './request.ts';
import type { Backfill, BackfillAct, BackfillInvoice, Page } from './types.ts';

type Backfills = {
  readonly items: readonly Backfill[];
  readonly usualRange: { readonly from: string; readonly to: string };
};

/** While something moves its counts are asked for again: a run settles invoices in batches that nobody announces one by one. */
const movesEveryMs = 1_500;

export const backfillsQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['backfills', 'list', connectionId],
    queryFn: ({ signal }) => get<Backfills>(`/connections/${connectionId}/backfills`, undefined, signal),
    refetchInterval: ({ state }) => (state.data?.items.some(isMoving) ? movesEveryMs : false),
  });

export const backfillInvoicesQuery = (id: string, outcome: string | null) =>
  queryOptions({
    queryKey: ['backfills', 'invoices', id, outcome],
    queryFn: ({ signal }) =>
      get<Page<BackfillInvoice>>(`/backfills/${id}/invoices`, { outcome, limit: shownInvoices }, signal),
    placeholderData: keepPreviousData,
  });

export function allBackfillInvoices(id: string, outcome: string | null): Promise<readonly BackfillInvoice[]> {
  return getAll(`/backfills/${id}/invoices`, { outcome, limit: 1_000 }, undefined);
}

export function previewBackfill(
  connectionId: string,
  range: { from: string | null; to: string | null },
): Promise<Backfill> {
  return post(`/connections/${connectionId}/backfills`, range);
}

export function changeBackfill(id: string, act: BackfillAct): Promise<Backfill> {
  return post(`/backfills/${id}/${act}`);
}

export function isMoving({ state }: Backfill): boolean {
  return state === 'checking' || state === 'running' || state === 'undoing';
}

/** More than these are in the file. */
const shownInvoices = 100;
