/** The lists in Xero's answers: the elements of a write with what became of each, and the pages of a read. */

import { z } from 'zod';
import { count } from '../../lib/exact-json.ts';
import type { ElementOutcome, Outcome, Page } from '../provider.ts';
import { UnexpectedAnswer } from '../transport.ts';
import type { Sent } from './problems.ts';
import { ledgerRejected, problemsOf } from './problems.ts';
import { isRefused, messagesOf } from './verdict.ts';

/** The named list. It must be there: an answer without it must never pass for "nothing found". */
export function listIn(json: unknown, name: string): readonly unknown[] {
  return z.object({ [name]: z.array(z.unknown()) }).parse(json)[name] ?? [];
}

/** The one element of the named list, where one alone was asked for. */
export function onlyElementIn(json: unknown, name: string): unknown {
  const [element, ...others] = listIn(json, name);
  if (element === undefined || others.length > 0) throw new UnexpectedAnswer(`Not exactly one of ${name}`);
  return element;
}

/**
 * What became of each element, in the order sent. Xero answers in that order; should it ever not, nothing may be
 * linked to the wrong record, so that counts as no answer and the markers decide.
 */
export function outcomesOf<T extends { readonly marker: string | null }>(
  elements: readonly unknown[],
  sent: readonly { readonly marker: string; readonly record: Sent | null }[],
  read: (wire: unknown) => T,
): readonly ElementOutcome<T>[] {
  if (elements.length !== sent.length) throw new UnexpectedAnswer('Not one answer for each element');
  const markers = new Set(sent.map(({ marker }) => marker));
  return sent.map(({ marker, record }, index) => {
    const outcome = outcomeOf(elements[index], record, read);
    const answered = outcome.ok ? outcome.value.marker : null;
    if (answered !== null && answered !== marker && markers.has(answered))
      throw new UnexpectedAnswer('Another order');
    return outcome;
  });
}

/** What became of one element. `record` is what was sent, to find the field that a refusal means. */
export function outcomeOf<T>(
  element: unknown,
  record: Sent | null,
  read: (wire: unknown) => T,
): ElementOutcome<T> {
  if (isRefused(element)) return { ok: false, problems: problemsOf(messagesOf(element), record) };
  return { ok: true, value: read(element) };
}

/** One page of a list. Without Xero's pagination object a full page may have another after it. */
export function pageIn<T>(
  json: unknown,
  name: string,
  pageSize: number,
  read: (wire: unknown) => T,
): Page<T> {
  const items = listIn(json, name).map(read);
  const { pagination } = z.object({ pagination: paginationSchema.nullish() }).parse(json);
  if (!pagination) return { items, hasMore: items.length >= pageSize };
  return { items, hasMore: pagination.page < pagination.pageCount };
}

const paginationSchema = z.object({ page: count, pageCount: count });

/** Most pages that one search may take: at 1,000 a page, as many records as Xero lets anyone list. */
const mostPages = 100;

/** All pages of a search. A search that cannot be finished has found nothing out, so a person must look. */
export async function everyPage<T>(
  readPage: (page: number) => Promise<Outcome<Page<T>>>,
): Promise<Outcome<readonly T[]>> {
  const items: T[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await readPage(page);
    if (!answer.ok) return answer;
    items.push(...answer.value.items);
    if (!answer.value.hasMore) return { ok: true, value: items };
  }
  const problem = ledgerRejected(
    'Too much has changed in Xero to search through. Look for the record there.',
    null,
  );
  return { ok: false, failure: { kind: 'rejected', problems: [problem] } };
}

/** What was found for each marker that was looked for; markers without a record have an empty list. */
export function byMarker<T extends { readonly marker: string | null }>(
  markers: readonly string[],
  found: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  return new Map(markers.map((marker) => [marker, found.filter((record) => record.marker === marker)]));
}
