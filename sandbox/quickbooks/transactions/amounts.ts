/** Amounts inside a computation: decimal, and JSON numbers only at the edge. */

import Big from 'big.js';
import { Refusal } from '../faults-wire.ts';
import type { Json, Value } from '../json.ts';

export type Amount = Big;

export const NOUGHT = new Big(0);

export const cents = (amount: Big): Big => amount.round(2, Big.roundHalfUp);

export const wire = (amount: Big): number => Number(amount.toString());

export const sum = (amounts: Iterable<Big>): Big => {
  let total = NOUGHT;
  for (const amount of amounts) total = total.plus(amount);
  return total;
};

/** A number that an app has sent, perhaps as text; `undefined` where it sent none. */
export function amountIn(input: Json, field: string): Big | undefined {
  const value = input[field];
  return value === undefined || value === null ? undefined : amountOf(value, field);
}

/** Of a record of ours, where it is surely there or counts as nought. */
export const held = (record: Json, field: string): Big => amountIn(record, field) ?? NOUGHT;

function amountOf(value: Value, field: string): Big {
  try {
    return new Big(String(value));
  } catch {
    throw new Refusal('2010', `Invalid Number : ${String(value)}`, field); // the sentence is ours
  }
}
