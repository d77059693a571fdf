/** How a view shows its board: layout, order, grouping and filter, as the API keeps it. */

export const operators = [
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
export type Operator = (typeof operators)[number];

/** `key` is a column's. A person may be `@me`, a date `@today`, `@today+7` or `@today-30`. */
export type Condition = {
  readonly key: string;
  readonly operator: Operator;
  readonly values: readonly string[];
};

/** At most three levels deep. */
export type Filter = {
  readonly join: 'and' | 'or';
  readonly conditions: readonly (Condition | Filter)[];
};

export type SortKey = { readonly key: string; readonly direction: 'asc' | 'desc' };

/** Columns that are not named follow in their own order. */
export type ColumnLayout = {
  readonly key: string;
  readonly width?: number;
  readonly isHidden?: boolean;
  readonly isFrozen?: boolean;
};

export type ViewSettings = {
  readonly kind: 'grid' | 'kanban';
  readonly columns: readonly ColumnLayout[];
  readonly sort: readonly SortKey[];
  /** The column whose values make the groups; null: one list. */
  readonly group: string | null;
  readonly filter: Filter | null;
};

export type BoardName = 'sales' | 'jobs' | 'invoices' | 'companies' | 'contacts';

export function isGroup(part: Condition | Filter): part is Filter {
  return 'join' in part;
}
