// What the line to QuickBooks does to messages: tags that fit, ids of requests of their own, eight calls a second.
import { expect, test } from 'vitest';
import { openFaultyProxy } from '../faulty-proxy.ts';
import { tagOf } from '../tags.ts';
import type { Message } from '../wire.ts';
import { quickbooksFaultAnswers } from './fault-answers.ts';
import { CALLS_A_SECOND, quickbooksWire } from './wire.ts';

const wire = quickbooksWire({
  apiUrl: 'https://api.example.com',
  tokenUrl: 'https://tokens.example.com',
  revokeUrl: 'https://revoke.example.com',
  callsASecond: CALLS_A_SECOND,
});
const tag = tagOf('-cfvabc123', 7);

test('what a test names goes tagged, names of the ledger’s own and those taken on purpose go as they are', () => {
  const body = {
    CustomerRef: { name: 'Sample Club' },
    Customer: { DisplayName: 'Sample Customer c-1', Notes: 'c-1' },
    Taken: { DisplayName: 'Sample Club' },
    Invoice: { DocNumber: 'S-1', PrivateNote: 'Order 5\nhttps://desk.example.com/invoices/i-1' },
    Typed: { PrivateNote: 'Order 5', TotalAmt: 0.1648, Name: 'Sales' },
  };
  const sent = wire.tagBody(JSON.stringify(body), tag, ['Sample Club']);
  expect(JSON.parse(sent)).toEqual({
    ...body,
    Customer: { DisplayName: `Sample Customer c-1${tag}`, Notes: `c-1${tag}` },
    Invoice: {
      DocNumber: expect.stringMatching(/^S-1~[0-9a-z]{3}$/),
      PrivateNote: `Order 5\nhttps://desk.example.com/invoices/i-1${tag}`,
    },
  });
  expect(JSON.parse(wire.untag(sent, tag))).toEqual(body);
  expect(wire.untag(sent, tagOf('-cfvabc123', 8))).toBe(sent);
});

test('numbers are asked for as they were given, and stay within their 21 characters', () => {
  const sent = wire.tagBody('{"DocNumber":"Odd, \\"with\\" comma"}', tag, []);
  const { DocNumber } = JSON.parse(sent);
  expect(DocNumber).toHaveLength(21);
  const statement = `SELECT * FROM Invoice WHERE DocNumber IN ('s-1', 'Odd, "with" comma') ORDERBY Id`;
  const address = wire.tagAddress(`/v3/company/1/query?query=${encodeURIComponent(statement)}`, tag);
  const ending = DocNumber.slice(-4);
  expect(decodeURIComponent(address)).toBe(
    `/v3/company/1/query?query=SELECT * FROM Invoice WHERE DocNumber IN ('s-1${ending}', 'Odd, "with" comma${ending}') ORDERBY Id`,
  );
});

test('the id of a request is the test’s own, and the same for the same test', () => {
  const address = '/v3/company/1/invoice?requestid=abc&minorversion=75';
  const sent = wire.tagAddress(address, tag);
  expect(sent).toMatch(/^\/v3\/company\/1\/invoice\?requestid=[\w-]{32}&minorversion=75$/);
  expect(wire.tagAddress(address, tag)).toBe(sent);
  expect(wire.tagAddress(address, tagOf('-cfvabc123', 8))).not.toBe(sent);
});

test('an endpoint is named without ids, a question by what it asks for', () => {
  expect(wire.endpointOf('/v3/company/123/invoice/45?minorversion=75')).toBe('/invoice/{id}');
  expect(wire.endpointOf('/v3/company/123/query?query=SELECT%20*%20FROM%20Item')).toBe('/query FROM Item');
  const message = { method: 'POST', address: '/v3/company/123/batch?requestid=abc', headers: {} };
  expect(wire.nameOf(message)).toEqual({ name: 'POST /batch', key: 'abc' });
});

test('each message goes to who answers it', () => {
  const hosts = ['/v3/company/1/cdc', '/oauth2/v1/tokens/bearer', '/v2/oauth2/tokens/revoke'].map((address) =>
    wire.hostOf({ address }),
  );
  expect(hosts).toEqual([
    'https://api.example.com',
    'https://tokens.example.com',
    'https://revoke.example.com',
  ]);
});

test('more than eight calls a second wait, and a limit that is met is waited out', () => {
  const pace = wire.openPace();
  const answer = { status: 200, headers: {}, body: new Uint8Array() };
  for (let calls = 1; calls < 8; calls++) pace.note(answer);
  expect(pace.pauseMs()).toBe(0);
  pace.note(answer);
  expect(pace.pauseMs()).toBeGreaterThan(900);
  expect(pace.pauseMs()).toBeLessThanOrEqual(1_000);
  expect(pace.pauseAfterRefusalMs({ ...answer, status: 429 })).toBe(61_000);
});

test('faults strike the books, a lost refresh the token service', async () => {
  const passed: Message[] = [];
  const line = {
    send: async (message: Message) => {
      passed.push(message);
      return { status: 200, headers: {}, body: new Uint8Array() };
    },
  };
  const proxy = await openFaultyProxy(line, wire, quickbooksFaultAnswers);
  const post = (path: string) => fetch(`${proxy.url}${path}`, { method: 'POST', body: '{}' });
  proxy.faults.loseRefresh();
  proxy.faults.limit('minute');
  const limited = await post('/v3/company/1/batch?requestid=abc');
  expect([limited.status, await limited.text()]).toEqual([429, expect.stringContaining('code="3001"')]);
  await expect(post('/oauth2/v1/tokens/bearer')).rejects.toThrow();
  expect(passed.map(({ address }) => address)).toEqual(['/oauth2/v1/tokens/bearer']);
  expect(proxy.requests()).toEqual([{ name: 'POST /batch', key: 'abc' }]);
  await proxy.close();
});
