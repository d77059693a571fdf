/** Which sales invoices changed since a time, deleted ones included: one question for all of them and their money. */
import type { LedgerClient, LedgerInvoice, Outcome, Page } from '../provider.ts';
import { readable } from './batch.ts';
import type { Caller } from './call.ts';
import { type Changes, isWithinReach, readChanges } from './changes.ts';
import type { Company } from './company.ts';
import { readInvoices } from './invoice-calls.ts';
import { deletedInvoice, fromQuickbooks, noMoney } from './invoices.ts';
import { askPage, changedSince } from './query.ts';
import { before, sweepMarginMs } from './reach.ts';

/**
 * Changes that QuickBooks still lists come in one answer. Where it would be too old or too full the list is read by pages,
 * in which what was deleted does not stand: that is known as far as the full answer tells, or when it is read by its id. The last two seconds are read again,
 * since QuickBooks counts in whole ones.
 */
export async function invoicesChangedSince(
  call: Caller,
  company: Company,
  now: Date,
  since: Date | null,
  page: number,
): ReturnType<LedgerClient['invoicesChangedSince']> {
  const from = since && before(since, sweepMarginMs);
  if (from === null || page > 1 || !isWithinReach(from, now)) return readPage(call, company, from, page);
  const entities = ['Invoice', 'Payment', 'CreditMemo'] as const;
  const changes = await readChanges(call, { operation: 'invoicesChangedSince', entities, since: from });
  if (!changes.ok) return changes;
  if (!changes.value.isFull) return readAll(call, company, changes.value);
  const read = await readPage(call, company, from, page);
  return read.ok ? { ok: true, value: withDeleted(read.value, changes.value) } : read;
}

/** Without their money, which is a question more: their balances tell what has been set against them. */
export async function listInvoices(
  call: Caller,
  company: Company,
  since: Date | null,
  page: number,
): ReturnType<LedgerClient['listInvoices']> {
  const found = await askInvoices(call, 'listInvoices', since && before(since, sweepMarginMs), page);
  if (!found.ok) return found;
  const { items, hasMore } = found.value;
  const listed = readable(() => items.map((record) => fromQuickbooks(record, noMoney, company)));
  return listed.ok ? { ok: true, value: { items: listed.value, hasMore } } : listed;
}

/** What a full answer tells of deleted ones still counts, up to where the page ends: it is from there that is read on. */
function withDeleted({ items, hasMore }: Page<LedgerInvoice>, changes: Changes): Page<LedgerInvoice> {
  const end = items.at(-1)?.updatedAt;
  const gone = goneIn(changes).filter(({ updatedAt }) => !hasMore || (end !== undefined && updatedAt <= end));
  return { items: oldestFirst([...items, ...gone]), hasMore };
}

function goneIn(changes: Changes): readonly LedgerInvoice[] {
  return changes.of('Invoice').deleted.map(({ ledgerId, deletedAt }) => deletedInvoice(ledgerId, deletedAt));
}

function oldestFirst(invoices: readonly LedgerInvoice[]): readonly LedgerInvoice[] {
  return invoices.toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime());
}

async function readAll(
  call: Caller,
  company: Company,
  changes: Changes,
): Promise<Outcome<Page<LedgerInvoice>>> {
  const { records } = changes.of('Invoice');
  const held = { payments: changes.of('Payment').records, memos: changes.of('CreditMemo').records };
  const invoices = await readInvoices(call, company, 'invoicesChangedSince', records, held);
  if (!invoices.ok) return invoices;
  return {
    ok: true,
    value: { items: oldestFirst([...invoices.value, ...goneIn(changes)]), hasMore: false },
  };
}

async function readPage(
  call: Caller,
  company: Company,
  since: Date | null,
  page: number,
): Promise<Outcome<Page<LedgerInvoice>>> {
  const found = await askInvoices(call, 'invoicesChangedSince', since, page);
  if (!found.ok) return found;
  const invoices = await readInvoices(call, company, 'invoicesChangedSince', found.value.items);
  return invoices.ok
    ? { ok: true, value: { items: invoices.value, hasMore: found.value.hasMore } }
    : invoices;
}

function askInvoices(
  call: Caller,
  operation: string,
  since: Date | null,
  page: number,
): Promise<Outcome<Page<unknown>>> {
  return askPage(call, {
    operation,
    entity: 'Invoice',
    where: since === null ? [] : [changedSince(since)],
    orderBy: 'MetaData.LastUpdatedTime',
    page,
    read: (record) => record,
  });
}
