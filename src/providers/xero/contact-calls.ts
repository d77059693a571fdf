/** What the adapter asks of Xero about contacts. */

import type {
  ContactToCreate,
  ContactToUpdate,
  LedgerClient,
  LedgerContact,
  Outcome,
  Page,
} from '../provider.ts';
import { UnexpectedAnswer } from '../transport.ts';
import type { Caller, Query } from './call.ts';
import { fromXeroContact } from './contacts.ts';
import { byMarker, everyPage, listIn, outcomeOf, outcomesOf, pageIn } from './elements.ts';
import { bodyOf } from './fitting.ts';
import { batchSize, before, findMarginMs, pageSize, sweepMarginMs } from './reach.ts';

/** `PUT` refuses a name or number that is taken; `POST` would overwrite that contact with ours. */
export async function createContacts(
  call: Caller,
  contacts: readonly ContactToCreate[],
  key: string,
): ReturnType<LedgerClient['createContacts']> {
  if (contacts.length > batchSize) throw new RangeError(`At most ${batchSize} contacts fit into one call`);
  if (contacts.length === 0) return { ok: true, value: [] };
  return call({
    operation: 'createContacts',
    method: 'PUT',
    path: 'Contacts',
    query: { summarizeErrors: 'false' },
    write: { body: bodyOf({ kind: 'contacts', elements: contacts }), key },
    read: (json) => outcomesOf(listIn(json, 'Contacts'), contacts.map(sentOf), fromXeroContact),
  });
}

/** `POST` finds by ContactID where there is one: every element has it, so that none is found by its name. */
export async function updateContacts(
  call: Caller,
  contacts: readonly ContactToUpdate[],
  key: string,
): ReturnType<LedgerClient['updateContacts']> {
  if (contacts.length > batchSize) throw new RangeError(`At most ${batchSize} contacts fit into one call`);
  if (contacts.length === 0) return { ok: true, value: [] };
  return call({
    operation: 'updateContacts',
    method: 'POST',
    path: 'Contacts',
    query: { summarizeErrors: 'false' },
    write: { body: bodyOf({ kind: 'contactUpdates', elements: contacts }), key },
    read: (json) => {
      const elements = listIn(json, 'Contacts');
      if (elements.length !== contacts.length) throw new UnexpectedAnswer('Not one answer for each element');
      const outcomes = elements.map((element) => outcomeOf(element, null, fromXeroContact));
      const isAnother = (index: number, outcome: (typeof outcomes)[number]) =>
        outcome.ok && outcome.value.ledgerId !== contacts[index]?.ledgerId;
      if (outcomes.some((outcome, index) => isAnother(index, outcome)))
        throw new UnexpectedAnswer('Another order');
      return outcomes;
    },
  });
}

/**
 * Searches what changed lately rather than by number: a `where` over ContactNumber is none of those that Xero has
 * optimised, and is refused where there are more than 100,000 contacts. Ordered by id, as for invoices.
 */
export async function findContacts(
  call: Caller,
  markers: readonly string[],
  since: Date,
): ReturnType<LedgerClient['findContacts']> {
  const found = await everyPage((page) =>
    readContacts(call, 'findContacts', { order: 'ContactID' }, page, before(since, findMarginMs)),
  );
  return found.ok ? { ok: true, value: byMarker(markers, found.value) } : found;
}

export function contactsChangedSince(
  call: Caller,
  since: Date | null,
  page: number,
): ReturnType<LedgerClient['contactsChangedSince']> {
  const from = since && before(since, sweepMarginMs);
  return readContacts(call, 'contactsChangedSince', { order: 'UpdatedDateUTC' }, page, from);
}

export async function contactsById(
  call: Caller,
  ledgerIds: readonly string[],
): ReturnType<LedgerClient['contactsById']> {
  if (ledgerIds.length === 0) return { ok: true, value: [] };
  const page = await readContacts(call, 'contactsById', { IDs: ledgerIds.join(',') }, 1, null);
  return page.ok ? { ok: true, value: page.value.items } : page;
}

const sentOf = (contact: ContactToCreate) => ({ marker: contact.marker, record: null });

// Paging is what brings MergedToContactID along; archived contacts keep their number, so they always count.
function readContacts(
  call: Caller,
  operation: string,
  query: Query,
  page: number,
  since: Date | null,
): Promise<Outcome<Page<LedgerContact>>> {
  return call({
    operation,
    method: 'GET',
    path: 'Contacts',
    query: { ...query, includeArchived: 'true', page: `${page}`, pageSize: `${pageSize}` },
    since,
    read: (json) => pageIn(json, 'Contacts', pageSize, fromXeroContact),
  });
}
