import { expect, test } from 'vitest';
import { type Fact, holds, unmetIn } from './conditions.ts';
import type { Filter, FilterCondition } from './view-settings.ts';

const facts = new Map<string, Fact>([
  ['stage', { type: 'choice', value: 'won' }],
  ['tags', { type: 'choice', value: ['rush', 'vip'] }],
  ['owner', { type: 'choice', value: 'olive' }],
  ['title', { type: 'text', value: 'Sample Shirts' }],
  ['notes', { type: 'text', value: null }],
  ['dueOn', { type: 'date', value: '2026-03-10' }],
  ['owing', { type: 'amount', value: '100.00' }],
]);
const context = { today: '2026-03-08', keeperId: 'olive' };
const ask = (key: string, operator: FilterCondition['operator'], ...values: string[]) => ({
  key,
  operator,
  values,
});
const whether = (filter: Filter | FilterCondition) =>
  holds('join' in filter ? filter : { join: 'and', conditions: [filter] }, facts, context);

test.each([
  [ask('stage', 'is', 'lost', 'won'), true],
  [ask('stage', 'isNot', 'won'), false],
  [ask('tags', 'is', 'vip'), true],
  [ask('tags', 'isNot', 'vip'), false],
  [ask('owner', 'is', '@me'), true],
  [ask('title', 'contains', 'shirt'), true],
  [ask('title', 'is', 'sample shirts'), true],
  [ask('title', 'doesNotContain', 'mug'), true],
  [ask('notes', 'isEmpty'), true],
  [ask('notes', 'isNot', 'anything'), true],
  [ask('dueOn', 'before', '@today+7'), true],
  [ask('dueOn', 'after', '@today+2'), false],
  [ask('dueOn', 'onOrAfter', '@today+2'), true],
  [ask('owing', 'moreThan', '99.995'), true],
  [ask('owing', 'is', '100'), true],
  [ask('owing', 'lessThan', 'nothing'), false],
  // A column that is gone holds nothing, whichever way it is asked.
  [ask('gone', 'is', 'x'), false],
  [ask('gone', 'isNot', 'x'), false],
  [ask('gone', 'isEmpty'), false],
])('%j holds: %s', (condition, expected) => {
  expect(whether(condition)).toBe(expected);
});

test('and, or, and groups within them', () => {
  const [yes, no] = [ask('stage', 'is', 'won'), ask('stage', 'is', 'lost')];
  expect(whether({ join: 'and', conditions: [yes, no] })).toBe(false);
  expect(whether({ join: 'or', conditions: [yes, no] })).toBe(true);
  expect(whether({ join: 'and', conditions: [yes, { join: 'or', conditions: [no, yes] }] })).toBe(true);
  expect(whether({ join: 'or', conditions: [] })).toBe(true);
  expect(holds(null, facts, context)).toBe(true);
});

test('what does not hold is named: of "and" what fails, of "or" nothing as long as one part holds', () => {
  const [won, lost, late] = [
    ask('stage', 'is', 'won'),
    ask('stage', 'is', 'lost'),
    ask('dueOn', 'before', '@today'),
  ];
  const unmet = (join: Filter['join'], ...conditions: Filter['conditions']) =>
    unmetIn({ join, conditions }, facts, context);
  expect(unmet('and', won, lost, late)).toEqual([lost, late]);
  expect(unmet('or', won, lost)).toEqual([]);
  expect(unmet('or', lost, late)).toEqual([lost, late]);
  const group: Filter = { join: 'or', conditions: [lost, late] };
  expect(unmet('and', won, group)).toEqual([group]);
});
