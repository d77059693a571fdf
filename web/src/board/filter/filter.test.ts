import { expect, test } from 'vitest';
import type { BoardColumn, CellValue } from '../board-column.ts';
import type { Condition, Filter, Operator } from '../view-settings.ts';
import { compileFilter } from './compile-filter.ts';
import { describeFilter } from './describe-filter.ts';
import { isMine, withMine } from './mine.ts';

type Row = Readonly<Record<string, CellValue>>;

const column = (key: string, type: BoardColumn<Row>['type'], more = {}): BoardColumn<Row> => ({
  key,
  name: key[0]?.toUpperCase() + key.slice(1),
  type,
  value: (row) => row[key] ?? null,
  text: (row) => String(row[key] ?? ''),
  width: 100,
  ...more,
});
const columns = [
  column('title', 'text'),
  column('stage', 'status', {
    choices: [
      { value: 'won', label: 'Won' },
      { value: 'lost', label: 'Lost' },
    ],
  }),
  column('owner', 'person', { choices: [{ value: 'u1', label: 'Olive' }] }),
  column('due', 'date'),
  column('total', 'money'),
  column('tags', 'tags'),
];
const context = { meId: 'u1', today: '2026-11-29' };

const condition = (key: string, operator: Operator, ...values: string[]): Condition => ({
  key,
  operator,
  values,
});
const all = (...conditions: (Condition | Filter)[]): Filter => ({ join: 'and', conditions });
const any = (...conditions: (Condition | Filter)[]): Filter => ({ join: 'or', conditions });
const shows = (filter: Filter, row: Row) => compileFilter(filter, columns, context)(row);
const holds = (asked: Condition, row: Row) => shows(all(asked), row);

test('a status is one of several, and what has none is not any of them', () => {
  expect(holds(condition('stage', 'is', 'won', 'lost'), { stage: 'lost' })).toBe(true);
  expect(holds(condition('stage', 'is', 'won'), { stage: 'lost' })).toBe(false);
  expect(holds(condition('stage', 'isNot', 'won'), { stage: null })).toBe(true);
  expect(holds(condition('tags', 'is', 'rush'), { tags: ['vip', 'rush'] })).toBe(true);
  expect(holds(condition('tags', 'isNot', 'rush'), { tags: ['vip', 'rush'] })).toBe(false);
  expect(holds(condition('tags', 'isEmpty'), { tags: [] })).toBe(true);
});

test('“me” is whoever looks', () => {
  expect(holds(condition('owner', 'is', '@me'), { owner: 'u1' })).toBe(true);
  expect(holds(condition('owner', 'is', '@me'), { owner: 'u2' })).toBe(false);
  expect(holds(condition('owner', 'is', '@me'), { owner: null })).toBe(false);
});

test('a date by today moves with the day, over the end of a month', () => {
  const inAWeek = condition('due', 'onOrBefore', '@today+7');
  expect(holds(inAWeek, { due: '2026-12-06' })).toBe(true);
  expect(holds(inAWeek, { due: '2026-12-07' })).toBe(false);
  expect(holds(inAWeek, { due: null })).toBe(false);
  expect(holds(condition('due', 'before', '@today'), { due: '2026-11-28' })).toBe(true);
  expect(holds(condition('due', 'after', '@today-30'), { due: '2026-10-30' })).toBe(false);
  expect(holds(condition('due', 'is', '2026-11-29'), { due: '2026-11-29T08:00:00Z' })).toBe(true);
});

test('amounts are compared to the last digit', () => {
  const more = condition('total', 'moreThan', '90071992547409931.06');
  expect(holds(more, { total: '90071992547409931.07' })).toBe(true);
  expect(holds(more, { total: '90071992547409931.06' })).toBe(false);
  expect(holds(condition('total', 'is', '9.5'), { total: '9.50' })).toBe(true);
  expect(holds(condition('total', 'lessThan', '10'), { total: '9.99' })).toBe(true);
  expect(holds(condition('total', 'lessThan', '10'), { total: null })).toBe(false);
});

test('words are found whatever their case', () => {
  expect(holds(condition('title', 'contains', 'polo'), { title: 'Navy POLO shirts' })).toBe(true);
  expect(holds(condition('title', 'is', 'navy polo shirts'), { title: 'Navy POLO shirts' })).toBe(true);
  expect(holds(condition('title', 'doesNotContain', 'polo'), { title: null })).toBe(true);
});

test('and, or and a group within', () => {
  const filter = all(
    condition('owner', 'is', '@me'),
    any(condition('stage', 'is', 'won'), condition('due', 'before', '@today')),
  );
  expect(shows(filter, { owner: 'u1', stage: 'won' })).toBe(true);
  expect(shows(filter, { owner: 'u1', stage: 'lost', due: '2026-01-01' })).toBe(true);
  expect(shows(filter, { owner: 'u1', stage: 'lost' })).toBe(false);
  expect(shows(filter, { owner: 'u2', stage: 'won' })).toBe(false);
});

test('a column that is gone, or a value not chosen yet, hides nothing', () => {
  const gone = condition('gone', 'is', 'x');
  expect(shows(all(gone), {})).toBe(true);
  expect(shows(any(gone, condition('stage', 'is')), { stage: 'won' })).toBe(true);
  expect(shows(any(gone, condition('stage', 'is', 'won')), { stage: 'lost' })).toBe(false);
  expect(shows(all(condition('total', 'lessThan', '1.')), { total: '5' })).toBe(true);
});

test('a row is read no further than what decides it', () => {
  const read: string[] = [];
  const noted = columns.map((one) => ({
    ...one,
    value: (row: Row) => {
      read.push(one.key);
      return one.value(row);
    },
  }));
  const question = compileFilter(
    all(
      any(condition('total', 'moreThan', '500'), condition('stage', 'is', 'won')),
      condition('title', 'contains', '9'),
    ),
    noted,
    context,
  );
  question({ total: '501', title: 'Order 9' });
  question({ total: '499', stage: 'lost', title: 'Order 9' });
  expect(read).toEqual(['total', 'title', 'total', 'stage']);
});

test('a filter is told in words', () => {
  const filter = all(
    condition('stage', 'is', 'won', 'lost'),
    any(condition('due', 'before', '@today+7'), condition('owner', 'is', '@me')),
    condition('total', 'isEmpty'),
    condition('gone', 'is', 'x'),
  );
  expect(describeFilter(filter, columns)).toBe(
    'Stage is Won or Lost, and (Due before in 7 days, or Owner is me), and Total is empty, and a column that is gone',
  );
});

test('“Mine” narrows what is there, and leaves it as it was when switched off', () => {
  const either = any(condition('stage', 'is', 'won'), condition('stage', 'is', 'lost'));
  const mine = withMine(either, 'owner', true);
  expect(isMine(mine, 'owner')).toBe(true);
  expect(mine?.join).toBe('and');
  expect(withMine(mine, 'owner', false)).toEqual(either);
  expect(withMine(withMine(null, 'owner', true), 'owner', false)).toBeNull();
});
