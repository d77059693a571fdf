/** The contact of a document: found, made on the spot, or (a trap) changed by the document that names it. */

import type { ContactRecord } from '../records.ts';
import type { ContactInput } from './contact-input.ts';
import type { Ledger } from './ledger.ts';
import {
  type ContactSaved,
  createContact,
  matchContact,
  NO_IDENTITY,
  updateContact,
} from './save-contact.ts';

/** `currentId` is the contact that the document has already; it may be an archived one. */
export function contactForDocument(
  ledger: Ledger,
  input: ContactInput | undefined,
  currentId?: string | undefined,
): ContactSaved {
  if (!input) return current(ledger, currentId);
  if (!input.ContactID && !input.ContactNumber && !input.Name) return refusal(NO_IDENTITY);
  const found = matchContact(ledger, input);
  if (!found) {
    return input.ContactID
      ? refusal('The contact with the specified ContactID could not be found')
      : createContact(ledger, input);
  }
  if (found.contactId === currentId) return { ok: true, contact: found };
  if (found.status !== 'ACTIVE') return refusal(ARCHIVED);
  return changesContact(found, input)
    ? updateContact(ledger, found, withoutPeople(input))
    : { ok: true, contact: found };
}

const ARCHIVED =
  'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes.';

function current(ledger: Ledger, currentId: string | undefined): ContactSaved {
  const contact = currentId === undefined ? undefined : ledger.tables.contacts.get(currentId);
  return contact ? { ok: true, contact } : refusal(NO_IDENTITY);
}

/** More than what identifies it was sent: the contact is overwritten with it. */
function changesContact(found: ContactRecord, input: ContactInput): boolean {
  const { ContactID: _id, ContactNumber: _number, ContactStatus: _status, Name, ...rest } = input;
  const isRenamed = Name !== undefined && Name !== found.name && input.ContactID !== undefined;
  return isRenamed || Object.values(rest).some((value) => value !== undefined);
}

/** Observed: a document that carries contact fields drops the contact's persons. */
const withoutPeople = (input: ContactInput): ContactInput => ({
  ...input,
  ContactPersons: input.ContactPersons ?? [],
});

const refusal = (...problems: readonly string[]): ContactSaved => ({ ok: false, problems });
