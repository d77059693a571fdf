import { expect, test } from 'vitest';
import { toldBooks } from './books.fixtures.ts';
import { readChanges } from './changes.ts';
import { askAll, askPage, changedSince, hasId, quoted, statementOf } from './query.ts';

test('text is quoted so that it cannot end the quotes, and what is no id is left out', () => {
  expect(quoted("Adam's \\ Candy")).toBe("'Adam\\'s \\\\ Candy'");
  expect(hasId(['1', '1', "2') OR Id IN ('3", '11111111-2222-4333-8444-555555555555'])).toBe("Id IN ('1')");
  expect(hasId([])).toBeNull();
});

test('a statement names its place from one, and times to the second', () => {
  const where = [changedSince(new Date('2026-11-20T22:00:00.750Z'))];
  expect(statementOf({ entity: 'Invoice', where, orderBy: 'MetaData.LastUpdatedTime', start: 1001 })).toBe(
    "SELECT * FROM Invoice WHERE MetaData.LastUpdatedTime >= '2026-11-20T22:00:00Z' ORDERBY MetaData.LastUpdatedTime STARTPOSITION 1001 MAXRESULTS 1000",
  );
});

const rows = (from: number, count: number) => ({
  body: {
    QueryResponse: { Invoice: Array.from({ length: count }, (_, index) => ({ Id: `${from + index}` })) },
  },
});
const starts = (asked: readonly { readonly query: Readonly<Record<string, string>> }[]) =>
  asked.map(({ query }) => Number(/STARTPOSITION (\d+)/.exec(query.query ?? '')?.[1]));

test('pages are turned by our own count until one is far from full, be they longer or shorter than asked', async () => {
  for (const [first, second] of [
    [1000, 1001],
    [1001, 1002],
    [999, 1000],
  ] as const) {
    const books = toldBooks(rows(1, first), rows(second, 5));
    const all = await askAll(books.call, { operation: 'x', entity: 'Invoice', read: (record) => record });
    expect(all.ok && new Set(all.value.map((record) => JSON.stringify(record))).size).toBe(first + 5);
    expect(starts(books.asked)).toEqual([1, second]);
  }
});

test('pages that somebody else turns begin a little early, so that a short one loses nothing', async () => {
  const books = toldBooks(rows(1, 999), rows(901, 5));
  const page = (number: number) =>
    askPage(books.call, { operation: 'x', entity: 'Invoice', page: number, read: (record) => record });
  expect(await page(1)).toMatchObject({ value: { hasMore: true } });
  expect(await page(2)).toMatchObject({ value: { hasMore: false } });
  expect(starts(books.asked)).toEqual([1, 901]);
});

test('an answer without records has none; one without a list is no answer', async () => {
  const none = toldBooks({ body: { QueryResponse: {}, time: 'x' } });
  const asking = { operation: 'x', entity: 'Invoice', read: (record: unknown) => record } as const;
  expect(await askAll(none.call, asking)).toEqual({ ok: true, value: [] });
  expect(await askAll(toldBooks({ body: {} }).call, asking)).toMatchObject({
    failure: { kind: 'unavailable' },
  });
});

test('changes bring what is there and what is gone, of several kinds in one answer', async () => {
  const gone = {
    domain: 'QBO',
    status: 'Deleted',
    Id: '34',
    MetaData: { LastUpdatedTime: '2026-11-20T13:00:00-08:00' },
  };
  const books = toldBooks({
    body: {
      CDCResponse: [{ QueryResponse: [{ Customer: [{ Id: '1' }] }, { Invoice: [{ Id: '33' }, gone] }, {}] }],
      time: '2026-11-20T14:00:00.123-08:00',
    },
  });
  const since = new Date('2026-11-20T20:00:00Z');
  const changes = await readChanges(books.call, { operation: 'x', entities: ['Invoice', 'Customer'], since });
  if (!changes.ok) throw new Error('No answer');
  expect(changes.value.of('Invoice')).toEqual({
    records: [{ Id: '33' }],
    deleted: [{ ledgerId: '34', deletedAt: new Date('2026-11-20T21:00:00Z') }],
  });
  expect(changes.value.of('Customer').records).toHaveLength(1);
  expect(changes.value.isFull).toBe(false);
  expect(books.asked[0]).toMatchObject({
    path: '/v3/company/9130350000000001/cdc',
    query: { entities: 'Invoice,Customer', changedSince: '2026-11-20T20:00:00Z' },
  });
});
