/** Exact decimals: prices, quantities, rates and money are never floats; on every edge they are decimal strings. */
import Big from 'big.js';

export type Decimal = Big;

/** Half up, away from zero: how both ledgers round a line. */
const HALF_UP = 1;

/** @throws for anything but a plain decimal literal: parse at the edge before calling this. */
export function decimal(text: string | bigint): Decimal {
  return new Big(text.toString());
}

export const ZERO: Decimal = new Big(0);

/** Rounded to cents, half up. */
export function toCents(value: Decimal): Decimal {
  return value.round(2, HALF_UP);
}

/** '12.30': always two places, as money stands on the wire. */
export function moneyText(value: Decimal): string {
  return value.round(2, HALF_UP).toFixed(2);
}

/** '1.5', '0.9900' → '0.99': without trailing zeros, as quantities and prices stand on the wire. */
export function plainText(value: Decimal): string {
  return value.toFixed();
}

export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), ZERO);
}

/** For people's eyes: `1189.00` is `1,189.00`. */
export function addThousands(text: string): string {
  return text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}
