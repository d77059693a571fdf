/** What a payment is set against: an invoice that it settles, or a credit that it pays back. */

import type { InvoiceRecord, PaymentRecord, PaymentType } from '../records.ts';
import { fold } from '../tables.ts';
import { creditNoteNumbered } from './credit-note-numbers.ts';
import { type Credit, findCredit, idOf, kindOf, settleCredit, sideOf } from './credits.ts';
import type { Ledger } from './ledger.ts';
import type { PaymentInput } from './payment-input.ts';
import { settle } from './settled-invoice.ts';

export interface Subject {
  readonly id: string;
  readonly status: string;
  /** What is owing on the invoice, or remains of the credit. */
  readonly outstanding: string;
  readonly currencyRate: string;
  readonly paymentType: PaymentType;
}

export type Named =
  | { readonly ok: true; readonly subject: Subject }
  | { readonly ok: false; readonly why: string };

/** Exactly one of the four may be named (documented). */
export function subjectNamed(ledger: Ledger, input: PaymentInput): Named {
  const invoice = input.Invoice ?? input.InvoiceNumber;
  const creditNote = input.CreditNote ?? input.CreditNoteNumber;
  const named = [invoice, creditNote, input.Prepayment, input.Overpayment];
  if (named.filter((each) => each !== undefined).length !== 1) return no(ONE_SUBJECT);
  if (invoice !== undefined) return orMissing('Invoice', ofInvoice(invoiceNamed(ledger, input)));
  if (creditNote !== undefined) return orMissing('Credit Note', ofCredit(creditNoteNamed(ledger, input)));
  const [noun, id] = input.Prepayment
    ? ['Prepayment' as const, input.Prepayment.PrepaymentID]
    : ['Overpayment' as const, input.Overpayment?.OverpaymentID];
  const credit = ledger.tables.moneyCredits.get(id ?? '');
  return orMissing(noun, ofCredit(credit?.kind === noun ? credit : undefined));
}

/** What the payment was set against learns that it came or went. */
export function settleSubject(ledger: Ledger, { invoiceId }: PaymentRecord): void {
  const credit = findCredit(ledger, invoiceId);
  if (credit) settleCredit(ledger, credit);
  else settle(ledger, invoiceId, ledger.settings.switches.paymentFiresInvoiceWebhook);
}

const ONE_SUBJECT = 'Exactly one of Invoice, CreditNote, Prepayment or Overpayment must be specified';

const no = (why: string): Named => ({ ok: false, why });
const orMissing = (noun: string, subject: Subject | undefined): Named =>
  subject ? { ok: true, subject } : no(`${noun} could not be found`);

function ofInvoice(invoice: InvoiceRecord | undefined): Subject | undefined {
  if (!invoice) return undefined;
  const { invoiceId: id, status, amountDue: outstanding, currencyRate, type } = invoice;
  return { id, status, outstanding, currencyRate, paymentType: `${type}PAYMENT` };
}

function ofCredit(credit: Credit | undefined): Subject | undefined {
  if (!credit) return undefined;
  const { status, remainingCredit: outstanding, currencyRate } = credit;
  return { id: idOf(credit), status, outstanding, currencyRate, paymentType: refundType(credit) };
}

function refundType(credit: Credit): PaymentType {
  const side = sideOf(credit) === 'ACCREC' ? 'AR' : 'AP';
  const words = { CreditNote: 'CREDIT', Prepayment: 'PREPAYMENT', Overpayment: 'OVERPAYMENT' } as const;
  return `${side}${words[kindOf(credit)]}PAYMENT`;
}

function invoiceNamed({ tables }: Ledger, input: PaymentInput): InvoiceRecord | undefined {
  if (input.Invoice?.InvoiceID) return tables.invoices.get(input.Invoice.InvoiceID);
  const number = input.Invoice?.InvoiceNumber ?? input.InvoiceNumber;
  return number
    ? tables.invoices.find('number', fold(number)).find((each) => each.type === 'ACCREC')
    : undefined;
}

function creditNoteNamed(ledger: Ledger, input: PaymentInput): Credit | undefined {
  if (input.CreditNote?.CreditNoteID) return ledger.tables.creditNotes.get(input.CreditNote.CreditNoteID);
  const number = input.CreditNote?.CreditNoteNumber ?? input.CreditNoteNumber;
  return number ? creditNoteNumbered(ledger, number) : undefined;
}
