/** Which of QuickBooks' faults mean which problem of ours. */
import type { ProblemCode } from '../../domain/problem.ts';
import type { Sent } from './problems.ts';

/** Fields of a line; in a payment, its own account. */
type LineField = 'accountCode' | 'itemCode' | 'taxType';
export type Field =
  | LineField
  | 'dueDate'
  | 'issueDate'
  | 'number'
  | 'currency'
  | 'currencyRate'
  | 'contact'
  | 'email'
  | 'name'
  | 'amount'
  | 'lines';

/** What must hold of an error: all that is given. */
export type Rule = {
  readonly codes?: readonly string[];
  /** Found in its words: message and detail. */
  readonly words?: RegExp;
  /** Found in its element or, as QuickBooks often leaves that empty, in its detail. */
  readonly about?: RegExp;
  readonly when?: (sent: Sent | null) => boolean;
  readonly problem: ProblemCode;
  readonly message: string;
  readonly field?: Field;
  readonly setting?: string;
};

export const mapping = '/settings/integrations/quickbooks/mapping';
const contacts = '/settings/integrations/quickbooks/contacts';
/** What is said of a record that the books no longer hold. */
export const goneWords = 'This record is no longer in QuickBooks.';

const closedWords =
  'The books are closed in QuickBooks for this date. Choose a later date, or ask who keeps the books to open the period.';

const inactiveCustomer =
  'The customer is inactive in QuickBooks. Make it active there, then retry, or tie the customer to another one.';

const isContact = (sent: Sent | null): boolean => sent?.record === 'contact';
const isMoney = (sent: Sent | null): boolean =>
  sent?.record === 'payment' || sent?.record === 'allocation' || sent?.record === 'refund';
const isNew = (sent: Sent | null): boolean => sent?.isNew ?? false;

/** Codes of a reference that leads nowhere, or to something inactive. */
const lost = ['610', '2500'] as const;

