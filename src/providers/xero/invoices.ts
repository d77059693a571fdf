/** How an invoice looks at Xero: `toXero` writes ours, `fromXero` reads theirs. Pure, both of them. */
import Big from 'big.js';
import { z } from 'zod';
import type { ContentField } from '../../domain/invoice-content.ts';
import type { Outgoing } from '../../lib/exact-json.ts';
import { decimal, flag, listOf, optionalText } from '../../lib/exact-json.ts';
import type { InvoiceToCreate, InvoiceToUpdate, LedgerInvoice, LedgerPayment } from '../provider.ts';
import { calendarDateOf, instantOf } from './dates.ts';
import { dateOrNull, lineAmountTypes, rateOf, statusNames, trackingOf, wireStatuses } from './documents.ts';
import { partsOfReference } from './marked-reference.ts';
import { warningsOf } from './verdict.ts';

/**
 * The body of one invoice. The contact goes by its id alone: any other field of it would overwrite the contact.
 * A due date is sent whenever there is one; without one Xero takes the contact's terms, or refuses an approved invoice.
 * Source: developer.xero.com, Accounting API, Invoices.
 */
export function toXero(invoice: InvoiceToCreate) {
  return {
    Type: 'ACCREC',
    Contact: { ContactID: invoice.contactLedgerId },
    InvoiceNumber: invoice.number ?? undefined,
    Reference: invoice.reference ?? undefined,
    Url: urlOf(invoice.marker),
    CurrencyCode: invoice.currency,
    CurrencyRate: rateOf(invoice),
    BrandingThemeID: invoice.brandingThemeId ?? undefined,
    Date: invoice.issueDate,
    DueDate: invoice.dueDate ?? undefined,
    LineAmountTypes: lineAmountTypes[invoice.lineAmountType],
    Status: statuses[invoice.arriveAs],
    LineItems: invoice.lines.map(lineOf),
  } satisfies Outgoing;
}

/**
 * The body of an update: the id names the invoice, and what is not sent stays as it is. Fields that were emptied are sent
 * empty, for what is left out Xero keeps. Source: developer.xero.com, Accounting API, Invoices.
 */
export function toXeroUpdate(invoice: InvoiceToUpdate): Outgoing {
  // Without its id Xero would look for one with the same number, or create another.
  if (invoice.ledgerId === '') throw new Error('An update must name the invoice by its id');
  const written = toXero({ ...invoice, number: null, arriveAs: 'approved' });
  const {
    Reference,
    Contact,
    Date: issued,
    DueDate,
    LineAmountTypes,
    BrandingThemeID,
    CurrencyRate,
  } = written;
  const sends = (field: ContentField) => invoice.sends.includes(field);
  return {
    InvoiceID: invoice.ledgerId,
    Type: 'ACCREC',
    ...(sends('contact') ? { Contact } : {}),
    ...(sends('reference') ? { Reference: Reference ?? '' } : {}),
    ...(sends('issueDate') ? { Date: issued } : {}),
    ...(sends('dueDate') ? { DueDate } : {}),
    ...(sends('brandingTheme') ? { BrandingThemeID } : {}),
    ...(sends('currencyRate') ? { CurrencyRate } : {}),
    // How the amounts of lines are meant always goes with them.
    ...(sends('lines') || sends('lineAmountType') ? { LineAmountTypes } : {}),
    ...(sends('lines') ? { LineItems: invoice.lines.map(changedLineOf) } : {}),
  };
}

