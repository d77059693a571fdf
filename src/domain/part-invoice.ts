/**
 * Part of a sales doc or job as an invoice: a deposit or progress by percent or by amount, and a final invoice that
 * lists everything and takes off what was invoiced before. Together they come to the whole, to the cent.
 */
import { type Decimal, decimal, moneyText, plainText, sum, toCents, ZERO } from './decimal.ts';
import type { ChosenTracking } from './tracking.ts';

/** `amount`: a decimal string, as the lines are priced: before tax where their prices are without it. */
export type Part =
  | { readonly kind: 'whole' }
  | { readonly kind: 'percent'; readonly percent: string }
  | { readonly kind: 'amount'; readonly amount: string }
  | { readonly kind: 'rest' };

export type PartLine = {
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountRate: string;
  readonly productId: string | null;
  readonly categoryId: string | null;
  readonly taxComponentId: string | null;
  readonly accountCode: string | null;
  readonly itemCode: string | null;
  readonly taxType: string | null;
  readonly tracking: readonly ChosenTracking[];
};

export type SourceLine = PartLine & {
  /** What the line comes to, rounded; a decimal string. */
  readonly lineAmount: string;
  /** What is sold and how it is taxed, for people: lines of one name are one line of a part. */
  readonly groupName: string;
};

/** @param number of the sales doc or job, for descriptions. */
export function linesOfPart(
  part: Exclude<Part, { readonly kind: 'rest' }>,
  lines: readonly SourceLine[],
  number: string,
): readonly PartLine[] {
  if (part.kind === 'whole') return lines.map(withoutAmount);
  const groups = grouped(lines);
  const shares =
    part.kind === 'percent'
      ? groups.map(({ amount }) => toCents(amount.times(decimal(part.percent)).div(100)))
      : allocate(decimal(part.amount), groups);
  const label =
    part.kind === 'percent' ? `${plainText(decimal(part.percent))} % of ${number}` : `Deposit on ${number}`;
  return groups.flatMap(({ first, name }, index) => {
    const share = shares[index] ?? ZERO;
    if (share.eq(ZERO)) return [];
    const description = groups.length === 1 ? label : `${label}: ${name}`;
    return [
      { ...withoutAmount(first), ...nothingOff, description, unitPrice: moneyText(share), productId: null },
    ];
  });
}

/** Everything, and each line of the invoices before it taken off again. */
export function linesOfRest(
  lines: readonly PartLine[],
  earlier: readonly { readonly number: string | null; readonly lines: readonly PartLine[] }[],
): readonly PartLine[] {
  const taken = earlier.flatMap((invoice) =>
    invoice.lines.map((line) => ({
      ...withoutAmount(line),
      description: `Less ${invoice.number ?? 'invoiced before'}: ${line.description}`.slice(0, LONGEST),
      unitPrice: plainText(decimal(line.unitPrice).times(-1)),
      // Stock that was delivered is not taken back by an invoice.
      productId: null,
      itemCode: null,
    })),
  );
  return [...lines.map(withoutAmount), ...taken];
}

/** The longest description that both ledgers keep. */
const LONGEST = 4_000;

const nothingOff = { quantity: '1', discountRate: '0', itemCode: null } as const;

type Group = { readonly name: string; readonly first: SourceLine; readonly amount: Decimal };

/** Lines that go to one account under one tax. */
function grouped(lines: readonly SourceLine[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const line of lines) {
    const key = [line.categoryId, line.taxComponentId, line.accountCode, line.taxType].join('|');
    const held = groups.get(key);
    const amount = decimal(line.lineAmount).plus(held?.amount ?? ZERO);
    groups.set(key, { name: held?.name ?? line.groupName, first: held?.first ?? line, amount });
  }
  return [...groups.values()];
}

/** Each group's share of the amount; the last takes the cents that are left over. */
function allocate(amount: Decimal, groups: readonly Group[]): readonly Decimal[] {
  const total = sum(groups.map((group) => group.amount));
  const shares = groups
    .slice(0, -1)
    .map((group) => (total.eq(ZERO) ? ZERO : toCents(amount.times(group.amount).div(total))));
  return groups.length === 0 ? [] : [...shares, amount.minus(sum(shares))];
}

function withoutAmount(line: PartLine): PartLine {
  const { description, quantity, unitPrice, discountRate, productId, categoryId } = line;
  const { taxComponentId, accountCode, itemCode, taxType, tracking } = line;
  return {
    description,
    quantity,
    unitPrice,
    discountRate,
    productId,
    categoryId,
    taxComponentId,
    accountCode,
    itemCode,
    taxType,
    tracking,
  };
}
