/** Whether the conditions of an automation hold, for what is known of a record. Operators are those of the boards' filters. */
import { addDays } from './calendar.ts';
import { decimal } from './decimal.ts';
import type { Filter, FilterCondition } from './view-settings.ts';

/** Options and people by their ids, dates as ISO, amounts as decimal strings; several where a record has several. */
export type Fact = {
  readonly type: 'choice' | 'text' | 'date' | 'amount';
  readonly value: string | readonly string[] | null;
};
export type Facts = ReadonlyMap<string, Fact>;

/** `keeperId`: whom `@me` means. `today`: in the organisation's zone. */
export type ConditionContext = { readonly today: string; readonly keeperId: string | null };

/** What nothing is known of holds nothing: a column that is gone must not let an automation run. */
export function holds(filter: Filter | null, facts: Facts, context: ConditionContext): boolean {
  return filter === null || unmetIn(filter, facts, context).length === 0;
}

/** The parts that keep it from holding: of "or", where one of them is enough, all or none. */
export function unmetIn(filter: Filter, facts: Facts, context: ConditionContext): Filter['conditions'] {
  const unmet = filter.conditions.filter((part) =>
    'join' in part ? !holds(part, facts, context) : !conditionHolds(part, facts.get(part.key), context),
  );
  return filter.join === 'and' || unmet.length === filter.conditions.length ? unmet : [];
}

function conditionHolds(
  { operator, values }: FilterCondition,
  fact: Fact | undefined,
  context: ConditionContext,
): boolean {
  if (fact === undefined) return false;
  const is = textsOf(fact.value);
  if (operator === 'isEmpty') return is.length === 0;
  if (operator === 'isNotEmpty') return is.length > 0;
  const isNegative = operator === 'isNot' || operator === 'doesNotContain';
  const question = questions[fact.type];
  const wanted = values.map((value) => meant(value, fact.type, context));
  const found = is.some((one) => wanted.some((value) => question(one, value, operator)));
  return isNegative ? !found : found;
}

function textsOf(value: Fact['value']): readonly string[] {
  const texts = typeof value === 'string' ? [value] : (value ?? []);
  return texts.filter((text) => text !== '');
}

type Question = (is: string, wanted: string, operator: FilterCondition['operator']) => boolean;

/** Of those that say no (`isNot`) they ask the opposite. */
const questions: Record<Fact['type'], Question> = {
  choice: (is, wanted) => is === wanted,
  text: (is, wanted, operator) => {
    const [has, what] = [is.trim().toLowerCase(), wanted.trim().toLowerCase()];
    return operator === 'is' || operator === 'isNot' ? has === what : what !== '' && has.includes(what);
  },
  date: (is, wanted, operator) => compares(is === wanted ? 0 : is < wanted ? -1 : 1, operator),
  amount: (is, wanted, operator) =>
    /^-?\d+(\.\d+)?$/.test(wanted) && compares(decimal(is).cmp(decimal(wanted)), operator),
};

function compares(order: number, operator: FilterCondition['operator']): boolean {
  switch (operator) {
    case 'before':
    case 'lessThan':
      return order < 0;
    case 'after':
    case 'moreThan':
      return order > 0;
    case 'onOrBefore':
      return order <= 0;
    case 'onOrAfter':
      return order >= 0;
    default:
      return order === 0;
  }
}

function meant(value: string, type: Fact['type'], { today, keeperId }: ConditionContext): string {
  if (value === '@me') return keeperId ?? value;
  return type === 'date' ? dateMeant(value, today) : value;
}

/** `@today`, `@today+7`, `@today-30`; a plain date is itself. */
export function dateMeant(value: string, today: string): string {
  const found = /^@today([+-]\d{1,4})?$/.exec(value);
  return found === null ? value : addDays(today, Number(found[1] ?? '0'));
}
