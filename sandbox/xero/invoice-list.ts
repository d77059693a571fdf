/** `GET /Invoices`: every filter, the order, and how much of each invoice is shown. */

import type { InvoiceRecord } from '../records.ts';
import { fold } from '../tables.ts';
import type { Answer } from './errors.ts';
import { invoiceHead, invoiceInFull, invoiceRow, invoiceSummary } from './invoice-views.ts';
import { type Call, listAnswer } from './operation.ts';
import { isTrue, listParameter, modifiedSince, pageOf, sorted } from './paging.ts';
import { where } from './where.ts';

export function listInvoices(call: Call): Answer {
  const { ledger, query } = call;
  const head = (invoice: InvoiceRecord) => invoiceHead(ledger, invoice);
  const matching = where(query.get('where'), filtered(call), head);
  const look = {
    view: head,
    id: (invoice: InvoiceRecord) => invoice.invoiceId,
    byDefault: 'UpdatedDateUTC ASC',
  };
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

function filtered(call: Call): readonly InvoiceRecord[] {
  const { ledger, query } = call;
  const isFresh = modifiedSince(call);
  const ids = listParameter(query, 'IDs');
  const numbers = listParameter(query, 'InvoiceNumbers');
  const contacts = listParameter(query, 'ContactIDs');
  const statuses = listParameter(query, 'Statuses');
  const isMine = (invoice: InvoiceRecord) => invoice.createdBy === ledger.actor.app;
  return ledger.tables.invoices
    .all()
    .filter((invoice) => isFresh(invoice.updatedAt))
    .filter((invoice) => !ids || ids.has(invoice.invoiceId))
    .filter((invoice) => !numbers || numbers.has(invoice.number.toLowerCase()))
    .filter((invoice) => !contacts || contacts.has(invoice.contactId))
    .filter((invoice) => !statuses || statuses.has(invoice.status.toLowerCase()))
    .filter((invoice) => !isTrue(query, 'createdByMyApp') || isMine(invoice))
    .filter((invoice) => isFound(invoice, query.get('searchTerm')));
}

/** A substring of number or reference: MMR001 finds MMR0011 too. */
function isFound(invoice: InvoiceRecord, term: string | null): boolean {
  if (!term) return true;
  return [invoice.number, invoice.reference].some((held) => fold(held).includes(fold(term)));
}
