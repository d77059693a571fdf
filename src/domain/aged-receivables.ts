/** Aged receivables: what each customer owes on a day, by how long it has been due, in the organisation's own currency. */
import { Temporal } from 'temporal-polyfill';
import { type Decimal, decimal, moneyText, ZERO } from './decimal.ts';

/** In order: not due yet, then by days overdue. */
export const ageBuckets = ['current', 'days30', 'days60', 'days90', 'older'] as const;
export type AgeBucket = (typeof ageBuckets)[number];

/** What is open of an invoice; or of a credit or a payment, which is owed the other way and so less than nothing. */
export type AgedItem = {
  readonly customer: string;
  /** What the days are counted from: when it was due; of what has no due date, null. */
  readonly agedFrom: string | null;
  /** In the organisation's own currency, as the ledger rounds it. */
  readonly own: string;
};

/** Decimal strings. */
export type AgedAmounts = Readonly<Record<AgeBucket, string>>;

export type AgedRow = AgedAmounts & {
  readonly customer: string;
  readonly total: string;
  /** How many are behind it. */
  readonly count: number;
};

/** Due today is not overdue yet, and what has no due date never is. */
export function ageBucketOf(agedFrom: string | null, asOf: string): AgeBucket {
  const days = daysOverdue(agedFrom, asOf);
  if (days <= 0) return 'current';
  if (days <= 30) return 'days30';
  if (days <= 60) return 'days60';
  return days <= 90 ? 'days90' : 'older';
}

/** Nought or less: not overdue. */
export function daysOverdue(agedFrom: string | null, asOf: string): number {
  if (agedFrom === null) return 0;
  return Temporal.PlainDate.from(agedFrom).until(Temporal.PlainDate.from(asOf), { largestUnit: 'days' }).days;
}

/** A row a customer, the largest first, and what all come to. Customers who owe nothing, and are owed nothing, have none. */
export function ageReceivables(
  items: readonly AgedItem[],
  asOf: string,
): { readonly rows: readonly AgedRow[]; readonly totals: Omit<AgedRow, 'customer'> } {
  const byCustomer = new Map<string, Tally>();
  const all = emptyTally();
  const buckets = new Map<string | null, AgeBucket>();
  for (const { customer, agedFrom, own } of items) {
    const bucket = buckets.get(agedFrom) ?? ageBucketOf(agedFrom, asOf);
    buckets.set(agedFrom, bucket);
    const tally = byCustomer.get(customer) ?? emptyTally();
    byCustomer.set(customer, tally);
    for (const each of [tally, all]) {
      each.count += 1;
      each.amounts[bucket] = each.amounts[bucket].plus(decimal(own));
    }
  }
  const rows = [...byCustomer]
    .filter(([, { amounts }]) => ageBuckets.some((bucket) => !amounts[bucket].eq(ZERO)))
    .toSorted(([, one], [, other]) => totalOf(other).cmp(totalOf(one)))
    .map(([customer, tally]) => ({ customer, ...figuresOf(tally) }));
  return { rows, totals: figuresOf(all) };
}

type Tally = { count: number; readonly amounts: Record<AgeBucket, Decimal> };

function emptyTally(): Tally {
  return { count: 0, amounts: { current: ZERO, days30: ZERO, days60: ZERO, days90: ZERO, older: ZERO } };
}

function totalOf({ amounts }: Tally): Decimal {
  return ageBuckets.reduce((total, bucket) => total.plus(amounts[bucket]), ZERO);
}

function figuresOf(tally: Tally): Omit<AgedRow, 'customer'> {
  const { amounts, count } = tally;
  return {
    current: moneyText(amounts.current),
    days30: moneyText(amounts.days30),
    days60: moneyText(amounts.days60),
    days90: moneyText(amounts.days90),
    older: moneyText(amounts.older),
    total: moneyText(totalOf(tally)),
    count,
  };
}
