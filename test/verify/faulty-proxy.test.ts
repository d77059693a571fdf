// Faults between the adapter and a ledger: each strikes one request, and the work is done or not as it says.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTransport } from '../../src/providers/transport.ts';
import { type FaultyProxy, openFaultyProxy } from './faulty-proxy.ts';
import type { Message } from './wire.ts';
import { xeroFaultAnswers } from './xero/fault-answers.ts';
import { xeroWire } from './xero/wire.ts';

const send = createTransport();
let done: Message[] = [];
let proxy: FaultyProxy;

beforeEach(async () => {
  done = [];
  const line = {
    send: async (message: Message) => {
      done.push(message);
      const body = new Uint8Array(Buffer.from('{"Invoices":[{"InvoiceNumber":"S-1"}]}'));
      return { status: 200, headers: { 'content-type': 'application/json', 'x-own': 'yes' }, body };
    },
  };
  const wire = xeroWire({ apiUrl: 'https://api.example.com', identityUrl: 'https://identity.example.com' });
  proxy = await openFaultyProxy(line, wire, xeroFaultAnswers);
});
afterEach(() => proxy.close());

const write = () =>
  send({
    method: 'PUT',
    url: `${proxy.url}/api.xro/2.0/Invoices?unitdp=4`,
    headers: { 'content-type': 'application/json', 'idempotency-key': 'key-1' },
    body: '{"Invoices":[]}',
  });

test('without a fault, request and answer pass as they are, and the request is noted', async () => {
  const answer = await write();
  expect(answer).toMatchObject({ kind: 'answered', status: 200, text: expect.stringContaining('S-1') });
  expect(answer.kind === 'answered' && answer.headers.get('x-own')).toBe('yes');
  expect(done).toMatchObject([{ method: 'PUT', address: '/api.xro/2.0/Invoices?unitdp=4' }]);
  expect(Buffer.from(done[0]?.body ?? []).toString()).toBe('{"Invoices":[]}');
  expect(proxy.requests()).toEqual([{ name: 'PUT /Invoices', key: 'key-1' }]);
});

test.each([
  ['dropRequest', 0],
  ['dropAnswer', 1],
  ['tearAnswer', 1],
] as const)(
  '%s: silence after something was sent, the work done %i times; the next one passes',
  async (kind, times) => {
    proxy.faults[kind]();
    expect(await write()).toMatchObject({ kind: 'noAnswer' });
    expect(done).toHaveLength(times);
    expect(await write()).toMatchObject({ kind: 'answered', status: 200 });
  },
);

test.each([
  ['failBeforeWork', 500, 0],
  ['failAfterWork', 500, 1],
  ['html', 200, 0],
  ['busy', 503, 0],
  ['expireToken', 401, 0],
] as const)('%s: another answer, the work done or not', async (kind, status, times) => {
  proxy.faults[kind]();
  expect(await write()).toMatchObject({ kind: 'answered', status });
  expect(done).toHaveLength(times);
  expect(proxy.requests()).toHaveLength(1);
});

test('a gateway’s page stands in place of work, or of its answer', async () => {
  proxy.faults.gateway(502, 'beforeWork');
  proxy.faults.gateway(504, 'afterWork');
  expect(await write()).toMatchObject({ status: 502, text: expect.stringContaining('<html>') });
  expect(done).toHaveLength(0);
  expect(await write()).toMatchObject({ status: 504 });
  expect(done).toHaveLength(1);
});

test('a limit names itself, and says when to go on where it is told to', async () => {
  proxy.faults.limit('minute', 22);
  proxy.faults.limit('app');
  const headersOf = async () => {
    const answer = await write();
    if (answer.kind !== 'answered') throw new Error('There was no answer');
    return [answer.status, answer.headers.get('x-rate-limit-problem'), answer.headers.get('retry-after')];
  };
  expect(await headersOf()).toEqual([429, 'minute', '22']);
  expect(await headersOf()).toEqual([429, 'appminute', null]);
  expect(done).toHaveLength(0);
});

test('a lost refresh strikes the token endpoint alone, and what was laid can be taken away', async () => {
  proxy.faults.loseRefresh();
  expect(await write()).toMatchObject({ kind: 'answered' });
  const refresh = () => send({ method: 'POST', url: `${proxy.url}/connect/token`, headers: {}, body: 'a=b' });
  expect(await refresh()).toMatchObject({ kind: 'noAnswer' });
  expect(await refresh()).toMatchObject({ kind: 'answered' });
  proxy.faults.busy();
  proxy.faults.loseRefresh();
  proxy.clearFaults();
  expect(await write()).toMatchObject({ status: 200 });
  expect(await refresh()).toMatchObject({ kind: 'answered' });
});

test('what is meant for a write lets what is only read pass', async () => {
  proxy.faults.dropAnswer('writes');
  const url = `${proxy.url}/api.xro/2.0/Invoices`;
  expect(await send({ method: 'GET', url, headers: {} })).toMatchObject({ kind: 'answered', status: 200 });
  expect(await write()).toMatchObject({ kind: 'noAnswer' });
});
