/**
 * The states of an invoice and the ways between them.
 *
 *     (new) ─► DRAFT ⇄ SUBMITTED ─► AUTHORISED ⇄ PAID      PAID comes and goes with payments, never by request
 *                │         │            │
 *                └► DELETED ◄┘          └► VOIDED           both only while nothing is set against it
 */

import type { InvoiceRecord, InvoiceStatus } from '../records.ts';

const NEW: readonly string[] = ['DRAFT', 'SUBMITTED', 'AUTHORISED'];
const NEXT: Readonly<Record<InvoiceStatus, readonly string[]>> = {
  DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
  SUBMITTED: ['SUBMITTED', 'AUTHORISED', 'DRAFT', 'DELETED'],
  AUTHORISED: ['AUTHORISED', 'VOIDED'],
  // Clients send the status that they approved with; on a settled invoice it asks for no change.
  PAID: ['PAID', 'AUTHORISED'],
  VOIDED: [],
  DELETED: [],
};

export const NOT_MODIFIABLE = 'Invoice not of valid status for modification';
export const HAS_PAYMENT =
  'This document cannot be edited as it has a payment or credit note allocated to it.';

export const isApproved = (status: string): boolean => status === 'AUTHORISED' || status === 'PAID';
export const mustBeComplete = (status: string): boolean => status === 'SUBMITTED' || isApproved(status);
export const isSettledInPart = (invoice: InvoiceRecord): boolean =>
  Number(invoice.amountPaid) > 0 || Number(invoice.amountCredited) > 0;

/** Whether a document may go from one state to the other; credit notes go the same ways. */
export const mayBecome = (status: InvoiceStatus, wanted: string): wanted is InvoiceStatus =>
  NEXT[status].includes(wanted);
export const isCreationStatus = (status: string): boolean => NEW.includes(status);

export function creationProblems(status: string): readonly string[] {
  return isCreationStatus(status) ? [] : ['Invoice not of valid type for creation'];
}

export function transitionProblems(invoice: InvoiceRecord, wanted: string): readonly string[] {
  if (wanted === 'VOIDED' && isSettledInPart(invoice)) {
    const refusal = `The status ${wanted} cannot be applied to the invoice because it has payments or credit notes allocated to it.`;
    return invoice.status === 'PAID' ? [NOT_MODIFIABLE, HAS_PAYMENT] : [refusal, HAS_PAYMENT];
  }
  return mayBecome(invoice.status, wanted) ? [] : [NOT_MODIFIABLE];
}
