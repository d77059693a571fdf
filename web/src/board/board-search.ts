/** Reads the part of an address that says how a board is shown; what does not fit is left out. */
import type { BoardSearch } from './use-board-view.ts';
import { type Condition, type Filter, operators, type SortKey } from './view-settings.ts';

export function boardSearch(search: Record<string, unknown>): BoardSearch {
  const { view, kind, sort, group, filter } = search;
  return {
    ...(typeof view === 'string' ? { view } : {}),
    ...(kind === 'grid' || kind === 'kanban' ? { kind } : {}),
    ...(Array.isArray(sort) && sort.every(isSortKey) ? { sort } : {}),
    ...(typeof group === 'string' ? { group } : {}),
    ...(filter === '-' || isFilter(filter, 1) ? { filter } : {}),
  };
}

const deepest = 3;

function isFilter(value: unknown, depth: number): value is Filter {
  if (!isRecord(value) || (value.join !== 'and' && value.join !== 'or')) return false;
  return (
    Array.isArray(value.conditions) &&
    value.conditions.every((part) => isCondition(part) || (depth < deepest && isFilter(part, depth + 1)))
  );
}

function isCondition(value: unknown): value is Condition {
  return (
    isRecord(value) &&
    typeof value.key === 'string' &&
    operators.some((operator) => operator === value.operator) &&
    Array.isArray(value.values) &&
    value.values.every((one) => typeof one === 'string')
  );
}

function isSortKey(value: unknown): value is SortKey {
  return (
    isRecord(value) &&
    typeof value.key === 'string' &&
    (value.direction === 'asc' || value.direction === 'desc')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
