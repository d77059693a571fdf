/** What invoices and credit notes have in common at Xero: their statuses, their tax modes, their days. */
import type { InvoiceToCreate, LedgerInvoiceStatus } from '../provider.ts';
import { calendarDateOf } from './dates.ts';

export const lineAmountTypes = {
  exclusive: 'Exclusive',
  inclusive: 'Inclusive',
  noTax: 'NoTax',
} as const satisfies Record<InvoiceToCreate['lineAmountType'], string>;

/** Both kinds of document have the same statuses; PAID is set by Xero alone. */
export const wireStatuses = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED'] as const;

export const statusNames = {
  DRAFT: 'draft',
  SUBMITTED: 'awaitingApproval',
  AUTHORISED: 'approved',
  PAID: 'paid',
  VOIDED: 'voided',
  DELETED: 'deleted',
} as const satisfies Record<(typeof wireStatuses)[number], LedgerInvoiceStatus>;

/** The calendar date of a field that may be absent or empty. */
export function dateOrNull(wire: string | null | undefined): string | null {
  return wire === undefined || wire === null || wire === '' ? null : calendarDateOf(wire);
}
