/** The list of invoices: newest first, by state, with a search. */

import { type Html, html, live } from '../../practice/html.ts';
import {
  chosenOf,
  type Filter,
  filterLinks,
  pager,
  searchForm,
  searchOf,
  sliceOf,
} from '../../practice/list.ts';
import { day } from '../../practice/words.ts';
import type { Entity } from '../table.ts';
import { amount, currencyOf, nameIn, text } from './fields.ts';
import { homeOf, type Page, type Visit } from './practice.ts';
import { isOpen, isOverdue, isPaid, isVoid, standing } from './standing.ts';

export const invoicesPage: Page = {
  path: '',
  tab: 'invoices',
  view: (visit) => ({
    title: 'Invoices',
    content: html`<h1>Invoices</h1>
${searchForm(visit, 'Number, customer or note', ['status'])}
${live('invoices', list(visit))}`,
  }),
  acts: {},
  news: { delete: 'The invoice is deleted.' },
};

const FILTERS: readonly Filter<Entity>[] = [
  { key: '', word: 'All', holds: () => true },
  { key: 'open', word: 'Open', holds: isOpen },
  { key: 'overdue', word: 'Overdue', holds: isOverdue },
  { key: 'paid', word: 'Paid', holds: isPaid },
  { key: 'void', word: 'Voided', holds: isVoid },
];

function list(visit: Visit): Html {
  const { practice, realmId, today } = visit;
  const matches = searchOf(visit);
  const found = practice.books
    .listInvoices({ realmId })
    .filter((each) => matches([text(each.DocNumber), nameIn(each, 'CustomerRef'), text(each.PrivateNote)]));
  const chosen = chosenOf(visit, FILTERS);
  const shown = found.filter((each) => chosen?.holds(each, today) ?? true).sort(newestFirst);
  const slice = sliceOf(visit, shown);
  return html`${filterLinks(visit, FILTERS, found)}
${shown.length === 0 ? nothing(visit) : table(visit, slice.rows, true)}
${pager(visit, slice, 'invoice')}`;
}

export const newestFirst = (a: Entity, b: Entity): number =>
  text(b.TxnDate).localeCompare(text(a.TxnDate)) || Number(b.Id) - Number(a.Id);

function nothing({ practice, query }: Visit): Html {
  if (query.get('q') || query.get('status')) return html`<p class="empty">No invoice is like that.</p>`;
  return html`<p class="empty">No invoices yet. Connect ${practice.appName} to this company and send one: it appears here by itself.</p>`;
}

/** On a customer's own page nobody's name is needed, and its column is left out. */
export function table(visit: Visit, invoices: readonly Entity[], isNamed = false): Html {
  return html`<table><thead><tr><th scope="col">Number</th>${isNamed ? html`<th scope="col">Customer</th>` : ''}
<th scope="col" class="wide">Date</th><th scope="col" class="wide">Due</th>
<th scope="col" class="figure wide">Total</th><th scope="col" class="figure">Balance</th><th scope="col">Status</th></tr></thead>
<tbody>${invoices.map((each) => row(visit, each, isNamed))}</tbody></table>`;
}

function row(visit: Visit, invoice: Entity, isNamed: boolean): Html {
  const { company, today } = visit;
  const currency = currencyOf(invoice, company.homeCurrency);
  return html`<tr><th scope="row" class="day"><a href="${homeOf(visit)}/invoices/${invoice.Id}">${text(invoice.DocNumber) || 'No number'}</a></th>
${isNamed ? html`<td class="long">${nameIn(invoice, 'CustomerRef')}</td>` : ''}<td class="wide day">${day(text(invoice.TxnDate))}</td><td class="wide day">${day(text(invoice.DueDate))}</td>
<td class="figure wide">${amount(invoice.TotalAmt, currency)}</td>
<td class="figure">${amount(invoice.Balance)}<small class="narrow">${currency}</small></td><td>${standing(invoice, today)}</td></tr>`;
}
