/** `GET /Invoices`: every filter, the order, and how much of each invoice is shown. */

import type { InvoiceRecord } from '../records.ts';
import { fold } from '../tables.ts';
import type { Answer } from './errors.ts';
import { invoiceHead, invoiceInFull, invoiceRow, invoiceSummary } from './invoice-views.ts';
import { type Call, listAnswer } from './operation.ts';
import { changedRecords, isTrue, type Look, listParameter, modifiedSince, pageOf, sorted } from './paging.ts';
import { where } from './where.ts';

export function listInvoices(call: Call): Answer {
  const { ledger, query } = call;
  const { records, isInOrder } = candidates(call);
  const look: Look<InvoiceRecord> = { ...LOOK, view: (invoice) => invoiceHead(ledger, invoice), isInOrder };
  const matching = where(query.get('where'), records.filter(filterOf(call)), look);
  const isSummary = isTrue(query, 'summaryOnly');
  // Statuses and summaryOnly turn paging on by themselves.
  const page = pageOf(query, sorted(query, matching, look), isSummary || query.has('Statuses'));
  const places = query.get('unitdp') === '4' ? 4 : 2;
  const view = (invoice: InvoiceRecord) => {
    if (isSummary) return invoiceSummary(ledger, invoice);
    return page.pagination ? inPagedList(call, invoice, places) : invoiceRow(ledger, invoice);
  };
  return listAnswer(call, 'Invoices', page.records.map(view), page.pagination);
}

/** With lines, but the contact stays a stub. */
function inPagedList(call: Call, invoice: InvoiceRecord, places: number) {
  return {
    ...invoiceInFull(call.ledger, invoice, places),
    Contact: invoiceHead(call.ledger, invoice).Contact,
  };
}

const LOOK: Omit<Look<InvoiceRecord>, 'view'> = {
  quick: {
    type: ({ type }) => type,
    status: ({ status }) => status,
    invoiceid: ({ invoiceId }) => invoiceId,
    invoicenumber: ({ number }) => number,
    reference: ({ reference }) => reference,
    'contact.contactid': ({ contactId }) => contactId,
  },
  id: ({ invoiceId }) => invoiceId,
  byDefault: 'UpdatedDateUTC ASC',
};

/** By the filter that leaves least to look through. */
function candidates(call: Call): { readonly records: readonly InvoiceRecord[]; readonly isInOrder: boolean } {
  const { invoices } = call.ledger.tables;
  const named = (name: string, find: (value: string) => readonly InvoiceRecord[]) => {
    const values = listParameter(call.query, name);
    return values && [...values].flatMap(find);
  };
  const found =
    named('IDs', (id) => [invoices.get(id)].filter((invoice) => invoice !== undefined)) ??
    named('InvoiceNumbers', (number) => invoices.find('number', fold(number))) ??
    named('ContactIDs', (id) => invoices.find('contact', id));
  if (!found) return { records: changedRecords(call, invoices), isInOrder: true };
  const isFresh = modifiedSince(call);
  return { records: found.filter((invoice) => isFresh(invoice.updatedAt)), isInOrder: false };
}

/** All filters in one, and only those that were asked for. */
function filterOf({ ledger, query }: Call): (invoice: InvoiceRecord) => boolean {
  const numbers = listParameter(query, 'InvoiceNumbers');
  const contacts = listParameter(query, 'ContactIDs');
  const statuses = listParameter(query, 'Statuses');
  const term = query.get('searchTerm');
  const isMineOnly = isTrue(query, 'createdByMyApp');
  return (invoice) =>
    (!numbers || numbers.has(invoice.number.toLowerCase())) &&
    (!contacts || contacts.has(invoice.contactId)) &&
    (!statuses || statuses.has(invoice.status.toLowerCase())) &&
    (!isMineOnly || invoice.createdBy === ledger.actor.app) &&
    (!term || isFound(invoice, term));
}

/** A substring of number or reference: MMR001 finds MMR0011 too. */
function isFound(invoice: InvoiceRecord, term: string): boolean {
  return [invoice.number, invoice.reference].some((held) => fold(held).includes(fold(term)));
}
