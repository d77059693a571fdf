/**
 * What Xero refuses, in our words: its validation messages become problems of the closed list.
 *
 * Xero gives sentences and no codes, so each rule looks for a stable part of one. A sentence that no rule knows is
 * still a problem (`LedgerRejected`), with Xero's words: nothing is decided by a match that could be lost.
 */
import type { Problem, ProblemCode } from '../../domain/problem.ts';
import { redact } from '../../lib/redact.ts';

/** The record that was sent, as far as it can tell which field a sentence means. */
export type Sent = {
  readonly lines: readonly {
    readonly accountCode: string;
    readonly itemCode: string | null;
    readonly taxType: string | null;
  }[];
};

/** A validation message, with the line (from 0) that it stood in, where it stood in one. */
export type ValidationMessage = { readonly words: string; readonly line: number | null };

/** Problems for a refused record, those with a code of their own first. Never empty. */
export function problemsOf(messages: readonly ValidationMessage[], sent: Sent | null): readonly Problem[] {
  if (messages.length === 0) return [ledgerRejected('Xero refused this without saying why.', null)];
  const problems = dropRepeated(messages).map((message) => problemOf(message, sent));
  return problems.toSorted((a, b) => Number(isUnspecific(a)) - Number(isUnspecific(b)));
}

/** A refusal that no rule covers. `ledgerWords` are Xero's own. */
export function ledgerRejected(message: string, ledgerWords: string | null): Problem {
  return { code: 'LedgerRejected', message, field: null, setting: null, ledgerWords };
}

/** The app itself was refused, not a person's grant: connecting again would not help. */
export function appRefused(ledgerWords: string): Problem {
  const message = 'Xero does not accept this app. Check its client id, client secret and redirect address.';
  return { code: 'AuthFailed', message, field: null, setting: '/settings/integrations', ledgerWords };
}

/** The person did not grant access, or the answer was not meant for this sign-in. */
export function notGranted(message: string, ledgerWords: string | null): Problem {
  return { code: 'AuthFailed', message, field: null, setting: '/settings/integrations', ledgerWords };
}

export const deletedInBooks: Problem = {
  code: 'DeletedInBooks',
  message: 'This record is no longer in Xero.',
  field: null,
  setting: null,
  ledgerWords: null,
};

/** Words fit to keep: one line, at most 300 characters, and nothing in them that looks like a secret. */
export function fitWords(text: string): string {
  return redact(text.replaceAll(/\s+/g, ' ').trim().slice(0, 300));
}

function problemOf({ words, line }: ValidationMessage, sent: Sent | null): Problem {
  const kept = fitWords(words);
  for (const rule of rules) {
    const found = rule.pattern.exec(words);
    if (found === null) continue;
    const value = found.groups?.value ?? null;
    return {
      code: rule.code,
      message: rule.message(value),
      field: rule.field === undefined ? null : fieldOf(rule.field, value, line, sent),
      setting: rule.setting ?? null,
      ledgerWords: kept,
    };
  }
  return ledgerRejected('Xero refused this. Its own words say why.', kept);
}

type LineField = 'accountCode' | 'itemCode' | 'taxType';
type Field =
  | LineField
  | 'dueDate'
  | 'issueDate'
  | 'number'
  | 'currency'
  | 'contact'
  | 'email'
  | 'name'
  | 'lines';

function fieldOf(field: Field, value: string | null, line: number | null, sent: Sent | null): string | null {
  if (field !== 'accountCode' && field !== 'itemCode' && field !== 'taxType') return field;
  const index = line ?? (value === null ? -1 : (sent?.lines.findIndex((one) => one[field] === value) ?? -1));
  return index < 0 ? null : `lines.${index}.${field}`;
}

// The same sentence often stands both at the record and in its line: the one with the line says more.
function dropRepeated(messages: readonly ValidationMessage[]): readonly ValidationMessage[] {
  const best = new Map<string, ValidationMessage>();
  for (const message of messages) {
    const known = best.get(message.words);
    if (known === undefined || (known.line === null && message.line !== null))
      best.set(message.words, message);
  }
  return [...best.values()];
}

const isUnspecific = (problem: Problem): boolean => problem.code === 'LedgerRejected';

type Rule = {
  readonly pattern: RegExp;
  readonly code: ProblemCode;
  /** `value` is what Xero quotes: a code, a currency, a date. */
  readonly message: (value: string | null) => string;
  readonly field?: Field;
  readonly setting?: string;
};

const mapping = '/settings/integrations/xero/mapping';
const named = (value: string | null): string => (value === null ? '' : ` ${value}`);

// Order counts: the first match wins, so a sentence about tax *and* account stands before those about either.
const rules: readonly Rule[] = [
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
    pattern: /contact .*has been archived|contact must be un-?archived/i,
    code: 'ContactArchived',
    message: () => 'The customer is archived in Xero. Restore the contact there, then retry.',
    field: 'contact',
  },
  {
    pattern: /contact name (?<value>.+) is already assigned to another contact/i,
    code: 'ContactAmbiguous',
    message: (name) =>
      `Xero has another contact named${named(name)}. Link the customer to it, or rename one of the two.`,
    field: 'name',
  },
  {
    pattern: /another contact has this contact number/i,
    code: 'ContactAmbiguous',
    message: () =>
      'Xero has a contact with our number already, perhaps an archived one. Link the customer to it.',
    field: 'contact',
  },
  {
    pattern: /exceeds the amount outstanding/i,
    code: 'PaymentExceedsAmountOwing',
    message: () => 'The payment is more than what the invoice still owes.',
  },
  {
    pattern: /payments? or credit notes? allocated|has a payment or credit note/i,
    code: 'InvoiceHasPayments',
    message: () => 'The invoice has payments or credits in Xero. Remove them there first.',
  },
  {
    pattern: /existing \w+ with the specified \w+ could not be found/i,
    code: 'DeletedInBooks',
    message: () => deletedInBooks.message,
  },
  {
    pattern: /reached the limit of invoices you can approve/i,
    code: 'PlanLimit',
    message: () =>
      'The Xero plan allows no more approved invoices this month. Send it as a draft, or change the plan.',
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
