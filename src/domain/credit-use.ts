/** May a customer's credit in the books be set against an invoice, or paid back? Asked when it is entered, tried again, and sent. */
import type { LedgerInvoiceStatus } from './accounting-status.ts';
import { type Decimal, decimal, moneyText, ZERO } from './decimal.ts';
import { type Books, checkDate, type Mapping } from './mapping.ts';
import { accountOf, checkAccount, checkStatus, type PaymentToCheck } from './payment.ts';
import type { Problem } from './problem.ts';

/** Decimal strings. `left`: what remains, less what is on its way already. */
export type CreditToUse = {
  readonly ledgerStatus: LedgerInvoiceStatus;
  readonly left: string;
  readonly currency: string;
  readonly contactLedgerId: string | null;
};

export type InvoiceToCredit = {
  readonly ledgerStatus: LedgerInvoiceStatus | null;
  /** What is owing, less what is on its way already. */
  readonly left: string;
  readonly currency: string;
  /** Null: the books do not know the customer yet. */
  readonly contactLedgerId: string | null;
};

export function checkCreditUse(
  amount: string,
  credit: CreditToUse,
  invoice: InvoiceToCredit,
  ledgerName: string,
): readonly Problem[] {
  // First: where contacts keep their currency, the same customer is another one there.
  if (credit.currency !== invoice.currency)
    return [
      problem(
        'LedgerRejected',
        `The credit is in ${credit.currency}, the invoice in ${invoice.currency}: one cannot pay the other.`,
      ),
    ];
  if (invoice.contactLedgerId === null || credit.contactLedgerId !== invoice.contactLedgerId)
    return [problem('LedgerRejected', `In ${ledgerName} this is credit of another customer.`)];
  return [
    ...checkCreditStatus(credit, ledgerName),
    ...checkStatus(invoice, ledgerName),
    ...checkAmount(amount, credit, 'of this credit'),
    ...checkAmount(amount, invoice, 'to pay'),
  ].slice(0, 1);
}

/** The account that the money leaves, and every problem found. */
export function checkRefund(
  refund: PaymentToCheck,
  credit: CreditToUse,
  mapping: Pick<Mapping, 'paymentAccount' | 'methodAccounts'>,
  books: Books,
): { readonly accountCode: string | null; readonly problems: readonly Problem[] } {
  const accountCode = accountOf(refund, mapping);
  return {
    accountCode,
    problems: [
      ...checkCreditStatus(credit, books.ledgerName),
      ...checkAmount(refund.amount, credit, 'of this credit'),
      ...checkDate(refund.paidOn, 'paidOn', books),
      ...checkAccount(accountCode, credit.currency, books),
    ],
  };
}

/** As much of the credit as the invoice can take; null where that is nothing. */
export function suggestedUse(credit: CreditToUse, invoice: InvoiceToCredit): string | null {
  const fits = smaller(decimal(credit.left), decimal(invoice.left));
  return fits.gt(ZERO) && checkCreditUse(moneyText(fits), credit, invoice, '').length === 0
    ? moneyText(fits)
    : null;
}

function checkCreditStatus({ ledgerStatus }: CreditToUse, ledgerName: string): readonly Problem[] {
  if (ledgerStatus === 'approved') return [];
  if (ledgerStatus === 'voided' || ledgerStatus === 'deleted')
    return [problem('DeletedInBooks', `The credit was ${ledgerStatus} in ${ledgerName}.`)];
  const why = ledgerStatus === 'paid' ? 'is used up' : 'is not approved yet';
  return [problem('LedgerRejected', `The credit ${why} in ${ledgerName}.`)];
}

function checkAmount(
  amount: string,
  { left, currency }: { readonly left: string; readonly currency: string },
  of: string,
): readonly Problem[] {
  if (decimal(amount).lte(ZERO))
    return [problem('LedgerRejected', 'It must be more than nothing.', 'amount')];
  if (decimal(amount).lte(decimal(left))) return [];
  const said = `${currency} ${moneyText(decimal(amount))} is more than is left ${of}: ${currency} ${moneyText(decimal(left))}.`;
  return [problem('PaymentExceedsAmountOwing', said, 'amount')];
}

const smaller = (a: Decimal, b: Decimal): Decimal => (a.lt(b) ? a : b);

function problem(code: Problem['code'], message: string, field: string | null = null): Problem {
  return { code, message, field, setting: null, ledgerWords: null };
}
