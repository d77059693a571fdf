/** What the Sync centre shows, as its address says it: which state, and of what. */
import type { OperationFilter } from '../api/sync-operations.ts';
import { kindGroups } from './operation-kinds.ts';

export type SyncSearch = {
  readonly state?: string;
  readonly books?: string;
  readonly about?: string;
  readonly customer?: string;
  readonly q?: string;
};

export function syncSearch(search: Record<string, unknown>): SyncSearch {
  const known = (['state', 'books', 'about', 'customer', 'q'] as const).flatMap((key) => {
    // A number that is looked for comes back as one.
    const value = typeof search[key] === 'number' ? String(search[key]) : search[key];
    return typeof value === 'string' && value !== '' ? [[key, value]] : [];
  });
  return Object.fromEntries(known);
}

export function filterOf({ books, about, customer, q }: SyncSearch): OperationFilter {
  return {
    q,
    connectionId: books,
    customerId: customer,
    kinds: kindGroups.find(({ value }) => value === about)?.kinds.join(','),
  };
}

export function isFiltered(search: SyncSearch): boolean {
  return Object.values(filterOf(search)).some((value) => value !== undefined);
}
