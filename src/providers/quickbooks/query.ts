/** Questions in QuickBooks' query language, and the pages of their answers. Each question is a metered read. */
import { z } from 'zod';
import type { Outcome, Page } from '../provider.ts';
import type { Entity } from './batch.ts';
import type { Caller } from './call.ts';
import { ledgerRejected } from './problems.ts';
import { pageSize } from './reach.ts';
import { isId, writtenInstant } from './wire.ts';

/** Conditions are joined by AND: the language has no OR. */
export type Question = {
  readonly entity: Entity;
  readonly where?: readonly string[];
  /** Unless it never changes, a record edited meanwhile moves a page and takes another one's place. */
  readonly orderBy?: 'Id' | 'MetaData.LastUpdatedTime';
  /** The place of the first record that is asked for, from 1. */
  readonly start?: number;
};

/** Text as the language takes it, quotes included. Doubled quotes are refused; numbers and ids are quoted too. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Any of these, as a condition; null for none. */
export function isOneOf(property: string, texts: readonly string[]): string | null {
  return texts.length === 0 ? null : `${property} IN (${texts.map(quoted).join(', ')})`;
}

/** Any of these ids, as a condition; null where none of them could name a record. */
export function hasId(ids: readonly string[], property = 'Id'): string | null {
  return isOneOf(property, [...new Set(ids.filter(isId))]);
}

/** Changed at this time or later, as a condition. */
export function changedSince(since: Date): string {
  return `MetaData.LastUpdatedTime >= ${quoted(writtenInstant(since))}`;
}

/** What names are kept in is inactive rather than deleted, and hidden unless it is asked for. */
export const inactiveToo = 'Active IN (true, false)';

export function statementOf({ entity, where = [], orderBy = 'Id', start = 1 }: Question): string {
  return [
    `SELECT * FROM ${entity}`,
    where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`,
    `ORDERBY ${orderBy}`,
    `STARTPOSITION ${start}`,
    `MAXRESULTS ${pageSize}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

type Asking<T> = Omit<Question, 'start'> & {
  readonly operation: string;
  readonly isFollowUp?: boolean;
  readonly read: (record: unknown) => T;
};

/**
 * One page of records, counted from 1. Pages were seen that are a few records longer or shorter than asked for: one that is
 * nearly full may have another after it, which begins a little before this one's end. Whoever turns pages meets some twice.
 */
export function askPage<T>(
  call: Caller,
  { page, ...asking }: Asking<T> & { readonly page: number },
): Promise<Outcome<Page<T>>> {
  return askFrom(call, asking, (page - 1) * surelyOnPage + 1);
}

/**
 * All of them, each once: the next page begins where this one ended, by our own count. A search that cannot be finished
 * has found nothing out, so a person must look.
 */
export async function askAll<T>(call: Caller, asking: Asking<T>): Promise<Outcome<readonly T[]>> {
  const items: T[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await askFrom(call, asking, items.length + 1);
    if (!answer.ok) return answer;
    items.push(...answer.value.items);
    if (!answer.value.hasMore) return { ok: true, value: items };
  }
  const problem = ledgerRejected(
    'Too much has changed in QuickBooks to search through. Look for the record there.',
    null,
  );
  return { ok: false, failure: { kind: 'rejected', problems: [problem] } };
}

function askFrom<T>(
  call: Caller,
  { operation, isFollowUp, read, ...question }: Asking<T>,
  start: number,
): Promise<Outcome<Page<T>>> {
  return call({
    operation,
    method: 'GET',
    ...(isFollowUp === true ? { isFollowUp } : {}),
    path: 'query',
    query: { query: statementOf({ ...question, start }) },
    read: (json) => {
      const records = recordsIn(json, question.entity);
      return { items: records.map(read), hasMore: records.length >= surelyOnPage };
    },
  });
}

/** Fewer than this are the last page, whatever was asked for. */
const surelyOnPage = pageSize * 0.9;

/** What was found for each marker that was looked for; markers without a record have an empty list. */
export function byMarker<T extends { readonly marker: string | null }>(
  markers: readonly string[],
  found: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  return new Map(markers.map((marker) => [marker, found.filter((record) => record.marker === marker)]));
}

/** Most pages that one search may take: as many records as anybody's books change in a month. */
const mostPages = 100;

/** The records of an answer. The response must be there; without any record it is empty. */
export function recordsIn(json: unknown, entity: Entity): readonly unknown[] {
  const { QueryResponse } = z.object({ QueryResponse: z.record(z.string(), z.unknown()) }).parse(json);
  return z.array(z.unknown()).parse(QueryResponse[entity] ?? []);
}
