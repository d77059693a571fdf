/** What invoices, credit notes and prepayments have in common: their lines, their currency, and what heads them. */

import type { ContactRecord, LineRecord } from '../records.ts';
import { fold } from '../tables.ts';
import type { LineInput } from './invoice-input.ts';
import { type BuiltLine, buildLine, type LineSetting, retaxLine } from './invoice-lines.ts';
import type { Ledger } from './ledger.ts';
import { multicurrency } from './plan.ts';
import { documentTotals, type LineAmountTypes, type Totals } from './totals.ts';

interface Document {
  readonly date: string;
  readonly lines: readonly LineRecord[];
  readonly lineAmountTypes: LineAmountTypes;
  readonly currencyCode: string;
  readonly currencyRate: string;
}

interface DocumentInput {
  readonly LineItems?: readonly LineInput[] | undefined;
  readonly Date?: string | undefined;
  readonly LineAmountTypes?: string | undefined;
  readonly BrandingThemeID?: string | undefined;
  readonly Reference?: string | undefined;
  readonly CurrencyCode?: string | undefined;
  readonly CurrencyRate?: string | undefined;
}

export interface MergedDocument extends Pick<BuiltLine, 'problems' | 'warnings'> {
  readonly fields: Document & Totals & { readonly contactId: string };
}

/** The document as it would be: what was not sent stays, and the totals follow from the lines. */
export function mergeDocument(
  ledger: Ledger,
  base: Document,
  input: DocumentInput,
  contact: ContactRecord,
  setting: Pick<LineSetting, 'type' | 'mustBeComplete' | 'unitPlaces'>,
): MergedDocument {
  const lineAmountTypes = readTypes(input.LineAmountTypes) ?? base.lineAmountTypes;
  const side = setting.type === 'ACCREC' ? 'AccountsReceivableTaxType' : 'AccountsPayableTaxType';
  const merged = mergeLines(ledger, base, input.LineItems, {
    ...setting,
    lineAmountTypes,
    contactTaxType: contact.details[side],
  });
  const currencyCode = input.CurrencyCode || base.currencyCode;
  const fields = {
    contactId: contact.contactId,
    date: input.Date ?? base.date,
    lineAmountTypes,
    currencyCode,
    currencyRate: input.CurrencyRate ?? rateFor(ledger, base, currencyCode),
    lines: merged.lines,
    ...documentTotals(merged.lines, lineAmountTypes),
  };
  const problems = [...merged.problems, ...headProblems(ledger, input, currencyCode)];
  return { fields, problems, warnings: merged.warnings };
}

interface MergedLines extends Pick<BuiltLine, 'problems' | 'warnings'> {
  readonly lines: readonly LineRecord[];
}

/** The lines as they would be: without `sent` the old ones stay, and lines sent without their id are made anew. */
function mergeLines(
  ledger: Ledger,
  base: Document,
  sent: readonly LineInput[] | undefined,
  setting: LineSetting,
): MergedLines {
  if (!sent) return keptLines(ledger, base, setting);
  const built = sent.map((line) => {
    const existing = base.lines.find((held) => held.lineItemId === line.LineItemID);
    return buildLine(ledger, setting, line, existing);
  });
  return {
    lines: built.map((each) => each.line),
    problems: built.flatMap((each) => each.problems),
    warnings: built.flatMap((each) => each.warnings),
  };
}

function keptLines(ledger: Ledger, base: Document, setting: LineSetting): MergedLines {
  const isRetaxed = setting.lineAmountTypes !== base.lineAmountTypes;
  const lines = isRetaxed
    ? base.lines.map((line) => retaxLine(ledger, line, setting.lineAmountTypes))
    : base.lines;
  // What a draft was forgiven is asked for when it is approved.
  const problems = setting.mustBeComplete
    ? lines.flatMap((line) => buildLine(ledger, setting, {}, line).problems)
    : [];
  return { lines, problems, warnings: [] };
}

/** What is wrong with the fields above the lines. */
function headProblems(ledger: Ledger, input: DocumentInput, currencyCode: string): readonly string[] {
  const problems: string[] = [];
  const { baseCurrency } = ledger.organisation;
  const isSubscribed = multicurrency(ledger) && ledger.tables.currencies.get(currencyCode);
  if (currencyCode !== baseCurrency && !isSubscribed) {
    problems.push(`Organisation is not subscribed to currency ${currencyCode}`);
  }
  if (input.LineAmountTypes && !readTypes(input.LineAmountTypes))
    problems.push('LineAmountTypes is not valid');
  if (input.BrandingThemeID && !ledger.tables.brandingThemes.get(input.BrandingThemeID)) {
    problems.push('The BrandingThemeID could not be found');
  }
  if ((input.Reference?.length ?? 0) > 255)
    problems.push('Reference exceeds maximum length of 255 characters');
  return problems;
}

/** Units of this currency for one of the organisation's own: the document's rate, or that of the day. */
function rateFor(ledger: Ledger, base: Document, currencyCode: string): string {
  if (currencyCode === base.currencyCode && base.lines.length > 0) return base.currencyRate;
  return ledger.tables.currencies.get(currencyCode)?.dayRate ?? '1';
}

function readTypes(sent: string | undefined): LineAmountTypes | undefined {
  const known: readonly LineAmountTypes[] = ['Exclusive', 'Inclusive', 'NoTax'];
  return known.find((type) => fold(type) === fold(sent ?? ''));
}
