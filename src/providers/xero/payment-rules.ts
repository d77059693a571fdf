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
    message: () => 'The credit is more than what the invoice still owes, or than what is left of the credit.',
    field: 'amount',
  },
  {
    pattern: /amount must be greater than zero/i,
    code: 'LedgerRejected',
    message: () => 'Xero does not accept this amount.',
    field: 'amount',
  },
  {
    pattern: /within a batch cannot be deleted|part of a batch/i,
    code: 'LedgerRejected',
    message: () =>
      'This payment is part of a batch payment, which only Xero can take apart. Remove it there: it then goes from here by itself.',
  },
  {
    pattern: /has been reconciled/i,
    code: 'LedgerRejected',
    message: () =>
      'This payment is reconciled with the bank in Xero. Remove and redo it there: it then goes from here by itself.',
  },
  {
    pattern: /must be of the same contact/i,
    code: 'LedgerRejected',
    message: () => 'The credit and the invoice are of different customers in Xero.',
  },
  {
    pattern: /must be in the same currency/i,
    code: 'LedgerRejected',
    message: () => 'The credit and the invoice are in different currencies.',
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

/** A refund is a payment of a credit: what stands in its way is the credit's, not an invoice's. */
export const refundRules: readonly Rule[] = [
  {
    pattern: /exceeds the amount outstanding/i,
    code: 'PaymentExceedsAmountOwing',
    message: () => 'The refund is more than what is left of the credit.',
    field: 'amount',
  },
  {
    pattern: /only be made against authori[sz]ed documents/i,
    code: 'LedgerRejected',
    message: () => 'Nothing is left of this credit in Xero, or it was voided there.',
    explains: 'PaymentExceedsAmountOwing',
  },
];
