// What a fault waits for: a request is known by what it would do, alone or in a batch.
import { expect, test } from 'vitest';
import { deedsOf } from './deeds.ts';

const deeds = (method: string, path: string, body: object = {}) =>
  deedsOf({
    method,
    url: new URL(`http://practice.example/v3/company/1/${path}`),
    headers: new Headers(),
    body: JSON.stringify(body),
  });

test.each([
  ['GET', 'customer/3', {}, []],
  ['POST', 'query', {}, []],
  ['POST', 'customer?requestid=a', { DisplayName: 'A' }, ['create Customer']],
  ['POST', 'customer?requestid=a', { Id: '3', SyncToken: '0' }, ['update Customer']],
  ['POST', 'invoice?operation=void', { Id: '3', SyncToken: '0' }, ['void Invoice']],
  ['POST', 'payment?operation=update&include=void', { Id: '3' }, ['void Payment']],
  ['POST', 'payment?operation=delete', { Id: '3' }, ['delete Payment']],
  ['POST', 'invoice/3/send', {}, ['send Invoice']],
  ['POST', 'upload', {}, ['create Attachable']],
] as const)('%s %s is known by what it would do', (method, path, body, expected) => {
  expect(deeds(method, path, body).map((deed) => deed.toLowerCase())).toEqual(
    expected.map((deed) => deed.toLowerCase()),
  );
});

test('a batch is known by each of its items', () => {
  const items = [
    { bId: '1', operation: 'create', Invoice: {} },
    { bId: '2', operation: 'update', optionsData: 'void', Payment: {} },
    { bId: '3', Query: 'select * from Invoice' },
  ];
  expect(deeds('POST', 'batch', { BatchItemRequest: items })).toEqual(['create Invoice', 'void Payment']);
});
