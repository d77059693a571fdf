/** What credit notes, prepayments and overpayments have in common: each is credit that invoices can use up. */

import Big from 'big.js';
import type { CreditKind, CreditNoteRecord, MoneyCreditRecord } from '../records.ts';
import { fireCreditNote, fireMoneyCredit, type Ledger, note } from './ledger.ts';

export type Credit = CreditNoteRecord | MoneyCreditRecord;

export const isCreditNote = (credit: Credit): credit is CreditNoteRecord => 'creditNoteId' in credit;
export const kindOf = (credit: Credit): CreditKind => (isCreditNote(credit) ? 'CreditNote' : credit.kind);
export const idOf = (credit: Credit): string =>
  isCreditNote(credit) ? credit.creditNoteId : credit.creditId;

/** The kind as sentences have it. */
export const nounOf = (credit: Credit): string => {
  const kind = kindOf(credit);
  return kind === 'CreditNote' ? 'Credit Note' : kind;
};

/** The type of invoice that it can be set against: money received is the customer's credit. */
export function sideOf({ type }: Credit): 'ACCREC' | 'ACCPAY' {
  return type === 'ACCRECCREDIT' || type.startsWith('RECEIVE') ? 'ACCREC' : 'ACCPAY';
}

export const isUsed = ({ remainingCredit, total }: Credit): boolean => !new Big(remainingCredit).eq(total);

export function findCredit({ tables }: Ledger, creditId: string): Credit | undefined {
  return tables.creditNotes.get(creditId) ?? tables.moneyCredits.get(creditId);
}

/**
 * Recomputes what remains after an allocation or a refund came or went. PAID is set here and nowhere else: when nothing
 * remains.
 */
export function settleCredit(ledger: Ledger, credit: Credit): Credit {
  const refunds = refundsOf(ledger, credit);
  const uses = [...credit.allocations, ...refunds];
  const used = uses.reduce((total, each) => total.plus(each.amount), new Big(0));
  const remaining = new Big(credit.total).minus(used);
  const lastDate = uses
    .map((each) => each.date)
    .sort()
    .at(-1);
  const isUsedUp = remaining.eq(0) && lastDate !== undefined;
  const { fullyPaidOn: _before, ...rest } = credit;
  const settled: Credit = {
    ...rest,
    remainingCredit: remaining.toFixed(2),
    status: isUsedUp ? 'PAID' : 'AUTHORISED',
    ...(isUsedUp && { fullyPaidOn: lastDate }),
    updatedAt: ledger.now,
  };
  putCredit(ledger, settled);
  const name = settled.number || `the ${nounOf(settled).toLowerCase()}`;
  note(ledger, idOf(settled), 'Allocated', `${settled.remainingCredit} of ${name} remains`);
  fireCredit(ledger, settled, 'UPDATE');
  return settled;
}

/** The payments that paid some of it back. */
export const refundsOf = ({ tables }: Ledger, credit: Credit) =>
  tables.payments.find('invoice', idOf(credit)).filter((each) => each.status === 'AUTHORISED');

function putCredit({ tables }: Ledger, credit: Credit): void {
  if (isCreditNote(credit)) tables.creditNotes.put(credit.creditNoteId, credit);
  else tables.moneyCredits.put(credit.creditId, credit);
}

function fireCredit(ledger: Ledger, credit: Credit, type: 'CREATE' | 'UPDATE'): void {
  if (isCreditNote(credit)) fireCreditNote(ledger, credit, type);
  else fireMoneyCredit(ledger, credit, type);
}
