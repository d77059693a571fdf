/** Which of Xero's sentences mean which problem of ours, for invoices, credit notes and contacts. */
import type { ProblemCode } from '../../domain/problem.ts';

/** Fields of a line; in a payment, its own account. */
type LineField = 'accountCode' | 'itemCode' | 'taxType';
export type Field =
  | LineField
  | 'dueDate'
  | 'issueDate'
  | 'number'
  | 'currency'
  | 'contact'
  | 'email'
  | 'name'
  | 'amount'
  | 'paidOn'
  | 'lines'
  | 'brandingThemeId';

export type Rule = {
  readonly pattern: RegExp;
  readonly code: ProblemCode;
  /** `value` is what Xero quotes: a code, a currency, a date. */
  readonly message: (value: string | null) => string;
  readonly field?: Field;
  readonly setting?: string;
  /** A problem that Xero names along with this one although it only follows from it. */
  readonly explains?: ProblemCode;
};

export const mapping = '/settings/integrations/xero/mapping';
const contacts = '/settings/integrations/xero/contacts';
/** What is said of a record that the books no longer hold. */
export const goneWords = 'This record is no longer in Xero.';
export const named = (value: string | null): string => (value === null ? '' : ` ${value}`);

// Order counts: the first match wins, so a sentence about tax *and* account stands before those about either.
export const documentRules: readonly Rule[] = [
  {
    pattern: /tax ?type code '?(?<value>[^'\s]+)'? cannot be used with account code/i,
    code: 'TaxNotAllowedForAccount',
    message: (tax) =>
      `The tax${named(tax)} cannot be used with the account of this line. Choose another tax or account.`,
    field: 'taxType',
    setting: mapping,
  },
  {
    pattern: /tax ?type code '?(?<value>[^'\s]+)'? (?:does not exist|is not valid|has been)/i,
    code: 'TaxRateNotFound',
    message: (tax) => `Xero has no tax rate${named(tax)} for sales. Choose another one in the mapping.`,
    field: 'taxType',
    setting: mapping,
  },
  {
    pattern: /tax ?type field is mandatory|tax rate must be valid/i,
    code: 'TaxRateNotFound',
    message: () => 'A line has no tax rate that Xero knows. Choose one in the mapping.',
    field: 'taxType',
    setting: mapping,
  },
  {
    pattern:
      /account code '?(?<value>[^'\s]+)'? (?:is not a valid code|has been (?:archived|removed|deleted))/i,
    code: 'InvalidAccountCode',
    message: (account) =>
      `The account${named(account)} cannot be used on an invoice in Xero. Choose another one in the mapping.`,
    field: 'accountCode',
    setting: mapping,
  },
  {
    pattern: /account must be valid|account could not be found|account ?code must be specified/i,
    code: 'InvalidAccountCode',
    message: () => 'A line has no account that can be used on an invoice in Xero. Choose one in the mapping.',
    field: 'accountCode',
    setting: mapping,
  },
  {
    pattern: /item code '?(?<value>.+?)'? is not valid/i,
    code: 'ItemNotFound',
    message: (item) => `Xero has no item${named(item)} that can be sold. Choose another one in the mapping.`,
    field: 'itemCode',
    setting: mapping,
  },
  {
    pattern: /branding ?theme(?: ?id)? could not be found|branding ?theme .*not valid/i,
    code: 'BrandingThemeNotFound',
    message: () => 'Xero no longer has the branding theme of this invoice. Choose another one.',
    field: 'brandingThemeId',
  },
  {
    pattern: /not subscribed to currency '?(?<value>[A-Z]{3})/i,
    code: 'CurrencyNotEnabled',
    message: (currency) =>
      `The currency${named(currency)} is not switched on in Xero. Add it there under Currencies, then retry.`,
    field: 'currency',
  },
  {
    pattern: /(?:period|end of year) lock date(?:, currently set at (?<value>[\w /-]*\w))?/i,
    code: 'PeriodLocked',
    message: (date) =>
      `The books are locked in Xero${date === null ? '' : ` up to ${date}`}. Choose a later date, or ask who keeps the books to open the period.`,
    field: 'issueDate',
  },
  {
    pattern: /invoice # must be unique/i,
    code: 'InvoiceNumberTaken',
    message: () => 'Another invoice in Xero has this number already.',
    field: 'number',
  },
  {
    pattern: /contact .*has been archived|contact must be un-?archived|archived contacts cannot/i,
    code: 'ContactArchived',
    message: () =>
      'The customer is archived in Xero. Restore the contact there, then retry, or tie the customer to another one.',
    field: 'contact',
    setting: contacts,
  },
  {
    pattern: /contact name (?<value>.+) is already assigned to another contact/i,
    code: 'ContactAmbiguous',
    message: (name) =>
      `Xero has another contact named${named(name)}. Link the customer to it, or rename one of the two.`,
    field: 'name',
    setting: contacts,
  },
  {
    pattern: /another contact has this contact number/i,
    code: 'ContactAmbiguous',
    message: () =>
      'Xero has a contact with our number already, perhaps an archived one. Link the customer to it.',
    field: 'contact',
    setting: contacts,
  },
  {
    pattern: /payments? or credit notes? allocated|has a payment or credit note/i,
    code: 'InvoiceHasPayments',
    message: () => 'The invoice has payments or credits in Xero. Remove them there first.',
  },
  {
    pattern:
      /existing \w+ with the specified \w+ could not be found|(?:invoice|credit ?note) could not be found/i,
    code: 'DeletedInBooks',
    message: () => goneWords,
  },
  {
    pattern: /reached the limit of invoices you can approve/i,
    code: 'PlanLimit',
    message: () => 'The plan of the books in Xero allows no more approved invoices this month.',
    setting: '/settings/integrations',
  },
  {
    pattern: /line total .* does not match|invoice total does not equal/i,
    code: 'TotalsDiffer',
    message: () => 'Xero works out another total for this invoice.',
    field: 'lines',
  },
  {
    pattern: /due ?date field must be specified/i,
    code: 'LedgerRejected',
    message: () => 'An invoice that is to be approved in Xero needs a due date.',
    field: 'dueDate',
  },
  {
    pattern: /daily e-?mail limit/i,
    code: 'PlanLimit',
    message: () =>
      'Xero sends no more e-mails for this organisation today: a trial sends 20 a day, a demo company none. Try again tomorrow, or send the online link yourself.',
  },
  {
    pattern: /not of valid status for sending/i,
    code: 'LedgerRejected',
    message: () => 'Xero e-mails no draft, voided or deleted invoice. Approve it there, then retry.',
  },
  {
    pattern: /online invoice is not available/i,
    code: 'LedgerRejected',
    message: () => 'Xero has no page on the web for this invoice. A draft gets one when it is approved.',
  },
  {
    pattern: /maximum of \d+ attachments/i,
    code: 'LedgerRejected',
    message: () => 'The invoice has as many files in Xero as it can hold. Remove one there, then retry.',
  },
  {
    pattern: /e-?mail address must be valid/i,
    code: 'LedgerRejected',
    message: () => 'Xero does not accept this e-mail address.',
    field: 'email',
  },
  {
    pattern: /not of valid status for modification/i,
    code: 'LedgerRejected',
    message: () => 'The invoice can no longer be changed in Xero because of its status there.',
  },
];
