/** Allocations as Xero shows them: inside their credit, and as answers of their own. */

import type { AllocationRecord } from '../records.ts';
import { type Credit, idOf, kindOf } from './credits.ts';
import type { Ledger } from './ledger.ts';
import { dateOnly, money, type WireObject } from './wire.ts';

/** With the credit that it is of. */
export function allocationInFull(ledger: Ledger, allocation: AllocationRecord, credit: Credit): WireObject {
  const [kind, id] = [kindOf(credit), idOf(credit)];
  return {
    ...allocationRow(ledger, allocation),
    [kind]: { [`${kind}ID`]: id, ID: id, LineItems: [] },
    ValidationErrors: [],
  };
}

/** Inside its credit. */
export function allocationRow(ledger: Ledger, allocation: AllocationRecord): WireObject {
  const invoice = ledger.tables.invoices.get(allocation.invoiceId);
  return {
    AllocationID: allocation.allocationId,
    Amount: money(allocation.amount),
    Date: dateOnly(allocation.date),
    Invoice: {
      InvoiceID: allocation.invoiceId,
      InvoiceNumber: invoice?.number,
      ...NOTHING_SET_AGAINST,
      HasErrors: false,
      IsDiscounted: false,
      LineItems: [],
      ValidationErrors: [],
    },
  };
}

/** An invoice inside another record shows these, and shows them empty. */
export const NOTHING_SET_AGAINST = { Payments: [], CreditNotes: [], Prepayments: [], Overpayments: [] };
