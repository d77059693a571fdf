/** The rules for batch payments: several invoices, one movement of the bank, all or none. */

import Big from 'big.js';
import { z } from 'zod';
import type { BatchPaymentRecord, PaymentRecord } from '../records.ts';
import { amount, date, id, text } from './fields.ts';
import { type Ledger, note } from './ledger.ts';
import { lockProblems } from './lock-dates.ts';
import { accountNamed, accountProblems } from './payment-account.ts';
import { paymentInput } from './payment-input.ts';
import { reconciledProblems } from './reconciled.ts';
import { createPayment, takeAway } from './save-payment.ts';

export const batchPaymentInput = z.object({
  BatchPaymentID: id,
  Account: z.object({ AccountID: id, Code: text }).optional(),
  Date: date,
  DateString: date,
  Reference: text,
  Particulars: text,
  Code: text,
  Details: text,
  Narrative: text,
  /** Of all of them together; it is computed, whatever was sent. */
  Amount: amount,
  Payments: z.array(paymentInput).optional(),
  Status: text,
});

export type BatchPaymentInput = z.infer<typeof batchPaymentInput>;
export type BatchPaymentSaved =
  | { readonly ok: true; readonly batch: BatchPaymentRecord }
  | { readonly ok: false; readonly problems: readonly string[] };

const ECHOED = ['Reference', 'Particulars', 'Code', 'Details', 'Narrative'] as const;
const LONGEST = { Reference: 255, Particulars: 12, Code: 12, Details: 18, Narrative: 18 } as const;

/** Undo on refusal is the caller's: run it inside `store.attempt`. */
export function createBatchPayment(ledger: Ledger, input: BatchPaymentInput): BatchPaymentSaved {
  const account = accountNamed(ledger, { id: input.Account?.AccountID, code: input.Account?.Code });
  const early = [...accountProblems(account), ...shapeProblems(input)];
  if (!account || early.length > 0) return refusal(...early);
  const batchPaymentId = ledger.world.chance.uuid();
  const day = input.Date ?? input.DateString ?? ledger.today;
  const made = (input.Payments ?? []).map((each) => {
    const payment = { ...each, Account: { AccountID: account.accountId, Code: undefined }, Date: day };
    return createPayment(ledger, payment, batchPaymentId);
  });
  const payments = made.flatMap((each) => (each.ok ? [each.payment] : []));
  const problems = [...made.flatMap((each) => (each.ok ? [] : each.problems)), ...sideProblems(payments)];
  if (problems.length > 0) return refusal(...problems);
  const batch = batchOf(ledger, input, { batchPaymentId, accountId: account.accountId, day, payments });
  ledger.tables.batchPayments.put(batchPaymentId, batch);
  note(ledger, batchPaymentId, 'Created', `A batch of ${payments.length} payments of ${batch.totalAmount}`);
  return { ok: true, batch };
}

/** Every payment of it goes, and what they settled is owing again. */
export function deleteBatchPayment(ledger: Ledger, batch: BatchPaymentRecord): BatchPaymentSaved {
  if (batch.status === 'DELETED') return refusal('This batch payment has already been deleted');
  const problems = [...reconciledProblems(ledger, batch), ...lockProblems(ledger.organisation, batch.date)];
  if (problems.length > 0) return refusal(...problems);
  for (const paymentId of batch.paymentIds) {
    const payment = ledger.tables.payments.get(paymentId);
    if (payment) takeAway(ledger, payment);
  }
  const deleted: BatchPaymentRecord = { ...batch, status: 'DELETED', updatedAt: ledger.now };
  ledger.tables.batchPayments.put(batch.batchPaymentId, deleted);
  note(ledger, batch.batchPaymentId, 'Deleted', `The batch of ${batch.totalAmount} was removed`);
  return { ok: true, batch: deleted };
}

const refusal = (...problems: readonly string[]): BatchPaymentSaved => ({
  ok: false,
  problems: [...new Set(problems)],
});

/** The lengths are the document's; the sentences follow those of other fields. */
function shapeProblems(input: BatchPaymentInput): readonly string[] {
  const tooLong = ECHOED.filter((field) => (input[field]?.length ?? 0) > LONGEST[field]).map(
    (field) => `${field} exceeds maximum length of ${LONGEST[field]} characters`,
  );
  return input.Payments?.length ? tooLong : [...tooLong, 'At least one payment must be specified'];
}

/** Ours: a batch is of sales or of bills, and of nothing else. */
function sideProblems(payments: readonly PaymentRecord[]): readonly string[] {
  const [type] = payments.map((payment) => payment.paymentType);
  const isOneSided = payments.every((payment) => payment.paymentType === type);
  const isOfInvoices = type === undefined || type === 'ACCRECPAYMENT' || type === 'ACCPAYPAYMENT';
  return isOneSided && isOfInvoices ? [] : ['A batch payment must be of sales invoices or of bills only'];
}

function batchOf(
  ledger: Ledger,
  input: BatchPaymentInput,
  {
    payments,
    day,
    ...ids
  }: {
    readonly batchPaymentId: string;
    readonly accountId: string;
    readonly day: string;
    readonly payments: readonly PaymentRecord[];
  },
): BatchPaymentRecord {
  const total = payments.reduce((sum, payment) => sum.plus(payment.bankAmount), new Big(0));
  const details = ECHOED.flatMap((field) => (input[field] ? [[field, input[field]] as const] : []));
  return {
    ...ids,
    type: payments[0]?.paymentType === 'ACCPAYPAYMENT' ? 'PAYBATCH' : 'RECBATCH',
    date: day,
    details: Object.fromEntries(details),
    paymentIds: payments.map((payment) => payment.paymentId),
    totalAmount: total.toFixed(2),
    status: 'AUTHORISED',
    isReconciled: false,
    ...(ledger.actor.app && { createdBy: ledger.actor.app }),
    updatedAt: ledger.now,
  };
}
