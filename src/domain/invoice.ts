/** What an invoice comes to, by the rules that the ledgers follow: tax for each line or for each rate, rounded to cents, then summed. */
import { type Decimal, decimal, moneyText, sum, toCents, ZERO } from './decimal.ts';

export type LineAmountType = 'exclusive' | 'inclusive' | 'noTax';

/** Decimal strings; rates in percent. */
export type LineInput = {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountRate: string;
  readonly taxRate: string;
  /** Which tax it is, where two may have one rate; left out, the rate tells. */
  readonly taxCode?: string | null;
  /** Of a tax that is made up of several, such as a state's and a city's: the rate of each. */
  readonly taxParts?: readonly string[];
};

/** Whether tax is rounded for each line, or once for each rate: then lines share it, so that they come to it together. */
export type TaxRounding = 'perLine' | 'perRate';

export type LineTotals = { readonly lineAmount: string; readonly taxAmount: string };

export type Totals = {
  readonly lines: readonly LineTotals[];
  readonly subTotal: string;
  readonly totalTax: string;
  readonly total: string;
};

/**
 * Totals as the ledger will compute them. With `inclusive`, line amounts contain the tax and the subtotal does not.
 * Source: the official rounding example, 25.06 + 25.61 + 25.63 at 15 % makes 11.44 of tax, not 11.45.
 */
export function computeTotals(
  input: { readonly lineAmountType: LineAmountType; readonly lines: readonly LineInput[] },
  rounding: TaxRounding = 'perLine',
): Totals {
  const amounts = input.lines.map(amountOf);
  const taxes =
    rounding === 'perLine'
      ? input.lines.map((line, index) =>
          taxOf(amounts[index] ?? ZERO, decimal(line.taxRate), input.lineAmountType),
        )
      : taxesPerRate(input.lines, amounts, input.lineAmountType);
  const lines = amounts.map((lineAmount, index) => ({ lineAmount, taxAmount: taxes[index] ?? ZERO }));
  const lineSum = sum(lines.map((line) => line.lineAmount));
  const totalTax = sum(lines.map((line) => line.taxAmount));
  const total = input.lineAmountType === 'exclusive' ? lineSum.plus(totalTax) : lineSum;
  return {
    lines: lines.map((line) => ({
      lineAmount: moneyText(line.lineAmount),
      taxAmount: moneyText(line.taxAmount),
    })),
    subTotal: moneyText(total.minus(totalTax)),
    totalTax: moneyText(totalTax),
    total: moneyText(total),
  };
}

function amountOf(line: LineInput): Decimal {
  const share = decimal('100').minus(decimal(line.discountRate));
  return toCents(decimal(line.quantity).times(decimal(line.unitPrice)).times(share).div(100));
}

function taxOf(lineAmount: Decimal, ratePercent: Decimal, type: LineAmountType): Decimal {
  if (type === 'noTax' || ratePercent.eq(0)) return decimal('0');
  if (type === 'exclusive') return toCents(lineAmount.times(ratePercent).div(100));
  return lineAmount.minus(toCents(lineAmount.div(ratePercent.div(100).plus(1))));
}

/** Each rate once over all that has it; the lines share it by their amounts, counted on so that no cent is lost. */
function taxesPerRate(
  lines: readonly LineInput[],
  amounts: readonly Decimal[],
  type: LineAmountType,
): readonly Decimal[] {
  const taxes = lines.map(() => ZERO);
  const groups = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    const code = line.taxCode ?? line.taxRate;
    groups.set(code, [...(groups.get(code) ?? []), index]);
  }
  for (const members of groups.values()) {
    const [first = 0] = members;
    const whole = sum(members.map((index) => amounts[index] ?? ZERO));
    const rates = lines[first]?.taxParts ?? [lines[first]?.taxRate ?? '0'];
    const tax = sum(rates.map((rate) => taxOf(whole, decimal(rate), type)));
    let counted = ZERO;
    let shared = ZERO;
    for (const index of whole.eq(0) ? [] : members) {
      counted = counted.plus(amounts[index] ?? ZERO);
      const upToHere = toCents(tax.times(counted).div(whole));
      taxes[index] = upToHere.minus(shared);
      shared = upToHere;
    }
  }
  return taxes;
}
