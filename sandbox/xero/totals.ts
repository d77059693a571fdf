/** A document's arithmetic: exact decimals, tax rounded for each line and then summed. */

import Big from 'big.js';

export type LineAmountTypes = 'Exclusive' | 'Inclusive' | 'NoTax';

export interface PricedLine {
  readonly quantity: string;
  readonly unitAmount: string;
  readonly discountRate?: string | undefined;
  readonly discountAmount?: string | undefined;
}

const ROUND_HALF_UP = 1;

export const round = (value: Big | string, places = 2): Big => new Big(value).round(places, ROUND_HALF_UP);

/** Quantity × price less the discount, not yet rounded. */
export function exactLineAmount({ quantity, unitAmount, discountRate, discountAmount }: PricedLine): Big {
  const gross = new Big(quantity).times(unitAmount);
  if (discountRate) return gross.times(new Big(100).minus(discountRate)).div(100);
  return discountAmount ? gross.minus(discountAmount) : gross;
}

/**
 * The tax in or on one rounded line, to two decimals.
 * Inclusive: the line less (the line ÷ (1 + rate), rounded), as Xero's page on rounding tells it.
 */
export function lineTax(lineAmount: Big, ratePercent: string, types: LineAmountTypes): Big {
  if (types === 'NoTax') return new Big(0);
  if (types === 'Exclusive') return round(lineAmount.times(ratePercent).div(100));
  return lineAmount.minus(round(lineAmount.div(new Big(ratePercent).div(100).plus(1))));
}

export interface Totals {
  readonly subTotal: string;
  readonly totalTax: string;
  readonly total: string;
}

export function documentTotals(
  lines: readonly { readonly lineAmount: string; readonly taxAmount: string }[],
  types: LineAmountTypes,
): Totals {
  const sum = lines.reduce((total, line) => total.plus(line.lineAmount), new Big(0));
  const tax = lines.reduce((total, line) => total.plus(line.taxAmount), new Big(0));
  const subTotal = types === 'Inclusive' ? sum.minus(tax) : sum;
  return { subTotal: subTotal.toFixed(2), totalTax: tax.toFixed(2), total: subTotal.plus(tax).toFixed(2) };
}

/** The rate that components make together: compound ones apply on top of the simple ones. */
export function effectiveRate(
  components: readonly { readonly rate: string; readonly isCompound: boolean }[],
): Big {
  const sum = (compound: boolean) =>
    components
      .filter((each) => each.isCompound === compound)
      .reduce((total, each) => total.plus(each.rate), new Big(0));
  const simple = sum(false);
  return simple.plus(sum(true).times(simple.div(100).plus(1)));
}
