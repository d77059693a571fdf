/** How much of an invoice is credited: all that is left of it, or the quantities that a person names. */
import { type Decimal, decimal, moneyText, plainText } from './decimal.ts';
import type { Problem } from './problem.ts';

/** Decimal strings. A quantity may be negative, as on a line that gives something back; its credit then is, too. */
export type CreditableLine = {
  readonly id: string;
  readonly quantity: string;
  /** Of earlier credit notes. */
  readonly creditedQuantity: string;
};

export type LineToCredit = { readonly invoiceLineId: string; readonly quantity: string };

export type CreditFault = { readonly path: string; readonly message: string };

/** @param wanted null: whatever has not been credited yet. */
export function chooseCredit(
  lines: readonly CreditableLine[],
  wanted: readonly LineToCredit[] | null,
): { readonly lines: readonly LineToCredit[]; readonly faults: readonly CreditFault[] } {
  if (wanted === null) return { lines: allLeft(lines), faults: [] };
  const faults = wanted.flatMap((line, index) => {
    const message = faultOf(line, lines, wanted.slice(0, index));
    return message === null ? [] : [{ ...message, path: `lines.${index}.${message.path}` }];
  });
  return { lines: wanted, faults };
}

/** A credit is set against its invoice whole. `left`: what is owing and not on its way already; null where nobody knows. */
export function checkCredit(credit: {
  readonly total: string;
  readonly left: string | null;
  readonly currency: string;
}): readonly Problem[] {
  const say = (amount: string) => `${credit.currency} ${moneyText(decimal(amount))}`;
  const problem = (code: Problem['code'], message: string): readonly Problem[] => [
    { code, message, field: 'lines', setting: null, ledgerWords: null },
  ];
  if (decimal(credit.total).lte(0))
    return problem(
      'LedgerRejected',
      `A credit must come to more than nothing; this comes to ${say(credit.total)}.`,
    );
  if (credit.left === null || decimal(credit.total).lte(decimal(credit.left))) return [];
  return problem(
    'PaymentExceedsAmountOwing',
    `The credit comes to ${say(credit.total)}, and ${say(credit.left)} is left to pay. Credit less of it, or give the money back in the books.`,
  );
}

function allLeft(lines: readonly CreditableLine[]): readonly LineToCredit[] {
  return lines
    .map((line) => ({ invoiceLineId: line.id, left: leftOf(line) }))
    .filter(({ left }) => !left.eq(0))
    .map(({ invoiceLineId, left }) => ({ invoiceLineId, quantity: plainText(left) }));
}

function faultOf(
  { invoiceLineId, quantity }: LineToCredit,
  lines: readonly CreditableLine[],
  before: readonly LineToCredit[],
): CreditFault | null {
  const line = lines.find((each) => each.id === invoiceLineId);
  if (line === undefined) return { path: 'invoiceLineId', message: 'is no line of this invoice' };
  if (before.some((each) => each.invoiceLineId === invoiceLineId))
    return { path: 'invoiceLineId', message: 'is named twice' };
  const left = leftOf(line);
  if (left.eq(0)) return { path: 'invoiceLineId', message: 'is credited already' };
  // As large a share of what is left as one may take: more than none of it, and no more than all.
  const share = decimal(quantity).div(left);
  if (share.gt(0) && share.lte(1)) return null;
  return {
    path: 'quantity',
    message: `must be between 0 and ${plainText(left)}, which is what is left of it`,
  };
}

function leftOf(line: CreditableLine): Decimal {
  return decimal(line.quantity).minus(decimal(line.creditedQuantity));
}
