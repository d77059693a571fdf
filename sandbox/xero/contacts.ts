/** `/Contacts` */

import type { ContactRecord } from '../records.ts';
import { fold } from '../tables.ts';
import { type BatchShape, type Outcome, refused, writeBatch } from './batch.ts';
import { type ContactInput, contactInput } from './contact-input.ts';
import { contactInFull, contactRow, contactSummary } from './contact-views.ts';
import { type Answer, notFound } from './errors.ts';
import { readElement } from './fields.ts';
import { historyOperations } from './history.ts';
import type { Ledger } from './ledger.ts';
import { type Call, listAnswer, type Operation, scopes } from './operation.ts';
import { changedRecords, isTrue, type Look, listParameter, pageOf, sorted } from './paging.ts';
import { createContact, matchContact, updateContact } from './save-contact.ts';
import { where } from './where.ts';
import type { Received } from './wire.ts';

const SHAPE: BatchShape = { plural: 'Contacts', idField: 'ContactID', errorFlag: 'HasValidationErrors' };
const READ = scopes('contacts', 'read');
const WRITE = scopes('contacts', 'write');

export const contactOperations: readonly Operation[] = [
  { method: 'GET', path: '/Contacts', scopes: READ, handle: listContacts },
  { method: 'GET', path: '/Contacts/:id', scopes: READ, handle: getContact },
  { method: 'PUT', path: '/Contacts', scopes: WRITE, handle: (call) => writeBatch(call, SHAPE, put(call)) },
  { method: 'POST', path: '/Contacts', scopes: WRITE, handle: (call) => writeBatch(call, SHAPE, post(call)) },
  { method: 'POST', path: '/Contacts/:id', scopes: WRITE, handle: postOne },
  ...historyOperations(
    '/Contacts',
    { read: READ, write: WRITE },
    ({ ledger, params }) => findContact(ledger, params.id ?? '')?.contactId,
  ),
];

const LOOK: Look<ContactRecord> = {
  view: contactRow,
  quick: {
    contactid: ({ contactId }) => contactId,
    name: ({ name }) => name,
    emailaddress: ({ emailAddress }) => emailAddress ?? '',
  },
  id: ({ contactId }) => contactId,
  byDefault: 'UpdatedDateUTC ASC',
  isInOrder: true,
};

function listContacts(call: Call): Answer {
  const { ledger, query } = call;
  const ids = listParameter(query, 'IDs');
  const wanted = changedRecords(call, ledger.tables.contacts)
    .filter((contact) => !ids || ids.has(contact.contactId))
    .filter(
      (contact) =>
        isTrue(query, 'includeArchived') || contact.status !== 'ARCHIVED' || ids?.has(contact.contactId),
    )
    .filter((contact) => isFound(contact, query.get('searchTerm')));
  const isSummary = isTrue(query, 'summaryOnly');
  const page = pageOf(query, sorted(query, where(query.get('where'), wanted, LOOK), LOOK), isSummary);
  const view = (contact: ContactRecord) => {
    if (isSummary) return contactSummary(contact);
    return page.pagination ? contactInFull(ledger, contact) : contactRow(contact);
  };
  return listAnswer(call, 'Contacts', page.records.map(view), page.pagination);
}

/** By id, or by contact number: the two paths overlap, and of several equal numbers one is picked silently. */
function getContact(call: Call): Answer {
  const contact = findContact(call.ledger, call.params.id ?? '');
  return contact ? listAnswer(call, 'Contacts', [contactInFull(call.ledger, contact)]) : notFound();
}

function findContact({ tables }: Ledger, idOrNumber: string): ContactRecord | undefined {
  return tables.contacts.get(idOrNumber.toLowerCase()) ?? tables.contacts.find('number', idOrNumber)[0];
}

const put = (call: Call) => (element: Received) =>
  saved(call, createContact(call.ledger, readElement(contactInput, element)));
const post = (call: Call) => (element: Received) => upsert(call, readElement(contactInput, element));

/** Overwrites what it finds by id, number or mere name: the last one was observed on a live organisation. */
function upsert(call: Call, input: ContactInput): Outcome {
  const existing = matchContact(call.ledger, input);
  if (existing) return saved(call, updateContact(call.ledger, existing, input));
  if (input.ContactID) return refused('The contact with the specified ContactID could not be found');
  return saved(call, createContact(call.ledger, input));
}

function postOne(call: Call): Answer {
  const contact = findContact(call.ledger, call.params.id ?? '');
  if (!contact) return notFound();
  return writeBatch(call, SHAPE, (element) =>
    saved(call, updateContact(call.ledger, contact, readElement(contactInput, element))),
  );
}

function saved(call: Call, result: ReturnType<typeof createContact>): Outcome {
  return result.ok ? { ok: true, view: contactInFull(call.ledger, result.contact) } : result;
}

function isFound(contact: ContactRecord, term: string | null): boolean {
  if (!term) return true;
  const { name, firstName, lastName, contactNumber, emailAddress, details } = contact;
  const searched = [name, firstName, lastName, contactNumber, emailAddress, details.CompanyNumber];
  return searched.some((held) => held && fold(held).includes(fold(term)));
}
