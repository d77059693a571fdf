/** What long lists share: a search, pages of fifty, and the addresses that keep both. */

import { type Html, html } from './html.ts';
import { money, plural } from './words.ts';

const PER_PAGE = 50;

/** A page as it was asked for. */
export interface Asked {
  readonly query: URLSearchParams;
}

/** Case and surrounding spaces do not matter. */
export function searchOf({ query }: Asked): (texts: readonly (string | undefined)[]) => boolean {
  const wanted = (query.get('q') ?? '').trim().toLowerCase();
  return (texts) => wanted === '' || texts.some((text) => text?.toLowerCase().includes(wanted));
}

export interface Slice<T> {
  readonly rows: readonly T[];
  readonly page: number;
  readonly pages: number;
  readonly count: number;
}

/** A page that does not exist becomes the nearest one that does. */
export function sliceOf<T>({ query }: Asked, all: readonly T[]): Slice<T> {
  const pages = Math.max(Math.ceil(all.length / PER_PAGE), 1);
  const asked = Math.trunc(Number(query.get('page') ?? 1)) || 1;
  const page = Math.min(Math.max(asked, 1), pages);
  return { rows: all.slice((page - 1) * PER_PAGE, page * PER_PAGE), page, pages, count: all.length };
}

export function searchForm({ query }: Asked, label: string, kept: readonly string[]): Html {
  const hidden = kept.map((name) => {
    const value = query.get(name);
    return value ? html`<input type="hidden" name="${name}" value="${value}">` : '';
  });
  return html`<form class="search" role="search" autocomplete="off">${hidden}
<label for="q">${label}</label><input id="q" name="q" type="search" value="${query.get('q') ?? ''}">
<button class="quiet">Search</button></form>`;
}

export function pager(visit: Asked, { page, pages, count }: Slice<unknown>, one: string): Html {
  const step = (to: number, word: string) =>
    to >= 1 && to <= pages ? html`<a href="${addressWith(visit, { page: String(to) })}">${word}</a>` : '';
  return html`<nav class="pager" aria-label="Pages"><span>${plural(count, one)}${pages > 1 ? `, page ${page} of ${pages}` : ''}</span>
${step(page - 1, 'Newer')} ${step(page + 1, 'Older')}</nav>`;
}

/** This page's address with something changed; an empty value takes it out. */
export function addressWith({ query }: Asked, change: Readonly<Record<string, string>>): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries({ done: '', twice: '', ...change })) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  return `?${next}`;
}

/** One of the states by which a list can be narrowed. */
export interface Filter<T> {
  readonly key: string;
  readonly word: string;
  holds(row: T, today: string): boolean;
}

/** The one that the address names, or the first. */
export const chosenOf = <T>({ query }: Asked, filters: readonly Filter<T>[]): Filter<T> | undefined =>
  filters.find(({ key }) => key === query.get('status')) ?? filters[0];

/** A link for each, with how many rows it would show. */
export function filterLinks<T>(
  visit: Asked & { readonly today: string },
  filters: readonly Filter<T>[],
  found: readonly T[],
): Html {
  const chosen = chosenOf(visit, filters);
  const links = filters.map((filter) => {
    const count = found.filter((each) => filter.holds(each, visit.today)).length;
    const address = addressWith(visit, { status: filter.key, page: '' });
    const current = filter === chosen ? html` aria-current="true"` : '';
    return html`<a href="${address}"${current}>${filter.word} <span class="count">${money(String(count))}</span></a>`;
  });
  return html`<nav class="filters" aria-label="By state">${links}</nav>`;
}
