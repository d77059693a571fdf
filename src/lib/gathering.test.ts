import { expect, test } from 'vitest';
import { gathering } from './gathering.ts';

test('what comes while earlier items are seen to goes together next, in order', async () => {
  const calls: string[][] = [];
  const take = gathering<string>(async (items) => {
    calls.push([...items]);
    await Promise.resolve();
  });
  await Promise.all(['a', 'b', 'c'].map(take));
  await take('d');
  expect(calls).toEqual([['a'], ['b', 'c'], ['d']]);
});

test('a call that failed fails for its own items only', async () => {
  const take = gathering<string>((items) =>
    items.includes('bad') ? Promise.reject(new Error('no')) : Promise.resolve(),
  );
  const outcomes = await Promise.allSettled(['first', 'bad', 'with it'].map(take));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  await expect(take('after')).resolves.toBeUndefined();
});
