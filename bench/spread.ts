/** Sums up samples: what is typical, what is rare, and how many there were. */

export type Spread = {
  readonly count: number;
  readonly least: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
};

/** Nearest-rank percentiles, rounded to a hundredth. All 0 without samples. */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((one, other) => one - other);
  const at = (share: number) => rounded(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);
  return { count: sorted.length, least: at(0), p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}

/** To four significant digits: more would say more than was measured. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
