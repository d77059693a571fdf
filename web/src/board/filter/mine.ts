/** The quick switch “Mine”: the rows of whoever looks, by the board's first column of people. */
import type { BoardColumn } from '../board-column.ts';
import { type Condition, type Filter, isGroup } from '../view-settings.ts';

/** Null where no column holds people. */
export function mineKey<R>(columns: readonly BoardColumn<R>[]): string | null {
  return columns.find(({ type }) => type === 'person')?.key ?? null;
}

export function isMine(filter: Filter | null, key: string): boolean {
  return filter?.join === 'and' && filter.conditions.some((part) => asksForMe(part, key));
}

export function withMine(filter: Filter | null, key: string, isOn: boolean): Filter | null {
  const others = filter ? without(filter, key) : null;
  if (!isOn) return others;
  const mine: Condition = { key, operator: 'is', values: ['@me'] };
  if (!others) return { join: 'and', conditions: [mine] };
  // "Mine" narrows whatever is there: beside an "or" it would widen it.
  return others.join === 'and'
    ? { ...others, conditions: [mine, ...others.conditions] }
    : { join: 'and', conditions: [mine, others] };
}

function without(filter: Filter, key: string): Filter | null {
  if (filter.join !== 'and') return filter;
  const conditions = filter.conditions.filter((part) => !asksForMe(part, key));
  const [only] = conditions;
  if (conditions.length === 1 && only && isGroup(only)) return only;
  return conditions.length === 0 ? null : { ...filter, conditions };
}

function asksForMe(part: Condition | Filter, key: string): boolean {
  return !isGroup(part) && part.key === key && part.operator === 'is' && part.values.join() === '@me';
}
