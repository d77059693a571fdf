/** A filter in words: "Stage is Won or Lost, and Due before today". */
import { formatDate } from '../../format/dates.ts';
import type { BoardColumn } from '../board-column.ts';
import { type Condition, type Filter, isGroup } from '../view-settings.ts';
import { daysFromToday, relativeDateWords } from './filter-dates.ts';
import { operatorWords, wantsValues } from './operators.ts';

export function describeFilter<R>(filter: Filter | null, columns: readonly BoardColumn<R>[]): string {
  return filter ? groupWords(filter, columns) : '';
}

/** How many conditions there are, in groups too. */
export function countConditions(filter: Filter | null): number {
  if (!filter) return 0;
  return filter.conditions.reduce((sum, part) => sum + (isGroup(part) ? countConditions(part) : 1), 0);
}

function groupWords<R>({ join, conditions }: Filter, columns: readonly BoardColumn<R>[]): string {
  return conditions
    .map((part) => (isGroup(part) ? `(${groupWords(part, columns)})` : conditionWords(part, columns)))
    .join(`, ${join} `);
}

function conditionWords<R>(condition: Condition, columns: readonly BoardColumn<R>[]): string {
  const column = columns.find(({ key }) => key === condition.key);
  if (!column) return 'a column that is gone';
  const said = `${column.name} ${operatorWords[condition.operator]}`;
  if (!wantsValues(condition.operator)) return said;
  return `${said} ${condition.values.map((value) => valueWords(value, column)).join(' or ')}`;
}

function valueWords<R>(value: string, { type, choices }: BoardColumn<R>): string {
  if (value === '@me') return 'me';
  if (type !== 'date') return choices?.find((choice) => choice.value === value)?.label ?? value;
  const days = daysFromToday(value);
  return days === null ? formatDate(value) : relativeDateWords(days);
}
