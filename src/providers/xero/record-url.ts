/** Where a person finds a record in Xero: the addresses of its own screens. */
import type { RecordInBooks } from '../provider.ts';

/**
 * Without the organisation's short code Xero opens whichever organisation the person was in last.
 * Source: the deep links of Xero's own MCP server.
 */
export function recordUrl(
  booksUrl: string,
  shortCode: string | null,
  { kind, ledgerId }: RecordInBooks,
): string {
  const id = encodeURIComponent(ledgerId);
  if (kind === 'invoice' && shortCode !== null) return `${booksUrl}/app/${shortCode}/invoicing/view/${id}`;
  if (kind === 'contact' && shortCode !== null) return `${booksUrl}/app/${shortCode}/contacts/contact/${id}`;
  const page = `${pages[kind]}${id}`;
  if (shortCode === null) return `${booksUrl}${page}`;
  return `${booksUrl}/organisationlogin/default.aspx?shortcode=${shortCode}&redirecturl=${page}`;
}

// A prepayment or an overpayment is the bank transaction by which it came.
const pages = {
  invoice: '/AccountsReceivable/View.aspx?InvoiceID=',
  contact: '/Contacts/View/',
  payment: '/Bank/ViewTransaction.aspx?bankTransactionID=',
  creditNote: '/AccountsReceivable/ViewCreditNote.aspx?creditNoteID=',
  prepayment: '/Bank/ViewTransaction.aspx?bankTransactionID=',
  overpayment: '/Bank/ViewTransaction.aspx?bankTransactionID=',
} as const satisfies Record<RecordInBooks['kind'], string>;
