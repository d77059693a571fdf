/** How a payment looks at QuickBooks: `toPayment` writes ours, `recordsOf` reads theirs, one for each invoice. Pure. */
import Big from 'big.js';
import type { Outgoing } from '../../lib/exact-json.ts';
import type { LedgerPaymentRecord, PaymentToCreate, TouchedByPayment } from '../provider.ts';
import { markedNote, partsOfNote } from './marked-note.ts';
import { isVoided, partsOf, type WirePayment, writtenLine } from './settlement.ts';
import { instantOf, refTo, textOf } from './wire.ts';

/** Whose invoice it is, and at which rate it counts: a payment must say both, and a rate left out would fall to one. */
export type Payer = {
  readonly customerId: string;
  readonly currency: string | null;
  readonly exchangeRate: string | null;
};

/**
 * The body of one payment on one invoice. Its note says which: a void empties the payment, and what it paid could not be
 * told any more. Source: developer.intuit.com, Payment.
 */
export function toPayment(payment: PaymentToCreate, payer: Payer) {
  const { invoiceLedgerId, amount } = payment;
  const number = textOf(payment.reference, LONGEST_NUMBER + 1);
  return {
    ...payerFields(payer),
    TotalAmt: new Big(amount),
    TxnDate: payment.paidOn,
    DepositToAccountRef: refTo(payment.accountCode),
    PaymentRefNum: number !== undefined && number.length <= LONGEST_NUMBER ? number : undefined,
    PrivateNote: markedNote(wordsFor(payment.reference, invoiceLedgerId), payment.marker),
    Line: [writtenLine({ type: 'Invoice', id: invoiceLedgerId, amount })],
  } satisfies { readonly [field: string]: Outgoing | undefined };
}

export function payerFields({ customerId, currency, exchangeRate }: Payer) {
  return {
    CustomerRef: refTo(customerId),
    CurrencyRef: currency === null ? undefined : refTo(currency),
    ExchangeRate: exchangeRate === null ? undefined : new Big(exchangeRate),
  } satisfies { readonly [field: string]: Outgoing | undefined };
}

/** The id of a payment on an invoice: QuickBooks' payment may be on several. */
export const paymentIdOn = (paymentId: string, invoiceId: string): string => `${paymentId}:${invoiceId}`;

/** The two parts of such an id; the second is missing where a webhook names a payment. */
export function idsIn(ledgerId: string): { readonly paymentId: string; readonly invoiceId: string | null } {
  const [paymentId = '', invoiceId = null] = ledgerId.split(':');
  return { paymentId, invoiceId };
}

/** Reads one payment: a record for each invoice that its own money pays. What it links of credit is none. */
export function recordsOf(payment: WirePayment): readonly LedgerPaymentRecord[] {
  const { reference, marker, invoiceId } = saidIn(payment);
  const common = {
    marker,
    reference,
    paidOn: payment.TxnDate,
    isReconciled: null,
    updatedAt: instantOf(payment.MetaData.LastUpdatedTime),
  };
  if (isVoided(payment))
    return [
      {
        ...common,
        ledgerId: invoiceId === null ? payment.Id : paymentIdOn(payment.Id, invoiceId),
        invoiceLedgerId: invoiceId,
        amount: '0.00',
        isRemoved: true,
        batchLedgerId: null,
      },
    ];
  return partsOf(payment).flatMap(({ memoId, target, amount }) =>
    memoId !== null || target.kind !== 'invoice'
      ? []
      : [
          {
            ...common,
            ledgerId: paymentIdOn(payment.Id, target.id),
            invoiceLedgerId: target.id,
            amount,
            isRemoved: false,
            batchLedgerId: isOnOneInvoice(payment) ? null : payment.Id,
          },
        ],
  );
}

/** All that a payment links, whoever gives what: its own money, and credit memos. Of a void its note tells. */
export function touchedBy(payment: WirePayment): TouchedByPayment {
  const parts = partsOf(payment);
  const paid = isVoided(payment) ? (saidIn(payment).invoiceId ?? []) : [];
  const invoices = parts.flatMap(({ target }) => (target.kind === 'invoice' ? [target.id] : [])).concat(paid);
  return {
    ledgerId: payment.Id,
    invoiceLedgerIds: [...new Set(invoices)],
    creditNoteLedgerIds: [...new Set(parts.flatMap(({ memoId }) => memoId ?? []))],
    isOpen: !new Big(payment.UnappliedAmt).eq(0),
  };
}

/** What QuickBooks says of a payment that is deleted: its id, and when. */
export function deletedRecord(ledgerId: string, deletedAt: Date): LedgerPaymentRecord {
  return {
    ledgerId,
    marker: null,
    invoiceLedgerId: idsIn(ledgerId).invoiceId,
    amount: '0.00',
    paidOn: deletedAt.toISOString().slice(0, 10),
    reference: null,
    isRemoved: true,
    batchLedgerId: null,
    isReconciled: null,
    updatedAt: deletedAt,
  };
}

/** Whether voiding the payment takes nothing away but what it pays on this one invoice. */
export function isOnOneInvoice(payment: WirePayment): boolean {
  return partsOf(payment).length === 1 && payment.Line.length === 1 && new Big(payment.UnappliedAmt).eq(0);
}

/** What people wrote, our marker, and the invoice that a payment of ours was made for. */
export function saidIn({
  PrivateNote,
  PaymentRefNum,
  TotalAmt,
}: Pick<WirePayment, 'PrivateNote' | 'PaymentRefNum' | 'TotalAmt'>): {
  readonly reference: string | null;
  readonly marker: string | null;
  readonly invoiceId: string | null;
} {
  const { words, marker } = partsOfNote(PrivateNote, new Big(TotalAmt).eq(0));
  if (marker === null) return { reference: PaymentRefNum ?? words, marker, invoiceId: null };
  const invoiceId = paysLine.exec(words ?? '')?.[1] ?? null;
  const reference = (words ?? '').replace(paysLine, '').trim();
  return { reference: reference === '' ? null : reference, marker, invoiceId };
}

/** Most characters of a payment's number, and of a note. */
const LONGEST_NUMBER = 21;
const LONGEST_NOTE = 4000;
const ROOM_BEHIND = 150;

const paysLine = /(?:^|\n)Pays transaction (\d+)$/;

function wordsFor(reference: string | null, invoiceId: string): string {
  const words = textOf(reference, LONGEST_NOTE - ROOM_BEHIND);
  return [...(words === undefined ? [] : [words]), `Pays transaction ${invoiceId}`].join('\n');
}
