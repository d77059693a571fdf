/** Setting a credit note against invoices and taking it back: both documents move together. */

import Big from 'big.js';
import type { AllocationRecord, CreditNoteRecord, InvoiceRecord } from '../records.ts';
import { isApproved } from './invoice-status.ts';
import { fireCreditNote, type Ledger, note } from './ledger.ts';
import { lockProblems } from './lock-dates.ts';
import { settle } from './settled-invoice.ts';

export type Allocated =
  | {
      readonly ok: true;
      readonly creditNote: CreditNoteRecord;
      readonly invoice: InvoiceRecord;
      readonly allocation: AllocationRecord;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Undo on refusal is the caller's.
 * @param amount a decimal in the currency of both documents
 * @param date never before either document: the later of their two dates when it is left out (documented)
 */
export function allocate(
  ledger: Ledger,
  creditNote: CreditNoteRecord,
  invoice: InvoiceRecord,
  amount: string,
  date = '',
): Allocated {
  const day = [creditNote.date, invoice.date, date].sort().at(-1) ?? '';
  const problems = [
    ...fitProblems(creditNote, invoice),
    ...amountProblems(creditNote, invoice, new Big(amount)),
    ...lockProblems(ledger.organisation, day),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const allocation: AllocationRecord = {
    allocationId: ledger.world.chance.uuid(),
    invoiceId: invoice.invoiceId,
    amount: new Big(amount).toFixed(2),
    date: day,
  };
  const credit = { ...allocation, kind: 'CreditNote', creditId: creditNote.creditNoteId } as const;
  const { invoiceId: _, ...held } = { ...credit, number: creditNote.number };
  ledger.tables.invoices.put(invoice.invoiceId, { ...invoice, credits: [...invoice.credits, held] });
  note(ledger, invoice.invoiceId, 'Credit Applied', `${allocation.amount} of ${creditNote.number} on ${day}`);
  const settled = settle(ledger, invoice.invoiceId, true);
  return {
    ok: true,
    allocation,
    invoice: settled,
    ...settleCreditNote(ledger, creditNote, [...creditNote.allocations, allocation]),
  };
}

/** The invoice owes the amount again, and the credit note has it again to give. */
export function removeAllocation(
  ledger: Ledger,
  creditNote: CreditNoteRecord,
  allocation: AllocationRecord,
): Allocated {
  const invoice = ledger.tables.invoices.get(allocation.invoiceId);
  if (!invoice) throw new Error(`${allocation.allocationId} is set against an invoice that does not exist`);
  const problems = lockProblems(ledger.organisation, allocation.date);
  if (problems.length > 0) return { ok: false, problems };
  const isOther = (each: { readonly allocationId?: string }) => each.allocationId !== allocation.allocationId;
  ledger.tables.invoices.put(invoice.invoiceId, { ...invoice, credits: invoice.credits.filter(isOther) });
  note(
    ledger,
    invoice.invoiceId,
    'Credit Removed',
    `${allocation.amount} of ${creditNote.number} was taken back`,
  );
  const settled = settle(ledger, invoice.invoiceId, true);
  return {
    ok: true,
    allocation,
    invoice: settled,
    ...settleCreditNote(ledger, creditNote, creditNote.allocations.filter(isOther)),
  };
}

function fitProblems(creditNote: CreditNoteRecord, invoice: InvoiceRecord): readonly string[] {
  const problems: string[] = [];
  if (!isApproved(creditNote.status)) problems.push('Only AUTHORISED credit notes can be allocated');
  if (!isApproved(invoice.status)) problems.push('Only an AUTHORISED invoice can be credited');
  if (creditNote.type !== `${invoice.type}CREDIT`)
    problems.push('Credit Note cannot be allocated to an incorrect invoice type');
  if (creditNote.contactId !== invoice.contactId)
    problems.push('Credit Note and invoice must be of the same contact');
  if (creditNote.currencyCode !== invoice.currencyCode)
    problems.push('Credit Note and invoice must be in the same currency');
  return problems;
}

/** One sentence for both limits, and both sentences for a paid invoice (observed: xero-php#251, xeroizer#320). */
function amountProblems(
  creditNote: CreditNoteRecord,
  invoice: InvoiceRecord,
  amount: Big,
): readonly string[] {
  const problems: string[] = [];
  if (amount.lte(0)) problems.push('The amount must be greater than zero');
  if (invoice.status === 'PAID')
    problems.push('The invoice you are trying to allocate to has already been paid off');
  if (amount.gt(invoice.amountDue) || amount.gt(creditNote.remainingCredit))
    problems.push('Credit Note cannot be allocated as amount is greater than amount outstanding');
  return problems;
}

/** PAID is set here and nowhere else: when nothing of it remains. */
function settleCreditNote(
  ledger: Ledger,
  creditNote: CreditNoteRecord,
  allocations: readonly AllocationRecord[],
): { readonly creditNote: CreditNoteRecord } {
  const used = allocations.reduce((total, each) => total.plus(each.amount), new Big(0));
  const remaining = new Big(creditNote.total).minus(used);
  const lastDate = allocations
    .map((each) => each.date)
    .sort()
    .at(-1);
  const isUsedUp = remaining.eq(0) && lastDate !== undefined;
  const { fullyPaidOn: _before, ...rest } = creditNote;
  const settled: CreditNoteRecord = {
    ...rest,
    allocations,
    remainingCredit: remaining.toFixed(2),
    status: isUsedUp ? 'PAID' : 'AUTHORISED',
    ...(isUsedUp && { fullyPaidOn: lastDate }),
    updatedAt: ledger.now,
  };
  ledger.tables.creditNotes.put(settled.creditNoteId, settled);
  note(ledger, settled.creditNoteId, 'Allocated', `${settled.remainingCredit} of ${settled.number} remains`);
  fireCreditNote(ledger, settled, 'UPDATE');
  return { creditNote: settled };
}
