/** JSON as Xero writes and reads it: exact decimal literals, dates as `\/Date(ms+0000)\/`, numbers never floats. */

import Big from 'big.js';

/** A decimal written as a bare number with its trailing zeros kept. */
export interface WireDecimal {
  readonly $decimal: string;
}
/** A moment; `bare` ones are written without an offset. */
export interface WireDate {
  readonly $date: number;
  readonly bare?: boolean;
}
export type Wire =
  | string
  | number
  | boolean
  | null
  | undefined
  | WireDecimal
  | WireDate
  | readonly Wire[]
  | { readonly [field: string]: Wire };
export type WireObject = { readonly [field: string]: Wire };

/** An amount of money: always two decimals. */
export const money = (amount: string): WireDecimal => decimal(amount, 2);

export function decimal(value: string, places: number): WireDecimal {
  // What is kept with these decimals already needs no arithmetic, and that is nearly everything.
  if (value.at(-1 - places) === '.' && PLAIN.test(value)) return { $decimal: value };
  if (WHOLE.test(value)) return { $decimal: `${value}.${'0'.repeat(places)}` };
  return { $decimal: new Big(value).toFixed(places, Big.roundHalfUp) };
}

const WHOLE = /^(0|-?[1-9]\d*)$/;
const PLAIN = /^-?\d+\.\d+$/;

/** A date without a time: its midnight, written as if it were UTC. */
export const dateOnly = (date: string): WireDate => ({ $date: Date.parse(`${date}T00:00:00Z`) });
export const instant = (ms: number): WireDate => ({ $date: ms });
export const bareInstant = (ms: number): WireDate => ({ $date: ms, bare: true });
export const dateString = (date: string): string => `${date}T00:00:00`;
export const utcString = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

export const isDecimal = (value: unknown): value is WireDecimal =>
  typeof value === 'object' && value !== null && '$decimal' in value;
export const isDate = (value: unknown): value is WireDate =>
  typeof value === 'object' && value !== null && '$date' in value;

/** Fields that are `undefined` are left out. */
export function toJson(value: Wire): string {
  if (value === undefined || value === null) return 'null';
  if (isDecimal(value)) return value.$decimal;
  if (isDate(value)) return `"\\/Date(${value.$date}${value.bare ? '' : '+0000'})\\/"`;
  if (isList(value)) return `[${value.map(toJson).join(',')}]`;
  return typeof value === 'object' ? objectJson(value) : JSON.stringify(value);
}

// A batch's answer has ten thousand fields: one loop, and each name quoted once in the life of the process.
function objectJson(value: WireObject): string {
  let text = '';
  for (const name of Object.keys(value)) {
    const held = value[name];
    if (held === undefined) continue;
    text += `${text === '' ? '' : ','}${quoted(name)}:${toJson(held)}`;
  }
  return `{${text}}`;
}

const quotedNames = new Map<string, string>();

function quoted(name: string): string {
  const known = quotedNames.get(name);
  if (known !== undefined) return known;
  const text = JSON.stringify(name);
  // Names come from our views; only an echo of what was sent could bring others, and those must not pile up.
  if (quotedNames.size < 1_000) quotedNames.set(name, text);
  return text;
}

// `Array.isArray` does not narrow a readonly array.
const isList = (value: Wire): value is readonly Wire[] => Array.isArray(value);

/** A request's JSON: every number as the string that was sent, every null left out. */
export type Received =
  | string
  | boolean
  | readonly Received[]
  | { readonly [field: string]: Received | undefined };

/**
 * Reads JSON without turning decimals into floats.
 * @returns `undefined` when the text is no JSON.
 */
export function fromJson(text: string): Received | undefined {
  try {
    return withoutNulls(
      JSON.parse(text.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`))),
    );
  } catch {
    return undefined;
  }
}

// Exactly JSON's numbers: what is none keeps a rest without quotes, and is refused as before.
const STRING_OR_NUMBER = /"(?:\\.|[^"\\])*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

function withoutNulls(value: unknown): Received {
  if (Array.isArray(value)) return value.filter((held) => held !== null).map(withoutNulls);
  if (typeof value === 'object' && value !== null) {
    const fields: [string, Received][] = [];
    for (const [name, held] of Object.entries(value))
      if (held !== null) fields.push([name, withoutNulls(held)]);
    return Object.fromEntries(fields);
  }
  return typeof value === 'boolean' ? value : String(value ?? '');
}
