/** The rules for writing contacts: who matches whom, which names are free, and what an update leaves alone. */

import type {
  AddressRecord,
  ContactPersonRecord,
  ContactRecord,
  PaymentTermRecord,
  PhoneRecord,
} from '../records.ts';
import { fold } from '../tables.ts';
import { type ContactInput, ECHOED_FIELDS, LENGTHS } from './contact-input.ts';
import { fireContact, type Ledger, note } from './ledger.ts';

export type ContactSaved =
  | { readonly ok: true; readonly contact: ContactRecord }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Create-only: a name or number that is taken is refused. */
export function createContact(ledger: Ledger, input: ContactInput): ContactSaved {
  const problems = [
    ...(input.Name ? [] : [NO_IDENTITY]),
    ...shapeProblems(input),
    ...takenProblems(ledger, input, undefined),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const contact = applyInput(emptyContact(ledger.world.chance.uuid(), input.Name ?? ''), input, ledger.now);
  ledger.tables.contacts.put(contact.contactId, contact);
  note(ledger, contact.contactId, 'Created', `${contact.name} was created`);
  fireContact(ledger, contact.contactId, 'CREATE');
  return { ok: true, contact };
}

/** Fields that were not sent stay as they are. */
export function updateContact(ledger: Ledger, existing: ContactRecord, input: ContactInput): ContactSaved {
  // Observed on a live organisation: nothing about an archived contact can be changed, not even its status.
  if (existing.status === 'ARCHIVED') return { ok: false, problems: [ARCHIVED_EDIT] };
  const problems = [...shapeProblems(input), ...takenProblems(ledger, input, existing.contactId)];
  if (problems.length > 0) return { ok: false, problems };
  const contact = applyInput(existing, input, ledger.now);
  ledger.tables.contacts.put(contact.contactId, contact);
  note(
    ledger,
    contact.contactId,
    contact.status === 'ARCHIVED' ? 'Archived' : 'Edited',
    `${contact.name} was changed`,
  );
  fireContact(ledger, contact.contactId, 'UPDATE');
  return { ok: true, contact };
}

/** As POST matches: by id, then by number, then by name among the active. */
export function matchContact(ledger: Ledger, input: ContactInput): ContactRecord | undefined {
  const { contacts } = ledger.tables;
  if (input.ContactID) return contacts.get(input.ContactID);
  const byNumber = input.ContactNumber ? contacts.find('number', input.ContactNumber)[0] : undefined;
  return byNumber ?? (input.Name ? activeNamed(ledger, input.Name)[0] : undefined);
}

/** Marks a contact as customer or supplier; this bumps nothing and tells nobody. */
export function markTrading(ledger: Ledger, contactId: string, type: 'ACCREC' | 'ACCPAY'): void {
  const contact = ledger.tables.contacts.get(contactId);
  if (!contact) return;
  const marked = type === 'ACCREC' ? { ...contact, isCustomer: true } : { ...contact, isSupplier: true };
  ledger.tables.contacts.put(contactId, marked);
}

export const NO_IDENTITY =
  'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber';
const ARCHIVED_EDIT = 'Archived contacts cannot currently be edited via the API';

export function takenProblems(
  ledger: Ledger,
  input: ContactInput,
  ownId: string | undefined,
): readonly string[] {
  const isOther = (contact: ContactRecord) => contact.contactId !== ownId;
  const problems: string[] = [];
  if (input.Name && activeNamed(ledger, input.Name).some(isOther)) problems.push(nameTaken(input.Name));
  // Numbers are unique over archived contacts too, names over active ones only (both observed).
  const numbered = input.ContactNumber ? ledger.tables.contacts.find('number', input.ContactNumber) : [];
  if (numbered.some(isOther)) problems.push(NUMBER_TAKEN);
  return problems;
}

const nameTaken = (name: string): string =>
  `The contact name ${name} is already assigned to another contact. The contact name must be unique across all active contacts.`;
const NUMBER_TAKEN = 'Another contact has this contact number. Please enter a different contact number.';

const activeNamed = (ledger: Ledger, name: string): readonly ContactRecord[] =>
  ledger.tables.contacts.find('name', fold(name)).filter((contact) => contact.status === 'ACTIVE');

function shapeProblems(input: ContactInput): readonly string[] {
  const problems: string[] = [];
  for (const [field, most] of Object.entries(LENGTHS) as [keyof typeof LENGTHS, number][]) {
    if ((input[field]?.length ?? 0) > most)
      problems.push(`${field} exceeds maximum length of ${most} characters`);
  }
  if (input.Name && /[<>]/.test(input.Name)) problems.push('The contact name cannot contain < or >');
  if (input.EmailAddress && !EMAIL.test(input.EmailAddress)) problems.push('Email address must be valid.');
  const badPerson = input.ContactPersons?.some(
    (person) => person.EmailAddress && !EMAIL.test(person.EmailAddress),
  );
  if (badPerson) problems.push('Email address must be valid.');
  if ((input.ContactPersons?.length ?? 0) > 5) problems.push('A contact can have at most 5 contact persons');
  return problems;
}

/** Plain ASCII only: accented addresses are not supported. */
const EMAIL = /^[!-~]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

export function emptyContact(contactId: string, name: string): ContactRecord {
  return {
    contactId,
    name,
    status: 'ACTIVE',
    details: {},
    addresses: [],
    phones: [],
    people: [],
    isCustomer: false,
    isSupplier: false,
    updatedAt: 0,
  };
}

export function applyInput(contact: ContactRecord, input: ContactInput, now: number): ContactRecord {
  const details: Record<string, string> = { ...contact.details };
  for (const field of ECHOED_FIELDS) if (input[field] !== undefined) details[field] = input[field];
  const sales = termOf(input.PaymentTerms?.Sales) ?? contact.salesTerms;
  const bills = termOf(input.PaymentTerms?.Bills) ?? contact.billsTerms;
  return {
    ...contact,
    ...(input.Name && { name: tidy(input.Name) }),
    ...(input.ContactNumber && { contactNumber: input.ContactNumber }),
    ...(input.ContactStatus === 'ARCHIVED' && { status: 'ARCHIVED' as const }),
    ...(input.EmailAddress !== undefined && { emailAddress: input.EmailAddress }),
    ...(input.FirstName !== undefined && { firstName: input.FirstName }),
    ...(input.LastName !== undefined && { lastName: input.LastName }),
    ...(input.Addresses && { addresses: input.Addresses.map(addressOf) }),
    ...(input.Phones && { phones: input.Phones.map(phoneOf) }),
    ...(input.ContactPersons && { people: input.ContactPersons.map(personOf) }),
    ...(sales && { salesTerms: sales }),
    ...(bills && { billsTerms: bills }),
    details,
    updatedAt: now,
  };
}

/** Spaces at either end and doubled ones do not survive. */
const tidy = (name: string): string => name.trim().replace(/\s+/g, ' ');

function addressOf(sent: Readonly<Record<string, unknown>>): AddressRecord {
  const fields = Object.entries(sent).filter(
    ([name, value]) => name !== 'AddressType' && typeof value === 'string',
  );
  return {
    type: String(sent.AddressType ?? 'POBOX'),
    fields: Object.fromEntries(fields) as Record<string, string>,
  };
}

function phoneOf(sent: NonNullable<ContactInput['Phones']>[number]): PhoneRecord {
  return {
    type: sent.PhoneType ?? 'DEFAULT',
    number: sent.PhoneNumber ?? '',
    areaCode: sent.PhoneAreaCode ?? '',
    countryCode: sent.PhoneCountryCode ?? '',
  };
}

function personOf(sent: NonNullable<ContactInput['ContactPersons']>[number]): ContactPersonRecord {
  return {
    firstName: sent.FirstName ?? '',
    lastName: sent.LastName ?? '',
    emailAddress: sent.EmailAddress ?? '',
    includeInEmails: sent.IncludeInEmails ?? false,
  };
}

function termOf(
  sent: { Day?: string | undefined; Type?: string | undefined } | undefined,
): PaymentTermRecord | undefined {
  return sent?.Day && sent.Type ? { day: Number(sent.Day), type: sent.Type } : undefined;
}
