/** JSON with exact decimals: no number of the ledger's ever passes through a float, in either direction. */
import Big from 'big.js';
import { z } from 'zod';

/** What may be sent. A `Big` is written as a bare number, digit for digit; `undefined` fields are left out. */
export type Outgoing =
  | string
  | boolean
  | Big
  | readonly Outgoing[]
  | { readonly [field: string]: Outgoing | undefined };

/** Writes JSON for the ledger. */
export function writeJson(value: Outgoing): string {
  if (value instanceof Big) return value.toFixed();
  if (isList(value)) return `[${value.map(writeJson).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  // Put together by hand: whole batches are written, and lists of pieces would be half of the work.
  let fields = '';
  for (const [name, held] of Object.entries(value))
    if (held !== undefined) fields += `${fields === '' ? '' : ','}${JSON.stringify(name)}:${writeJson(held)}`;
  return `{${fields}}`;
}

/** Reads JSON, leaving every number as the string of its literal (`230.00` stays `"230.00"`). Throws a SyntaxError. */
export function readJson(text: string): unknown {
  return JSON.parse(
    text.replaceAll(stringOrNumber, (token) => (token.startsWith('"') ? token : `"${token}"`)),
  );
}

// Strings are matched only to be stepped over. Unrolled, so that a long string costs no backtracking.
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

/** A decimal as written (`"230.00"`, trailing zeros kept); exponents are spelled out. */
export const decimal = z
  .string()
  .regex(/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/)
  .transform((literal) => (/e/i.test(literal) ? new Big(literal).toFixed() : literal));

/** A count, such as a page number: small enough to be a number. */
export const count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** Xero writes some booleans as text. */
export const flag = z.union([z.boolean(), z.string().transform((text) => text.toLowerCase() === 'true')]);

/** A list that may be null or absent: "a null object may be represented as an empty array", and the reverse happens. */
export function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
}

/** Text that may be null, absent or empty, all of which mean: none. */
export const optionalText = z
  .string()
  .nullish()
  .transform((text) => (text === undefined || text === null || text === '' ? null : text));

// `Array.isArray` does not narrow a readonly array.
const isList = (value: Outgoing): value is readonly Outgoing[] => Array.isArray(value);
