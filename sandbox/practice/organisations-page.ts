/** The first page: which set of books to open. */

import Big from 'big.js';
import type { OrganisationRecord } from '../records.ts';
import { type Html, html, live } from './html.ts';
import { otherLedgersNote } from './other-ledgers.ts';
import { homeOf, type Practice } from './practice.ts';
import { isOverdue } from './standing.ts';
import { money, plural, todayAt } from './words.ts';

export function organisationsPage(practice: Practice): Html {
  const cards = practice.books.listOrganisations().map((each) => card(practice, each));
  return html`<h1>Choose an organisation</h1>
<p class="lead">Each is a separate set of practice books. ${practice.appName} is let into one of them from its own settings.</p>
${live('organisations', html`<ul class="cards">${cards}</ul>`)}
${otherLedgersNote(practice.otherLedgers)}`;
}

function card({ books, clock }: Practice, organisation: OrganisationRecord): Html {
  const { tenantId, name, countryCode, baseCurrency } = organisation;
  const today = todayAt(clock.now(), organisation);
  const sales = books.listInvoices({ tenantId }).filter((each) => each.type === 'ACCREC');
  const unpaid = sales.filter((each) => each.status === 'AUTHORISED');
  const overdue = unpaid.filter((each) => isOverdue(each, today)).length;
  const contacts = books.listContacts({ tenantId }).filter((each) => each.status === 'ACTIVE');
  return html`<li class="card"><h2><a href="${homeOf(organisation)}">${name}</a></h2>
<p class="quiet-text">${COUNTRIES[countryCode] ?? countryCode}, keeps its books in ${baseCurrency}</p>
<dl><div><dt>Invoices</dt><dd>${money(String(sales.length))}</dd></div>
<div><dt>Contacts</dt><dd>${money(String(contacts.length))}</dd></div>
<div><dt>Owing</dt><dd>${owing(unpaid, baseCurrency)}</dd></div></dl>
<p class="quiet-text">${overdue > 0 ? `${plural(overdue, 'invoice')} overdue` : 'Nothing overdue'}</p></li>`;
}

/** Currencies are never added up with one another. */
function owing(
  unpaid: readonly { readonly currencyCode: string; readonly amountDue: string }[],
  baseCurrency: string,
): Html[] {
  const sums = new Map([[baseCurrency, new Big(0)]]);
  for (const { currencyCode, amountDue } of unpaid) {
    sums.set(currencyCode, (sums.get(currencyCode) ?? new Big(0)).plus(amountDue));
  }
  return [...sums].map(([code, sum]) => html`<span class="sum">${money(sum.toFixed(2), code)}</span> `);
}

const COUNTRIES: Readonly<Record<string, string>> = {
  AU: 'Australia',
  GB: 'United Kingdom',
  NZ: 'New Zealand',
  US: 'United States',
};
