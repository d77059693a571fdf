/** Setting a credit against invoices and taking it back: both documents move together. */

import Big from 'big.js';
import type { AllocationRecord, InvoiceRecord } from '../records.ts';
import { type Credit, idOf, kindOf, nounOf, settleCredit, sideOf } from './credits.ts';
import { isApproved } from './invoice-status.ts';
import { type Ledger, note } from './ledger.ts';
import { lockProblems } from './lock-dates.ts';
import { settle } from './settled-invoice.ts';

export type Allocated =
  | {
      readonly ok: true;
      readonly credit: Credit;
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
  credit: Credit,
  invoice: InvoiceRecord,
  amount: string,
  date = '',
): Allocated {
  const day = [credit.date, invoice.date, date].sort().at(-1) ?? '';
  const problems = [
    ...fitProblems(credit, invoice),
    ...amountProblems(credit, invoice, new Big(amount)),
    ...lockProblems(ledger.organisation, day),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const allocation: AllocationRecord = {
    allocationId: ledger.world.chance.uuid(),
    invoiceId: invoice.invoiceId,
    amount: new Big(amount).toFixed(2),
    date: day,
  };
  const { invoiceId: _, ...part } = allocation;
  const number = kindOf(credit) === 'CreditNote' ? credit.number : '';
  const held = { ...part, kind: kindOf(credit), creditId: idOf(credit), number };
  ledger.tables.invoices.put(invoice.invoiceId, { ...invoice, credits: [...invoice.credits, held] });
  note(ledger, invoice.invoiceId, 'Credit Applied', `${allocation.amount} of ${nameOf(credit)} on ${day}`);
  return {
    ok: true,
    allocation,
    invoice: settle(ledger, invoice.invoiceId, true),
    credit: settleCredit(ledger, { ...credit, allocations: [...credit.allocations, allocation] }),
  };
}

/** The invoice owes the amount again, and the credit has it again to give. */
export function removeAllocation(ledger: Ledger, credit: Credit, allocation: AllocationRecord): Allocated {
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
    `${allocation.amount} of ${nameOf(credit)} was taken back`,
  );
  return {
    ok: true,
    allocation,
    invoice: settle(ledger, invoice.invoiceId, true),
    credit: settleCredit(ledger, { ...credit, allocations: credit.allocations.filter(isOther) }),
  };
}

const nameOf = (credit: Credit): string => credit.number || `a ${nounOf(credit).toLowerCase()}`;

function fitProblems(credit: Credit, invoice: InvoiceRecord): readonly string[] {
  const noun = nounOf(credit);
  const problems: string[] = [];
  if (!isApproved(credit.status)) problems.push(`Only AUTHORISED ${noun.toLowerCase()}s can be allocated`);
  if (!isApproved(invoice.status)) problems.push('Only an AUTHORISED invoice can be credited');
  if (sideOf(credit) !== invoice.type)
    problems.push(`${noun} cannot be allocated to an incorrect invoice type`);
  if (credit.contactId !== invoice.contactId)
    problems.push(`${noun} and invoice must be of the same contact`);
  if (credit.currencyCode !== invoice.currencyCode)
    problems.push(`${noun} and invoice must be in the same currency`);
  return problems;
}

/** One sentence for both limits, and both sentences for a paid invoice (observed: xero-php#251, xeroizer#320). */
function amountProblems(credit: Credit, invoice: InvoiceRecord, amount: Big): readonly string[] {
  const problems: string[] = [];
  if (amount.lte(0)) problems.push('The amount must be greater than zero');
  if (invoice.status === 'PAID')
    problems.push('The invoice you are trying to allocate to has already been paid off');
  if (amount.gt(invoice.amountDue) || amount.gt(credit.remainingCredit))
    problems.push(`${nounOf(credit)} cannot be allocated as amount is greater than amount outstanding`);
  return problems;
}
