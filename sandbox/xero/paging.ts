/** The order, the page and the freshness of a list. */

import Big from 'big.js';
import type { Collection } from '../store.ts';
import { queryParseError, RequestRefused } from './errors.ts';
import type { Call } from './operation.ts';
import { type Fields, rowOf } from './where.ts';
import { isDate, isDecimal, type Wire, type WireObject } from './wire.ts';

export interface Page<T> {
  readonly records: readonly T[];
  /** Present only when paging was asked for or forced. */
  readonly pagination: WireObject | undefined;
}

/** `page`, `pageSize`, or a caller's own reason turn paging on; sizes out of range are clamped to 1–1000. */
export function pageOf<T>(query: URLSearchParams, records: readonly T[], isForced = false): Page<T> {
  if (!isForced && !query.has('page') && !query.has('pageSize')) return { records, pagination: undefined };
  const page = Math.max(wholeNumber(query.get('page'), 1), 1);
  const pageSize = Math.min(Math.max(wholeNumber(query.get('pageSize'), 100), 1), 1000);
  const start = (page - 1) * pageSize;
  return {
    records: records.slice(start, start + pageSize),
    pagination: {
      page,
      pageSize,
      pageCount: Math.ceil(records.length / pageSize),
      itemCount: records.length,
    },
  };
}

/** How a list looks at its records. */
export interface Look<T> extends Fields<T> {
  readonly id: (record: T) => string;
  readonly byDefault: string;
  /** They come in the order of `byDefault`, then of their ids, already. */
  readonly isInOrder?: boolean;
}

/** `order=Field DESC, Other`; the id always breaks ties. */
export function sorted<T>(query: URLSearchParams, records: readonly T[], look: Look<T>): readonly T[] {
  const order = readOrder(query.get('order') || look.byDefault);
  if (look.isInOrder && isSameOrder(order, readOrder(look.byDefault))) return records;
  // The fields are looked up once for each record, not once for each comparison.
  const seen = records.map((record) => {
    const row = rowOf(look, record);
    return { record, values: order.map(({ field }) => row.field(field)) };
  });
  const compare = (a: (typeof seen)[number], b: (typeof seen)[number]): number => {
    for (const [at, { isDown }] of order.entries()) {
      const found = compareValues(a.values[at], b.values[at]);
      if (found !== 0) return isDown ? -found : found;
    }
    return look.id(a.record) < look.id(b.record) ? -1 : 1;
  };
  return seen.sort(compare).map(({ record }) => record);
}

interface OrderKey {
  readonly field: string;
  readonly isDown: boolean;
}

function readOrder(text: string): readonly OrderKey[] {
  return text.split(',').map((key) => {
    const [field = '', direction = 'ASC'] = key.trim().split(/\s+/);
    return { field, isDown: direction.toUpperCase() === 'DESC' };
  });
}

const isSameOrder = (a: readonly OrderKey[], b: readonly OrderKey[]): boolean =>
  a.length === b.length &&
  a.every(
    ({ field, isDown }, at) => field.toLowerCase() === b[at]?.field.toLowerCase() && isDown === b[at]?.isDown,
  );

/** What is at least as new as the If-Modified-Since header asks, oldest first. */
export const changedRecords = <T>(call: Call, records: Collection<T>): readonly T[] =>
  records.from(oldestWanted(call));

/** The same for lists that are kept in no order. */
export function modifiedSince(call: Call): (updatedAt: number) => boolean {
  const oldest = oldestWanted(call);
  return (updatedAt) => updatedAt >= oldest;
}

/** In milliseconds. The header counts whole seconds of UTC; whether the very second counts is a switch. */
function oldestWanted(call: Call): number {
  const header = call.headers.get('If-Modified-Since');
  if (!header) return Number.NEGATIVE_INFINITY;
  const since = readUtc(header);
  if (Number.isNaN(since))
    throw new RequestRefused(queryParseError(`The If-Modified-Since value ${header} is not a date`));
  const second = Math.floor(since / 1000);
  const isInclusive = call.ledger.settings.switches.ifModifiedSince === 'inclusive';
  return (isInclusive ? second : second + 1) * 1000;
}

/** The ids of `IDs=a,b`, folded; `undefined` when the parameter is absent. */
export function listParameter(query: URLSearchParams, name: string): ReadonlySet<string> | undefined {
  const sent = query.get(name);
  if (sent === null || sent === '') return undefined;
  return new Set(sent.split(',').map((each) => each.trim().replaceAll('"', '').toLowerCase()));
}

export const isTrue = (query: URLSearchParams, name: string): boolean =>
  query.get(name)?.toLowerCase() === 'true';

/** `2026-01-31T10:00:00` is UTC already; an HTTP date or an offset is converted. */
function readUtc(header: string): number {
  return Date.parse(/^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(header) ? `${header}Z` : header);
}

function wholeNumber(sent: string | null, otherwise: number): number {
  const read = Number.parseInt(sent ?? '', 10);
  return Number.isNaN(read) ? otherwise : read;
}

function compareValues(a: Wire, b: Wire): number {
  if (a === undefined || a === null) return b === undefined || b === null ? 0 : -1;
  if (b === undefined || b === null) return 1;
  if (isDate(a) && isDate(b)) return a.$date - b.$date;
  if (isDecimal(a) && isDecimal(b)) return new Big(a.$decimal).cmp(b.$decimal);
  const [left, right] = [String(a).toLowerCase(), String(b).toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
