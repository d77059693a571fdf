/** Payments and batch payments as Xero shows them. */

import type { BatchPaymentRecord, PaymentRecord } from '../records.ts';
import { NOTHING_SET_AGAINST } from './allocation-views.ts';
import { contactStub } from './contact-views.ts';
import { type Credit, findCredit, idOf, isCreditNote, kindOf, sideOf } from './credits.ts';
import { invoiceStub } from './invoice-views.ts';
import type { Ledger } from './ledger.ts';
import { dateOnly, dateString, decimal, instant, money, utcString, type WireObject } from './wire.ts';

export function paymentView(ledger: Ledger, payment: PaymentRecord): WireObject {
  const account = ledger.tables.accounts.get(payment.accountId);
  const batch = ledger.tables.batchPayments.get(payment.batchPaymentId ?? '');
  return {
    PaymentID: payment.paymentId,
    BatchPaymentID: payment.batchPaymentId,
    BatchPayment: batch && batchStub(batch),
    Date: dateOnly(payment.date),
    BankAmount: money(payment.bankAmount),
    Amount: money(payment.amount),
    Reference: payment.reference,
    CurrencyRate: decimal(payment.currencyRate, 10),
    PaymentType: payment.paymentType,
    Status: payment.status,
    UpdatedDateUTC: instant(payment.updatedAt),
    UpdatedDateUTCString: utcString(payment.updatedAt),
    HasAccount: account !== undefined,
    IsReconciled: payment.isReconciled,
    Account: account && { AccountID: account.accountId, Code: account.code, Name: account.name },
    Invoice: subjectStub(ledger, payment),
    HasValidationErrors: false,
  };
}

/**
 * A credit that was paid back stands under `Invoice` like an invoice: so the document's example of a credit note, and
 * overpayments were observed to (xero-php#889).
 */
function subjectStub(ledger: Ledger, { invoiceId }: PaymentRecord): WireObject | undefined {
  const invoice = ledger.tables.invoices.get(invoiceId);
  if (invoice) return invoiceStub(ledger, invoice);
  const credit = findCredit(ledger, invoiceId);
  return credit && creditStub(ledger, credit);
}

function creditStub(ledger: Ledger, credit: Credit): WireObject {
  const side = sideOf(credit) === 'ACCREC' ? 'AR' : 'AP';
  return {
    Type: isCreditNote(credit) ? credit.type : `${side}${kindOf(credit).toUpperCase()}`,
    InvoiceID: idOf(credit),
    InvoiceNumber: credit.number,
    ...NOTHING_SET_AGAINST,
    HasErrors: false,
    IsDiscounted: false,
    Contact: contactStub(ledger.tables.contacts.get(credit.contactId)),
    LineItems: [],
    CurrencyCode: credit.currencyCode,
  };
}

/** Inside a payment the total and the flag are text, as the document's examples have it. */
function batchStub(batch: BatchPaymentRecord): WireObject {
  return {
    Account: { AccountID: batch.accountId },
    BatchPaymentID: batch.batchPaymentId,
    Date: dateOnly(batch.date),
    Type: batch.type,
    Status: batch.status,
    TotalAmount: batch.totalAmount,
    UpdatedDateUTC: instant(batch.updatedAt),
    IsReconciled: String(batch.isReconciled),
  };
}

/** A deleted batch shows no payments. */
export function batchPaymentView(ledger: Ledger, batch: BatchPaymentRecord): WireObject {
  const { tables, organisation } = ledger;
  const payments = batch.status === 'DELETED' ? [] : batch.paymentIds;
  const account = tables.accounts.get(batch.accountId);
  return {
    Account: {
      AccountID: batch.accountId,
      CurrencyCode: account?.currencyCode ?? organisation.baseCurrency,
    },
    ...batch.details,
    BatchPaymentID: batch.batchPaymentId,
    DateString: dateString(batch.date),
    Date: dateOnly(batch.date),
    Payments: payments.map((id) => batchedPayment(ledger, tables.payments.get(id))),
    Type: batch.type,
    Status: batch.status,
    TotalAmount: money(batch.totalAmount),
    UpdatedDateUTC: instant(batch.updatedAt),
    IsReconciled: batch.isReconciled,
  };
}

function batchedPayment({ tables }: Ledger, payment: PaymentRecord | undefined): WireObject {
  if (!payment) return {};
  return {
    Invoice: {
      InvoiceID: payment.invoiceId,
      CurrencyCode: tables.invoices.get(payment.invoiceId)?.currencyCode,
      ...NOTHING_SET_AGAINST,
      HasErrors: false,
      IsDiscounted: false,
      LineItems: [],
    },
    PaymentID: payment.paymentId,
    Reference: payment.reference || undefined,
    Amount: money(payment.amount),
    BankAmount: money(payment.bankAmount),
  };
}
