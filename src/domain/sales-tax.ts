/** Books that know one sales tax for a whole document, on top of its prices: what they cannot hold is said before it is sent. */
import { decimal, ZERO } from './decimal.ts';
import type { LineAmountType } from './invoice.ts';
import type { LedgerTraits } from './ledger-traits.ts';
import type { Problem } from './problem.ts';

type TaxedBooks = { readonly country: string; readonly ledgerName: string; readonly traits: LedgerTraits };
type TaxedLine = { readonly taxType: string | null; readonly taxRate: string };

export function checkSalesTax(
  lineAmountType: LineAmountType,
  lines: readonly TaxedLine[],
  { country, ledgerName, traits }: TaxedBooks,
): readonly Problem[] {
  if (!traits.oneTaxOnTopIn.includes(country) || lineAmountType === 'noTax') return [];
  if (lineAmountType === 'inclusive') return [pricesIncludeTax(ledgerName, country)];
  const taxed = lines.map(({ taxType, taxRate }) => (decimal(taxRate).eq(ZERO) ? null : taxType));
  const [, other] = new Set(taxed.filter((taxType) => taxType !== null));
  return other === undefined ? [] : [severalTaxes(ledgerName, country, taxed.indexOf(other))];
}

export function pricesIncludeTax(ledgerName: string, country: string): Problem {
  return {
    code: 'PricesIncludeTax',
    message: `${ledgerName} knows no prices that contain sales tax in ${nameOf(country)}. Choose prices without tax, and enter them so.`,
    ...nothingBeside,
    field: 'lineAmountType',
  };
}

/** @param index of the first line with another tax than those before */
export function severalTaxes(ledgerName: string, country: string, index: number): Problem {
  return {
    code: 'SeveralTaxes',
    message: `${ledgerName} takes one sales tax for a whole invoice in ${nameOf(country)}. Give the taxed lines the same tax, or make an invoice for each.`,
    ...nothingBeside,
    field: `lines.${index}.taxType`,
  };
}

const nothingBeside = { setting: null, ledgerWords: null } as const;

const nameOf = (country: string): string => (country === 'US' ? 'the United States' : country);
