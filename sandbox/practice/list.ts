/** What long lists share: a search, pages of fifty, and the addresses that keep both. */

import { type Html, html } from './html.ts';
import { plural } from './words.ts';

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