/** Reads one invoice. Amounts stay exactly as Xero wrote them. Throws a ZodError for what is no invoice. */
export function fromXero(wire: unknown): LedgerInvoice {
  const invoice = invoiceSchema.parse(wire);
  return {
    ledgerId: invoice.InvoiceID,
    number: invoice.InvoiceNumber,
    marker: invoice.Url,
    contactLedgerId: invoice.Contact?.ContactID ?? null,
    status: statusNames[invoice.Status],
    currency: invoice.CurrencyCode,
    currencyRate: invoice.CurrencyRate ?? null,
    ownRate: null,
    brandingThemeId: invoice.BrandingThemeID,
    reference: invoice.Reference,
    issueDate: dateOrNull(invoice.Date),
    dueDate: dateOrNull(invoice.DueDate),
    lineAmountType: lineAmountTypeOf(invoice.LineAmountTypes),
    subTotal: invoice.SubTotal,
    totalTax: invoice.TotalTax,
    total: invoice.Total,
    amountOwing: invoice.AmountDue ?? owingOf(invoice),
    amountPaid: invoice.AmountPaid ?? '0.00',
    amountCredited: invoice.AmountCredited ?? '0.00',
    fullyPaidOn: dateOrNull(invoice.FullyPaidOnDate),
    sentToContact: invoice.SentToContact ?? false,
    updatedAt: instantOf(invoice.UpdatedDateUTC),
    version: null,
    isHollow: false,
    payments: paymentsOf(invoice),
    lines: invoice.LineItems.flatMap(ledgerLineOf),
    warnings: warningsOf(wire),
  };
}

/** Is it a sales invoice? The same addresses also give bills. */
export function isSalesInvoice(wire: unknown): boolean {
  return z.object({ Type: z.literal('ACCREC') }).safeParse(wire).success;
}

const statuses = { draft: 'DRAFT', awaitingApproval: 'SUBMITTED', approved: 'AUTHORISED' } as const;

function lineOf(line: InvoiceToCreate['lines'][number]) {
  const discount = new Big(line.discountRate);
  return {
    Description: line.description,
    Quantity: new Big(line.quantity),
    UnitAmount: new Big(line.unitPrice),
    DiscountRate: discount.eq(0) ? undefined : discount,
    AccountCode: line.accountCode,
    ItemCode: line.itemCode ?? undefined,
    TaxType: line.taxType ?? undefined,
    Tracking: trackingOf(line),
  } satisfies Outgoing;
}

/** Xero keeps of a line that it knows whatever is not sent: a discount, an item and tracking that are gone must be said. */
function changedLineOf(line: InvoiceToUpdate['lines'][number]): Outgoing {
  if (line.ledgerLineId === null) return lineOf(line);
  return {
    ...lineOf(line),
    LineItemID: line.ledgerLineId,
    DiscountRate: new Big(line.discountRate),
    ItemCode: line.itemCode ?? '',
    Tracking: trackingOf(line) ?? [],
  };
}

function lineAmountTypeOf(wire: string | null): LedgerInvoice['lineAmountType'] {
  const types = Object.keys(lineAmountTypes) as (keyof typeof lineAmountTypes)[];
  return types.find((type) => lineAmountTypes[type] === wire) ?? null;
}

// Xero refuses its own name in a Url, for every invoice alike: a setting of ours is wrong, so fail loudly.
function urlOf(marker: string): string {
  if (/xero/i.test(marker))
    throw new Error('The address of this app must not contain "xero": Xero refuses such links');
  return marker;
}

const date = z.string().nullish();
const paymentSchema = z.object({
  PaymentID: z.string(),
  Date: z.string(),
  Amount: decimal,
  Reference: optionalText,
  Status: z.string().nullish(),
});
const creditSchema = z.object({
  CreditNoteID: z.string().nullish(),
  PrepaymentID: z.string().nullish(),
  OverpaymentID: z.string().nullish(),
  CreditNoteNumber: optionalText,
  Reference: optionalText,
  ID: z.string().nullish(),
  Date: z.string(),
  AppliedAmount: decimal.nullish(),
  Total: decimal.nullish(),
});
const lineSchema = z.object({
  LineItemID: z.string().nullish(),
  Description: optionalText,
  Quantity: decimal.nullish(),
  UnitAmount: decimal.nullish(),
  DiscountRate: decimal.nullish(),
  AccountCode: optionalText,
  ItemCode: optionalText,
  TaxType: optionalText,
  LineAmount: decimal.nullish(),
  TaxAmount: decimal.nullish(),
  Tracking: listOf(z.object({ TrackingCategoryID: optionalText, TrackingOptionID: optionalText })),
});

