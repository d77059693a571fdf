import { expect, test } from 'vitest';
import type { Reference } from '../api/types.ts';
import { referenceOptions } from './reference-options.ts';

const account = (code: string, isRevenue: boolean, isActive = true): Reference => ({
  kind: 'account',
  code,
  name: `Account ${code}`,
  words: `${code} – Account ${code}`,
  isActive,
  details: { isRevenue },
});
const chart = [
  account('090', false),
  account('200', true),
  account('260', true),
  account('299', true, false),
];
const codes = (groups: ReturnType<typeof referenceOptions>) =>
  groups.map(({ group, items }) => [group, items.map((item) => item.value)]);

test('revenue accounts come before the bank, archived ones not at all', () => {
  expect(codes(referenceOptions(chart, { code: null }))).toEqual([
    ['For sales', ['200', '260']],
    ['Others', ['090']],
  ]);
});

test('an account used lately is offered first, and once', () => {
  expect(codes(referenceOptions(chart, { code: null }, ['260', 'gone']))).toEqual([
    ['Recent', ['260']],
    ['For sales', ['200']],
    ['Others', ['090']],
  ]);
});

test('what a line has chosen stays choosable after the books archived or lost it', () => {
  expect(codes(referenceOptions(chart, { code: '299' }))).toContainEqual([
    'For sales',
    ['200', '260', '299'],
  ]);
  expect(codes(referenceOptions(chart, { code: '777' }))).toContainEqual(['Recent', ['777']]);
});
