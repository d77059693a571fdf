/** What the adapter asks of QuickBooks about contacts. */
import { z } from 'zod';
import type {
  ContactToCreate,
  ContactToUpdate,
  LedgerClient,
  LedgerContact,
  Outcome,
  Page,
} from '../provider.ts';
import { outcomesOf, sendBatch } from './batch.ts';
import type { Caller } from './call.ts';
import { toCustomerUpdate } from './contact-updates.ts';
import { fromCustomer, toCustomer } from './contacts.ts';
import type { Sent } from './problems.ts';
import { askAll, askPage, byMarker, changedSince, hasId, inactiveToo } from './query.ts';
import { before, findMarginMs, sweepMarginMs } from './reach.ts';
import { refusedAs, sendChanges } from './versions.ts';

/** A name that any customer, supplier or employee has is refused: nobody is ever overwritten. */
export async function createContacts(
  call: Caller,
  contacts: readonly ContactToCreate[],
  key: string,
): ReturnType<LedgerClient['createContacts']> {
  const items = contacts.map((contact) => createItemOf(contact));
  const sent = await sendBatch(call, { operation: 'createContacts', items, key });
  const elements = contacts.map(({ marker }) => ({ sent: sentContact(true), marker }));
  return outcomesOf(sent, elements, fromCustomer);
}

/**
 * By id alone. Each is read before, all in one question: the count of its changes must be named, and one that is inactive
 * must not be changed, which QuickBooks would do.
 */
export async function updateContacts(
  call: Caller,
  contacts: readonly ContactToUpdate[],
  key: string,
): ReturnType<LedgerClient['updateContacts']> {
  const changes = contacts.map((contact) => ({
    ledgerId: contact.ledgerId,
    version: null,
    write: (version: string, current: unknown) =>
      isInactive(current)
        ? refusedAs('610', 'CustomerRef')
        : ({ entity: 'Customer', operation: 'update', body: toCustomerUpdate(contact, version) } as const),
  }));
  const sent = await sendChanges(call, { operation: 'updateContacts', entity: 'Customer', changes, key });
  const elements = contacts.map(() => ({ sent: sentContact(false), marker: null }));
  return outcomesOf(sent, elements, fromCustomer);
}

/** Notes cannot be searched: what changed lately is read, and compared here. Inactive ones keep their marker, and count. */
export async function findContacts(
  call: Caller,
  markers: readonly string[],
  since: Date,
): ReturnType<LedgerClient['findContacts']> {
  const found = await askAll(call, {
    operation: 'findContacts',
    entity: 'Customer',
    where: [changedSince(before(since, findMarginMs)), inactiveToo],
    read: fromCustomer,
  });
  return found.ok ? { ok: true, value: byMarker(markers, found.value) } : found;
}

/** Customers are never deleted, so a question brings all that a list of changes would, and has pages besides. */
export function contactsChangedSince(
  call: Caller,
  since: Date | null,
  page: number,
): Promise<Outcome<Page<LedgerContact>>> {
  return askPage(call, {
    operation: 'contactsChangedSince',
    entity: 'Customer',
    where: [...(since === null ? [] : [changedSince(before(since, sweepMarginMs))]), inactiveToo],
    orderBy: 'MetaData.LastUpdatedTime',
    page,
    read: fromCustomer,
  });
}

export async function contactsById(
  call: Caller,
  ledgerIds: readonly string[],
): ReturnType<LedgerClient['contactsById']> {
  const ids = hasId(ledgerIds);
  if (ids === null) return { ok: true, value: [] };
  return askAll(call, {
    operation: 'contactsById',
    entity: 'Customer',
    where: [ids, inactiveToo],
    read: fromCustomer,
  });
}

const createItemOf = (contact: ContactToCreate) =>
  ({ entity: 'Customer', operation: 'create', body: toCustomer(contact) }) as const;

const sentContact = (isNew: boolean): Sent => ({ record: 'contact', isNew, lines: [] });

const isInactive = (record: unknown): boolean =>
  z.object({ Active: z.literal(false) }).safeParse(record).success;
