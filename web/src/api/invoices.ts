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

/**
 * What the books have follows by itself.
 * @param lineIds of each line of the request: its own, or null for a new one
 */
export function changeInvoice(
  invoice: Invoice,
  request: InvoiceRequest,
  lineIds: readonly (string | null)[],
): Promise<Invoice> {
  const lines = request.lines.map((line, index) => ({ ...line, id: lineIds[index] ?? null }));
  // The answer replaces every field: a number given by hand must be said again to be kept.
  const { number, version } = invoice;
  return patch(`/invoices/${invoice.id}`, { ...request, lines, number, version });
}

/** Says which side counts of what was changed in the books. */
export function settleDifferences(id: string, how: 'take-theirs' | 'keep-ours'): Promise<Invoice> {
  return post(`/invoices/${id}/${how}`, {});
}

export type InvoiceAct = 'send' | 'approve' | 'retry' | 'void' | 'ignore' | 'unignore';

export function actOnInvoice(id: string, act: InvoiceAct): Promise<Invoice> {
  return post(`/invoices/${id}/${act}`);
}

export function retryOperation(id: string): Promise<unknown> {
  return post(`/sync-operations/${id}/retry`);
}

/** A result for each: one that cannot go stops no other. */
export function approveInvoices(
  ids: readonly string[],
): Promise<{ items: readonly { id: string; isSent: boolean; reason: string | null }[] }> {
  return post('/invoices/approve', { ids });
}
