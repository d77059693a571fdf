/** What invoices and credit notes have in common at Xero: their statuses, tax modes, days, rates and tracking. */
import Big from 'big.js';
import type { Outgoing } from '../../lib/exact-json.ts';
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

/** Up to six decimals; left out, Xero takes its rate of the day. */
export function rateOf({ currencyRate }: Pick<InvoiceToCreate, 'currencyRate'>): Big | undefined {
  return currencyRate === null ? undefined : new Big(currencyRate);
}

/** By ids; the names stand beside them as in Xero's own answers. Left out where there is none. */
export function trackingOf({ tracking }: InvoiceToCreate['lines'][number]): Outgoing[] | undefined {
  if (tracking.length === 0) return undefined;
  return tracking.map((each) => ({
    TrackingCategoryID: each.categoryLedgerId,
    TrackingOptionID: each.optionLedgerId,
    Name: each.categoryName,
    Option: each.optionName,
  }));
}
