/** Where a person finds a record in QuickBooks: the addresses of its own screens. */
import type { RecordInBooks } from '../provider.ts';

/**
 * `deeplinkcompanyid` is what QuickBooks' own e-mails add: without it, it opens whichever company the person was in last.
 * Of a payment that pays several invoices the part before the colon is the payment's id.
 */
export function recordUrl(
  booksUrl: string,
  companyId: string | null,
  { kind, ledgerId }: RecordInBooks,
): string {
  const id = encodeURIComponent(ledgerId.split(':')[0] ?? ledgerId);
  const { page, parameter } = pages[kind];
  const company = companyId === null ? '' : `&deeplinkcompanyid=${encodeURIComponent(companyId)}`;
  return `${booksUrl}/app/${page}?${parameter}=${id}${company}`;
}

// Money that pays no invoice yet is the payment by which it came.
const pages = {
  invoice: { page: 'invoice', parameter: 'txnId' },
  contact: { page: 'customerdetail', parameter: 'nameId' },
  payment: { page: 'recvpayment', parameter: 'txnId' },
  creditNote: { page: 'creditmemo', parameter: 'txnId' },
  prepayment: { page: 'recvpayment', parameter: 'txnId' },
  overpayment: { page: 'recvpayment', parameter: 'txnId' },
} as const satisfies Record<RecordInBooks['kind'], { readonly page: string; readonly parameter: string }>;
