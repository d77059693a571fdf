import { expect, test } from 'vitest';
import type { BoardColumn } from './board-column.ts';
import { changeColumnLayout, layOut, moveColumn, neighbour, onPhones } from './layout.ts';

const column = (key: string, part: Partial<BoardColumn<unknown>> = {}): BoardColumn<unknown> => ({
  ...{ key, name: key, type: 'text', width: 100, value: () => null, text: () => '' },
  ...part,
});
const columns = [
  column('number', { isFrozen: true }),
  column('title', { grows: 2 }),
  column('stage'),
  column('accounting'),
];
const keys = (laidOut: ReturnType<typeof layOut>) => laidOut.map((one) => one.column.key);

test('a board without a layout stands as it comes; a column that the layout does not name follows', () => {
  expect(keys(layOut(columns, []))).toEqual(['number', 'title', 'stage', 'accounting']);
  expect(keys(layOut(columns, [{ key: 'stage' }, { key: 'number' }]))[0]).toBe('stage');
  expect(
    keys(
      layOut(
        [...columns, column('new')],
        columns.map(({ key }) => ({ key })),
      ),
    ).at(-1),
  ).toBe('new');
});

test('moving a column keeps what is said of the others', () => {
  const layout = changeColumnLayout(layOut(columns, []), [], 'stage', { width: 300, isFrozen: true });
  const moved = moveColumn(layOut(columns, layout), layout, 'accounting', 'title');
  const laidOut = layOut(columns, moved);
  expect(keys(laidOut)).toEqual(['number', 'accounting', 'title', 'stage']);
  expect(laidOut[3]).toMatchObject({ width: 300, isFrozen: true });
});

test('one step goes past what is hidden, and never between frozen and loose columns', () => {
  const laidOut = layOut(columns, [{ key: 'number' }, { key: 'title' }, { key: 'stage', isHidden: true }]);
  expect(neighbour(laidOut, 'title', 1)).toBe('accounting');
  expect(neighbour(laidOut, 'title', -1)).toBeNull();
});

test('a width stays within what can be read and what fits a screen', () => {
  const [number] = layOut(columns, [{ key: 'number', width: 4 }]);
  expect(number?.width).toBe(56);
  expect(layOut(columns, [])[1]?.width).toBe('minmax(100px, 2fr)');
});

test('on a phone nothing is frozen and the Accounting Status is second', () => {
  const laidOut = onPhones(layOut(columns, []));
  expect(keys(laidOut)).toEqual(['number', 'accounting', 'title', 'stage']);
  expect(laidOut.some(({ isFrozen }) => isFrozen)).toBe(false);
});
