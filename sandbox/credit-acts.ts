/** What a person does with credit: makes credit notes, sets them against invoices, and takes them back. */

import { type Act, AMOUNT, asLine, isAmount, no, PLACES, yes } from './act.ts';
import type { Books, BooksResult } from './books.ts';
import { receive } from './money-credit-acts.ts';
import type { CreditNoteRecord, InvoiceRecord, MoneyCreditRecord } from './records.ts';
import { type Allocated, allocate, removeAllocation } from './xero/allocations.ts';
import { contactInput } from './xero/contact-input.ts';
import { creditNoteInput } from './xero/credit-note-input.ts';
import { findCredit, isCreditNote } from './xero/credits.ts';
import { isApproved } from './xero/invoice-status.ts';
import type { Ledger } from './xero/ledger.ts';
import { type CreditNoteSaved, createCreditNote, updateCreditNote } from './xero/save-credit-note.ts';
import { settle } from './xero/settled-invoice.ts';

type CreditActs = Pick<
  Books,
  | 'applyCredit'
  | 'removeCredit'
  | 'createCreditNote'
  | 'allocateCredit'
  | 'removeAllocation'
  | 'voidCreditNote'
>;

export function creditActs(act: Act): CreditActs {
  const onInvoice = (
    { tenantId, invoiceId }: { readonly tenantId: string; readonly invoiceId: string },
    work: (ledger: Ledger, invoice: InvoiceRecord) => BooksResult<InvoiceRecord>,
  ) =>
    act(tenantId, (ledger) => {
      const invoice = ledger.tables.invoices.get(invoiceId);
      return invoice ? work(ledger, invoice) : no('There is no such invoice.');
    });
  const onCreditNote = (
    { tenantId, creditNoteId }: { readonly tenantId: string; readonly creditNoteId: string },
    work: (ledger: Ledger, creditNote: CreditNoteRecord) => BooksResult<CreditNoteRecord>,
  ) =>
    act(tenantId, (ledger) => {
      const creditNote = ledger.tables.creditNotes.get(creditNoteId);
      return creditNote ? work(ledger, creditNote) : no('There is no such credit note.');
    });

  return {
    applyCredit: (what) => onInvoice(what, (ledger, invoice) => applyCredit(ledger, invoice, what)),
    removeCredit: (what) =>
      onInvoice(what, (ledger, invoice) => removeCredit(ledger, invoice, what.creditId)),
    createCreditNote: ({ tenantId, contactId, lines, ...rest }) =>
      act(tenantId, (ledger) => {
        const input = creditNoteInput.parse({
          Type: 'ACCRECCREDIT',
          Contact: { ContactID: contactId },
          Date: rest.date,
          Reference: rest.reference,
          CreditNoteNumber: rest.number,
          Status: rest.status ?? 'AUTHORISED',
          LineAmountTypes: rest.lineAmountTypes,
          CurrencyCode: rest.currencyCode,
        });
        const typed = { ...input, LineItems: lines.map(asLine) };
        return creditNoteResult(createCreditNote(ledger, typed, PLACES));
      }),
    allocateCredit: (what) =>
      onCreditNote(what, (ledger, creditNote) => {
        const invoice = ledger.tables.invoices.get(what.invoiceId);
        if (!invoice) return no('There is no such invoice.');
        if (!isAmount(what.amount)) return no(AMOUNT);
        return allocatedNote(allocate(ledger, creditNote, invoice, what.amount, what.date));
      }),
    removeAllocation: (what) =>
      onCreditNote(what, (ledger, creditNote) => {
        const allocation = creditNote.allocations.find((each) => each.allocationId === what.allocationId);
        if (!allocation) return no('There is no such allocation of this credit note.');
        return allocatedNote(removeAllocation(ledger, creditNote, allocation));
      }),
    voidCreditNote: (what) =>
      onCreditNote(what, (ledger, creditNote) => {
        const input = creditNoteInput.parse({ Status: 'VOIDED' });
        return creditNoteResult(updateCreditNote(ledger, creditNote, input, PLACES));
      }),
  };
}

const creditNoteResult = (result: CreditNoteSaved): BooksResult<CreditNoteRecord> =>
  result.ok ? yes(result.creditNote) : no(result.problems.join(' '));
