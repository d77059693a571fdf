/** The rules for payments: made and deleted, never changed. */

import Big from 'big.js';
import type { AccountRecord, InvoiceRecord, PaymentRecord } from '../records.ts';
import { fold } from '../tables.ts';
import { type Ledger, note } from './ledger.ts';
import { lockProblems } from './lock-dates.ts';
import type { PaymentInput } from './payment-input.ts';
import { settle } from './settled-invoice.ts';

export type PaymentSaved =
  | { readonly ok: true; readonly payment: PaymentRecord }
  | { readonly ok: false; readonly problems: readonly string[] };

export function createPayment(ledger: Ledger, input: PaymentInput): PaymentSaved {
  const subjects = [
    input.Invoice ?? input.InvoiceNumber,
    input.CreditNote,
    input.Prepayment,
    input.Overpayment,
  ];
  if (subjects.filter((subject) => subject !== undefined).length !== 1) return refusal(ONE_SUBJECT);
  const invoice = invoiceOf(ledger, input);
  const account = accountOf(ledger, input);
  const amount = new Big(input.Amount ?? '0').round(2, 1);
  const date = input.Date ?? ledger.today;
  const problems = [
    ...(invoice ? amountProblems(invoice, amount) : ['Invoice could not be found']),
    ...accountProblems(account),
    ...lockProblems(ledger.organisation, date),
  ];
  if (!invoice || !account || problems.length > 0) return refusal(...problems);
  const payment = newPayment(ledger, input, invoice, account, amount, date);
  ledger.tables.payments.put(payment.paymentId, payment);
  settle(ledger, invoice.invoiceId, ledger.settings.switches.paymentFiresInvoiceWebhook);
  note(ledger, invoice.invoiceId, 'Payment Created', `A payment of ${payment.amount} was applied on ${date}`);
  return { ok: true, payment };
}

/** The invoice owes the amount again; a paid one is AUTHORISED again. */
export function deletePayment(ledger: Ledger, payment: PaymentRecord): PaymentSaved {
  if (payment.status === 'DELETED') return refusal('This payment has already been deleted');
  const problems = lockProblems(ledger.organisation, payment.date);
  if (problems.length > 0) return refusal(...problems);
  const deleted: PaymentRecord = { ...payment, status: 'DELETED', updatedAt: ledger.now };
  ledger.tables.payments.put(payment.paymentId, deleted);
  settle(ledger, payment.invoiceId, ledger.settings.switches.paymentFiresInvoiceWebhook);
  note(
    ledger,
    payment.invoiceId,
    'Payment Deleted',
    `The payment of ${payment.amount} of ${payment.date} was removed`,
  );
  return { ok: true, payment: deleted };
}

const ONE_SUBJECT = 'Exactly one of Invoice, CreditNote, Prepayment or Overpayment must be specified';

const refusal = (...problems: readonly string[]): PaymentSaved => ({ ok: false, problems });

function invoiceOf({ tables }: Ledger, input: PaymentInput): InvoiceRecord | undefined {
  if (input.Invoice?.InvoiceID) return tables.invoices.get(input.Invoice.InvoiceID);
  const number = input.Invoice?.InvoiceNumber ?? input.InvoiceNumber;
  return number
    ? tables.invoices.find('number', fold(number)).find((each) => each.type === 'ACCREC')
    : undefined;
}

function accountOf({ tables }: Ledger, input: PaymentInput): AccountRecord | undefined {
  if (input.Account?.AccountID) return tables.accounts.get(input.Account.AccountID);
  const code = input.Account?.Code ?? input.Code;
  return code ? tables.accounts.find('code', code)[0] : undefined;
}

function accountProblems(account: AccountRecord | undefined): readonly string[] {
  if (!account) return ['Account could not be found.'];
  const takesPayments = account.type === 'BANK' || account.enablePaymentsToAccount;
  return takesPayments && account.status === 'ACTIVE' ? [] : ['Account must be valid.'];
}

function amountProblems(invoice: InvoiceRecord, amount: Big): readonly string[] {
  // Both sentences usually come together (observed by integrators).
  if (invoice.status !== 'AUTHORISED')
    return [EXCEEDS, 'Payments can only be made against Authorised documents'];
  if (amount.lte(0)) return ['The payment amount must be greater than zero'];
  return amount.gt(invoice.amountDue) ? [EXCEEDS] : [];
}

const EXCEEDS = 'Payment amount exceeds the amount outstanding on this document';

/** The amount is in the invoice's currency, the bank amount in the organisation's own. */
function newPayment(
  ledger: Ledger,
  input: PaymentInput,
  invoice: InvoiceRecord,
  account: AccountRecord,
  amount: Big,
  date: string,
): PaymentRecord {
  const currencyRate = input.CurrencyRate ?? invoice.currencyRate;
  return {
    paymentId: ledger.world.chance.uuid(),
    invoiceId: invoice.invoiceId,
    accountId: account.accountId,
    date,
    amount: amount.toFixed(2),
    bankAmount: amount.div(currencyRate).round(2, 1).toFixed(2),
    currencyRate,
    reference: input.Reference ?? '',
    status: 'AUTHORISED',
    isReconciled: input.IsReconciled ?? false,
    paymentType: invoice.type === 'ACCREC' ? 'ACCRECPAYMENT' : 'ACCPAYPAYMENT',
    ...(ledger.actor.app && { createdBy: ledger.actor.app }),
    updatedAt: ledger.now,
  };
}
