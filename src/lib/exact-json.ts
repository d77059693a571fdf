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
  return JSON.parse(withQuotedNumbers(text));
}

// An answer to a whole batch has thousands of strings: they are jumped over, and only what is between them is looked at.
function withQuotedNumbers(text: string): string {
  let quoted = '';
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at);
    const end = quote === -1 ? text.length : quote;
    // Between two strings stands mostly a single colon or comma; behind the last, or without any, it may be a digit.
    if (end - at > 1 || quote === -1) {
      quoted += text.slice(copied, at) + text.slice(at, end).replaceAll(number, '"$&"');
      copied = end;
    }
    at = quote === -1 ? end : endOfString(text, quote);
  }
  return quoted + text.slice(copied);
}

/** The place after the closing quote, or the text's end where there is none. */
function endOfString(text: string, quote: number): number {
  for (let at = text.indexOf('"', quote + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at + 1;
  }
  return text.length;
}

const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

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

/** Some ledgers write booleans as text. */
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
