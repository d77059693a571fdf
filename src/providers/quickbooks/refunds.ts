/** How money that goes back to a customer looks at QuickBooks: an expense against what the customer owes. Pure. */
import Big from 'big.js';
import { z } from 'zod';
import { type Outgoing, optionalText } from '../../lib/exact-json.ts';
import type { LedgerPaymentRecord, RefundToCreate } from '../provider.ts';
import { markedNote, partsOfNote } from './marked-note.ts';
import type { Payer } from './payments.ts';
import { isVoided } from './settlement.ts';
import { instantOf, money, recordShape, refTo } from './wire.ts';

/** As a payment names it that sets a credit against it. */
export const REFUND_TYPE = 'Expense';

/**
 * The body of the expense: money leaves the account, and the customer owes as much until the credit is set against it.
 * @param receivableId the account of what customers owe
 */
export function toRefund(refund: RefundToCreate, payer: Payer, receivableId: string) {
  const { customerId, currency, exchangeRate } = payer;
  return {
    PaymentType: 'Cash',
    AccountRef: refTo(refund.accountCode),
    EntityRef: { value: customerId, type: 'Customer' },
    TxnDate: refund.paidOn,
    CurrencyRef: currency === null ? undefined : refTo(currency),
    ExchangeRate: exchangeRate === null ? undefined : new Big(exchangeRate),
    PrivateNote: markedNote(refund.reference, refund.marker),
    Line: [
      {
        Amount: new Big(refund.amount),
        DetailType: 'AccountBasedExpenseLineDetail',
        AccountBasedExpenseLineDetail: { AccountRef: refTo(receivableId) },
      },
    ],
  } satisfies { readonly [field: string]: Outgoing | undefined };
}

/** Reads one expense as a refund. */
export function fromRefund(wire: unknown): LedgerPaymentRecord {
  const purchase = purchaseSchema.parse(wire);
  const { words, marker } = partsOfNote(purchase.PrivateNote, new Big(purchase.TotalAmt).eq(0));
  return {
    ledgerId: purchase.Id,
    marker,
    invoiceLedgerId: null,
    amount: purchase.TotalAmt,
    paidOn: purchase.TxnDate,
    reference: words,
    isRemoved: isVoided(purchase),
    batchLedgerId: null,
    isReconciled: null,
    updatedAt: instantOf(purchase.MetaData.LastUpdatedTime),
  };
}

const purchaseSchema = z.object({
  ...recordShape,
  TxnDate: z.string(),
  TotalAmt: money,
  PrivateNote: optionalText,
});
