/** What the books do with an invoice for its customer: e-mail, online link, PDF, files, notes, history. */
import { queryOptions } from '@tanstack/react-query';
import { get, post, remove, upload } from './request.ts';
import type { InvoiceDocuments } from './types.ts';

/** Under the invoices' key: what an operation did is shown at once. */
export const documentsQuery = (invoiceId: string) =>
  queryOptions({
    queryKey: ['invoices', 'documents', invoiceId],
    queryFn: ({ signal }) => get<InvoiceDocuments>(`/invoices/${invoiceId}/documents`, undefined, signal),
  });

export type LedgerDocument = 'onlineUrl' | 'pdf' | 'files' | 'history';

/** Has it read from the books; what was read comes by event. */
export function askBooks(invoiceId: string, what: LedgerDocument): Promise<InvoiceDocuments> {
  return post(`/invoices/${invoiceId}/documents/${what}`);
}

export function ledgerPdfAddress(invoiceId: string): string {
  return `/api/v1/invoices/${invoiceId}/ledger-pdf`;
}

export function fileAddress(id: string): string {
  return `/api/v1/invoice-files/${id}/content`;
}

/** @param externalId one for each opening of the question: pressing twice sends one */
export function emailInvoice(invoiceId: string, externalId: string): Promise<InvoiceDocuments> {
  return post(`/invoices/${invoiceId}/emails`, { externalId });
}

export function settleEmail(emailId: string, how: 'send-again' | 'was-sent'): Promise<InvoiceDocuments> {
  return post(`/invoice-emails/${emailId}/${how}`);
}

export function addFile(invoiceId: string, file: File, isOnline: boolean): Promise<InvoiceDocuments> {
  return upload(`/invoices/${invoiceId}/files`, { name: file.name, isOnline }, file);
}

export function withdrawFile(id: string): Promise<void> {
  return remove(`/invoice-files/${id}`);
}

export function addNote(invoiceId: string, text: string): Promise<InvoiceDocuments> {
  return post(`/invoices/${invoiceId}/notes`, { text });
}
