/** How a contact looks at Xero: `toXeroContact` writes ours, `fromXeroContact` reads theirs. Pure, both of them. */
import { z } from 'zod';
import type { Outgoing } from '../../lib/exact-json.ts';
import { flag, listOf, optionalText } from '../../lib/exact-json.ts';
import type { ContactToCreate, LedgerAddress, LedgerContact } from '../provider.ts';
import { instantOf } from './dates.ts';

/**
 * The body of one contact. Our marker is its ContactNumber (50 characters at most), which only the API can write.
 * Source: developer.xero.com, Accounting API, Contacts.
 */
export function toXeroContact(contact: ContactToCreate): Outgoing {
  if (contact.marker.length > 50)
    throw new Error('The marker of a contact is longer than the 50 characters of ContactNumber');
  return {
    ContactNumber: contact.marker,
    Name: nameForXero(contact.name),
    FirstName: textOf(contact.firstName, 255),
    LastName: textOf(contact.lastName, 255),
    EmailAddress: emailForXero(contact.email),
    Phones:
      contact.phone === null
        ? undefined
        : [{ PhoneType: 'DEFAULT', PhoneNumber: contact.phone.slice(0, 50) }],
    Addresses: contact.address === null ? undefined : [addressOf(contact.address)],
  };
}

/**
 * An e-mail address as Xero takes it, or none: letters beyond ASCII are refused there (an umlaut in an address is
 * enough), and a customer must not stay out of the books for that. The caller sees by the answer that it is missing.
 */
export function emailForXero(email: string | null): string | undefined {
  const text = textOf(email, 255);
  return text !== undefined && /^[!-~]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text) ? text : undefined;
}

/** A name as Xero takes it: no `<` or `>`, single spaces, none at the ends, at most 255 characters. */
export function nameForXero(name: string): string {
  const clean = name.replaceAll(/[<>]/g, ' ').replaceAll(/\s+/g, ' ').trim();
  // The cut may fall inside an emoji, and half of one is no text.
  return clean
    .slice(0, 255)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}

/** Reads one contact. Throws a ZodError for what is no contact. */
export function fromXeroContact(wire: unknown): LedgerContact {
  const contact = contactSchema.parse(wire);
  return {
    ledgerId: contact.ContactID,
    name: contact.Name ?? '',
    email: contact.EmailAddress,
    firstName: contact.FirstName,
    lastName: contact.LastName,
    marker: contact.ContactNumber,
    isActive:
      contact.ContactStatus === undefined ||
      contact.ContactStatus === null ||
      contact.ContactStatus === 'ACTIVE',
    isCustomer: contact.IsCustomer ?? false,
    whereabouts: whereaboutsOf(contact),
    mergedInto: contact.MergedToContactID,
    currency: null,
    updatedAt: instantOf(contact.UpdatedDateUTC),
  };
}

/** Summaries leave the addresses out; everything else lists them, blank ones too. */
function whereaboutsOf({ Addresses, Phones }: z.infer<typeof contactSchema>): LedgerContact['whereabouts'] {
  if (Addresses === undefined || Addresses === null) return null;
  const filled = Addresses.map(fromXeroAddress).filter((address) => address !== null);
  const numbers = ['DEFAULT', 'DDI', 'MOBILE'].map((type) =>
    phoneIn(Phones.find(({ PhoneType }) => PhoneType === type)),
  );
  return {
    phone: numbers.find((number) => number !== null) ?? null,
    address: filled.find(({ isStreet }) => isStreet)?.address ?? filled[0]?.address ?? null,
  };
}

function fromXeroAddress(
  wire: z.infer<typeof addressSchema>,
): { readonly isStreet: boolean; readonly address: LedgerAddress } | null {
  const lines = [wire.AddressLine1, wire.AddressLine2, wire.AddressLine3, wire.AddressLine4];
  const address = {
    lines: lines.filter((line) => line !== null),
    city: wire.City,
    region: wire.Region,
    postalCode: wire.PostalCode,
    country: wire.Country,
  };
  const isBlank = address.lines.length === 0 && !address.city && !address.region && !address.postalCode;
  // A country alone is Xero's own default, not where somebody is.
  return isBlank ? null : { isStreet: wire.AddressType === 'STREET', address };
}

function phoneIn(phone: z.infer<typeof phoneSchema> | undefined): string | null {
  if (phone === undefined || phone.PhoneNumber === null) return null;
  const { PhoneCountryCode: country, PhoneAreaCode: area, PhoneNumber: number } = phone;
  const withPlus = country === null || country.startsWith('+') ? country : `+${country}`;
  return [withPlus, area, number].filter((part) => part !== null).join(' ');
}

const addressSchema = z.object({
  AddressType: optionalText,
  AddressLine1: optionalText,
  AddressLine2: optionalText,
  AddressLine3: optionalText,
  AddressLine4: optionalText,
  City: optionalText,
  Region: optionalText,
  PostalCode: optionalText,
  Country: optionalText,
});

const phoneSchema = z.object({
  PhoneType: optionalText,
  PhoneNumber: optionalText,
  PhoneAreaCode: optionalText,
  PhoneCountryCode: optionalText,
});

const contactSchema = z.object({
  ContactID: z.string().min(1),
  ContactNumber: optionalText,
  Name: optionalText,
  FirstName: optionalText,
  LastName: optionalText,
  EmailAddress: optionalText,
  ContactStatus: z.string().nullish(),
  IsCustomer: flag.nullish(),
  Addresses: z.array(addressSchema).nullish(),
  Phones: listOf(phoneSchema),
  MergedToContactID: optionalText,
  UpdatedDateUTC: z.string(),
});

export function textOf(text: string | null, longest: number): string | undefined {
  const trimmed = text?.trim().slice(0, longest);
  return trimmed === undefined || trimmed === '' ? undefined : trimmed;
}

// Four lines of a street address are all that Xero has; what is over goes into the last one rather than being lost.
export function addressOf(
  address: NonNullable<ContactToCreate['address']>,
): Readonly<Record<string, Outgoing | undefined>> {
  const lines = address.lines.map((line) => line.trim()).filter((line) => line !== '');
  const fourth = lines.slice(3).join(', ');
  return {
    AddressType: 'STREET',
    AddressLine1: textOf(lines[0] ?? null, 500),
    AddressLine2: textOf(lines[1] ?? null, 500),
    AddressLine3: textOf(lines[2] ?? null, 500),
    AddressLine4: textOf(fourth, 500),
    City: textOf(address.city, 255),
    Region: textOf(address.region, 255),
    PostalCode: textOf(address.postalCode, 50),
    Country: textOf(address.country, 50),
  };
}
