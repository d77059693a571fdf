/** The frame around every page: the warning that it is practice, the way about, and what was just done. */

import { type Html, html, type Part } from './html.ts';

export interface Frame {
  readonly title: string;
  readonly content: Part;
  /** That nothing here is real, and whose program this is not. */
  readonly warning: string;
  readonly books?: BooksFrame;
  /** Which of the tabs is shown. */
  readonly tab?: string;
  /** The sentence about what was just done. */
  readonly said?: string | undefined;
}

/** The set of books that the page is of. */
export interface BooksFrame {
  readonly name: string;
  /** The first tab's address; the others are below it. */
  readonly home: string;
  readonly tabs: readonly (readonly [tab: string, word: string])[];
}

export function layout({ title, content, warning, books, tab, said }: Frame): Html {
  const place = books ? `${title} · ${books.name}` : title;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${place} · Practice ledger</title>
<link rel="stylesheet" href="/_practice/style.css"><link rel="icon" href="${ICON}">
<script type="module" src="/_practice/live.js"></script></head>
<body><a class="skip" href="#main">Skip to the page</a>
<header><p class="warning">${warning}</p>
<div class="bar"><a class="home" href="/">Practice ledger</a>${books ? booksBar(books, tab) : ''}</div></header>
<main id="main" tabindex="-1">
${said ? html`<p class="said" role="status">${said}</p>` : ''}
${content}
</main>
<p class="note" id="note" role="status"></p>
</body></html>`;
}

function booksBar({ name, home, tabs }: BooksFrame, current: string | undefined): Html {
  const links = tabs.map(([tab, word], at) => {
    const address = at === 0 ? home : `${home}/${tab}`;
    return html`<a href="${address}"${tab === current ? html` aria-current="true"` : ''}>${word}</a>`;
  });
  return html`<span class="of">${name}</span><nav aria-label="Books">${links}</nav>`;
}

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#7a4b00"/><path d="M4 5h8M4 8h8M4 11h5" stroke="#fff" stroke-width="1.5"/></svg>',
)}`;
