/** Sample data: whether there is any, its invoices' way through the practice books, and its removal. */
import { queryOptions } from '@tanstack/react-query';
import { get, post, remove } from './request.ts';
import type { SampleData } from './types.ts';

/** While its invoices go, how far they are is asked for again: nobody announces that one by one. */
const movesEveryMs = 1_000;

export const sampleDataQuery = queryOptions({
  queryKey: ['sampleData'],
  queryFn: ({ signal }) => get<SampleData>('/sample-data', undefined, signal),
  refetchInterval: ({ state }) => (state.data?.progress ? movesEveryMs : false),
});

export function sendSamples(): Promise<SampleData> {
  return post('/sample-data/send');
}

export function removeSamples(): Promise<void> {
  return remove('/sample-data');
}
