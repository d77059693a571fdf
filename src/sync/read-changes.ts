/** Reads every change of one list since a time, in order, losing none that happens meanwhile. */
import type { Outcome, Page } from '../providers/provider.ts';
import type { Engine } from './engine.ts';

const MAX_PAGES = 1_000;

/** @returns the ledger's own time of the newest change seen: the next reading begins there. */
export async function readChanges<Item extends { readonly updatedAt: Date }>(
  engine: Engine,
  from: Date,
  list: {
    readonly readPage: (since: Date, page: number) => Promise<Outcome<Page<Item>>>;
    /** `readAt`: when the request left that brought the items. */
    readonly take: (items: readonly Item[], readAt: Date) => Promise<void>;
  },
): Promise<Outcome<Date>> {
  let since = from;
  let page = 1;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const readAt = engine.clock.now();
    const read = await list.readPage(since, page);
    if (!read.ok) return read;
    await list.take(read.value.items, readAt);
    ({ since, page } = placeAfter({ since, page }, read.value.items));
    if (!read.value.hasMore) break;
  }
  return { ok: true, value: since };
}

/**
 * Where the page after this one begins. A record edited while pages are turned moves to the end and shifts the rest:
 * asking anew from the newest change seen loses none. Only within one and the same instant are pages turned.
 */
export function placeAfter<Since extends Date | null>(
  { since, page }: { readonly since: Since; readonly page: number },
  items: readonly { readonly updatedAt: Date }[],
): { readonly since: Date | Since; readonly page: number } {
  let newest: Date | Since = since;
  for (const { updatedAt } of items) if (newest === null || updatedAt > newest) newest = updatedAt;
  const isLater = newest !== null && (since === null || newest > since);
  return { since: newest, page: isLater ? 1 : page + 1 };
}
