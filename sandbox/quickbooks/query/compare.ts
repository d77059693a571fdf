/** How a record's value and a quoted one compare: numbers as numbers, moments as moments, words without regard to case. */

import type { FieldRead } from '../entity.ts';
import type { Value } from '../json.ts';
import { momentIn } from '../pacific.ts';
import type { Entity } from '../table.ts';
import type { Condition } from './parse.ts';

/** The condition as a question to a record. */
export function holdsFor(condition: Condition, read: FieldRead): (record: Entity) => boolean {
  const { operator, values, isNegated } = condition;
  if (operator === 'LIKE') {
    const pattern = likePattern(String(values[0]));
    return (record) => pattern.test(wordsOf(read(record))) !== isNegated;
  }
  const compares = values.map((value) => comparerTo(value));
  if (operator === 'IN')
    return (record) => compares.some((compare) => compare(read(record)) === 0) !== isNegated;
  const [compare = () => undefined] = compares;
  return (record) => isSo(operator, compare(read(record)));
}

function isSo(operator: Condition['operator'], order: number | undefined): boolean {
  if (order === undefined) return operator === '!=';
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    default:
      return order >= 0;
  }
}

/** Negative: the record's value comes first; `undefined`: it has none, or the two are of different kinds. */
function comparerTo(wanted: string | boolean): (value: Value) => number | undefined {
  const asText = String(wanted).toLowerCase();
  const asNumber = Number(asText);
  const asMoment = momentIn(String(wanted));
  return (value) => {
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'boolean') return String(value) === asText ? 0 : 1;
    if (typeof value === 'number') return Number.isNaN(asNumber) ? undefined : value - asNumber;
    const text = wordsOf(value);
    const moment = asMoment === undefined ? undefined : momentOfRecord(text);
    if (moment !== undefined && asMoment !== undefined) return moment - asMoment;
    return compareWords(text.toLowerCase(), asText);
  };
}

/** Only what has a time of day is a moment: dates compare as the words they are. */
const momentOfRecord = (text: string): number | undefined =>
  /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : undefined;

const wordsOf = (value: Value): string => (value === undefined || value === null ? '' : String(value));

/** Ids are numbers in quotes and compare as such. */
export function compareWords(a: string, b: string): number {
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return Number(a) - Number(b);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareWords(wordsOf(a).toLowerCase(), wordsOf(b).toLowerCase());
}

function likePattern(text: string): RegExp {
  const parts = text.split('%').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'is');
}
