/** May a payment be recorded against an invoice? Asked when it is entered, when it is tried again, and before it is sent. */
import type { LedgerInvoiceStatus } from './accounting-status.ts';
import { decimal, moneyText, ZERO } from './decimal.ts';
import { type Books, type BooksAccount, checkDate, type Mapping } from './mapping.ts';
import type { Problem } from './problem.ts';

export type PaymentToCheck = {
  /** Decimal string, in the invoice's currency. */
  readonly amount: string;
  readonly paidOn: string;
  /** Null: by the mapping, of its method if that has an account. */
  readonly accountCode: string | null;
  readonly methodId: string | null;
};

/** The invoice as far as is known: null where the books do not have it yet. */
export type InvoiceToPay = {
  readonly ledgerStatus: LedgerInvoiceStatus | null;
  /** What is owing, less what is on its way already. Decimal string. */
  readonly left: string;
  readonly currency: string;
};

/** The account that the payment goes to, and every problem found; nothing is guessed. */
export function checkPayment(
  payment: PaymentToCheck,
  invoice: InvoiceToPay,
  mapping: Pick<Mapping, 'paymentAccount' | 'methodAccounts'>,
  books: Books,
): { readonly accountCode: string | null; readonly problems: readonly Problem[] } {
  const accountCode = accountOf(payment, mapping);
  const ofStatus = checkStatus(invoice, books.ledgerName);
  return {
    accountCode,
    problems: [
      ...ofStatus,
      // Of an invoice that takes no money nothing is left to pay: that says nothing more.
      ...(ofStatus.length > 0 ? [] : checkAmount(payment, invoice, books.ledgerName)),
      ...checkDate(payment.paidOn, 'paidOn', books),
      ...checkAccount(accountCode, invoice.currency, books),
    ],
  };
}

/** Its own account, or its method's, or the one for all payments. */
export function accountOf(
  { accountCode, methodId }: Pick<PaymentToCheck, 'accountCode' | 'methodId'>,
  mapping: Pick<Mapping, 'paymentAccount' | 'methodAccounts'>,
): string | null {
  const ofMethod = methodId === null ? undefined : mapping.methodAccounts.get(methodId);
  return accountCode ?? ofMethod ?? mapping.paymentAccount;
}

/** Money is taken by approved invoices alone, in both ledgers. */
export function checkStatus(
  { ledgerStatus }: Pick<InvoiceToPay, 'ledgerStatus'>,
  ledgerName: string,
): readonly Problem[] {
  if (ledgerStatus === 'draft' || ledgerStatus === 'awaitingApproval')
    return [problem('LedgerRejected', `It is not approved in ${ledgerName} yet. Approve it there first.`)];
  if (ledgerStatus === 'voided' || ledgerStatus === 'deleted')
    return [problem('DeletedInBooks', `The invoice was ${ledgerStatus} in ${ledgerName}.`)];
  return [];
}

/** Why the ledger alone can remove a payment, as far as it has told; null: it has told of nothing. */
export function whyHeld(
  payment: { readonly batch_ledger_id: string | null; readonly is_reconciled: boolean | null },
  ledgerName: string,
): string | null {
  const then = 'It then goes from here by itself.';
  if (payment.batch_ledger_id !== null)
    return `It is part of a batch payment, which only ${ledgerName} can take apart. Remove it there. ${then}`;
  if (payment.is_reconciled === true)
    return `It is reconciled with the bank in ${ledgerName}. Remove and redo it there. ${then}`;
  return null;
}

function checkAmount(
  { amount }: PaymentToCheck,
  { left, currency }: InvoiceToPay,
  ledgerName: string,
): readonly Problem[] {
  if (decimal(amount).lte(ZERO))
    return [problem('LedgerRejected', 'A payment must be more than nothing.', 'amount')];
  if (decimal(amount).lte(decimal(left))) return [];
  const message = `${currency} ${moneyText(decimal(amount))} is more than is left to pay: ${currency} ${moneyText(decimal(left))}. Money beyond that is received in ${ledgerName} as an overpayment: it comes back here as credit.`;
  return [problem('PaymentExceedsAmountOwing', message, 'amount')];
}

/** Whether the books let money of this currency go to this account, or leave it. */
export function checkAccount(code: string | null, currency: string, books: Books): readonly Problem[] {
  const account = code === null ? undefined : books.accounts.get(code);
  const isUsable = account?.isActive === true && account.acceptsPayments;
  if (isUsable && takesCurrency(account, currency, books)) return [];
  const what =
    code === null
      ? 'There is no account for payments'
      : account === undefined
        ? `The books of ${books.organisationName} have no account ${code}`
        : isUsable
          ? `Account ${code} (${account.name}) is kept in ${account.currency}, and a payment in ${currency} goes to one in ${currency} or ${books.baseCurrency}`
          : account.isActive
            ? `Account ${code} (${account.name}) takes no payments`
            : `Account ${code} (${account.name}) is archived in the books of ${books.organisationName}`;
  const message = `${what}. Choose one under “Payments” in Account mapping, or on the payment.`;
  return [{ ...problem('InvalidAccountCode', message, 'accountCode'), setting: books.mappingSetting }];
}

/** Money of an invoice goes to an account in the organisation's own currency, or in the invoice's. */
function takesCurrency({ currency: kept }: BooksAccount, currency: string, books: Books): boolean {
  return kept === null || kept === currency || kept === books.baseCurrency;
}

function problem(code: Problem['code'], message: string, field: string | null = null): Problem {
  return { code, message, field, setting: null, ledgerWords: null };
}
