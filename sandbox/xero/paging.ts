/** The order, the page and the freshness of a list. */

import Big from 'big.js';
import type { Settings } from '../settings.ts';
import { queryParseError, RequestRefused } from './errors.ts';
import type { Call } from './operation.ts';
import { fieldOf } from './where.ts';
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

/** `order=Field DESC, Other`; the id always breaks ties. */
export function sorted<T>(
  query: URLSearchParams,
  records: readonly T[],
  look: {
    readonly view: (record: T) => WireObject;
    readonly id: (record: T) => string;
    readonly byDefault: string;
  },
): readonly T[] {
  const order = (query.get('order') || look.byDefault).split(',').map((key) => key.trim().split(/\s+/));
  // The fields are looked up once for each record, not once for each comparison.
  const seen = records.map((record) => {
    const view = look.view(record);
    return { record, values: order.map(([field = '']) => fieldOf(view, field)) };
  });
  const compare = (a: (typeof seen)[number], b: (typeof seen)[number]): number => {
    for (const [at, [, direction = 'ASC']] of order.entries()) {
      const found = compareValues(a.values[at], b.values[at]);
      if (found !== 0) return direction.toUpperCase() === 'DESC' ? -found : found;
    }
    return look.id(a.record) < look.id(b.record) ? -1 : 1;
  };
  return seen.sort(compare).map(({ record }) => record);
}

/** Is a record at least as new as the If-Modified-Since header asks? The header counts whole seconds of UTC. */
export function modifiedSince(call: Call): (updatedAt: number) => boolean {
  const header = call.headers.get('If-Modified-Since');
  if (!header) return () => true;
  const since = readUtc(header);
  if (Number.isNaN(since))
    throw new RequestRefused(queryParseError(`The If-Modified-Since value ${header} is not a date`));
  return (updatedAt) => isNewer(call.ledger.settings, Math.floor(updatedAt / 1000), Math.floor(since / 1000));
}

/** The ids of `IDs=a,b`, folded; `undefined` when the parameter is absent. */
export function listParameter(query: URLSearchParams, name: string): ReadonlySet<string> | undefined {
  const sent = query.get(name);
  if (sent === null || sent === '') return undefined;
  return new Set(sent.split(',').map((each) => each.trim().replaceAll('"', '').toLowerCase()));
}

export const isTrue = (query: URLSearchParams, name: string): boolean =>
  query.get(name)?.toLowerCase() === 'true';

function isNewer(settings: Settings, updatedSecond: number, sinceSecond: number): boolean {
  return settings.switches.ifModifiedSince === 'inclusive'
    ? updatedSecond >= sinceSecond
    : updatedSecond > sinceSecond;
}

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
