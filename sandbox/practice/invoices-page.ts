/** The list of invoices: newest first, by state, with a search. */

import type { InvoiceRecord } from '../records.ts';
import { type Html, html, live } from './html.ts';
import { chosenOf, type Filter, filterLinks, pager, searchForm, searchOf, sliceOf } from './list.ts';
import { homeOf, type Page, type Visit } from './practice.ts';
import { isOverdue, standing } from './standing.ts';
import { day, money } from './words.ts';

export const invoicesPage: Page = {
  path: '',
  tab: 'invoices',
  view: (visit) => ({
    title: 'Invoices',
    content: html`<h1>Invoices</h1>
${searchForm(visit, 'Number, contact or reference', ['status'])}
${live('invoices', list(visit))}`,
  }),
  acts: {},
};

const withStatus = (key: string, word: string, status: InvoiceRecord['status']): Filter<InvoiceRecord> => ({
  key,
  word,
  holds: (invoice) => invoice.status === status,
});

const ALL: Filter<InvoiceRecord> = { key: '', word: 'All', holds: () => true };
const FILTERS: readonly Filter<InvoiceRecord>[] = [
  ALL,
  withStatus('draft', 'Draft', 'DRAFT'),
  withStatus('submitted', 'Awaiting approval', 'SUBMITTED'),
  withStatus('unpaid', 'Awaiting payment', 'AUTHORISED'),
  { key: 'overdue', word: 'Overdue', holds: isOverdue },
  withStatus('paid', 'Paid', 'PAID'),
  withStatus('voided', 'Voided', 'VOIDED'),
  withStatus('deleted', 'Deleted', 'DELETED'),
];

function list(visit: Visit): Html {
  const { practice, organisation, today } = visit;
  const { tenantId } = organisation;
  const names = new Map(
    practice.books.listContacts({ tenantId }).map(({ contactId, name }) => [contactId, name] as const),
  );
  const matches = searchOf(visit);
  const found = practice.books
    .listInvoices({ tenantId })
    .filter((each) => matches([each.number, each.reference, names.get(each.contactId)]));
  const chosen = chosenOf(visit, FILTERS) ?? ALL;
  const shown = found.filter((each) => chosen.holds(each, today)).sort(newestFirst);
  const slice = sliceOf(visit, shown);
  return html`${filterLinks(visit, FILTERS, found)}
${shown.length === 0 ? nothing(visit) : table(visit, slice.rows, (id) => names.get(id) ?? '')}
${pager(visit, slice, 'invoice')}`;
}

const newestFirst = (a: InvoiceRecord, b: InvoiceRecord): number =>
  b.date.localeCompare(a.date) || b.createdAt - a.createdAt || b.number.localeCompare(a.number);

function nothing({ practice, query }: Visit): Html {
  if (query.get('q') || query.get('status')) return html`<p class="empty">No invoice is like that.</p>`;
  return html`<p class="empty">No invoices yet. Connect ${practice.appName} to this organisation and send one: it appears here by itself.</p>`;
}

/** On a contact's own page nobody's name is needed, and its column is left out. */
export function table(
  visit: Visit,
  invoices: readonly InvoiceRecord[],
  nameOf?: (contactId: string) => string,
): Html {
  const rows = invoices.map((each) => row(visit, each, nameOf?.(each.contactId)));
  return html`<table><thead><tr><th scope="col">Number</th>${nameOf ? html`<th scope="col">Contact</th>` : ''}
<th scope="col" class="wide">Date</th><th scope="col" class="wide">Due</th><th scope="col" class="wide">Reference</th>
<th scope="col" class="figure wide">Total</th><th scope="col" class="figure">Owing</th><th scope="col">Status</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

function row({ organisation, today }: Visit, invoice: InvoiceRecord, contactName: string | undefined): Html {
  const address = `${homeOf(organisation)}/invoices/${invoice.invoiceId}`;
  const name = invoice.number || (invoice.type === 'ACCPAY' ? 'Bill' : 'No number');
  return html`<tr><th scope="row" class="day"><a href="${address}">${name}</a>${invoice.type === 'ACCPAY' ? html` <small>bill</small>` : ''}</th>
${contactName === undefined ? '' : html`<td class="long">${contactName}</td>`}<td class="wide day">${day(invoice.date)}</td><td class="wide day">${day(invoice.dueDate)}</td>
<td class="wide long">${invoice.reference}</td><td class="figure wide">${money(invoice.total, invoice.currencyCode)}</td>
<td class="figure">${money(invoice.amountDue)}<small class="narrow">${invoice.currencyCode}</small></td><td>${standing(invoice, today)}</td></tr>`;
}
