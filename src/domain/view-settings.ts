/** How a view shows its board: layout, order, groups and filter. Kept as the web reads it; nothing here acts upon it. */

export const filterOperators = [
  'is',
  'isNot',
  'contains',
  'doesNotContain',
  'isEmpty',
  'isNotEmpty',
  'before',
  'after',
  'onOrBefore',
  'onOrAfter',
  'lessThan',
  'moreThan',
] as const;

/** `key`: a column of the board, its own or an added one's id. A person may be `@me`, a date `@today`, `@today+7`. */
export type FilterCondition = {
  readonly key: string;
  readonly operator: (typeof filterOperators)[number];
  readonly values: readonly string[];
};
export type Filter = {
  readonly join: 'and' | 'or';
  readonly conditions: readonly (FilterCondition | Filter)[];
};

export type ViewSettings = {
  readonly kind: 'grid' | 'kanban';
  readonly columns: readonly {
    readonly key: string;
    /** In pixels. */
    readonly width?: number | undefined;
    readonly isHidden?: boolean | undefined;
    readonly isFrozen?: boolean | undefined;
  }[];
  readonly sort: readonly { readonly key: string; readonly direction: 'asc' | 'desc' }[];
  readonly group: string | null;
  readonly filter: Filter | null;
};

/** What somebody has said of a view; the rest is as its board comes. */
export type SaidSettings = { readonly [Part in keyof ViewSettings]?: ViewSettings[Part] | undefined };

/** And-or within and-or, no deeper. */
export const deepestFilter = 3;

export function depthOf(filter: Filter): number {
  const inner = filter.conditions.map((part) => ('join' in part ? depthOf(part) : 0));
  return 1 + Math.max(0, ...inner);
}
