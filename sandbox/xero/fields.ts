/** The kinds of field that requests carry, read once and strictly; what cannot be read is a PostDataInvalidException. */

import Big from 'big.js';
import { z } from 'zod';
import { postDataInvalid, RequestRefused } from './errors.ts';
import type { Received } from './wire.ts';

export const text = z.string().optional();
export const flag = z
  .union([
    z.boolean(),
    z.enum(['true', 'false', 'True', 'False']).transform((word) => word.toLowerCase() === 'true'),
  ])
  .optional();

/** A decimal, as a canonical string without an exponent. */
export const amount = z.string().transform(readAmount).optional();
/** `YYYY-MM-DD`, an ISO date-time, or `/Date(ms+0000)/`. An offset shifts to UTC first, and so may shift the day. */
export const date = z.string().transform(readDate).optional();
/** An id; the empty GUID counts as none. */
export const id = z
  .string()
  .transform((sent) => (sent === EMPTY_ID || sent === '' ? undefined : sent.toLowerCase()))
  .optional();

export const EMPTY_ID = '00000000-0000-0000-0000-000000000000';

/** @throws RequestRefused when a field has the wrong kind. */
export function readElement<T>(schema: z.ZodType<T>, sent: Received): T {
  const read = schema.safeParse(sent);
  if (read.success) return read.data;
  const first = read.error.issues[0];
  throw new RequestRefused(
    postDataInvalid(`${first?.path.join('.') ?? ''}: ${first?.message ?? 'invalid value'}`),
  );
}

/** The elements of `{ "Invoices": [ … ] }`, of a bare array, or the single object itself. */
export function elementsOf(body: Received | undefined, plural: string): readonly Received[] {
  if (typeof body !== 'object')
    throw new RequestRefused(postDataInvalid('The request body could not be read'));
  if (isArray(body)) return body;
  const held = body[plural];
  if (held === undefined) return Object.keys(body).length === 0 ? [] : [body];
  return typeof held === 'object' && isArray(held) ? held : [held];
}

export const isArray = (value: unknown): value is readonly Received[] => Array.isArray(value);

function readAmount(sent: string, context: z.RefinementCtx): string {
  try {
    return new Big(sent.trim()).toFixed();
  } catch {
    context.addIssue({ code: 'custom', message: `${sent} is not a number` });
    return z.NEVER;
  }
}

function readDate(sent: string, context: z.RefinementCtx): string {
  const millis = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/.exec(sent);
  const ms = millis ? Number(millis[1]) : Date.parse(isLocal(sent) ? `${sent.slice(0, 10)}T00:00:00Z` : sent);
  if (!Number.isNaN(ms)) return new Date(ms).toISOString().slice(0, 10);
  context.addIssue({ code: 'custom', message: `${sent} is not a date` });
  return z.NEVER;
}

/** A date, with or without a time, that names no zone: it is taken as typed. */
const isLocal = (sent: string): boolean => /^\d{4}-\d{2}-\d{2}(T[\d:.]+)?$/.test(sent);