function allocatedNote(result: Allocated): BooksResult<CreditNoteRecord> {
  if (!result.ok) return no(result.problems.join(' '));
  if (!isCreditNote(result.credit)) throw new Error('money was allocated in place of a credit note');
  return yes(result.credit);
}
const allocatedInvoice = (result: Allocated): BooksResult<InvoiceRecord> =>
  result.ok ? yes(result.invoice) : no(result.problems.join(' '));

function applyCredit(
  ledger: Ledger,
  invoice: InvoiceRecord,
  credit: Parameters<Books['applyCredit']>[0],
): BooksResult<InvoiceRecord> {
  if (!isApproved(invoice.status)) return no('Only an approved invoice can be credited.');
  if (!isAmount(credit.amount)) return no(AMOUNT);
  const { kind = 'CreditNote' } = credit;
  return kind === 'CreditNote'
    ? creditByNote(ledger, invoice, credit)
    : creditByMoney(ledger, invoice, { ...credit, kind });
}

function creditByNote(
  ledger: Ledger,
  invoice: InvoiceRecord,
  { amount, date }: { readonly amount: string; readonly date: string },
): BooksResult<InvoiceRecord> {
  const line = {
    description: `Credit for ${invoice.number}`,
    unitAmount: amount,
    accountCode: accountFor(ledger, invoice),
  };
  const input = creditNoteInput.parse({
    Type: `${invoice.type}CREDIT`,
    Status: 'AUTHORISED',
    Date: date,
    LineAmountTypes: 'NoTax',
    CurrencyCode: invoice.currencyCode,
    CurrencyRate: invoice.currencyRate,
  });
  const contact = contactInput.parse({ ContactID: invoice.contactId });
  const made = createCreditNote(ledger, { ...input, Contact: contact, LineItems: [asLine(line)] }, PLACES);
  if (!made.ok) return no(made.problems.join(' '));
  return allocatedInvoice(allocate(ledger, made.creditNote, invoice, amount, date));
}

/** The account of the invoice's first line that is still in use, else the first for revenue or expenses. */
function accountFor({ tables }: Ledger, invoice: InvoiceRecord): string {
  const active = tables.accounts.all().filter((account) => account.status === 'ACTIVE');
  const used = invoice.lines.map((line) => line.accountCode);
  const group = invoice.type === 'ACCREC' ? 'REVENUE' : 'EXPENSE';
  const found =
    active.find((account) => account.code !== '' && used.includes(account.code)) ??
    active.find((account) => account.class === group);
  return found?.code ?? '';
}

/** The money is received for just this amount, on the first bank account, and set against the invoice at once. */
function creditByMoney(
  ledger: Ledger,
  invoice: InvoiceRecord,
  {
    kind,
    amount,
    date,
  }: { readonly kind: MoneyCreditRecord['kind']; readonly amount: string; readonly date: string },
): BooksResult<InvoiceRecord> {
  const bank = ledger.tables.accounts
    .all()
    .find(({ type, status }) => type === 'BANK' && status === 'ACTIVE');
  const side = invoice.type === 'ACCREC' ? 'RECEIVE' : 'SPEND';
  const type = kind === 'Prepayment' ? (`${side}-PREPAYMENT` as const) : (`${side}-OVERPAYMENT` as const);
  const made = receive(ledger, invoice, type, {
    amount,
    date,
    accountCode: bank?.code ?? '',
    lineAccountCode: kind === 'Prepayment' ? accountFor(ledger, invoice) : '',
  });
  if (!made.ok) return no(made.problems.join(' '));
  return allocatedInvoice(allocate(ledger, made.credit, invoice, amount, date));
}

function removeCredit(ledger: Ledger, invoice: InvoiceRecord, creditId: string): BooksResult<InvoiceRecord> {
  const credit = invoice.credits.find((each) => each.allocationId === creditId || each.creditId === creditId);
  if (!credit) return no('There is no such credit on this invoice.');
  const held = findCredit(ledger, credit.creditId);
  const allocation = held?.allocations.find((each) => each.allocationId === credit.allocationId);
  if (held && allocation) return allocatedInvoice(removeAllocation(ledger, held, allocation));
  // From before prepayments and overpayments had records of their own.
  const credits = invoice.credits.filter((each) => each !== credit);
  ledger.tables.invoices.put(invoice.invoiceId, { ...invoice, credits });
  return yes(settle(ledger, invoice.invoiceId, true));
}
