/** Invoice numbers: unique for sales, handed out in order, and (by default) never given twice. */

import type { InvoiceRecord, InvoiceStatus } from '../records.ts';
import { fold } from '../tables.ts';
import type { Ledger } from './ledger.ts';

/** The next free number of the organisation's own series. */
export function nextNumber(ledger: Ledger): string {
  const { counters } = ledger.tables;
  let next = counters.get('invoice')?.next ?? 1;
  while (ledger.tables.invoices.find('number', fold(numbered(ledger, next))).length > 0) next += 1;
  counters.put('invoice', { next: next + 1 });
  return numbered(ledger, next);
}

export function numberProblems(ledger: Ledger, invoice: InvoiceRecord): readonly string[] {
  if (invoice.type !== 'ACCREC') return [];
  if (invoice.number.length > 255) return ['InvoiceNumber exceeds maximum length of 255 characters'];
  if (!/^[ -~]+$/.test(invoice.number)) return ['InvoiceNumber may contain printable ASCII characters only'];
  const holders = ledger.tables.invoices.find('number', fold(invoice.number));
  const isTaken = holders.some((held) => held.invoiceId !== invoice.invoiceId && keepsNumber(ledger, held));
  return isTaken ? ['Invoice # must be unique.'] : [];
}

export const keepsNumber = (ledger: Ledger, held: InvoiceRecord): boolean =>
  held.type === 'ACCREC' && keepsNumberAs(ledger, held.status);

/** Not settled by any document whether a dead invoice or credit note gives its number back: see the switch. */
export function keepsNumberAs(ledger: Ledger, status: InvoiceStatus): boolean {
  const reuse = ledger.settings.switches.numberReuse;
  if (status === 'DELETED') return reuse === 'never';
  return status !== 'VOIDED' || reuse !== 'afterVoidOrDelete';
}

const numbered = (ledger: Ledger, number: number): string =>
  `${ledger.organisation.invoicePrefix}${String(number).padStart(4, '0')}`;