// Order counts: the first rule that fits wins, so those of a closed period stand before that of a stale record, whose
// code was seen with them.
export const rules: readonly Rule[] = [
  {
    codes: ['6200', '6210'],
    problem: 'PeriodLocked',
    message: closedWords,
    field: 'issueDate',
  },
  {
    words: /account period (?:has )?closed|(?:books|period) (?:are|is|has been|have been|has) closed/i,
    problem: 'PeriodLocked',
    message: closedWords,
    field: 'issueDate',
  },
  {
    codes: ['5010'],
    problem: 'ChangedInBooks',
    message: 'Somebody was changing this in QuickBooks at the same time. Look at it there, then retry.',
  },
  {
    codes: ['6190'],
    problem: 'OrganisationUnavailable',
    message:
      'The QuickBooks subscription of this company has ended, or its payment failed: nothing can be written there. Renew it in QuickBooks, then retry.',
    setting: '/settings/integrations',
  },
  {
    codes: ['5020'],
    problem: 'PlanLimit',
    message:
      'The plan of this company in QuickBooks does not have this, or the person who connected it may not use it.',
    setting: '/settings/integrations',
  },
  {
    codes: ['6140'],
    problem: 'InvoiceNumberTaken',
    message: 'Another document in QuickBooks has this number already.',
    field: 'number',
  },
  {
    words:
      /doc_?num(?:ber)?\b.*(?:2[01]|length|long|character)|(?:length|long|character).*doc_?num(?:ber)?\b/i,
    problem: 'LedgerRejected',
    message: 'QuickBooks takes numbers of at most 21 characters. Choose a shorter one.',
    field: 'number',
  },
  {
    codes: ['2050'],
    about: /DocNumber/i,
    problem: 'LedgerRejected',
    message: 'QuickBooks takes numbers of at most 21 characters. Choose a shorter one.',
    field: 'number',
  },
  {
    codes: ['6240'],
    when: isContact,
    problem: 'ContactAmbiguous',
    message:
      'QuickBooks has another customer, supplier or employee of this name. Link the customer to that one if it is the same, or rename one of the two.',
    field: 'name',
    setting: contacts,
  },
  {
    codes: ['6240'],
    problem: 'LedgerRejected',
    message: 'QuickBooks has something of this name already.',
    field: 'name',
    setting: mapping,
  },
  {
    codes: ['2220'],
    problem: 'CurrencyNotEnabled',
    message:
      'QuickBooks does not have this currency. Switch on several currencies there and add it, then retry.',
    field: 'currency',
  },
  {
    words: /currency.*invalid for (?:the )?customer|customer.*(?:another|different|same) currency/i,
    problem: 'CurrencyNotEnabled',
    message:
      'QuickBooks keeps this customer in another currency, for good. Use that currency, or a customer of its own for this one.',
    field: 'currency',
  },
  {
    words: /multi-?currency|currency.*(?:not (?:enabled|supported|active|valid|in use)|invalid|inactive)/i,
    problem: 'CurrencyNotEnabled',
    message:
      'QuickBooks does not have this currency. Switch on several currencies there and add it, then retry.',
    field: 'currency',
  },
  {
    codes: lost,
    about: /CurrencyRef/i,
    problem: 'CurrencyNotEnabled',
    message: 'QuickBooks does not have this currency. Add it there, then retry.',
    field: 'currency',
  },
  {
    codes: ['6100', '6160', '6170'],
    problem: 'TaxRateNotFound',
    message: 'QuickBooks does not take this tax here. Choose another one in the mapping.',
    field: 'taxType',
    setting: mapping,
  },
  {
    words: /(?:VAT|GST|HST|tax) (?:rate|code) before you save|have a (?:VAT|GST|HST|tax) (?:rate|code)/i,
    problem: 'TaxRateNotFound',
    message: 'A line has no tax that QuickBooks knows. Choose one in the mapping.',
    field: 'taxType',
    setting: mapping,
  },
  {
    codes: lost,
    about: /TaxCode(?:Ref)?|TaxRate(?:Ref)?/i,
    problem: 'TaxRateNotFound',
    message: 'QuickBooks does not have the tax of a line any more. Choose another one in the mapping.',
    field: 'taxType',
    setting: mapping,
  },
  {
    words: /categories cannot be used in transactions/i,
    problem: 'ItemNotFound',
    message: 'A category cannot be sold in QuickBooks. Choose an item in the mapping.',
    field: 'itemCode',
    setting: mapping,
  },
  {
    codes: lost,
    about: /\bItemRef\b/i,
    problem: 'ItemNotFound',
    message:
      'QuickBooks does not have the item of a line any more. Make it active there, or choose another one in the mapping.',
    field: 'itemCode',
    setting: mapping,
  },
  {
    codes: lost,
    about: /Account(?:Ref)?\b/,
    when: (sent) => isMoney(sent) || sent?.record === 'item',
    problem: 'InvalidAccountCode',
    message: 'QuickBooks does not have this account any more. Choose another one in the mapping.',
    field: 'accountCode',
    setting: mapping,
  },
  {
    codes: ['6430'],
    problem: 'InvalidAccountCode',
    message: 'QuickBooks does not take an account of this kind here. Choose another one in the mapping.',
    field: 'accountCode',
    setting: mapping,
  },
  {
    codes: ['6250'],
    problem: 'ContactArchived',
    message: inactiveCustomer,
    field: 'contact',
    setting: contacts,
  },
  { codes: lost, about: /AttachableRef/, problem: 'DeletedInBooks', message: goneWords },
  {
    codes: lost,
    about: /CustomerRef|EntityRef/i,
    problem: 'ContactArchived',
    message: inactiveCustomer,
    field: 'contact',
    setting: contacts,
  },
  {
    codes: ['620', ...lost],
    about: /LinkedTxn|TxnId/i,
    problem: 'DeletedInBooks',
    message: goneWords,
  },
  {
    codes: ['610'],
    when: isNew,
    problem: 'InactiveInBooks',
    message:
      'Something that this names is no longer in use in QuickBooks: its customer, an item, an account or a tax. Make it active there, or choose another one.',
    setting: mapping,
  },
  { codes: ['610', '2030'], problem: 'DeletedInBooks', message: goneWords },
  {
    codes: ['6540'],
    problem: 'LedgerRejected',
    message: 'The payment is part of a deposit in QuickBooks. Take it out of the deposit there, then retry.',
  },
  {
    codes: ['6450'],
    problem: 'LedgerRejected',
    message: 'The payment was taken online and settled: QuickBooks does not undo it. Refund it there.',
  },
  {
    words:
      /(?:amount|payment|credit|applied).*(?:exceed|greater|more than|larger).*(?:balance|owing|open|due|remain)/i,
    when: isMoney,
    problem: 'PaymentExceedsAmountOwing',
    message: 'The amount is more than what is still open in QuickBooks.',
    field: 'amount',
  },
  {
    codes: ['6000'],
    about: /^LinkedTxn$/,
    problem: 'InvoiceHasPayments',
    message: 'The invoice has payments or credits in QuickBooks. Remove them there first.',
  },
  {
    words:
      /link(?:ed)? (?:to )?(?:a |other )?(?:payment|transaction)|unlink|payments? (?:applied|linked)|has been applied|money is applied/i,
    when: (sent) => !isMoney(sent),
    problem: 'InvoiceHasPayments',
    message: 'The invoice has payments or credits in QuickBooks. Remove them there first.',
  },
  {
    codes: ['6420'],
    problem: 'EmailAddressMissing',
    message: 'QuickBooks has no e-mail address for this invoice. Give the customer one, then retry.',
    field: 'email',
  },
  {
    codes: ['2210'],
    problem: 'LedgerRejected',
    message: 'QuickBooks does not accept this e-mail address.',
    field: 'email',
  },
  {
    codes: ['6070', '6090'],
    problem: 'TotalsDiffer',
    message: 'QuickBooks works out another amount for a line.',
    field: 'lines',
  },
];
