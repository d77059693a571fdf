/** How a change of a contact looks at Xero: what is written, and whether what was read holds it already. Pure. */
import type { ContactFacts } from '../../domain/contact-facts.ts';
import { type Outgoing, writeJson } from '../../lib/exact-json.ts';
import type { ContactToUpdate, LedgerContact } from '../provider.ts';
import { addressOf, emailForXero, nameForXero, textOf } from './contacts.ts';

/** Fields that are left out stay; an empty text empties. */
export function toXeroContactUpdate({ ledgerId, changes }: ContactToUpdate): Outgoing {
  // Without an id Xero would look for a contact by its name, and overwrite whoever bears it.
  if (ledgerId === '') throw new Error('A contact is only ever changed by its id');
  return { ContactID: ledgerId, ...fieldsOf(changes) };
}

/** Read and written alike are compared as Xero would write them: what it cuts or drops is no difference. */
export function hasChanges(contact: LedgerContact, { changes }: ContactToUpdate): boolean {
  const written = fieldsOf(changes);
  const whereabouts = contact.whereabouts ?? { phone: null, address: null };
  const read = fieldsOf({ ...contact, ...whereabouts });
  return Object.keys(written).every((field) => json(written[field]) === json(read[field]));
}

const json = (value: Outgoing | undefined): string => writeJson(value ?? '');

function fieldsOf(facts: Partial<ContactFacts>): Readonly<Record<string, Outgoing>> {
  const { name, firstName, lastName, email, phone, address } = facts;
  return {
    ...(name !== undefined && { Name: nameForXero(name) }),
    ...(firstName !== undefined && { FirstName: textOf(firstName, 255) ?? '' }),
    ...(lastName !== undefined && { LastName: textOf(lastName, 255) ?? '' }),
    ...(email !== undefined && emailOf(email)),
    ...(phone !== undefined && { Phones: [phoneOf(phone)] }),
    ...(address !== undefined && { Addresses: [emptied(address)] }),
  };
}

/** An address that Xero cannot hold leaves the one alone that stands there: none at all would be worse. */
function emailOf(email: string | null): Readonly<Record<string, Outgoing>> {
  const written = email === null ? '' : emailForXero(email);
  return written === undefined ? {} : { EmailAddress: written };
}

// The whole number stands in one field: codes that somebody has split off would otherwise stay in front of the new one.
function phoneOf(phone: string | null): Outgoing {
  return {
    PhoneType: 'DEFAULT',
    PhoneNumber: textOf(phone, 50) ?? '',
    PhoneAreaCode: '',
    PhoneCountryCode: '',
  };
}

const noAddress = { lines: [], city: null, region: null, postalCode: null, country: null };
const parts = [
  'AddressLine1',
  'AddressLine2',
  'AddressLine3',
  'AddressLine4',
  'City',
  'Region',
  'PostalCode',
  'Country',
];

/** Every part of the new address, empty ones too: nothing of the old one stays between. */
function emptied(address: ContactFacts['address']): Outgoing {
  const written = addressOf(address ?? noAddress);
  return { AddressType: 'STREET', ...Object.fromEntries(parts.map((part) => [part, written[part] ?? ''])) };
}
