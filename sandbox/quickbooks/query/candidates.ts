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
  const found: Found[] = query.where.flatMap((condition) => foundBy(table, condition));
  const [fewest] = found.sort((a, b) => a.records.length - b.records.length);
  if (fewest) return fewest;
  const isByChange = query.orderBy[0]?.property === CHANGED && !query.orderBy[0].isDescending;
  if (isByChange) return { records: table.changedSince(0), order: CHANGED };
  const isOwing = query.where.some((condition) => asksWhatIsOwing(table, condition));
  if (isOwing) return { records: table.find('isOpen', 'yes'), order: 'none' };
  return { records: table.each(), order: 'Id' };
}

interface Found extends Candidates {
  readonly records: readonly Entity[];
}

const CHANGED = 'MetaData.LastUpdatedTime';

function foundBy(table: Table, condition: Condition): readonly Found[] {
  const since = sinceOf(condition);
  if (since !== undefined) return [{ records: table.changedSince(since), order: CHANGED }];
  const records = byValue(table, condition);
  return records ? [{ records, order: 'none' }] : [];
}

function byValue(
  table: Table,
  { property, operator, values, isNegated }: Condition,
): readonly Entity[] | undefined {
  if (isNegated || (operator !== '=' && operator !== 'IN')) return undefined;
  const words = [...new Set(values.map((value) => String(value).toLowerCase()))];
  if (property === 'Id') return [...new Set(values.map(String))].flatMap((id) => table.get(id) ?? []);
  if (!isIndexed(table.entity, property)) return undefined;
  return words.flatMap((word) => table.find(property, word));
}

/** Asked for often, and little among much that is paid. */
function asksWhatIsOwing(table: Table, { property, operator, values }: Condition): boolean {
  if (property !== 'Balance' || !isIndexed(table.entity, 'isOpen')) return false;
  const isAboveNothing = operator === '>' && Number(values[0]) >= 0;
  return isAboveNothing || (operator === '!=' && Number(values[0]) === 0);
}

function sinceOf({ property, operator, values }: Condition): number | undefined {
  if (property !== CHANGED || !['>', '>=', '='].includes(operator)) return undefined;
  return momentIn(String(values[0]));
}
