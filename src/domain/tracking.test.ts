// Which options of the books' tracking categories a line carries, and the sentence for each that cannot.
import { expect, test } from 'vitest';
import type { Problem } from './problem.ts';
import { type ChosenTracking, readTrackingSubject, resolveTracking, trackingSubject } from './tracking.ts';

const options = new Map([
  ['north', { name: 'North', isActive: true }],
  ['south', { name: 'South', isActive: true }],
  ['east', { name: 'East', isActive: false }],
]);
const books = {
  organisationName: 'Sample Books',
  mappingSetting: '/mapping',
  tracking: new Map([
    ['region', { name: 'Region', isActive: true, options }],
    ['old', { name: 'Old', isActive: false, options }],
  ]),
};
const mapped = (by: Readonly<Record<string, string>>) => ({ tracking: new Map(Object.entries(by)) });

function resolve(
  tracking: readonly ChosenTracking[],
  by: Readonly<Record<string, string>> = {},
  categoryId: string | null = null,
) {
  const problems: Problem[] = [];
  const line = { categoryId, categoryName: 'Caps', tracking };
  return { resolved: resolveTracking(line, 0, mapped(by), books, problems), problems };
}
const by = { 'default/region': 'north', 'caps/region': 'south' };

test('the line is asked first, then its category, then the default', () => {
  expect(resolve([], by).resolved).toMatchObject([{ optionName: 'North', source: 'default' }]);
  expect(resolve([], by, 'caps').resolved).toMatchObject([{ optionName: 'South', source: 'category' }]);
  const chosen = [{ trackingCategoryId: 'region', optionId: 'north' }];
  expect(resolve(chosen, by, 'caps').resolved).toMatchObject([{ optionName: 'North', source: 'line' }]);
});

test('a line may want none, whatever is mapped', () => {
  expect(resolve([{ trackingCategoryId: 'region', optionId: null }], by)).toEqual({
    resolved: [],
    problems: [],
  });
});

test.each([
  [[{ trackingCategoryId: 'region', optionId: 'east' }], {}, /East of Region is archived.*on the line/],
  [[{ trackingCategoryId: 'region', optionId: 'west' }], {}, /option of Region .* no longer in the books/],
  [[{ trackingCategoryId: 'old', optionId: 'north' }], {}, /tracking category Old is archived/],
  [[{ trackingCategoryId: 'gone', optionId: 'north' }], {}, /no longer have a tracking category/],
  [[], { 'default/region': 'east' }, /Choose another default in Account mapping/],
])('what is gone is refused and named: %j %j', (tracking, mapping, words) => {
  const { problems } = resolve(tracking, mapping);
  expect(problems).toMatchObject([{ code: 'TrackingNotFound', field: 'lines.0.tracking' }]);
  expect(problems[0]?.message).toMatch(words);
});

test('a default of a category that is archived is no longer asked for', () => {
  expect(resolve([], { 'default/old': 'north' })).toEqual({ resolved: [], problems: [] });
});

test('a subject of the mapping is read as it was written', () => {
  expect(readTrackingSubject(trackingSubject('default', 'region'))).toEqual({
    subjectId: 'default',
    trackingCategoryId: 'region',
  });
  expect(readTrackingSubject('default')).toBeNull();
});
