/** How an invoice looks at QuickBooks: `toQuickbooks` writes ours, `fromQuickbooks` reads theirs. Pure, both of them. */
import Big from 'big.js';
import { z } from 'zod';
import type { ContentField } from '../../domain/invoice-content.ts';
import type { Problem } from '../../domain/problem.ts';
import { decimal, listOf, type Outgoing, optionalText } from '../../lib/exact-json.ts';
import type {
  InvoiceToCreate,
  InvoiceToUpdate,
  LedgerInvoice,
  LedgerInvoiceStatus,
  LedgerPayment,
} from '../provider.ts';
import { type Company, currencyOf } from './company.ts';
import { fromExchangeRate, ownRateOf, toExchangeRate } from './exchange-rate.ts';
import { fromLines, lineAmountTypeOf, lineSchema, taxDetailSchema, toLines } from './lines.ts';
import { markedNote, partsOfNote } from './marked-note.ts';
import { paymentIdOn, saidIn } from './payments.ts';
import { ledgerRejected } from './problems.ts';
import { isVoided, partsOf, type WirePayment } from './settlement.ts';
import { instantOf, money, moneyOrNought, optionalRef, recordShape, refTo } from './wire.ts';

/** The body of a record, or why QuickBooks could not hold it as it is meant. */
export type Written =
  | { readonly ok: true; readonly body: { readonly [field: string]: Outgoing | undefined } }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The body of one invoice. QuickBooks has no field for a reference: it stands in the note to ourselves, our marker below.
 * Source: developer.intuit.com, Invoice.
 * @param rateOfTheDay as QuickBooks counts; null where the invoice has a rate or needs none
 */
export function toQuickbooks(
  invoice: InvoiceToCreate,
  country: string | null,
  rateOfTheDay: string | null = null,
): Written {
  if (invoice.arriveAs !== 'approved') return { ok: false, problems: [noDrafts] };
  const lines = toLines(invoice, country);
  if (!lines.ok) return lines;
  return {
    ok: true,
    body: {
      CustomerRef: refTo(invoice.contactLedgerId),
      DocNumber: invoice.number ?? undefined,
      PrivateNote: markedNote(invoice.reference, invoice.marker),
      CurrencyRef: refTo(invoice.currency),
      ExchangeRate: rateOfTheDay === null ? toExchangeRate(invoice.currencyRate) : new Big(rateOfTheDay),
      TxnDate: invoice.issueDate,
      DueDate: invoice.dueDate ?? undefined,
      ...lines.fields,
    },
  };
}

/** The body of an update but for its version: what is not sent stays as it is. Lines go whole, the tax with them. */
export function toQuickbooksUpdate(invoice: InvoiceToUpdate, country: string | null): Written {
  const sends = (field: ContentField) => invoice.sends.includes(field);
  const sendsLines = sends('lines') || sends('lineAmountType');
  const lines = sendsLines ? toLines(invoice, country) : { ok: true as const, fields: {} };
  if (!lines.ok) return lines;
  const rate = toExchangeRate(invoice.currencyRate);
  return {
    ok: true,
    body: {
      Id: invoice.ledgerId,
      sparse: true,
      ...(sends('contact') ? { CustomerRef: refTo(invoice.contactLedgerId) } : {}),
      ...(sends('reference') ? { PrivateNote: markedNote(invoice.reference, invoice.marker) } : {}),
      ...(sends('issueDate') ? { TxnDate: invoice.issueDate } : {}),
      ...(sends('dueDate') && invoice.dueDate !== null ? { DueDate: invoice.dueDate } : {}),
      ...(sends('currencyRate') && rate !== undefined ? { ExchangeRate: rate } : {}),
      ...lines.fields,
    },
  };
}

/** What is known of the money on an invoice: payments, and the credit memos that some of them link. */
export type KnownMoney = {
  readonly payments: readonly WirePayment[];
  readonly memos: ReadonlyMap<string, { readonly number: string | null; readonly marker: string | null }>;
};

export const noMoney: KnownMoney = { payments: [], memos: new Map() };

