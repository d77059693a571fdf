/** How a payment looks at Xero: `toXeroPayment` writes ours, `fromXeroPayment` reads theirs. Pure, both of them. */
import Big from 'big.js';
import { z } from 'zod';
import type { Outgoing } from '../../lib/exact-json.ts';
import { decimal, flag, optionalText } from '../../lib/exact-json.ts';
import type { CreditKind, LedgerPaymentRecord, PaymentToCreate, RefundToCreate } from '../provider.ts';
import { calendarDateOf, instantOf } from './dates.ts';
import { markedReference, partsOfReference } from './marked-reference.ts';

/**
 * The body of one payment. Invoice and account go by what names them alone; the amount is in the invoice's currency,
 * and Xero works out the bank's. Xero has no payment method: the account says how money came.
 * Source: developer.xero.com, Accounting API, Payments.
 */
export function toXeroPayment(payment: PaymentToCreate): Outgoing {
  return { Invoice: { InvoiceID: payment.invoiceLedgerId }, ...moneyOf(payment) };
}

/** The body of one refund: a payment of the credit itself. */
export function toXeroRefund({ kind, creditLedgerId, ...refund }: RefundToCreate): Outgoing {
  const { name, id } = refunded[kind];
  return { [name]: { [id]: creditLedgerId }, ...moneyOf(refund) };
}

/** Reads one payment. The amount stays exactly as Xero wrote it. Throws a ZodError for what is no payment. */
export function fromXeroPayment(wire: unknown): LedgerPaymentRecord {
  const payment = paymentSchema.parse(wire);
  return {
    ledgerId: payment.PaymentID,
    ...partsOfReference(payment.Reference),
    invoiceLedgerId: isOnSalesInvoice(payment) ? (payment.Invoice?.InvoiceID ?? null) : null,
    amount: payment.Amount,
    paidOn: calendarDateOf(payment.Date),
    isRemoved: payment.Status === 'DELETED',
    batchLedgerId: payment.BatchPaymentID ?? payment.BatchPayment?.BatchPaymentID ?? null,
    isReconciled: payment.IsReconciled ?? null,
    updatedAt: instantOf(payment.UpdatedDateUTC),
  };
}

/** What we read of a payment; everything else of Xero's is left alone. */
const paymentSchema = z.object({
  PaymentID: z.string().min(1),
  Date: z.string(),
  Amount: decimal,
  Reference: optionalText,
  Status: z.string().nullish(),
  PaymentType: z.string().nullish(),
  Invoice: z.object({ InvoiceID: optionalText, Type: z.string().nullish() }).nullish(),
  BatchPaymentID: optionalText,
  BatchPayment: z.object({ BatchPaymentID: optionalText }).nullish(),
  IsReconciled: flag.nullish(),
  UpdatedDateUTC: z.string(),
});

const refunded = {
  creditNote: { name: 'CreditNote', id: 'CreditNoteID' },
  prepayment: { name: 'Prepayment', id: 'PrepaymentID' },
  overpayment: { name: 'Overpayment', id: 'OverpaymentID' },
} as const satisfies Record<CreditKind, { readonly name: string; readonly id: string }>;

function moneyOf(payment: Omit<PaymentToCreate, 'invoiceLedgerId'>) {
  return {
    Account: { Code: payment.accountCode },
    Date: payment.paidOn,
    Amount: new Big(payment.amount),
    Reference: markedReference(payment.reference, payment.marker),
  };
}

// What pays a bill or refunds a credit note names that document in `Invoice` too.
function isOnSalesInvoice({ PaymentType, Invoice }: z.infer<typeof paymentSchema>): boolean {
  const isReceived = PaymentType === undefined || PaymentType === null || PaymentType === 'ACCRECPAYMENT';
  return isReceived && (Invoice?.Type === undefined || Invoice.Type === null || Invoice.Type === 'ACCREC');
}