/** What we read of an invoice; everything else of Xero's is left alone. */
const invoiceSchema = z.object({
  InvoiceID: z.string().min(1),
  InvoiceNumber: optionalText,
  Url: optionalText,
  Contact: z.object({ ContactID: optionalText }).nullish(),
  Status: z.enum(wireStatuses),
  CurrencyCode: z.string(),
  CurrencyRate: decimal.nullish(),
  BrandingThemeID: optionalText,
  Reference: optionalText,
  Date: date,
  DueDate: date,
  LineAmountTypes: optionalText,
  SubTotal: decimal,
  TotalTax: decimal,
  Total: decimal,
  AmountDue: decimal.nullish(),
  AmountPaid: decimal.nullish(),
  AmountCredited: decimal.nullish(),
  FullyPaidOnDate: date,
  SentToContact: flag.nullish(),
  UpdatedDateUTC: z.string(),
  HasErrors: flag.nullish(),
  Payments: listOf(paymentSchema),
  CreditNotes: listOf(creditSchema),
  Prepayments: listOf(creditSchema),
  Overpayments: listOf(creditSchema),
  LineItems: listOf(lineSchema),
});

type WireInvoice = z.infer<typeof invoiceSchema>;

// Only where an answer leaves AmountDue out, which Xero's own examples of writes sometimes do.
function owingOf({ Total, AmountPaid, AmountCredited }: WireInvoice): string {
  return new Big(Total)
    .minus(AmountPaid ?? '0')
    .minus(AmountCredited ?? '0')
    .toFixed(2);
}

function paymentsOf(invoice: WireInvoice): readonly LedgerPayment[] {
  return [
    ...invoice.Payments.filter((payment) => payment.Status !== 'DELETED').map(ledgerPaymentOf),
    ...invoice.CreditNotes.map((credit) => creditOf('creditNote', credit)),
    ...invoice.Prepayments.map((credit) => creditOf('prepayment', credit)),
    ...invoice.Overpayments.map((credit) => creditOf('overpayment', credit)),
  ];
}

function ledgerPaymentOf(payment: z.infer<typeof paymentSchema>): LedgerPayment {
  return {
    ledgerId: payment.PaymentID,
    kind: 'payment',
    amount: payment.Amount,
    paidOn: calendarDateOf(payment.Date),
    ...partsOfReference(payment.Reference),
  };
}

// A credit is known to people by its number; its Reference, where Xero gives one here, may hold our marker.
// Of its amounts only what was set against this invoice counts; the Total may cover others too.
function creditOf(kind: LedgerPayment['kind'], credit: z.infer<typeof creditSchema>): LedgerPayment {
  const { reference, marker } = partsOfReference(credit.Reference);
  return {
    ledgerId: credit.CreditNoteID ?? credit.PrepaymentID ?? credit.OverpaymentID ?? credit.ID ?? '',
    kind,
    amount: credit.AppliedAmount ?? credit.Total ?? '0.00',
    paidOn: calendarDateOf(credit.Date),
    reference: credit.CreditNoteNumber ?? reference,
    marker,
  };
}

function ledgerLineOf(line: z.infer<typeof lineSchema>): LedgerInvoice['lines'] {
  if (line.LineItemID === undefined || line.LineItemID === null) return [];
  return [
    {
      ledgerLineId: line.LineItemID,
      description: line.Description ?? '',
      quantity: line.Quantity ?? '1',
      unitPrice: line.UnitAmount ?? '0',
      discountRate: line.DiscountRate ?? '0',
      accountCode: line.AccountCode,
      itemCode: line.ItemCode,
      taxType: line.TaxType,
      lineAmount: line.LineAmount ?? '0.00',
      taxAmount: line.TaxAmount ?? '0.00',
      tracking: line.Tracking.flatMap((each) =>
        each.TrackingCategoryID === null || each.TrackingOptionID === null
          ? []
          : [{ categoryLedgerId: each.TrackingCategoryID, optionLedgerId: each.TrackingOptionID }],
      ),
    },
  ];
}
