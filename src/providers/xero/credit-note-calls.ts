/** What the adapter asks of Xero about credit notes of ours: made, and found again. */
import type { CreditNoteToCreate, LedgerClient } from '../provider.ts';
import type { Caller } from './call.ts';
import { readCredits } from './credit-calls.ts';
import { fromXeroCredit } from './credits.ts';
import { byMarker, everyPage, listIn, outcomesOf } from './elements.ts';
import { bodyOf } from './fitting.ts';
import { batchSize, before, findMarginMs } from './reach.ts';

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
    read: (json) =>
      outcomesOf(listIn(json, 'CreditNotes'), creditNotes.map(sentOf), (wire) =>
        fromXeroCredit('creditNote', wire),
      ),
  });
}

/** One call for a whole lost batch, by what changed lately: credit notes cannot be narrowed to this app's own. */
export async function findCreditNotes(
  call: Caller,
  markers: readonly string[],
  since: Date,
): ReturnType<LedgerClient['findCreditNotes']> {
  const found = await everyPage((page) =>
    readCredits(call, 'findCreditNotes', 'creditNote', {
      order: 'CreditNoteID',
      since: before(since, findMarginMs),
      page,
    }),
  );
  return found.ok ? { ok: true, value: byMarker(markers, found.value) } : found;
}

function sentOf({ marker, lines }: CreditNoteToCreate) {
  return { marker, record: { record: 'creditNote', lines } as const };
}