/** Reads one invoice. Amounts stay exactly as QuickBooks wrote them. Throws a ZodError for what is no invoice. */
export function fromQuickbooks(wire: unknown, known: KnownMoney, company: Company): LedgerInvoice {
  const invoice = invoiceSchema.parse(wire);
  const { words, marker } = partsOfNote(invoice.PrivateNote, new Big(invoice.TotalAmt).eq(0));
  const payments = moneyOn(invoice.Id, known);
  const credited = sumOf(payments.filter(({ kind }) => kind === 'creditNote'));
  const settled = new Big(invoice.TotalAmt).minus(invoice.Balance);
  const status = statusOf(invoice);
  const totalTax = invoice.TxnTaxDetail?.TotalTax ?? '0.00';
  return {
    ledgerId: invoice.Id,
    number: invoice.DocNumber,
    marker,
    contactLedgerId: invoice.CustomerRef?.value ?? null,
    status,
    currency: currencyOf(invoice, company),
    currencyRate: fromExchangeRate(invoice.ExchangeRate ?? null),
    ownRate: ownRateOf(invoice.ExchangeRate ?? null),
    brandingThemeId: null,
    reference: words,
    issueDate: invoice.TxnDate,
    dueDate: invoice.DueDate,
    lineAmountType: lineAmountTypeOf(invoice.GlobalTaxCalculation),
    subTotal: new Big(invoice.TotalAmt).minus(totalTax).toFixed(2),
    totalTax,
    total: invoice.TotalAmt,
    amountOwing: invoice.Balance,
    // What is settled by something that is not known is money: an online payment, a journal entry.
    amountPaid: settled.minus(credited).toFixed(2),
    amountCredited: credited.toFixed(2),
    fullyPaidOn: status === 'paid' ? lastDayOf(payments) : null,
    sentToContact: invoice.EmailStatus?.toLowerCase().replaceAll('_', '') === 'emailsent',
    updatedAt: instantOf(invoice.MetaData.LastUpdatedTime),
    version: invoice.SyncToken,
    isHollow: status === 'voided',
    payments,
    lines: fromLines(invoice.Line, {
      tax: invoice.TxnTaxDetail,
      mode: invoice.GlobalTaxCalculation,
      company,
    }),
    warnings: [],
  };
}

/** What is left of a deleted invoice: QuickBooks keeps nothing of it. */
export function deletedInvoice(ledgerId: string, deletedAt: Date): LedgerInvoice {
  return {
    ledgerId,
    number: null,
    marker: null,
    contactLedgerId: null,
    status: 'deleted',
    currency: '',
    currencyRate: null,
    ownRate: null,
    brandingThemeId: null,
    reference: null,
    issueDate: null,
    dueDate: null,
    lineAmountType: null,
    subTotal: '0.00',
    totalTax: '0.00',
    total: '0.00',
    amountOwing: '0.00',
    amountPaid: '0.00',
    amountCredited: '0.00',
    fullyPaidOn: null,
    sentToContact: false,
    updatedAt: deletedAt,
    version: null,
    isHollow: true,
    payments: [],
    lines: [],
    warnings: [],
  };
}

/** The ids of payments that an invoice names: they say how much. */
export function paymentsNamedBy(wire: unknown): readonly string[] {
  const { LinkedTxn } = z.object({ LinkedTxn: links }).parse(wire);
  return LinkedTxn.flatMap(({ TxnId, TxnType }) => (TxnType === 'Payment' ? [TxnId] : []));
}

const noDrafts: Problem = ledgerRejected(
  'QuickBooks has no drafts: every invoice that arrives there counts at once. Approve it here, then it goes.',
  null,
);

const links = listOf(z.object({ TxnId: z.string(), TxnType: z.string() }));

/** What we read of an invoice; everything else of QuickBooks' is left alone. */
const invoiceSchema = z.object({
  ...recordShape,
  DocNumber: optionalText,
  CustomerRef: optionalRef,
  CurrencyRef: optionalRef,
  ExchangeRate: decimal.nullish(),
  PrivateNote: optionalText,
  TxnDate: optionalText,
  DueDate: optionalText,
  GlobalTaxCalculation: optionalText,
  TxnTaxDetail: taxDetailSchema,
  TotalAmt: money,
  Balance: moneyOrNought,
  EmailStatus: optionalText,
  Line: listOf(lineSchema),
});

/** There is no status on the wire. */
function statusOf(invoice: z.infer<typeof invoiceSchema>): LedgerInvoiceStatus {
  if (isVoided(invoice) && new Big(invoice.Balance).eq(0)) return 'voided';
  return new Big(invoice.Balance).eq(0) && !new Big(invoice.TotalAmt).eq(0) ? 'paid' : 'approved';
}

function moneyOn(invoiceId: string, { payments, memos }: KnownMoney): readonly LedgerPayment[] {
  return payments.flatMap((payment) =>
    partsOf(payment).flatMap(({ memoId, target, amount }): readonly LedgerPayment[] => {
      if (target.kind !== 'invoice' || target.id !== invoiceId) return [];
      if (memoId === null) {
        const { reference, marker } = saidIn(payment);
        const ledgerId = paymentIdOn(payment.Id, invoiceId);
        return [{ ledgerId, kind: 'payment', amount, paidOn: payment.TxnDate, reference, marker }];
      }
      const memo = memos.get(memoId);
      const said = { reference: memo?.number ?? null, marker: memo?.marker ?? null };
      return [{ ledgerId: memoId, kind: 'creditNote', amount, paidOn: payment.TxnDate, ...said }];
    }),
  );
}

function sumOf(payments: readonly LedgerPayment[]): Big {
  return payments.reduce((sum, { amount }) => sum.plus(amount), new Big(0));
}

function lastDayOf(payments: readonly LedgerPayment[]): string | null {
  return (
    payments
      .map(({ paidOn }) => paidOn)
      .toSorted()
      .at(-1) ?? null
  );
}
