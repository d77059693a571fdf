/** What a figure is: something measured on the running product, with its target and who else was measured beside it. */

/** Where the product must come out; null where a figure is only reported. */
export type Target = { readonly most: number } | { readonly least: number } | null;

export type Finding = {
  /** Short and lasting: the key in results.json. */
  readonly name: string;
  /** The row in the table. */
  readonly title: string;
  readonly target: Target;
  readonly value: number;
  /** What the value counts; for a ratio `×`. */
  readonly unit: string;
  /** The same, measured of somebody else in the same run. */
  readonly peers: readonly { readonly name: string; readonly value: number }[];
  /** Everything else that the run brought: counts, times, spreads. Plain JSON. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly plot?: Plot;
};

/** Drawn as a bar for each x. */
export type Plot = {
  readonly title: string;
  readonly x: readonly string[];
  readonly y: string;
  readonly values: readonly number[];
};

/** Tells whoever waits what is going on. */
export type Say = (line: string) => void;

export type Figure = {
  /** What `npm run bench -- <name>` calls it. */
  readonly name: string;
  /** Ends by itself within this time; after it the bench gives up on the figure, and says so. */
  readonly withinMs: number;
  run(say: Say): Promise<readonly Finding[]>;
};

export function isMet({ target, value }: Finding): boolean | null {
  if (target === null) return null;
  return 'most' in target ? value <= target.most : value >= target.least;
}
