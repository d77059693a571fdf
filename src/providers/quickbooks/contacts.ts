/** How a contact looks at QuickBooks, where it is a Customer: `toCustomer` writes ours, `fromCustomer` reads theirs. Pure. */
import { z } from 'zod';
import type { ContactFacts } from '../../domain/contact-facts.ts';
import type { Outgoing } from '../../lib/exact-json.ts';
import { optionalText } from '../../lib/exact-json.ts';
import type { ContactToCreate, LedgerContact } from '../provider.ts';
import { markedNote, partsOfNotes } from './marked-note.ts';
import { instantOf, optionalRef, recordShape, refTo, textOf } from './wire.ts';

export type Fields = Readonly<Record<string, Outgoing>>;

/** The most that `Notes` takes. */
const longestNotes = 2000;

/** The body of one new customer. Its currency is fixed with this: nobody can change it later, not even there. */
export function toCustomer(contact: ContactToCreate): Outgoing {
  const { marker, currency, ...facts } = contact;
  const filled = Object.entries(fieldsOf(facts)).filter(([, value]) => !isEmpty(value));
  return {
    ...Object.fromEntries(filled),
    Notes: markedNote(null, marker, longestNotes),
    CurrencyRef: currency === null ? undefined : refTo(currency),
  };
}

/** What QuickBooks has of these facts; an empty text empties. Of an address every part is written: nothing of an old one stays. */
export function fieldsOf(facts: Partial<ContactFacts>): Fields {
  const { name, firstName, lastName, email, phone, address } = facts;
  return {
    ...(name !== undefined && { DisplayName: nameForQuickBooks(name) }),
    ...(firstName !== undefined && { GivenName: textOf(firstName, 100) ?? '' }),
    ...(lastName !== undefined && { FamilyName: textOf(lastName, 100) ?? '' }),
    ...(email !== undefined && emailOf(email)),
    ...(phone !== undefined && { PrimaryPhone: { FreeFormNumber: textOf(phone, 30) ?? '' } }),
    ...(address !== undefined && { BillAddr: addressOf(address ?? noAddress) }),
  };
}

/** A name as QuickBooks takes it: no colon (it divides levels there), single spaces, at most 500 characters. */
export function nameForQuickBooks(name: string, longest = 500): string {
  return textOf(name.replaceAll(':', ' ').replaceAll(/\s+/g, ' '), longest) ?? '';
}

/** Reads one customer. Throws a ZodError for what is none. */
export function fromCustomer(wire: unknown): LedgerContact {
  const customer = customerSchema.parse(wire);
  const isActive = customer.Active ?? true;
  const numbers = [customer.PrimaryPhone, customer.Mobile, customer.AlternatePhone];
  return {
    ledgerId: customer.Id,
    name: isActive ? customer.DisplayName : withoutDeleted(customer.DisplayName),
    email: customer.PrimaryEmailAddr?.Address ?? null,
    firstName: customer.GivenName,
    lastName: customer.FamilyName,
    marker: partsOfNotes(customer.Notes).marker,
    isActive,
    isCustomer: true,
    whereabouts: {
      phone: numbers.map((number) => number?.FreeFormNumber ?? null).find((text) => text !== null) ?? null,
      address: fromAddress(customer.BillAddr ?? {}),
    },
    mergedInto: null,
    currency: customer.CurrencyRef?.value ?? null,
    updatedAt: instantOf(customer.MetaData.LastUpdatedTime),
  };
}

/** QuickBooks writes this behind the name of what is made inactive, so that the name is free again. */
export function withoutDeleted(name: string): string {
  return name.replace(/ \(deleted\)(?:[ -]?\d+)?$/, '');
}

/**
 * An address that QuickBooks cannot hold leaves the one alone that stands there: a customer must not stay out of the
 * books for it. What it refuses is not written down anywhere; this is what any ledger takes.
 */
function emailOf(email: string | null): Fields {
  const text = textOf(email, 1000);
  if (text === undefined) return { PrimaryEmailAddr: { Address: '' } };
  const isTaken = text.length <= 100 && /^[!-~]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text);
  return isTaken ? { PrimaryEmailAddr: { Address: text } } : {};
}

const noAddress = { lines: [], city: null, region: null, postalCode: null, country: null };

// Five lines are all that there are; what is over goes into the last one rather than being lost.
function addressOf(address: NonNullable<ContactFacts['address']>): Outgoing {
  const lines = address.lines.map((line) => line.trim()).filter((line) => line !== '');
  const line = (text: string | undefined) => textOf(text ?? null, 500) ?? '';
  return {
    Line1: line(lines[0]),
    Line2: line(lines[1]),
    Line3: line(lines[2]),
    Line4: line(lines[3]),
    Line5: line(lines.slice(4).join(', ')),
    City: textOf(address.city, 255) ?? '',
    CountrySubDivisionCode: textOf(address.region, 255) ?? '',
    PostalCode: textOf(address.postalCode, 30) ?? '',
    Country: textOf(address.country, 255) ?? '',
  };
}

/** Empty texts, and objects that hold nothing else, are left out of what is new. */
function isEmpty(value: Outgoing): boolean {
  if (typeof value === 'string') return value === '';
  return typeof value === 'object' && Object.values(value).every((part) => part === '');
}

const numberSchema = z.object({ FreeFormNumber: optionalText }).nullish();
const addressSchema = z.object({
  Line1: optionalText,
  Line2: optionalText,
  Line3: optionalText,
  Line4: optionalText,
  Line5: optionalText,
  City: optionalText,
  CountrySubDivisionCode: optionalText,
  PostalCode: optionalText,
  Country: optionalText,
});

const customerSchema = z.object({
  ...recordShape,
  DisplayName: z.string(),
  GivenName: optionalText,
  FamilyName: optionalText,
  Notes: optionalText,
  Active: z.boolean().nullish(),
  PrimaryEmailAddr: z.object({ Address: optionalText }).nullish(),
  PrimaryPhone: numberSchema,
  Mobile: numberSchema,
  AlternatePhone: numberSchema,
  BillAddr: addressSchema.nullish(),
  CurrencyRef: optionalRef,
});

function fromAddress(
  wire: Partial<z.infer<typeof addressSchema>>,
): NonNullable<LedgerContact['whereabouts']>['address'] {
  const lines = [wire.Line1, wire.Line2, wire.Line3, wire.Line4, wire.Line5].filter(
    (line) => line !== null && line !== undefined,
  );
  const address = {
    lines,
    city: wire.City ?? null,
    region: wire.CountrySubDivisionCode ?? null,
    postalCode: wire.PostalCode ?? null,
    country: wire.Country ?? null,
  };
  // A country alone is a default, not where somebody is.
  return lines.length === 0 && !address.city && !address.region && !address.postalCode ? null : address;
}
