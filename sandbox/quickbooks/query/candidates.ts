/** Which records of a kind a query need look at: by an index or the order of changes where one of its conditions allows. */

import { isIndexed } from '../indexes.ts';
import { momentIn } from '../pacific.ts';
import type { Entity, Table } from '../table.ts';
import type { Condition, Query } from './parse.ts';

export interface Candidates {
  readonly records: Iterable<Entity>;
  /** In which order they come, if in one that can be asked for. */
  readonly order: 'Id' | 'MetaData.LastUpdatedTime' | 'none';
}

export function candidatesOf(table: Table, query: Query): Candidates {
  const found = query.where.map((condition) => byIndex(table, condition)).find((records) => records);
  if (found) return { records: found, order: 'none' };
  const isByChange = query.orderBy[0]?.property === CHANGED && !query.orderBy[0].isDescending;
  const since = query.where.map(sinceOf).find((moment) => moment !== undefined);
  if (since !== undefined || isByChange) return { records: table.changedSince(since ?? 0), order: CHANGED };
  return { records: table.each(), order: 'Id' };
}

const CHANGED = 'MetaData.LastUpdatedTime';

function byIndex(table: Table, { property, operator, values, isNegated }: Condition): Entity[] | undefined {
  if (isNegated || (operator !== '=' && operator !== 'IN')) return openOf(table, property, operator, values);
  const words = [...new Set(values.map(String))];
  if (property === 'Id') return words.flatMap((id) => table.get(id) ?? []);
  if (!isIndexed(table.entity, property)) return undefined;
  return words.flatMap((word) => table.find(property, word));
}

/** What is owing is asked for often, and is little among much that is paid. */
function openOf(
  table: Table,
  property: string,
  operator: Condition['operator'],
  values: Condition['values'],
): Entity[] | undefined {
  if (property !== 'Balance' || !isIndexed(table.entity, 'isOpen')) return undefined;
  const isAboveNothing = operator === '>' && Number(values[0]) >= 0;
  const isNotNothing = operator === '!=' && Number(values[0]) === 0;
  return isAboveNothing || isNotNothing ? [...table.find('isOpen', 'yes')] : undefined;
}

function sinceOf({ property, operator, values }: Condition): number | undefined {
  if (property !== CHANGED || !['>', '>=', '='].includes(operator)) return undefined;
  return momentIn(String(values[0]));
}
