/** What the practice ledger remembers of money: payments, credits, and what was set against which invoice. */

import type { InvoiceStatus, LineRecord } from './records.ts';

export type CreditKind = 'CreditNote' | 'Prepayment' | 'Overpayment';

/** A credit note, prepayment or overpayment set against an invoice. */
export interface CreditRecord {
  readonly kind: CreditKind;
  /** The id of the credit note, prepayment or overpayment. */
  readonly creditId: string;
  /** The same allocation as in the credit's own record; absent in books from before prepayments had records. */
  readonly allocationId?: string;
  /** Only of a credit note. */
  readonly number: string;
  readonly amount: string;
  readonly date: string;
}

/** A part of a credit that was set against one invoice. */
export interface AllocationRecord {
  readonly allocationId: string;
  readonly invoiceId: string;
  readonly amount: string;
  readonly date: string;
}

interface CreditDocumentRecord {
  readonly number: string;
  readonly contactId: string;
  readonly date: string;
  readonly lineAmountTypes: 'Exclusive' | 'Inclusive' | 'NoTax';
  readonly lines: readonly LineRecord[];
  readonly currencyCode: string;
  readonly currencyRate: string;
  readonly subTotal: string;
  readonly totalTax: string;
  readonly total: string;
  /** The total less what is allocated and what was paid back. */
  readonly remainingCredit: string;
  readonly allocations: readonly AllocationRecord[];
  /** The day on which the last of it was used up. */
  readonly fullyPaidOn?: string;
  /** The app that made it; absent when a person did. */
  readonly createdBy?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface CreditNoteRecord extends CreditDocumentRecord {
  readonly creditNoteId: string;
  readonly type: 'ACCRECCREDIT' | 'ACCPAYCREDIT';
  readonly reference: string;
  readonly status: InvoiceStatus;
  readonly brandingThemeId?: string;
}

export type MoneyCreditType =
  | 'RECEIVE-PREPAYMENT'
  | 'RECEIVE-OVERPAYMENT'
  | 'SPEND-PREPAYMENT'
  | 'SPEND-OVERPAYMENT';

/** A prepayment or an overpayment, and the bank transaction by which it came: Xero shows one thing as two. */
export interface MoneyCreditRecord extends CreditDocumentRecord {
  readonly creditId: string;
  readonly kind: 'Prepayment' | 'Overpayment';
  readonly type: MoneyCreditType;
  readonly status: 'AUTHORISED' | 'PAID' | 'VOIDED';
  readonly bankTransactionId: string;
  readonly bankAccountId: string;
  readonly isReconciled: boolean;
  readonly url?: string;
}

export type PaymentType =
  | 'ACCRECPAYMENT'
  | 'ACCPAYPAYMENT'
  | 'ARCREDITPAYMENT'
  | 'APCREDITPAYMENT'
  | 'ARPREPAYMENTPAYMENT'
  | 'APPREPAYMENTPAYMENT'
  | 'AROVERPAYMENTPAYMENT'
  | 'APOVERPAYMENTPAYMENT';

export interface PaymentRecord {
  readonly paymentId: string;
  /** What it is set against: an invoice, or (`paymentType` says which) the credit that it pays back. */
  readonly invoiceId: string;
  readonly accountId: string;
  readonly date: string;
  readonly amount: string;
  readonly bankAmount: string;
  readonly currencyRate: string;
  readonly reference: string;
  readonly status: 'AUTHORISED' | 'DELETED';
  readonly isReconciled: boolean;
  readonly paymentType: PaymentType;
  readonly batchPaymentId?: string;
  readonly createdBy?: string;
  readonly updatedAt: number;
}

/** Several invoices settled by one movement of the bank. */
export interface BatchPaymentRecord {
  readonly batchPaymentId: string;
  readonly type: 'RECBATCH' | 'PAYBATCH';
  readonly accountId: string;
  readonly date: string;
  /** What is only ever echoed: `Reference`, `Particulars`, `Code`, `Details`, `Narrative`. */
  readonly details: Readonly<Record<string, string>>;
  readonly paymentIds: readonly string[];
  readonly totalAmount: string;
  readonly status: 'AUTHORISED' | 'DELETED';
  readonly isReconciled: boolean;
  readonly createdBy?: string;
  readonly updatedAt: number;
}
