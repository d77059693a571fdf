/** The query language as it was seen to behave: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, type Loose, openQuickbooksBench, type QuickbooksBench } from '../test-bench.ts';

const ask = (bench: QuickbooksBench, statement: string) =>
  bench.call('GET', `/query?query=${encodeURIComponent(statement)}&minorversion=75`);

const names = async (bench: QuickbooksBench, statement: string): Promise<readonly string[]> => {
  const reply = await ask(bench, statement);
  if (reply.status !== 200) throw new Error(reply.text);
  return (reply.json.QueryResponse.Customer ?? []).map((each: Loose) => each.DisplayName);
};

test('documented: a page says where it begins and how many it holds; none is an empty answer', async () => {
  const bench = openQuickbooksBench();
  const reply = await ask(bench, 'SELECT * FROM Customer STARTPOSITION 2 MAXRESULTS 3');
  const { Customer, ...rest } = reply.json.QueryResponse;
  expect(Customer.map((each: Loose) => each.Id)).toEqual(['2', '3', '4']);
  expect(rest).toEqual({ startPosition: 2, maxResults: 3 });
  const none = await ask(bench, "SELECT * FROM Customer WHERE DisplayName = 'Nobody'");
  expect(none.json).toEqual({ QueryResponse: {}, time: '2026-03-02T18:00:00.250-08:00' });
});

test('documented: a statement may be posted as text too', async () => {
  const bench = openQuickbooksBench();
  const reply = await bench.call('POST', '/query', 'select count(*) from Customer', {
    'Content-Type': 'application/text',
  });
  expect(reply.json.QueryResponse).toEqual({ totalCount: 11 });
});

test('documented: inactive names are left out unless the query asks for them', async () => {
  const bench = openQuickbooksBench();
  expect(await names(bench, "SELECT * FROM Customer WHERE DisplayName LIKE '%Closed%'")).toEqual([]);
  expect(
    await names(
      bench,
      "SELECT * FROM Customer WHERE DisplayName LIKE '%closed%' AND Active IN (true, false)",
    ),
  ).toEqual(['Sample Closed Shop (practice) (deleted)']);
  expect(await names(bench, 'SELECT * FROM Customer WHERE Active = false')).toHaveLength(1);
});

test('observed: numbers stand in quotes, a bare one cannot be parsed', async () => {
  const bench = openQuickbooksBench();
  const quoted = await ask(bench, "SELECT * FROM Item WHERE UnitPrice > '18.49' ORDERBY UnitPrice DESC");
  expect(quoted.json.QueryResponse.Item.map((each: Loose) => each.UnitPrice)).toEqual([42, 35, 18.5]);
  const bare = await ask(bench, 'SELECT * FROM Item WHERE UnitPrice > 18');
  expect([bare.status, codeOf(bare)]).toEqual([400, '4000']);
  expect(bare.json.Fault.Error[0]).not.toHaveProperty('element');
});

test('documented: a backslash escapes a quote; observed: a doubled quote does not', async () => {
  const bench = openQuickbooksBench();
  await bench.make('Customer', { DisplayName: "Adam's Candy (practice)" });
  expect(
    await names(bench, "SELECT * FROM Customer WHERE DisplayName = 'Adam\\'s Candy (practice)'"),
  ).toEqual(["Adam's Candy (practice)"]);
  expect(codeOf(await ask(bench, "SELECT * FROM Customer WHERE DisplayName = 'Adam''s'"))).toBe('4000');
});

test('observed: words compare without regard to case, ORDER BY is two words or one, lists of fields are sparse', async () => {
  const bench = openQuickbooksBench();
  const reply = await ask(
    bench,
    "select DisplayName from customer where GivenName in ('ALEX', 'bo') order by GivenName desc",
  );
  expect(reply.json.QueryResponse.Customer).toEqual([
    { Id: '2', DisplayName: 'Sample Primary School (practice)', domain: 'QBO', sparse: true },
    { Id: '1', DisplayName: 'Sample Sports Club (practice)', domain: 'QBO', sparse: true },
  ]);
});

test('documented: there is no OR', async () => {
  const bench = openQuickbooksBench();
  const reply = await ask(bench, "SELECT * FROM Customer WHERE Id = '1' OR Id = '2'");
  expect(codeOf(reply)).toBe('4000');
  expect(reply.json.Fault.Error[0].Detail).toBe(
    'QueryParserError: Encountered " <IDENTIFIER> "OR "" at line 1, column 39.',
  );
});

test('observed: an unknown property, a page from 0 and one of more than a thousand are 4001', async () => {
  const bench = openQuickbooksBench();
  const unknown = await ask(bench, "SELECT * FROM Customer WHERE NoSuchField = 'x'");
  expect(unknown.json.Fault.Error[0]).toEqual({
    Message: 'Invalid query',
    Detail: 'QueryValidationError: Property NoSuchField not found for Entity Customer',
    code: '4001',
  });
  const zero = await ask(bench, 'SELECT * FROM Customer STARTPOSITION 0');
  expect(zero.json.Fault.Error[0].Detail).toBe(
    'QueryValidationError: value 0 is too small. Min allowed value is 1',
  );
  expect(codeOf(await ask(bench, 'SELECT * FROM Customer MAXRESULTS 1001'))).toBe('4001');
});

test('documented: a hundred come without MAXRESULTS, oldest first, and the pages are whole', async () => {
  const bench = openQuickbooksBench();
  for (let number = 0; number < 130; number += 1) await bench.make('Customer', { DisplayName: `C${number}` });
  expect(await names(bench, 'SELECT * FROM Customer')).toHaveLength(100);
  const all = await names(bench, 'SELECT * FROM Customer ORDERBY Id STARTPOSITION 12 MAXRESULTS 1000');
  expect(all).toEqual(Array.from({ length: 130 }, (_, number) => `C${number}`));
});

test('documented: what has changed since a moment, whatever its offset', async () => {
  const bench = openQuickbooksBench();
  const since = (moment: string, operator: string) =>
    names(
      bench,
      `SELECT * FROM Customer WHERE MetaData.LastUpdatedTime ${operator} '${moment}' ORDERBY MetaData.LastUpdatedTime`,
    );
  await bench.make('Customer', { DisplayName: 'First' });
  bench.sandbox.clock.advance(60_000);
  await bench.make('Customer', { DisplayName: 'Second' });
  await bench.make('Customer', { Id: '1', SyncToken: '0', sparse: true, Notes: 'changed' });
  expect(await since('2026-03-03T02:00:00Z', '>=')).toEqual([
    'First',
    'Sample Sports Club (practice)',
    'Second',
  ]);
  expect(await since('2026-03-02T18:00:00-08:00', '>')).toHaveLength(2);
  expect(await since('2026-03-02T18:01:00', '>')).toEqual([]);
});
