import { expect, test } from 'vitest';
import { changesBetween, linesInWords } from './record-changes.ts';

const fields = [
  ['title', 'Title'],
  ['notes', 'Notes'],
] as const;

test('what says the same is left out, and nothing and blank are the same', () => {
  const before: { title: string; notes: string | null } = { title: 'Caps', notes: null };
  expect(changesBetween(fields, before, { title: 'Hats', notes: '' })).toEqual([
    { field: 'Title', from: 'Caps', to: 'Hats' },
  ]);
});

test('long text is cut to what somebody still reads', () => {
  const [change] = changesBetween(fields, { title: '', notes: '' }, { title: '', notes: 'a'.repeat(5_000) });
  expect(change).toMatchObject({ from: null, to: `${'a'.repeat(499)}…` });
});

test('a heading among the lines is told without quantity and price', () => {
  const line = { quantity: '2.0000', unitPrice: '12.5000', discountRate: '0.0000' };
  const none = { quantity: '0', unitPrice: '0', discountRate: '0' };
  expect(
    linesInWords([
      { ...none, description: 'Caps' },
      { ...line, description: 'Black\n5-panel' },
    ]),
  ).toBe('Caps; 2 × Black at 12.5');
});
