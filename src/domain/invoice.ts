/** What an invoice comes to, by the rules that the ledgers follow: tax for each line, rounded to cents, then summed. */
import { type Decimal, decimal, moneyText, sum, toCents } from './decimal.ts';

export type LineAmountType = 'exclusive' | 'inclusive' | 'noTax';

/** Decimal strings; rates in percent. */
export type LineInput = {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountRate: string;
  readonly taxRate: string;
};

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
export function computeTotals(input: {
  readonly lineAmountType: LineAmountType;
  readonly lines: readonly LineInput[];
}): Totals {
  const lines = input.lines.map((line) => {
    const lineAmount = amountOf(line);
    return { lineAmount, taxAmount: taxOf(lineAmount, decimal(line.taxRate), input.lineAmountType) };
  });
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
