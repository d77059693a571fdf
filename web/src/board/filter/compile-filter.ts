/** A filter made into one question to a row, so that ten thousand rows are asked in a few milliseconds. */
import { compareDecimals, isDecimal } from '../../format/decimal.ts';
import type { BoardColumn, CellValue } from '../board-column.ts';
import { type Condition, type Filter, isGroup } from '../view-settings.ts';
import { dateOf } from './filter-dates.ts';
import { isAnswerable } from './operators.ts';

/** Whom `@me` means, and which day `@today`. */
export type FilterContext = { readonly meId: string | null; readonly today: string };

type Question<R> = (row: R) => boolean;
type CellQuestion = (value: CellValue) => boolean;

export function compileFilter<R>(
  filter: Filter | null,
  columns: readonly BoardColumn<R>[],
  context: FilterContext,
): Question<R> {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  return (filter && groupQuestion(filter, byKey, context)) ?? everyRow;
}

const everyRow = () => true;

/** Null where nothing in it can be asked: a column that is gone, or values not chosen yet, must not hide rows. */
function groupQuestion<R>(
  { join, conditions }: Filter,
  columns: ReadonlyMap<string, BoardColumn<R>>,
  context: FilterContext,
): Question<R> | null {
  const questions = conditions
    .map((part) =>
      isGroup(part) ? groupQuestion(part, columns, context) : conditionQuestion(part, columns, context),
    )
    .filter((question) => question !== null);
  if (questions.length < 2) return questions[0] ?? null;
  return join === 'and'
    ? (row) => questions.every((question) => question(row))
    : (row) => questions.some((question) => question(row));
}

function conditionQuestion<R>(
  condition: Condition,
  columns: ReadonlyMap<string, BoardColumn<R>>,
  context: FilterContext,
): Question<R> | null {
  const column = columns.get(condition.key);
  if (!column || !isAnswerable(condition, column.type)) return null;
  const { value } = column;
  const question = cellQuestion(condition, column, context);
  return (row) => question(value(row));
}

function cellQuestion<R>(
  condition: Condition,
  { type }: BoardColumn<R>,
  context: FilterContext,
): CellQuestion {
  if (condition.operator === 'isEmpty') return isEmpty;
  if (condition.operator === 'isNotEmpty') return (value) => !isEmpty(value);
  switch (type) {
    case 'number':
    case 'money':
      return amountQuestion(condition);
    case 'date':
      return dateQuestion(condition, context);
    case 'text':
    case 'link':
      return wordsQuestion(condition);
    default:
      return choiceQuestion(condition, context);
  }
}

function isEmpty(value: CellValue): boolean {
  return value === null || value.length === 0;
}

/** A status, a person or tags: `isNot` is true of what has none of the values, also of nothing. */
function choiceQuestion({ operator, values }: Condition, { meId }: FilterContext): CellQuestion {
  const wanted = new Set(values.map((value) => (value === '@me' ? (meId ?? value) : value)));
  const holds: CellQuestion = (value) =>
    typeof value === 'string' ? wanted.has(value) : (value?.some((one) => wanted.has(one)) ?? false);
  return operator === 'is' ? holds : (value) => !holds(value);
}

function wordsQuestion({ operator, values }: Condition): CellQuestion {
  const wanted = values.map((value) => value.trim().toLowerCase()).filter((value) => value !== '');
  const isWhole = operator === 'is' || operator === 'isNot';
  const holds: CellQuestion = (value) => {
    const words = typeof value === 'string' ? value.toLowerCase() : '';
    return wanted.some((one) => (isWhole ? words === one : words.includes(one)));
  };
  return operator === 'is' || operator === 'contains' ? holds : (value) => !holds(value);
}

function dateQuestion({ operator, values }: Condition, { today }: FilterContext): CellQuestion {
  const dates = values.map((value) => dateOf(value, today));
  const [date = ''] = dates;
  const ofDate = (holds: (value: string) => boolean): CellQuestion => {
    return (value) => typeof value === 'string' && value !== '' && holds(value.slice(0, 10));
  };
  switch (operator) {
    case 'before':
      return ofDate((value) => value < date);
    case 'after':
      return ofDate((value) => value > date);
    case 'onOrBefore':
      return ofDate((value) => value <= date);
    case 'onOrAfter':
      return ofDate((value) => value >= date);
    case 'isNot':
      return (value) => !(typeof value === 'string' && dates.includes(value.slice(0, 10)));
    default:
      return ofDate((value) => dates.includes(value));
  }
}

function amountQuestion({ operator, values }: Condition): CellQuestion {
  const [wanted = '0'] = values;
  const ofAmount = (holds: (value: string) => boolean): CellQuestion => {
    return (value) => typeof value === 'string' && isDecimal(value) && holds(value);
  };
  const orders = values.map((value) => orderAgainst(value));
  const isOne = ofAmount((value) => orders.some((order) => order(value) === 0));
  const order = orderAgainst(wanted);
  switch (operator) {
    case 'lessThan':
      return ofAmount((value) => order(value) < 0);
    case 'moreThan':
      return ofAmount((value) => order(value) > 0);
    case 'isNot':
      return (value) => !isOne(value);
    default:
      return isOne;
  }
}

/**
 * Floats decide where they differ, since rounding never turns an order round; where they are the same the digits do.
 */
function orderAgainst(wanted: string): (value: string) => number {
  const nearly = Number(wanted);
  return (value) => {
    const difference = Number(value) - nearly;
    return difference === 0 ? compareDecimals(value, wanted) : difference;
  };
}
