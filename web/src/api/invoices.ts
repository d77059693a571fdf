/** What a person can do with an invoice. Each answers at once; the books follow by themselves. */
import { patch, post } from './request.ts';
import type { Invoice, InvoiceRequest } from './types.ts';

/** @param externalId one for each opening of the screen: pressing Save twice makes one invoice */
export function issueInvoice(
  request: InvoiceRequest,
  send: boolean,
  externalId: string,
  emailWhenInBooks = false,
): Promise<Invoice> {
  return post('/invoices', { ...request, send, externalId, emailWhenInBooks });
}

/** While it is not in the books. */
export function changeInvoice(invoice: Invoice, request: InvoiceRequest): Promise<Invoice> {
  // The answer replaces every field: a number given by hand must be said again to be kept.
  return patch(`/invoices/${invoice.id}`, { ...request, number: invoice.number, version: invoice.version });
}

export type InvoiceAct = 'send' | 'retry' | 'void' | 'ignore' | 'unignore';

export function actOnInvoice(id: string, act: InvoiceAct): Promise<Invoice> {
  return post(`/invoices/${id}/${act}`);
}

export function retryOperation(id: string): Promise<unknown> {
  return post(`/sync-operations/${id}/retry`);
}

export function retryAllOperations(): Promise<unknown> {
  return post('/sync-operations/retry', { all: true });
}
