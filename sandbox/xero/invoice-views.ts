/** Invoices as Xero shows them: in full, as a row without lines, and as a stub inside a payment. */

import type { CreditRecord, InvoiceRecord, LineRecord, PaymentRecord } from '../records.ts';
import { NOTHING_SET_AGAINST } from './allocation-views.ts';
import { hasAttachments } from './attachments.ts';
import { contactRow, contactStub } from './contact-views.ts';
import { findCredit } from './credits.ts';
import type { Ledger } from './ledger.ts';
import {
  dateOnly,
  dateString,
  decimal,
  instant,
  money,
  utcString,
  type Wire,
  type WireObject,
} from './wire.ts';

/** A single GET, a write's answer and a paged list show this. `unitPlaces`: 2, or 4 with `unitdp=4`. */
export function invoiceInFull(ledger: Ledger, invoice: InvoiceRecord, unitPlaces: number): WireObject {
  const contact = ledger.tables.contacts.get(invoice.contactId);
  return {
    ...invoiceRow(ledger, invoice),
    Contact: contact ? contactRow(contact) : contactStub(undefined),
    LineItems: invoice.lines.map((line) => lineView(ledger, line, unitPlaces)),
  };
}

/** In an unpaged list: the key `LineItems` is there, and empty. */
export function invoiceRow(ledger: Ledger, invoice: InvoiceRecord): WireObject {
  const payments = ledger.tables.payments
    .find('invoice', invoice.invoiceId)
    .filter((payment) => payment.status === 'AUTHORISED');
  return {
    ...invoiceHead(ledger, invoice),
    Payments: payments.map(paymentStub),
    CreditNotes: credits(ledger, invoice, 'CreditNote'),
    Prepayments: credits(ledger, invoice, 'Prepayment'),
    Overpayments: credits(ledger, invoice, 'Overpayment'),
    LineItems: [],
  };
}

/** `summaryOnly=true` */
export function invoiceSummary(ledger: Ledger, invoice: InvoiceRecord): WireObject {
  const { HasAttachments: _, ...head } = invoiceHead(ledger, invoice);
  return head;
}

/** The fields that `where` and `order` look at; all are named, absent ones as `undefined`. */
export function invoiceHead(ledger: Ledger, invoice: InvoiceRecord): WireObject {
  const { date, dueDate, expectedPaymentDate, plannedPaymentDate, fullyPaidOn } = invoice;
  return {
    Type: invoice.type,
    InvoiceID: invoice.invoiceId,
    InvoiceNumber: invoice.number,
    Reference: invoice.reference,
    AmountDue: money(invoice.amountDue),
    AmountPaid: money(invoice.amountPaid),
    AmountCredited: money(invoice.amountCredited),
    Url: invoice.url,
    BrandingThemeID: invoice.brandingThemeId,
    SentToContact: invoice.sentToContact,
    CurrencyRate: decimal(invoice.currencyRate, 10),
    IsDiscounted: Number(invoice.totalDiscount) !== 0,
    HasAttachments: hasAttachments(ledger, invoice.invoiceId),
    HasErrors: false,
    Contact: contactStub(ledger.tables.contacts.get(invoice.contactId)),
    DateString: dateString(date),
    Date: dateOnly(date),
    DueDateString: dueDate && dateString(dueDate),
    DueDate: dueDate ? dateOnly(dueDate) : undefined,
    ExpectedPaymentDate: expectedPaymentDate ? dateOnly(expectedPaymentDate) : undefined,
    PlannedPaymentDate: plannedPaymentDate ? dateOnly(plannedPaymentDate) : undefined,
    Status: invoice.status,
    LineAmountTypes: invoice.lineAmountTypes,
    SubTotal: money(invoice.subTotal),
    TotalTax: money(invoice.totalTax),
    Total: money(invoice.total),
    TotalDiscount: Number(invoice.totalDiscount) === 0 ? undefined : money(invoice.totalDiscount),
    UpdatedDateUTC: instant(invoice.updatedAt),
    UpdatedDateUTCString: utcString(invoice.updatedAt),
    CurrencyCode: invoice.currencyCode,
    FullyPaidOnDate: fullyPaidOn ? dateOnly(fullyPaidOn) : undefined,
  };
}

/** Inside a payment, with what is owed after it. */
export function invoiceStub(ledger: Ledger, invoice: InvoiceRecord): WireObject {
  return {
    Type: invoice.type,
    InvoiceID: invoice.invoiceId,
    InvoiceNumber: invoice.number,
    ...NOTHING_SET_AGAINST,
    AmountDue: money(invoice.amountDue),
    AmountPaid: money(invoice.amountPaid),
    AmountCredited: money(invoice.amountCredited),
    HasErrors: false,
    IsDiscounted: false,
    Contact: contactStub(ledger.tables.contacts.get(invoice.contactId)),
    LineItems: [],
    CurrencyCode: invoice.currencyCode,
  };
}

export function lineView(ledger: Ledger, line: LineRecord, unitPlaces: number): WireObject {
  const item = ledger.tables.items.all().find((each) => each.code === line.itemCode);
  const account = line.accountCode ? ledger.tables.accounts.find('code', line.accountCode)[0] : undefined;
  return {
    ...(item && { ItemCode: item.code, Item: { ItemID: item.itemId, Name: item.name, Code: item.code } }),
    Description: line.description,
    UnitAmount: line.unitAmount === undefined ? undefined : decimal(line.unitAmount, unitPlaces),
    TaxType: line.taxType,
    TaxAmount: money(line.taxAmount),
    LineAmount: money(line.lineAmount),
    AccountCode: line.accountCode,
    AccountId: account?.accountId,
    Tracking: line.tracking.map((each) => ({
      Name: each.name,
      Option: each.option,
      TrackingCategoryID: each.trackingCategoryId,
      TrackingOptionID: each.trackingOptionId,
    })),
    Quantity: line.quantity === undefined ? undefined : decimal(line.quantity, 4),
    DiscountRate: line.discountRate === undefined ? undefined : decimal(line.discountRate, 2),
    DiscountAmount: line.discountAmount === undefined ? undefined : decimal(line.discountAmount, 2),
    LineItemID: line.lineItemId,
    ValidationErrors: [],
  };
}

/** Inside the document that it is set against. */
export function paymentStub(payment: PaymentRecord): WireObject {
  return {
    PaymentID: payment.paymentId,
    Date: dateOnly(payment.date),
    Amount: money(payment.amount),
    Reference: payment.reference,
    CurrencyRate: decimal(payment.currencyRate, 10),
    HasAccount: false,
    HasValidationErrors: false,
  };
}

/** `AppliedAmount` is what was set against this invoice; date and total are the credit's own. */
function credits(ledger: Ledger, invoice: InvoiceRecord, kind: CreditRecord['kind']): Wire {
  return invoice.credits
    .filter((credit) => credit.kind === kind)
    .map((credit) => {
      const { date, total } = findCredit(ledger, credit.creditId) ?? {
        date: credit.date,
        total: credit.amount,
      };
      return {
        [`${kind}ID`]: credit.creditId,
        ...(kind === 'CreditNote' && { CreditNoteNumber: credit.number, HasErrors: false }),
        ID: credit.creditId,
        AppliedAmount: money(credit.amount),
        DateString: dateString(date),
        Date: dateOnly(date),
        LineItems: [],
        Total: money(total),
      };
    });
}
