import { expect, test } from 'vitest';
import { countResults, countWords, startBulkRun } from './bulk-run.ts';

const rows = (count: number) => Array.from({ length: count }, (_, index) => `row ${index}`);
const turn = () => new Promise<void>((done) => setTimeout(done));

test('each row has its result: done, not allowed, or why it failed', async () => {
  const asked: string[] = [];
  const run = startBulkRun(rows(3), {
    whyNot: (row) => (row === 'row 1' ? 'It is sent already.' : null),
    run: async (row) => {
      asked.push(row);
      if (row === 'row 2') throw new Error('The books are locked.');
      return { words: 'is sent' };
    },
  });
  await run.finished();
  expect(run.state().items.map(({ result }) => result)).toEqual([
    { state: 'done', words: 'is sent' },
    { state: 'notAllowed', why: 'It is sent already.' },
    { state: 'failed', why: 'The books are locked.' },
  ]);
  expect(asked).toEqual(['row 0', 'row 2']);
  expect(countWords(countResults(run.state()))).toBe('1 done, 1 not allowed, 1 failed');
});

test('no more than four rows are asked for at once', async () => {
  let underWay = 0;
  let most = 0;
  const run = startBulkRun(rows(20), {
    whyNot: () => null,
    run: async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await turn();
      underWay -= 1;
      return { words: 'is sent' };
    },
  });
  await run.finished();
  expect(most).toBe(4);
  expect(countResults(run.state()).done).toBe(20);
});

test('stopped, it ends what is under way and begins nothing more', async () => {
  const run = startBulkRun(rows(20), {
    whyNot: () => null,
    run: async () => {
      await turn();
      return { words: 'is sent' };
    },
  });
  run.stop();
  expect(run.state().isStopping).toBe(true);
  await run.finished();
  expect(countResults(run.state())).toMatchObject({ done: 4, stopped: 16, running: 0 });
});

test('tried again, only what failed or was stopped is asked for, and pressing twice asks once', async () => {
  const asked: string[] = [];
  let isUp = false;
  const run = startBulkRun(rows(2), {
    whyNot: () => null,
    run: async (row) => {
      asked.push(row);
      if (row === 'row 1' && !isUp) throw new Error('Counterfoil cannot be reached.');
      return { words: 'is sent' };
    },
  });
  await run.finished();
  isUp = true;
  run.again();
  run.again();
  await run.finished();
  expect(asked).toEqual(['row 0', 'row 1', 'row 1']);
  expect(countResults(run.state())).toMatchObject({ done: 2, failed: 0 });
});
