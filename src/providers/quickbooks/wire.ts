/** What the entities of QuickBooks have in common: ids, references, times and amounts. */
import Big from 'big.js';
import { z } from 'zod';
import { decimal, type Outgoing, optionalText } from '../../lib/exact-json.ts';

/** An id as QuickBooks makes them; anything else names no record there, and has no place in a query. */
export const isId = (text: string): boolean => /^\d{1,19}$/.test(text);

/** A reference to another record, or none. Its `name` is the ledger's, and ignored where we write one. */
export const optionalRef = z
  .object({ value: z.string().min(1), name: z.string().nullish() })
  .nullish()
  .transform((ref) => ref ?? null);

/** What every entity has. `SyncToken` counts its changes, and whoever changes it must name it. */
export const recordShape = {
  Id: z.string().min(1),
  SyncToken: z.string().min(1),
  MetaData: z.object({ CreateTime: z.string().nullish(), LastUpdatedTime: z.string() }),
};

/** Writes a reference. */
export const refTo = (id: string): Outgoing => ({ value: id });

/** Reads a time with its offset, which is of the Pacific wherever the company is. Throws a RangeError for what is none. */
export function instantOf(text: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw new RangeError('Not a time');
  return instant;
}

/** A time as queries and changes take it, to whole seconds. */
export function writtenInstant(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

/** An amount of money as people write it, with two decimals at least: QuickBooks leaves noughts at the end out. */
export const money = decimal.transform(withCents);

/** The same where it may be absent: none is nought. */
export const moneyOrNought = decimal.nullish().transform((literal) => withCents(literal ?? '0'));

export function withCents(literal: string): string {
  const exact = new Big(literal);
  return exact.eq(exact.round(2)) ? exact.toFixed(2) : exact.toFixed();
}

/** Text as QuickBooks takes it: trimmed, cut to its length, and never to half an emoji; undefined where nothing is left. */
export function textOf(text: string | null, longest: number): string | undefined {
  const trimmed = (text ?? '').trim().slice(0, longest);
  const whole = trimmed.replace(/[\uD800-\uDBFF]$/, '').trimEnd();
  return whole === '' ? undefined : whole;
}

/** The time of an envelope; null where it has none that can be read. */
export function timeOf(json: unknown): Date | null {
  const { data } = z.object({ time: optionalText }).safeParse(json);
  if (data === undefined || data.time === null) return null;
  const instant = new Date(data.time);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
