/** What the adapter asks of Xero about invoices. */
import type {
  InvoiceToCreate,
  InvoiceToUpdate,
  LedgerClient,
  LedgerInvoice,
  Outcome,
  Page,
} from '../provider.ts';
import type { Caller, Query } from './call.ts';
import { byMarker, everyPage, listIn, onlyElementIn, outcomeOf, outcomesOf, pageIn } from './elements.ts';
import { bodyOf } from './fitting.ts';
import { fromXero, isSalesInvoice } from './invoices.ts';
import { batchSize, before, findMarginMs, idsIn, pageSize, sweepMarginMs } from './reach.ts';

/**
 * `PUT` creates and never updates, unlike `POST`, which overwrites an invoice with the same number. Without
 * `summarizeErrors=false` one refused element would hide the ids of those that Xero kept.
 */
export async function createInvoices(
  call: Caller,
  invoices: readonly InvoiceToCreate[],
  key: string,
): ReturnType<LedgerClient['createInvoices']> {
  if (invoices.length > batchSize) throw new RangeError(`At most ${batchSize} invoices fit into one call`);
  if (invoices.length === 0) return { ok: true, value: [] };
  return call({
    operation: 'createInvoices',
    method: 'PUT',
    path: 'Invoices',
    query: writeQuery,
    write: { body: bodyOf({ kind: 'invoices', elements: invoices }), key },
    read: (json) => outcomesOf(listIn(json, 'Invoices'), invoices.map(sentOf), fromXero),
  });
}

/** By id alone: `POST` takes anything else for another invoice's number. One that is gone is refused as its own element. */
export async function updateInvoices(
  call: Caller,
  invoices: readonly InvoiceToUpdate[],
  key: string,
): ReturnType<LedgerClient['updateInvoices']> {
  if (invoices.length > batchSize) throw new RangeError(`At most ${batchSize} invoices fit into one call`);
  if (invoices.length === 0) return { ok: true, value: [] };
  return call({
    operation: 'updateInvoices',
    method: 'POST',
    path: 'Invoices',
    query: writeQuery,
    write: { body: bodyOf({ kind: 'invoiceUpdates', elements: invoices }), key },
    read: (json) => outcomesOf(listIn(json, 'Invoices'), invoices.map(sentOf), fromXero),
  });
}

/** Voids an approved invoice, deletes one that never was; one that is gone already is only read. */
export async function voidInvoice(
  call: Caller,
  { ledgerId, ledgerStatus }: Parameters<LedgerClient['voidInvoice']>[0],
  key: string,
): ReturnType<LedgerClient['voidInvoice']> {
  if (ledgerStatus === 'voided' || ledgerStatus === 'deleted') return readInvoice(call, ledgerId);
  const isApproved = ledgerStatus === 'approved' || ledgerStatus === 'paid';
  const answer = await call({
    operation: 'voidInvoice',
    method: 'POST',
    path: `Invoices/${encodeURIComponent(ledgerId)}`,
    // Alone, an invoice takes no `summarizeErrors`: what is refused answers 400.
    query: { unitdp: '4' },
    write: {
      body: { Invoices: [{ InvoiceID: ledgerId, Status: isApproved ? 'VOIDED' : 'DELETED' }] },
      key,
    },
    read: (json) => outcomeOf(onlyElementIn(json, 'Invoices'), null, fromXero),
  });
  if (!answer.ok) return answer;
  const outcome = answer.value;
  return outcome.ok ? outcome : { ok: false, failure: { kind: 'rejected', problems: outcome.problems } };
}

/**
 * One call for a whole lost batch: Xero cannot search by Url, but it can name what this app made and what changed
 * lately. The order is by id, which never changes: by date, a record edited meanwhile would move a page and take
 * another one's place, and "surely absent" would not be sure.
 */
export async function findInvoices(
  call: Caller,
  markers: readonly string[],
  since: Date,
): ReturnType<LedgerClient['findInvoices']> {
  const query = { ...salesInvoices, createdByMyApp: 'true', order: 'InvoiceID' };
  const found = await everyPage((page) =>
    readInvoices(call, 'findInvoices', query, page, before(since, findMarginMs)),
  );
  return found.ok ? { ok: true, value: byMarker(markers, found.value) } : found;
}

/**
 * Paging is what brings lines and payments along. The last two seconds are read again: Xero counts in whole ones.
 * A record edited while pages are turned moves to the end and can pull another one across a page's edge: go on from
 * the newest change of each page, rather than to the next page of the same `since`, wherever that moves on.
 */
export function invoicesChangedSince(
  call: Caller,
  since: Date | null,
  page: number,
): ReturnType<LedgerClient['invoicesChangedSince']> {
  const query = { ...salesInvoices, order: 'UpdatedDateUTC' };
  return readInvoices(call, 'invoicesChangedSince', query, page, since && before(since, sweepMarginMs));
}

/** Heads alone: a page of a thousand is a tenth of the bytes. */
export function listInvoices(
  call: Caller,
  since: Date | null,
  page: number,
): ReturnType<LedgerClient['listInvoices']> {
  const query = { ...salesInvoices, order: 'UpdatedDateUTC', summaryOnly: 'true' };
  return readInvoices(call, 'listInvoices', query, page, since && before(since, sweepMarginMs));
}

/** Bills, which share ids and webhooks with invoices, are left out too. */
export async function invoicesById(
  call: Caller,
  ledgerIds: readonly string[],
): ReturnType<LedgerClient['invoicesById']> {
  const ids = idsIn(ledgerIds);
  if (ids.length === 0) return { ok: true, value: [] };
  return call({
    operation: 'invoicesById',
    method: 'GET',
    path: 'Invoices',
    query: { IDs: ids.join(','), unitdp: '4', page: '1', pageSize: `${pageSize}` },
    read: (json) => listIn(json, 'Invoices').filter(isSalesInvoice).map(fromXero),
  });
}

const writeQuery: Query = { summarizeErrors: 'false', unitdp: '4' };
const salesInvoices: Query = { where: 'Type=="ACCREC"', unitdp: '4', pageSize: `${pageSize}` };

function sentOf(invoice: Pick<InvoiceToCreate, 'marker' | 'lines'>) {
  return { marker: invoice.marker, record: { record: 'invoice', lines: invoice.lines } as const };
}

function readInvoice(call: Caller, ledgerId: string): Promise<Outcome<LedgerInvoice>> {
  return call({
    operation: 'readInvoice',
    method: 'GET',
    path: `Invoices/${encodeURIComponent(ledgerId)}`,
    query: { unitdp: '4' },
    read: (json) => fromXero(onlyElementIn(json, 'Invoices')),
  });
}

function readInvoices(
  call: Caller,
  operation: string,
  query: Query,
  page: number,
  since: Date | null,
): Promise<Outcome<Page<LedgerInvoice>>> {
  return call({
    operation,
    method: 'GET',
    path: 'Invoices',
    query: { ...query, page: `${page}` },
    since,
    read: (json) => pageIn(json, 'Invoices', pageSize, fromXero),
  });
}
