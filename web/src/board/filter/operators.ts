/** Which operators a column of each type has, how they are said, and whether they want a value. */
import { isDecimal } from '../../format/decimal.ts';
import type { ColumnType } from '../board-column.ts';
import type { Condition, Operator } from '../view-settings.ts';
import { daysFromToday, isDate } from './filter-dates.ts';

const ofChoices = ['is', 'isNot', 'isEmpty', 'isNotEmpty'] as const;
const ofWords = ['contains', 'doesNotContain', 'is', 'isNot', 'isEmpty', 'isNotEmpty'] as const;
const ofAmounts = ['is', 'isNot', 'lessThan', 'moreThan', 'isEmpty', 'isNotEmpty'] as const;

/** The first is what a new condition begins with. */
export const operatorsOf: Readonly<Record<ColumnType, readonly Operator[]>> = {
  text: ofWords,
  link: ofWords,
  number: ofAmounts,
  money: ofAmounts,
  date: ['onOrBefore', 'onOrAfter', 'before', 'after', 'is', 'isNot', 'isEmpty', 'isNotEmpty'],
  status: ofChoices,
  person: ofChoices,
  tags: ofChoices,
};

export const operatorWords: Readonly<Record<Operator, string>> = {
  is: 'is',
  isNot: 'is not',
  contains: 'contains',
  doesNotContain: 'does not contain',
  isEmpty: 'is empty',
  isNotEmpty: 'is not empty',
  before: 'before',
  after: 'after',
  onOrBefore: 'on or before',
  onOrAfter: 'on or after',
  lessThan: 'less than',
  moreThan: 'more than',
};

export function wantsValues(operator: Operator): boolean {
  return operator !== 'isEmpty' && operator !== 'isNotEmpty';
}

/** Whether it says enough to be asked of a column of this type. */
export function isAnswerable({ operator, values }: Condition, type: ColumnType): boolean {
  if (!operatorsOf[type].includes(operator)) return false;
  if (!wantsValues(operator)) return true;
  return values.length > 0 && values.every((value) => isValueOf(type, value));
}

function isValueOf(type: ColumnType, value: string): boolean {
  if (type === 'number' || type === 'money') return isDecimal(value);
  if (type === 'date') return isDate(value) || daysFromToday(value) !== null;
  return value.trim() !== '';
}
