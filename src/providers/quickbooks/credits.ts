/** How customers' credits look at QuickBooks: credit memos, and money received that pays nothing yet. Pure. */
import Big from 'big.js';
import { z } from 'zod';
import { decimal, optionalText } from '../../lib/exact-json.ts';
import type {
  CreditKind,
  CreditNoteToCreate,
  LedgerAllocation,
  LedgerCredit,
  LedgerRefund,
} from '../provider.ts';
import { type Company, currencyOf } from './company.ts';
import { fromExchangeRate, ownRateOf, toExchangeRate } from './exchange-rate.ts';
import type { Written } from './invoices.ts';
import { taxDetailSchema, toLines } from './lines.ts';
import { markedNote, partsOfNote } from './marked-note.ts';
import { paymentIdOn, saidIn } from './payments.ts';
import { isVoided, type Part, partsOf, type WirePayment } from './settlement.ts';
import { instantOf, money, moneyOrNought, optionalRef, recordShape, refTo } from './wire.ts';

/** The body of one credit memo, set against nothing. Source: developer.intuit.com, CreditMemo. */
export function toCreditMemo(
  creditNote: CreditNoteToCreate,
  country: string | null,
  rateOfTheDay: string | null = null,
): Written {
  const lines = toLines(creditNote, country);
  if (!lines.ok) return lines;
  return {
    ok: true,
    body: {
      CustomerRef: refTo(creditNote.contactLedgerId),
      PrivateNote: markedNote(creditNote.reference, creditNote.marker),
      CurrencyRef: refTo(creditNote.currency),
      ExchangeRate: rateOfTheDay === null ? toExchangeRate(creditNote.currencyRate) : new Big(rateOfTheDay),
      TxnDate: creditNote.issueDate,
      ...lines.fields,
    },
  };
}

/** What is known of the money around credits: payments that link them, and the days on which refunds left. */
export type Around = {
  readonly payments: readonly WirePayment[];
  readonly refundDays: ReadonlyMap<string, string>;
};

export const nothingAround: Around = { payments: [], refundDays: new Map() };

/** Reads one credit memo. Throws a ZodError for what is none. */
export function fromCreditMemo(wire: unknown, around: Around, company: Company): LedgerCredit {
  const memo = memoSchema.parse(wire);
  const { words, marker } = partsOfNote(memo.PrivateNote, new Big(memo.TotalAmt).eq(0));
  const remaining = memo.RemainingCredit ?? memo.Balance;
  return {
    kind: 'creditNote',
    ledgerId: memo.Id,
    number: memo.DocNumber,
    marker,
    contactLedgerId: memo.CustomerRef?.value ?? null,
    status: statusOf(memo, remaining),
    currency: currencyOf(memo, company),
    ...ratesOf(memo),
    reference: words,
    issueDate: memo.TxnDate,
    total: memo.TotalAmt,
    totalTax: memo.TxnTaxDetail?.TotalTax ?? '0.00',
    remaining,
    ...usesOf(around, (part) => part.memoId === memo.Id),
    updatedAt: instantOf(memo.MetaData.LastUpdatedTime),
  };
}

/** Reads one payment as credit: what it brought, and what of that pays nothing yet. */
export function fromUnapplied(
  payment: WirePayment,
  { refundDays }: Pick<Around, 'refundDays'>,
  company: Company,
): LedgerCredit {
  return {
    kind: 'overpayment',
    ledgerId: payment.Id,
    // What the bank or the customer called it is all the name that money has.
    number: payment.PaymentRefNum,
    marker: null,
    contactLedgerId: payment.CustomerRef?.value ?? null,
    status: statusOf(payment, payment.UnappliedAmt),
    currency: currencyOf(payment, company),
    ...ratesOf(payment),
    reference: saidIn(payment).reference,
    issueDate: payment.TxnDate,
    total: payment.TotalAmt,
    totalTax: null,
    remaining: payment.UnappliedAmt,
    ...usesOf({ payments: [payment], refundDays }, (part) => part.memoId === null),
    updatedAt: instantOf(payment.MetaData.LastUpdatedTime),
  };
}

/**
 * Whether a payment is, or was, credit: one that was made for what it pays and never touched since is none, and neither is
 * one of nought that only links credit memos.
 */
export function isCredit(payment: WirePayment): boolean {
  if (isVoided(payment)) return true;
  const brings = !new Big(payment.TotalAmt).eq(0);
  return brings && (!new Big(payment.UnappliedAmt).eq(0) || payment.SyncToken !== '0');
}

/** What QuickBooks says of a credit that is deleted: its id, and when. */
export function deletedCredit(kind: CreditKind, ledgerId: string, deletedAt: Date): LedgerCredit {
  return {
    kind,
    ledgerId,
    number: null,
    marker: null,
    contactLedgerId: null,
    status: 'deleted',
    currency: '',
    currencyRate: null,
    ownRate: null,
    reference: null,
    issueDate: null,
    total: '0.00',
    totalTax: null,
    remaining: '0.00',
    allocations: [],
    refunds: [],
    updatedAt: deletedAt,
  };
}

const memoSchema = z.object({
  ...recordShape,
  DocNumber: optionalText,
  CustomerRef: optionalRef,
  CurrencyRef: optionalRef,
  ExchangeRate: decimal.nullish(),
  PrivateNote: optionalText,
  TxnDate: optionalText,
  TotalAmt: money,
  TxnTaxDetail: taxDetailSchema,
  Balance: moneyOrNought,
  RemainingCredit: money.nullish(),
});

function ratesOf({ ExchangeRate }: { readonly ExchangeRate?: string | null | undefined }) {
  const rate = ExchangeRate ?? null;
  return { currencyRate: fromExchangeRate(rate), ownRate: ownRateOf(rate) };
}

function statusOf(
  record: { readonly PrivateNote: string | null; readonly TotalAmt: string },
  remaining: string,
): LedgerCredit['status'] {
  if (isVoided(record)) return 'voided';
  return new Big(remaining).eq(0) ? 'paid' : 'approved';
}

function usesOf(
  { payments, refundDays }: Around,
  isMeant: (part: Part) => boolean,
): Pick<LedgerCredit, 'allocations' | 'refunds'> {
  const uses = payments.flatMap((payment) =>
    partsOf(payment).flatMap((part) => (isMeant(part) ? [{ payment, ...part }] : [])),
  );
  return {
    allocations: uses.flatMap(({ payment, target, amount }): readonly LedgerAllocation[] =>
      target.kind === 'invoice'
        ? [
            {
              ledgerId: paymentIdOn(payment.Id, target.id),
              invoiceLedgerId: target.id,
              amount,
              date: payment.TxnDate,
            },
          ]
        : [],
    ),
    refunds: uses.flatMap(({ payment, target, amount }): readonly LedgerRefund[] =>
      target.kind === 'refund'
        ? [{ ledgerId: target.id, amount, paidOn: refundDays.get(target.id) ?? payment.TxnDate }]
        : [],
    ),
  };
}
