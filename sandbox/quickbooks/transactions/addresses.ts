/** Addresses on documents: the customer's by default, and after an update in lines alone, as QuickBooks prints them. */

import { inner, type Json } from '../json.ts';
import type { Entity } from '../table.ts';

/** @param before the document as it was; `undefined`: it is new */
export function billAddressOf(input: Json, customer: Entity, before: Entity | undefined): Json | undefined {
  const sent = inner(input, 'BillAddr');
  if (before === undefined) return someOf(Object.keys(sent).length > 0 ? sent : inner(customer, 'BillAddr'));
  return someOf(inLines(sent, customer));
}

const someOf = (address: Json): Json | undefined => (Object.keys(address).length > 0 ? address : undefined);

/** Documented: the names come first, the rest follows, and city and postal code are fields no more. */
function inLines(address: Json, customer: Entity): Json {
  if (Object.keys(address).length === 0 || isInLines(address)) return address;
  const part = (field: string) => textOf(address[field]);
  const region = [part('CountrySubDivisionCode'), part('PostalCode')].filter(Boolean).join('  ');
  const place = [part('City'), region].filter(Boolean).join(', ');
  const own = [part('Line1'), part('Line2'), part('Line3')];
  const last = [place, part('Country')].filter(Boolean).join(' ');
  const lines = [...namesOf(customer), ...own, last].filter(Boolean).slice(0, 5);
  return Object.fromEntries(lines.map((line, index) => [`Line${index + 1}`, line]));
}

/** It has been through this before: nothing but lines. */
const isInLines = (address: Json): boolean =>
  ['City', 'PostalCode', 'CountrySubDivisionCode', 'Country'].every((field) => textOf(address[field]) === '');

function namesOf(customer: Entity): readonly string[] {
  const person = [textOf(customer.GivenName), textOf(customer.FamilyName)].filter(Boolean).join(' ');
  const company = textOf(customer.CompanyName) || textOf(customer.DisplayName);
  return person === company ? [person] : [person, company];
}

const textOf = (value: Json[string]): string => (typeof value === 'string' ? value : '');
