/** What the adapter asks of Xero about credit notes. */
import type {
  CreditNoteToCreate,
  CreditToAllocate,
  LedgerClient,
  LedgerCreditNote,
  Outcome,
  Page,
} from '../provider.ts';
import type { Caller, Query } from './call.ts';
import {
  fromXeroAllocation,
  fromXeroCreditNote,
  isSalesCreditNote,
  toXeroAllocation,
} from './credit-notes.ts';
import { byMarker, everyPage, listIn, onlyElementIn, outcomeOf, outcomesOf, pageIn } from './elements.ts';
import { bodyOf } from './fitting.ts';
import type { Sent } from './problems.ts';
import { batchSize, before, findMarginMs, pageSize, sweepMarginMs, whereIdIs } from './reach.ts';

/** `PUT` creates and never updates, and each element has its own outcome: both as for invoices. */
export async function createCreditNotes(
  call: Caller,
  creditNotes: readonly CreditNoteToCreate[],
  key: string,
): ReturnType<LedgerClient['createCreditNotes']> {
  if (creditNotes.length > batchSize)
    throw new RangeError(`At most ${batchSize} credit notes fit into one call`);
  if (creditNotes.length === 0) return { ok: true, value: [] };
  return call({
    operation: 'createCreditNotes',
    method: 'PUT',
    path: 'CreditNotes',
    query: { summarizeErrors: 'false', unitdp: '4' },
    write: { body: bodyOf({ kind: 'creditNotes', elements: creditNotes }), key },
    read: (json) => outcomesOf(listIn(json, 'CreditNotes'), creditNotes.map(sentOf), fromXeroCreditNote),
  });
}

/**
 * Xero answers with the allocation alone, its credit note and invoice by their ids: what is left of either comes with
 * the next change, and is not read back here. Alone, an allocation takes no `summarizeErrors`.
 */
export async function allocateCredit(
  call: Caller,
  allocation: CreditToAllocate,
  key: string,
): ReturnType<LedgerClient['allocateCredit']> {
  const answer = await call({
    operation: 'allocateCredit',
    method: 'PUT',
    path: `CreditNotes/${encodeURIComponent(allocation.creditNoteLedgerId)}/Allocations`,
    write: { body: { Allocations: [toXeroAllocation(allocation)] }, key, sent: anAllocation },
    read: (json) => outcomeOf(onlyElementIn(json, 'Allocations'), anAllocation, fromXeroAllocation),
  });
  if (!answer.ok) return answer;
  const outcome = answer.value;
  return outcome.ok ? outcome : { ok: false, failure: { kind: 'rejected', problems: outcome.problems } };
}

/** One call for a whole lost batch, by what changed lately: credit notes cannot be narrowed to this app's own. */
export async function findCreditNotes(
  call: Caller,
  markers: readonly string[],
  since: Date,
): ReturnType<LedgerClient['findCreditNotes']> {
  const query = { ...salesCreditNotes, order: 'CreditNoteID' };
  const found = await everyPage((page) =>
    readCreditNotes(call, 'findCreditNotes', query, page, before(since, findMarginMs)),
  );
  return found.ok ? { ok: true, value: byMarker(markers, found.value) } : found;
}

/** Paging is what brings the allocations along. Pages are turned as for invoices. */
export function creditNotesChangedSince(
  call: Caller,
  since: Date | null,
  page: number,
): ReturnType<LedgerClient['creditNotesChangedSince']> {
  const query = { ...salesCreditNotes, order: 'UpdatedDateUTC' };
  return readCreditNotes(call, 'creditNotesChangedSince', query, page, since && before(since, sweepMarginMs));
}

/** Credit notes have no `IDs` parameter in Xero's own description. Those of suppliers are left out. */
export async function creditNotesById(
  call: Caller,
  ledgerIds: readonly string[],
): ReturnType<LedgerClient['creditNotesById']> {
  const where = whereIdIs('CreditNoteID', ledgerIds);
  if (where === null) return { ok: true, value: [] };
  return call({
    operation: 'creditNotesById',
    method: 'GET',
    path: 'CreditNotes',
    query: { where, unitdp: '4', page: '1', pageSize: `${pageSize}` },
    read: (json) => listIn(json, 'CreditNotes').filter(isSalesCreditNote).map(fromXeroCreditNote),
  });
}

const anAllocation: Sent = { record: 'allocation', lines: [] };
const salesCreditNotes: Query = { where: 'Type=="ACCRECCREDIT"', unitdp: '4', pageSize: `${pageSize}` };

function sentOf({ marker, lines }: CreditNoteToCreate) {
  return { marker, record: { record: 'creditNote', lines } as const };
}

function readCreditNotes(
  call: Caller,
  operation: string,
  query: Query,
  page: number,
  since: Date | null,
): Promise<Outcome<Page<LedgerCreditNote>>> {
  return call({
    operation,
    method: 'GET',
    path: 'CreditNotes',
    query: { ...query, page: `${page}` },
    since,
    read: (json) => pageIn(json, 'CreditNotes', pageSize, fromXeroCreditNote),
  });
}
