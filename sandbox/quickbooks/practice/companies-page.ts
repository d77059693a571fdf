/** The first page: which company's books to open. */

import Big from 'big.js';
import { type Html, html, live } from '../../practice/html.ts';
import { otherLedgersNote } from '../../practice/other-ledgers.ts';
import { money, plural } from '../../practice/words.ts';
import { pacificDate } from '../pacific.ts';
import type { CompanySummary } from '../sandbox.ts';
import type { Entity } from '../table.ts';
import { currencyOf, isActive } from './fields.ts';
import { homeOf, type Practice } from './practice.ts';
import { isOpen, isOverdue } from './standing.ts';

export function companiesPage(practice: Practice): Html {
  const cards = practice.books.listCompanies().map((each) => card(practice, each));
  return html`<h1>Choose a company</h1>
<p class="lead">Each is a separate set of practice QuickBooks books. ${practice.appName} is let into one of them from its own settings.</p>
${live('companies', html`<ul class="cards">${cards}</ul>`)}
${otherLedgersNote(practice.otherLedgers)}`;
}

function card({ books, clock }: Practice, company: CompanySummary): Html {
  const { realmId, name, country, homeCurrency } = company;
  const today = pacificDate(clock.now());
  const invoices = books.listInvoices({ realmId });
  const open = invoices.filter(isOpen);
  const overdue = open.filter((each) => isOverdue(each, today)).length;
  const customers = books.listCustomers({ realmId }).filter(isActive);
  return html`<li class="card"><h2><a href="${homeOf(company)}">${name}</a></h2>
<p class="quiet-text">${COUNTRIES[country]}, keeps its books in ${homeCurrency}</p>
<dl><div><dt>Invoices</dt><dd>${money(String(invoices.length))}</dd></div>
<div><dt>Customers</dt><dd>${money(String(customers.length))}</dd></div>
<div><dt>Owing</dt><dd>${owing(open, homeCurrency)}</dd></div></dl>
<p class="quiet-text">${overdue > 0 ? `${plural(overdue, 'invoice')} overdue` : 'Nothing overdue'}</p></li>`;
}

/** Currencies are never added up with one another. */
function owing(open: readonly Entity[], home: string): Html[] {
  const sums = new Map([[home, new Big(0)]]);
  for (const invoice of open) {
    const code = currencyOf(invoice, home);
    sums.set(code, (sums.get(code) ?? new Big(0)).plus(Number(invoice.Balance)));
  }
  return [...sums].map(([code, sum]) => html`<span class="sum">${money(sum.toFixed(2), code)}</span> `);
}

const COUNTRIES = { GB: 'United Kingdom', US: 'United States' } as const;
