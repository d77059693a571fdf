/** The frame around every page: the warning that it is practice, the way about, and what was just done. */

import type { OrganisationRecord } from '../records.ts';
import { type Html, html, type Part } from './html.ts';
import type { Tab } from './practice.ts';

const WARNING = 'Practice ledger — nothing here is real. This is not Xero.';

const TABS: readonly (readonly [tab: Tab, word: string])[] = [
  ['invoices', 'Invoices'],
  ['contacts', 'Contacts'],
  ['batch-payments', 'Batch payments'],
  ['accounts', 'Chart of accounts'],
  ['tax-rates', 'Tax rates'],
  ['currencies', 'Currencies'],
  ['settings', 'Settings'],
];

export interface Frame {
  readonly title: string;
  readonly content: Part;
  readonly organisation?: OrganisationRecord;
  readonly tab?: Tab;
  /** The sentence about what was just done. */
  readonly said?: string | undefined;
}

export function layout({ title, content, organisation, tab, said }: Frame): Html {
  const place = organisation ? `${title} · ${organisation.name}` : title;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${place} · Practice ledger</title>
<link rel="stylesheet" href="/_practice/style.css"><link rel="icon" href="${ICON}">
<script type="module" src="/_practice/live.js"></script></head>
<body><a class="skip" href="#main">Skip to the page</a>
<header><p class="warning">${WARNING}</p>
<div class="bar"><a class="home" href="/">Practice ledger</a>${organisation ? organisationBar(organisation, tab) : ''}</div></header>
<main id="main" tabindex="-1">
${said ? html`<p class="said" role="status">${said}</p>` : ''}
${content}
</main>
<p class="note" id="note" role="status"></p>
</body></html>`;
}

export const homeOf = ({ tenantId }: OrganisationRecord): string => `/o/${tenantId}`;

function organisationBar(organisation: OrganisationRecord, current: Tab | undefined): Html {
  const home = homeOf(organisation);
  const tabs = TABS.map(([tab, word]) => {
    const address = tab === 'invoices' ? home : `${home}/${tab}`;
    return html`<a href="${address}"${tab === current ? html` aria-current="true"` : ''}>${word}</a>`;
  });
  return html`<span class="of">${organisation.name}</span><nav aria-label="Books">${tabs}</nav>`;
}

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#7a4b00"/><path d="M4 5h8M4 8h8M4 11h5" stroke="#fff" stroke-width="1.5"/></svg>',
)}`;
