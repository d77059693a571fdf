/** The rules for payments: made and deleted, never changed. */

import Big from 'big.js';
import type { AccountRecord, PaymentRecord } from '../records.ts';
import { type Ledger, note } from './ledger.ts';
import { lockProblems } from './lock-dates.ts';
import { accountNamed, accountProblems } from './payment-account.ts';
import type { PaymentInput } from './payment-input.ts';
import { type Subject, settleSubject, subjectNamed } from './payment-subject.ts';
import { reconciledProblems } from './reconciled.ts';

export type PaymentSaved =
  | { readonly ok: true; readonly payment: PaymentRecord }
  | { readonly ok: false; readonly problems: readonly string[] };

/** @param batchPaymentId of the batch that it is made for */
export function createPayment(ledger: Ledger, input: PaymentInput, batchPaymentId?: string): PaymentSaved {
  const named = subjectNamed(ledger, input);
  const account = accountNamed(ledger, {
    id: input.Account?.AccountID,
    code: input.Account?.Code ?? input.Code,
  });
  const amount = new Big(input.Amount ?? '0').round(2, 1);
  const date = input.Date ?? ledger.today;
  const problems = [
    ...(named.ok ? amountProblems(named.subject, amount) : [named.why]),
    ...accountProblems(account),
    ...lockProblems(ledger.organisation, date),
  ];
  if (!named.ok || !account || problems.length > 0) return refusal(...problems);
  const made = newPayment(ledger, input, named.subject, account, amount, date);
  const payment = { ...made, ...(batchPaymentId && { batchPaymentId }) };
  ledger.tables.payments.put(payment.paymentId, payment);
  settleSubject(ledger, payment);
  const what = `A payment of ${payment.amount} was applied on ${date}`;
  note(ledger, payment.invoiceId, 'Payment Created', what);
  return { ok: true, payment };
}

/** What it was set against is owing again, or remains again; what was PAID is AUTHORISED again. */
export function deletePayment(ledger: Ledger, payment: PaymentRecord): PaymentSaved {
  if (payment.status === 'DELETED') return refusal('This payment has already been deleted');
  const problems = [
    // Documented that it cannot be; the sentence was observed by integrators.
    ...(payment.batchPaymentId ? ['Payments within a batch cannot be deleted.'] : []),
    ...reconciledProblems(ledger, payment),
    ...lockProblems(ledger.organisation, payment.date),
  ];
  return problems.length > 0 ? refusal(...problems) : { ok: true, payment: takeAway(ledger, payment) };
}

/** Whatever else is to be said against it has been said. */
export function takeAway(ledger: Ledger, payment: PaymentRecord): PaymentRecord {
  const deleted: PaymentRecord = { ...payment, status: 'DELETED', updatedAt: ledger.now };
  ledger.tables.payments.put(payment.paymentId, deleted);
  settleSubject(ledger, deleted);
  const what = `The payment of ${payment.amount} of ${payment.date} was removed`;
  note(ledger, payment.invoiceId, 'Payment Deleted', what);
  return deleted;
}

const refusal = (...problems: readonly string[]): PaymentSaved => ({ ok: false, problems });

function amountProblems({ status, outstanding }: Subject, amount: Big): readonly string[] {
  // Both sentences usually come together (observed by integrators).
  if (status !== 'AUTHORISED') return [EXCEEDS, 'Payments can only be made against Authorised documents'];
  if (amount.lte(0)) return ['The payment amount must be greater than zero'];
  return amount.gt(outstanding) ? [EXCEEDS] : [];
}

const EXCEEDS = 'Payment amount exceeds the amount outstanding on this document';

/** The amount is in the document's currency, the bank amount in the organisation's own. */
function newPayment(
  ledger: Ledger,
  input: PaymentInput,
  subject: Subject,
  account: AccountRecord,
  amount: Big,
  date: string,
): PaymentRecord {
  const currencyRate = input.CurrencyRate ?? subject.currencyRate;
  return {
    paymentId: ledger.world.chance.uuid(),
    invoiceId: subject.id,
    accountId: account.accountId,
    date,
    amount: amount.toFixed(2),
    bankAmount: amount.div(currencyRate).round(2, 1).toFixed(2),
    currencyRate,
    reference: input.Reference ?? '',
    status: 'AUTHORISED',
    isReconciled: input.IsReconciled ?? false,
    paymentType: subject.paymentType,
    ...(ledger.actor.app && { createdBy: ledger.actor.app }),
    updatedAt: ledger.now,
  };
}
