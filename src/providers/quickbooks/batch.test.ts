import { expect, test } from 'vitest';
import { sendBatch } from './batch.ts';
import { fault, toldBooks } from './books.fixtures.ts';
import { sendChanges } from './versions.ts';

const create = (name: string) =>
  ({ entity: 'Customer', operation: 'create', body: { DisplayName: name } }) as const;
const record = (Id: string, SyncToken = '0') => ({
  Customer: { Id, SyncToken, MetaData: { LastUpdatedTime: '2026-11-20T14:00:00-08:00' } },
});

test('each item has its own outcome, whatever order they are answered in', async () => {
  const answers = [
    { bId: '2', ...fault('6240', 'Duplicate Name Exists Error') },
    { bId: '1', ...record('11') },
  ];
  const books = toldBooks({ body: { BatchItemResponse: answers } });
  const sent = await sendBatch(books.call, { operation: 'x', items: [create('A'), create('B')], key: 'key' });
  expect(sent).toMatchObject({
    value: [
      { kind: 'done', record: { Id: '11' } },
      { kind: 'refused', fault: { errors: [{ code: '6240' }] } },
    ],
  });
  expect(books.bodies()[0]).toEqual({
    BatchItemRequest: [
      { bId: '1', operation: 'create', Customer: { DisplayName: 'A' } },
      { bId: '2', operation: 'create', Customer: { DisplayName: 'B' } },
    ],
  });
});

test('one alone goes by itself, and its refusal is its own', async () => {
  const books = toldBooks(
    { body: record('11') },
    { status: 400, body: fault('6240', 'Duplicate Name Exists Error') },
    { body: { Payment: {} } },
    { body: { Invoice: {} } },
  );
  const send = (items: Parameters<typeof sendBatch>[1]['items']) =>
    sendBatch(books.call, { operation: 'x', items, key: 'key' });
  expect(await send([create('A')])).toMatchObject({ value: [{ kind: 'done' }] });
  expect(await send([create('A')])).toMatchObject({ value: [{ kind: 'refused' }] });
  await send([{ entity: 'Payment', operation: 'update', option: 'void', body: {} }]);
  await send([{ entity: 'Invoice', operation: 'update', option: 'void', body: {} }]);
  expect(books.asked.map(({ path }) => path.split('/').at(-1))).toEqual([
    'customer',
    'customer',
    'payment',
    'invoice',
  ]);
  expect(books.asked[2]?.query).toMatchObject({ operation: 'update', include: 'void' });
  expect(books.asked[3]?.query).toMatchObject({ operation: 'void' });
});

test('an item that is missing, or fails for the whole call’s sake, leaves the batch unknown', async () => {
  const items = [create('A'), create('B')];
  for (const other of [
    [],
    [{ bId: '2', ...fault('10000', 'An application error has occurred', '', '', 'SystemFault') }],
    [{ bId: '2', ...fault('3001', 'ThrottleExceeded', '', '', 'SERVICE') }],
  ]) {
    const books = toldBooks({ body: { BatchItemResponse: [{ bId: '1', ...record('11') }, ...other] } });
    expect(await sendBatch(books.call, { operation: 'x', items, key: 'key' })).toMatchObject({
      failure: { kind: 'outcomeUnknown', answered: true },
    });
  }
});

const change = (ledgerId: string, version: string | null) => ({
  ledgerId,
  version,
  write: (token: string) =>
    ({ entity: 'Customer', operation: 'update', body: { Id: ledgerId, SyncToken: token } }) as const,
});

test('what was behind is read once, all in one question, and goes again under another id', async () => {
  const stale = fault('5010', 'Stale Object Error');
  const books = toldBooks(
    {
      body: {
        BatchItemResponse: [
          { bId: '1', ...stale },
          { bId: '2', ...record('12', '4') },
          { bId: '3', ...stale },
        ],
      },
    },
    { body: { QueryResponse: { Customer: [record('11', '7').Customer] } } },
    { body: record('11', '8') },
  );
  const changes = [change('11', '5'), change('12', '3'), change('13', '1')];
  const sent = await sendChanges(books.call, { operation: 'x', entity: 'Customer', changes, key: 'key' });
  expect(sent).toMatchObject({
    value: [
      { kind: 'done', record: { SyncToken: '8' } },
      { kind: 'done', record: { SyncToken: '4' } },
      { kind: 'refused', fault: { errors: [{ code: '610' }] } },
    ],
  });
  expect(books.asked[1]?.query.query).toContain("Id IN ('11', '13')");
  expect(books.bodies()[2]).toEqual({ Id: '11', SyncToken: '7' });
  expect(books.asked[2]?.query.requestid).not.toBe(books.asked[0]?.query.requestid);
});

test('a version that is not known is read first; what is no id is gone without a question', async () => {
  const books = toldBooks(
    { body: { QueryResponse: { Customer: [record('11', '7').Customer] } } },
    { body: record('11', '8') },
  );
  const changes = [change('11', null), change('not-an-id', null)];
  const sent = await sendChanges(books.call, { operation: 'x', entity: 'Customer', changes, key: 'key' });
  expect(sent).toMatchObject({ value: [{ kind: 'done' }, { kind: 'refused' }] });
  expect(books.asked[0]?.query.query).toBe(
    "SELECT * FROM Customer WHERE Id IN ('11') AND Active IN (true, false) ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000",
  );
});
