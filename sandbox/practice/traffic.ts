/** What went over the wire lately: webhooks that were delivered, and calls of the API. */

import type { Delivery } from './deliveries.ts';
import { type Html, html } from './html.ts';
import { moment, plural, type Zoned } from './words.ts';

const DELIVERIES_SHOWN = 10;
const CALLS_SHOWN = 20;

export interface WebhookShown {
  /** The state in words. */
  readonly word: string;
  readonly url: string;
  readonly detail: string;
  readonly lastSequence: number;
  readonly deliveredSequence: number;
  readonly nextAttemptAt?: number;
  /** The newest last. */
  readonly deliveries: readonly Delivery[];
  whatOf(body: string): string;
}

export function webhookSection(books: Zoned, shown: WebhookShown): Html {
  const { word, url, detail, lastSequence, deliveredSequence, nextAttemptAt } = shown;
  const rows = [...shown.deliveries]
    .slice(-DELIVERIES_SHOWN)
    .reverse()
    .map((each) => deliveryRow(books, each, shown.whatOf(each.body)));
  return html`<h2 class="part">Webhook</h2>
<p><b>${word}</b> ${url} ${detail}</p>
<p>${plural(deliveredSequence, 'event')} delivered, ${lastSequence - deliveredSequence} waiting${nextAttemptAt ? `; next attempt ${moment(nextAttemptAt, books)}` : ''}.</p>
${
  rows.length === 0
    ? ''
    : html`<table><caption>Last deliveries</caption><thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Answer</th>
<th scope="col" class="figure wide">Took</th></tr></thead><tbody>${rows}</tbody></table>`
}`;
}

const deliveryRow = (books: Zoned, { at, status, ms }: Delivery, what: string): Html =>
  html`<tr><td>${moment(at, books, 'second')}</td><td>${what}</td>
<td>${status === 0 ? 'none came' : String(status)}</td><td class="figure wide">${ms} ms</td></tr>`;

interface Call {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** 0 when the connection was dropped. */
  readonly status: number;
  readonly ms: number;
}

/** @param noun what one set of books is called */
export function callsSection(books: Zoned, calls: readonly Call[], noun: string): Html {
  const rows = calls
    .slice(-CALLS_SHOWN)
    .reverse()
    .map((each) => callRow(books, each));
  if (rows.length === 0)
    return html`<h2 class="part">API calls</h2><p class="empty">None yet for this ${noun}.</p>`;
  return html`<h2 class="part">API calls</h2><table><caption>Last calls for this ${noun}</caption><thead><tr><th scope="col">When</th>
<th scope="col">Call</th><th scope="col">Answer</th><th scope="col" class="figure wide">Took</th></tr></thead><tbody>${rows}</tbody></table>`;
}

const callRow = (books: Zoned, { at, method, path, status, ms }: Call): Html =>
  html`<tr><td>${moment(at, books, 'second')}</td><td class="long">${method} <span class="path">${path}</span></td>
<td>${status === 0 ? 'dropped' : String(status)}</td><td class="figure wide">${ms} ms</td></tr>`;
