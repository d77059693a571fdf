/** Which of Xero's sentences mean which problem of ours, where money or credit was set against an invoice. */
import { goneWords, mapping, named, type Rule } from './problem-rules.ts';

/** Sentences about money, whatever was sent. */
export const amountRules: readonly Rule[] = [
  {
    // Xero says of a draft that it owes too little as well, which nobody could mend by a smaller amount.
    pattern: /only be made against authori[sz]ed documents/i,
    code: 'LedgerRejected',
    message: () =>
      'The invoice is not approved in Xero, so it takes no payment yet. Approve it there, then retry.',
    explains: 'PaymentExceedsAmountOwing',
  },
  {
    pattern: /already been paid off/i,
    code: 'PaymentExceedsAmountOwing',
    message: () => 'The invoice owes nothing more.',
    field: 'amount',
  },
  {
    pattern: /exceeds the amount outstanding/i,
    code: 'PaymentExceedsAmountOwing',
    message: () => 'The payment is more than what the invoice still owes.',
    field: 'amount',
  },
  {
    // One sentence for both limits.
    pattern: /amount is greater than (?:the )?amount outstanding/i,
    code: 'PaymentExceedsAmountOwing',
    message: () =>
      'The credit is more than what the invoice still owes, or than what is left of the credit note.',
    field: 'amount',
  },
  {
    pattern: /amount must be greater than zero/i,
    code: 'LedgerRejected',
    message: () => 'Xero does not accept this amount.',
    field: 'amount',
  },
  {
    pattern: /payment has already been deleted/i,
    code: 'DeletedInBooks',
    message: () => goneWords,
  },
];

/** Sentences about a payment's account and date; elsewhere the same ones mean a line's account or a document's date. */
export const paymentRules: readonly Rule[] = [
  {
    pattern:
      /account code '?(?<value>[^'\s]+)'? (?:is not a valid code|has been (?:archived|removed|deleted))|account must be valid|account could not be found/i,
    code: 'InvalidAccountCode',
    message: (account) =>
      `The account${named(account)} takes no payments in Xero. Choose a bank account, or one that payments are allowed to, in the mapping.`,
    field: 'accountCode',
    setting: mapping,
  },
  {
    pattern: /(?:period|end of year) lock date(?:, currently set at (?<value>[\w /-]*\w))?/i,
    code: 'PeriodLocked',
    message: (date) =>
      `The books are locked in Xero${date === null ? '' : ` up to ${date}`}. Choose a later payment date, or ask who keeps the books to open the period.`,
    field: 'paidOn',
  },
];
