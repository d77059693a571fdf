/** What a person does with money beyond what is owing: overpayments, prepayments, and what becomes of them. */

import Big from 'big.js';
import { type Act, AMOUNT, asLine, isAmount, no, PLACES, yes } from './act.ts';
import type { Books, BooksResult } from './books.ts';
import { type TypedMoney, typedPayment } from './payment-acts.ts';
import type { InvoiceRecord, MoneyCreditRecord } from './records.ts';
import { type Allocated, allocate, removeAllocation } from './xero/allocations.ts';
import { bankTransactionInput } from './xero/bank-transaction-input.ts';
import { isCreditNote } from './xero/credits.ts';
import type { Ledger } from './xero/ledger.ts';
import { createMoneyCredit, type MoneyCreditSaved, voidMoneyCredit } from './xero/save-money-credit.ts';
import { createPayment } from './xero/save-payment.ts';

type MoneyCreditActs = Pick<
  Books,
  | 'recordOverpayment'
  | 'recordPrepayment'
  | 'allocateMoneyCredit'
  | 'removeMoneyAllocation'
  | 'voidMoneyCredit'
>;

export function moneyCreditActs(act: Act): MoneyCreditActs {
  const onCredit = (
    { tenantId, creditId }: { readonly tenantId: string; readonly creditId: string },
    work: (ledger: Ledger, credit: MoneyCreditRecord) => BooksResult<MoneyCreditRecord>,
  ) =>
    act(tenantId, (ledger) => {
      const credit = ledger.tables.moneyCredits.get(creditId);
      return credit ? work(ledger, credit) : no('There is no such prepayment or overpayment.');
    });
  return {
    recordOverpayment: ({ tenantId, invoiceId, ...fields }) =>
      act(tenantId, (ledger) => {
        const invoice = ledger.tables.invoices.get(invoiceId);
        return invoice ? overpay(ledger, invoice, fields) : no('There is no such invoice.');
      }),
    recordPrepayment: ({ tenantId, contactId, lines, ...rest }) =>
      act(tenantId, (ledger) => {
        const input = bankTransactionInput.parse({
          Contact: { ContactID: contactId },
          BankAccount: { Code: rest.accountCode },
          Date: rest.date,
          Reference: rest.reference,
          LineAmountTypes: rest.lineAmountTypes ?? 'Inclusive',
          CurrencyCode: rest.currencyCode,
        });
        const typed = { ...input, LineItems: lines.map(asLine) };
        return credited(createMoneyCredit(ledger, 'RECEIVE-PREPAYMENT', typed, PLACES));
      }),
    allocateMoneyCredit: (what) =>
      onCredit(what, (ledger, credit) => {
        const invoice = ledger.tables.invoices.get(what.invoiceId);
        if (!invoice) return no('There is no such invoice.');
        if (!isAmount(what.amount)) return no(AMOUNT);
        return allocated(allocate(ledger, credit, invoice, what.amount, what.date));
      }),
    removeMoneyAllocation: (what) =>
      onCredit(what, (ledger, credit) => {
        const allocation = credit.allocations.find((each) => each.allocationId === what.allocationId);
        return allocation
          ? allocated(removeAllocation(ledger, credit, allocation))
          : no('There is no such allocation.');
      }),
    voidMoneyCredit: (what) => onCredit(what, (ledger, credit) => credited(voidMoneyCredit(ledger, credit))),
  };
}

/** As Xero does with a payment that is too large: what is owing is paid, and the rest is kept as credit. */
function overpay(
  ledger: Ledger,
  invoice: InvoiceRecord,
  fields: TypedMoney,
): ReturnType<Books['recordOverpayment']> {
  if (!isAmount(fields.amount)) return no(AMOUNT);
  const rest = new Big(fields.amount).minus(invoice.amountDue);
  if (rest.lte(0)) return no('The amount is not more than what is owing.');
  const subject = { Invoice: { InvoiceID: invoice.invoiceId } };
  const paid = createPayment(ledger, typedPayment(subject, { ...fields, amount: invoice.amountDue }));
  if (!paid.ok) return no(paid.problems.join(' '));
  const kept = receive(ledger, invoice, 'RECEIVE-OVERPAYMENT', { ...fields, amount: rest.toFixed(2) });
  return kept.ok ? yes({ payment: paid.payment, overpayment: kept.credit }) : no(kept.problems.join(' '));
}

/** Money from the customer of this invoice, in its currency, as a credit of one line. */
export function receive(
  ledger: Ledger,
  invoice: InvoiceRecord,
  type: MoneyCreditRecord['type'],
  {
    amount,
    date,
    accountCode,
    reference,
    lineAccountCode,
  }: TypedMoney & { readonly lineAccountCode?: string },
): MoneyCreditSaved {
  const { contactId, number, currencyCode, currencyRate } = invoice;
  const line = { description: `Received with ${number}`, unitAmount: amount };
  const input = bankTransactionInput.parse({
    Contact: { ContactID: contactId },
    BankAccount: { Code: accountCode },
    Date: date,
    Reference: reference,
    LineAmountTypes: 'NoTax',
    CurrencyCode: currencyCode,
    CurrencyRate: currencyRate,
  });
  const typed = {
    ...input,
    LineItems: [asLine({ ...line, ...(lineAccountCode && { accountCode: lineAccountCode }) })],
  };
  return createMoneyCredit(ledger, type, typed, PLACES);
}

const credited = (result: MoneyCreditSaved): BooksResult<MoneyCreditRecord> =>
  result.ok ? yes(result.credit) : no(result.problems.join(' '));

function allocated(result: Allocated): BooksResult<MoneyCreditRecord> {
  if (!result.ok) return no(result.problems.join(' '));
  if (isCreditNote(result.credit)) throw new Error('a credit note was allocated in place of money');
  return yes(result.credit);
}
