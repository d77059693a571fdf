/** Invoices on which roundings part, for the tests that hold our totals against a ledger's. */
import fc from 'fast-check';
import type { LineAmountType } from '../../src/domain/invoice.ts';
import type { LedgerInvoice } from '../../src/providers/provider.ts';

export type TaxRate = { readonly taxType: string; readonly rate: string };
export type Line = {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountRate: string;
  readonly tax: TaxRate;
};
export type Draft = { readonly lineAmountType: LineAmountType; readonly lines: readonly Line[] };

/** Decimals of up to `places` places, none of them by way of a float. */
function decimals(max: number, places: number): fc.Arbitrary<string> {
  const scale = 10 ** places;
  return fc
    .integer({ min: 0, max: max * scale })
    .map((n) => `${Math.floor(n / scale)}.${String(n % scale).padStart(places, '0')}`);
}

export const prices = fc.oneof(
  { weight: 4, arbitrary: decimals(2_000, 2) },
  { weight: 3, arbitrary: decimals(50, 4) },
  // Half cents, and what is just beside them, are where roundings part.
  { weight: 2, arbitrary: fc.constantFrom('0.005', '0.0049', '0.0051', '1.005', '2.675', '10.015', '0.01') },
  // A line that takes something off.
  { weight: 1, arbitrary: decimals(50, 4).map((price) => `-${price}`) },
);
export const quantities = fc.oneof(
  fc.integer({ min: 1, max: 500 }).map(String),
  decimals(20, 2),
  decimals(5, 4),
  fc.constant('1'),
);
export const discounts = fc.oneof(
  { weight: 3, arbitrary: fc.constant('0') },
  { weight: 2, arbitrary: decimals(100, 2) },
  { weight: 1, arbitrary: fc.constantFrom('100', '33.3333', '12.5') },
);

/** What a reading comes to, line by line. */
export function figuresOf({ subTotal, totalTax, total, lines }: LedgerInvoice) {
  const figures = lines.map(({ lineAmount, taxAmount }) => ({ lineAmount, taxAmount }));
  return { lines: figures, subTotal, totalTax, total };
}
