/** What a person does with money that comes in: payments, one by one and in batches, and their reconciliation. */

import { type Act, no, yes } from './act.ts';
import type { Books, BooksResult } from './books.ts';
import type { BatchPaymentRecord, PaymentRecord } from './records.ts';
import type { Ledger } from './xero/ledger.ts';
import { paymentInput } from './xero/payment-input.ts';
import {
  type BatchPaymentSaved,
  batchPaymentInput,
  createBatchPayment,
  deleteBatchPayment,
} from './xero/save-batch-payment.ts';
import { createPayment, deletePayment, type PaymentSaved } from './xero/save-payment.ts';

type PaymentActs = Pick<
  Books,
  | 'recordPayment'
  | 'removePayment'
  | 'reconcilePayment'
  | 'unreconcilePayment'
  | 'refundCredit'
  | 'recordBatchPayment'
  | 'removeBatchPayment'
>;

export function paymentActs(act: Act): PaymentActs {
  const onPayment = (
    { tenantId, paymentId }: { readonly tenantId: string; readonly paymentId: string },
    work: (ledger: Ledger, payment: PaymentRecord) => BooksResult<PaymentRecord>,
  ) =>
    act(tenantId, (ledger) => {
      const payment = ledger.tables.payments.get(paymentId);
      return payment ? work(ledger, payment) : no('There is no such payment.');
    });
  return {
    recordPayment: ({ tenantId, invoiceId, ...fields }) =>
      act(tenantId, (ledger) =>
        paymentResult(createPayment(ledger, typedPayment({ Invoice: { InvoiceID: invoiceId } }, fields))),
      ),
    removePayment: (what) =>
      onPayment(what, (ledger, payment) => paymentResult(deletePayment(ledger, payment))),
    reconcilePayment: (what) => onPayment(what, (ledger, payment) => reconcile(ledger, payment, true)),
    unreconcilePayment: (what) => onPayment(what, (ledger, payment) => reconcile(ledger, payment, false)),
    refundCredit: ({ tenantId, creditId, ...fields }) =>
      act(tenantId, (ledger) => {
        const kind = ledger.tables.moneyCredits.get(creditId)?.kind ?? 'CreditNote';
        const subject = { [kind]: { [`${kind}ID`]: creditId } };
        return paymentResult(createPayment(ledger, typedPayment(subject, fields)));
      }),
    recordBatchPayment: ({ tenantId, accountCode, date, reference, payments }) =>
      act(tenantId, (ledger) => {
        const input = batchPaymentInput.parse({
          Account: { Code: accountCode },
          Date: date,
          Reference: reference,
          Payments: payments.map(({ invoiceId, amount }) => ({
            Invoice: { InvoiceID: invoiceId },
            Amount: amount,
          })),
        });
        return batchResult(createBatchPayment(ledger, input));
      }),
    removeBatchPayment: ({ tenantId, batchPaymentId }) =>
      act(tenantId, (ledger) => {
        const batch = ledger.tables.batchPayments.get(batchPaymentId);
        return batch ? batchResult(deleteBatchPayment(ledger, batch)) : no('There is no such batch payment.');
      }),
  };
}

export interface TypedMoney {
  readonly amount: string;
  readonly date: string;
  readonly accountCode: string;
  readonly reference?: string;
}

/** Through the request's own schema, so that people's amounts and dates are read by the same rules. */
export const typedPayment = (
  subject: Readonly<Record<string, unknown>>,
  { amount, date, accountCode, reference }: TypedMoney,
) =>
  paymentInput.parse({
    ...subject,
    Account: { Code: accountCode },
    Amount: amount,
    Date: date,
    Reference: reference,
  });

/** With the bank's statement; what is in a batch is matched together. */
function reconcile(
  ledger: Ledger,
  payment: PaymentRecord,
  isReconciled: boolean,
): BooksResult<PaymentRecord> {
  if (payment.status === 'DELETED') return no('This payment has been deleted.');
  const { tables, now } = ledger;
  const marked = (each: PaymentRecord) => ({ ...each, isReconciled, updatedAt: now });
  const batch = tables.batchPayments.get(payment.batchPaymentId ?? '');
  if (batch) tables.batchPayments.put(batch.batchPaymentId, { ...batch, isReconciled, updatedAt: now });
  for (const paymentId of batch?.paymentIds ?? [payment.paymentId]) {
    const each = tables.payments.get(paymentId);
    if (each) tables.payments.put(paymentId, marked(each));
  }
  return yes(marked(payment));
}

const paymentResult = (result: PaymentSaved): BooksResult<PaymentRecord> =>
  result.ok ? yes(result.payment) : no(result.problems.join(' '));
const batchResult = (result: BatchPaymentSaved): BooksResult<BatchPaymentRecord> =>
  result.ok ? yes(result.batch) : no(result.problems.join(' '));
