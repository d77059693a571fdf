import { expect, test } from 'vitest';
import { toldBooks } from './books.fixtures.ts';
import { readChanges } from './changes.ts';
import { askAll, changedSince, hasId, quoted, statementOf } from './query.ts';

test('text is quoted so that it cannot end the quotes, and what is no id is left out', () => {
  expect(quoted("Adam's \\ Candy")).toBe("'Adam\\'s \\\\ Candy'");
  expect(hasId(['1', '1', "2') OR Id IN ('3", '11111111-2222-4333-8444-555555555555'])).toBe("Id IN ('1')");
  expect(hasId([])).toBeNull();
});

test('a statement names its page from one, and times to the second', () => {
  const where = [changedSince(new Date('2026-11-20T22:00:00.750Z'))];
  expect(statementOf({ entity: 'Invoice', where, orderBy: 'MetaData.LastUpdatedTime', page: 2 })).toBe(
    "SELECT * FROM Invoice WHERE MetaData.LastUpdatedTime >= '2026-11-20T22:00:00Z' ORDERBY MetaData.LastUpdatedTime STARTPOSITION 1001 MAXRESULTS 1000",
  );
});

test('pages are turned until one is not full; an empty answer is no record, and no answer is a failure', async () => {
  const full = Array.from({ length: 1000 }, (_, index) => ({ Id: `${index}` }));
  const books = toldBooks(
    { body: { QueryResponse: { Invoice: full, startPosition: 1, maxResults: 1000 } } },
    { body: { QueryResponse: {}, time: 'x' } },
  );
  const all = await askAll(books.call, { operation: 'x', entity: 'Invoice', read: (record) => record });
  expect(all.ok && all.value.length).toBe(1000);
  expect(books.asked).toHaveLength(2);
  const none = await askAll(toldBooks({ body: {} }).call, {
    operation: 'x',
    entity: 'Invoice',
    read: () => 0,
  });
  expect(none).toMatchObject({ failure: { kind: 'unavailable' } });
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
