/** What goes wrong between us and the books, in our words: a closed list of codes, each with what mends it. */

export const problemCodes = [
  'InvalidAccountCode',
  'TaxRateNotFound',
  'TaxNotAllowedForAccount',
  'PricesIncludeTax',
  'SeveralTaxes',
  'ItemNotFound',
  'BrandingThemeNotFound',
  'TrackingNotFound',
  'CurrencyNotEnabled',
  'PeriodLocked',
  'InvoiceNumberTaken',
  'InvoiceNumberTooLong',
  'ContactArchived',
  'ContactAmbiguous',
  'PaymentExceedsAmountOwing',
  'InvoiceHasPayments',
  'InactiveInBooks',
  'DeletedInBooks',
  'EmailAddressMissing',
  'OutcomeUnknown',
  'ChangedInBooks',
  'AuthFailed',
  'OrganisationUnavailable',
  'RateLimited',
  'PlanLimit',
  'TotalsDiffer',
  'LedgerRejected',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export type Problem = {
  readonly code: ProblemCode;
  /** One plain sentence for the person who must act. */
  readonly message: string;
  /** Where it mends: a field of the record ('lines.2.accountCode'), or null. */
  readonly field: string | null;
  /** The setting to change, as a path of the web application ('/settings/integrations/xero/mapping'), or null. */
  readonly setting: string | null;
  /** The ledger's own words, where it was the ledger that refused. */
  readonly ledgerWords: string | null;
};

/** Several faults are one problem: the first, with the other sentences behind it. */
export function oneProblem(problems: readonly Problem[]): Problem {
  const [first, ...others] = problems;
  if (first === undefined)
    return {
      code: 'LedgerRejected',
      message: 'The ledger refused it without a reason.',
      field: null,
      setting: null,
      ledgerWords: null,
    };
  const words = [
    ...new Set(problems.flatMap((problem) => (problem.ledgerWords === null ? [] : [problem.ledgerWords]))),
  ];
  return {
    ...first,
    message: [first.message, ...others.map((problem) => problem.message)].join(' '),
    ledgerWords: words.length === 0 ? null : words.join('\n'),
  };
}

/** What a person may have mended in the books alone, so that only another reading of them can tell. */
export function mayBeMendedInBooks(problems: readonly Pick<Problem, 'code'>[]): boolean {
  return problems.length > 0 && problems.every(({ code }) => ofTheBooks.has(code));
}

const ofTheBooks: ReadonlySet<ProblemCode> = new Set([
  'InvalidAccountCode',
  'TaxRateNotFound',
  'TaxNotAllowedForAccount',
  'ItemNotFound',
  'BrandingThemeNotFound',
  'TrackingNotFound',
  'CurrencyNotEnabled',
  'PeriodLocked',
  'InactiveInBooks',
]);
