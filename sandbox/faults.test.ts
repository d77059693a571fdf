/** Faults over a real socket and in memory: what was done, and what the caller saw of it. */

import { afterEach, describe, expect, test } from 'vitest';
import type { Exchange, Fault } from './sandbox.ts';
import { type Bench, first, openBench, readReply, standardInvoice, until } from './test-bench.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** The same call over TCP. */
async function overTcp(bench: Bench) {
  const server = await bench.sandbox.listen(0);
  closers.push(server.close);
  return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    readReply(
      await fetch(`${server.url}/api.xro/2.0${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${bench.accessToken}`,
          'xero-tenant-id': bench.tenantId,
          Accept: 'application/json',
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
}

describe.each(['in memory', 'over TCP'])('%s', (way) => {
  const open = async (fault: Fault) => {
    const bench = openBench();
    bench.sandbox.control.layFault(fault);
    const call = way === 'in memory' ? bench.call : await overTcp(bench);
    const put = (headers = {}) => call('PUT', '/Invoices', standardInvoice(bench.contactId), headers);
    const count = () => bench.sandbox.books.listInvoices({ tenantId: bench.tenantId }).length;
    return { bench, put, count };
  };

  test('the answer is dropped after the work is done', async () => {
    const { put, count, bench } = await open({ kind: 'dropAnswerAfterCommit' });
    await expect(put()).rejects.toThrow();
    expect(count()).toBe(1);
    expect(bench.sandbox.control.requests().at(-1)).toMatchObject({ method: 'PUT', status: 0 });
    expect((await put()).status).toBe(200);
  });

  test('the same key after a dropped answer gives the answer that was lost', async () => {
    const { put, count } = await open({ kind: 'dropAnswerAfterCommit' });
    const key = { 'Idempotency-Key': 'k1' };
    await expect(put(key)).rejects.toThrow();
    expect(first((await put(key)).json.Invoices).InvoiceNumber).toBe('INV-0001');
    expect(count()).toBe(1);
  });

  test('the request is dropped before anything is done', async () => {
    const { put, count } = await open({ kind: 'dropRequestBefore' });
    await expect(put()).rejects.toThrow();
    expect(count()).toBe(0);
  });

  test('the answer breaks off in the middle', async () => {
    const { put, count } = await open({ kind: 'resetMidBody' });
    await expect(put()).rejects.toThrow();
    expect(count()).toBe(1);
  });

  test('a 500 is cached under the key, and a new key goes through', async () => {
    const { put, count } = await open({ kind: 'status500', cached: true });
    expect((await put({ 'Idempotency-Key': 'k1' })).status).toBe(500);
    expect((await put({ 'Idempotency-Key': 'k1' })).status).toBe(500);
    expect((await put({ 'Idempotency-Key': 'k2' })).status).toBe(200);
    expect(count()).toBe(1);
  });

  test('a 500 can come after the work was done', async () => {
    const { put, count } = await open({ kind: 'status500', afterCommit: true });
    expect((await put()).status).toBe(500);
    expect(count()).toBe(1);
  });

  test('a made-up 429 names its problem', async () => {
    const { put } = await open({ kind: 'status429', problem: 'day', retryAfter: 77_000 });
    const { headers, text } = await put();
    expect([headers.get('X-Rate-Limit-Problem'), headers.get('Retry-After'), text]).toEqual([
      'day',
      '77000',
      '',
    ]);
  });

  test('503, a web page instead of JSON, and an expired token', async () => {
    const { put, bench, count } = await open({ kind: 'status503' });
    bench.sandbox.control.layFault({ kind: 'html200' });
    bench.sandbox.control.layFault({ kind: 'tokenExpired' });
    const replies = [await put(), await put(), await put(), await put()];
    expect(replies.map((reply) => reply.status)).toEqual([503, 200, 401, 200]);
    expect(replies[0]?.text).toBe('The Xero API is temporarily unavailable');
    expect(replies[1]?.headers.get('Content-Type')).toBe('text/html');
    expect(count()).toBe(1);
  });

  test('a fault waits for its place, its organisation and its turn', async () => {
    const { put, bench } = await open({ kind: 'status503', match: { method: 'PUT', path: 'Payments' } });
    bench.sandbox.control.layFault({ kind: 'status500', match: { path: '/Invoices', tenantId: 'other' } });
    bench.sandbox.control.layFault({ kind: 'status503', match: { path: '/Invoices$' }, skip: 1, times: 2 });
    const replies = [await put(), await put(), await put(), await put()];
    expect(replies.map((reply) => reply.status)).toEqual([200, 503, 503, 200]);
  });
});

test('an observer hears what was answered whole, knows a fault’s answer, and nothing of what was lost', async () => {
  const heard: Exchange[] = [];
  const { sandbox, call, contactId } = openBench({ observe: (exchange) => heard.push(exchange) });
  sandbox.control.layFault({ kind: 'status503' });
  sandbox.control.layFault({ kind: 'dropAnswerAfterCommit', skip: 1 });
  await call('GET', '/Organisation');
  const reply = await call('PUT', '/Invoices', standardInvoice(contactId), { 'Idempotency-Key': 'k' });
  await expect(call('GET', '/Currencies')).rejects.toThrow();
  expect(heard.map(({ method, status, isFault }) => [method, status, isFault])).toEqual([
    ['GET', 503, true],
    ['PUT', 200, false],
  ]);
  expect(heard[1]?.url).toContain('/api.xro/2.0/Invoices');
  expect(heard[1]?.requestHeaders.get('Idempotency-Key')).toBe('k');
  expect(JSON.parse(heard[1]?.requestBody ?? '')).toEqual(standardInvoice(contactId));
  expect(heard[1]?.responseBody).toBe(reply.text);
  expect(heard[1]?.responseHeaders.get('Xero-Correlation-Id')).toBe(reply.headers.get('Xero-Correlation-Id'));
});

test('a refresh whose answer is lost has turned the token over all the same', async () => {
  const { sandbox } = openBench();
  const { refreshToken } = sandbox.control.grantAccess({ tenantIds: [], scope: 'offline_access' });
  sandbox.control.layFault({ kind: 'refreshLost' });
  const refresh = async () =>
    sandbox.app.request('http://localhost:4010/connect/token', {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        client_id: 'practice-app',
        client_secret: 'practice-secret',
      }),
    });
  await expect(refresh()).rejects.toThrow();
  expect((await refresh()).status).toBe(200);
  sandbox.clock.advance(30 * 60_000);
  expect((await refresh()).status).toBe(400);
});

test('a delayed answer comes when its time has come, its work done before', async () => {
  const { sandbox, call, contactId, tenantId } = openBench({ timers: 'manual' });
  sandbox.control.layFault({ kind: 'delay', delayMs: 20_000 });
  let isAnswered = false;
  const answer = call('PUT', '/Invoices', standardInvoice(contactId)).then((reply) => {
    isAnswered = true;
    return reply;
  });
  while (sandbox.nextDueAt() === undefined) await new Promise((resolve) => setImmediate(resolve));
  expect([isAnswered, sandbox.books.listInvoices({ tenantId }).length]).toEqual([false, 1]);
  sandbox.clock.advance(20_000);
  await sandbox.runDue();
  expect((await answer).status).toBe(200);
});

test('a request held before its work is overtaken: the client that gave up finds it done later', async () => {
  const { sandbox, call, contactId, tenantId } = openBench({ timers: 'manual' });
  sandbox.control.layFault({ kind: 'delayBefore', delayMs: 20_000 });
  const late = call('PUT', '/Invoices', { ...standardInvoice(contactId), Reference: 'first' });
  await until(() => sandbox.nextDueAt() !== undefined);
  expect(sandbox.books.listInvoices({ tenantId })).toEqual([]);
  await call('PUT', '/Invoices', { ...standardInvoice(contactId), Reference: 'second' });
  sandbox.clock.advance(20_000);
  await sandbox.runDue();
  expect((await late).status).toBe(200);
  expect(sandbox.books.listInvoices({ tenantId }).map(({ reference }) => reference)).toEqual([
    'second',
    'first',
  ]);
});

test.each([
  ['status502', 502],
  ['status504', 504],
] as const)('a gateway’s %s is a web page, before the work or after it', async (kind, status) => {
  const { sandbox, call, contactId, tenantId } = openBench();
  sandbox.control.layFault({ kind });
  sandbox.control.layFault({ kind, afterCommit: true });
  const put = () => call('PUT', '/Invoices', standardInvoice(contactId));
  const count = () => sandbox.books.listInvoices({ tenantId }).length;
  const before = await put();
  expect([before.status, before.headers.get('Content-Type'), count()]).toEqual([status, 'text/html', 0]);
  expect(before.text).toContain('<html>');
  expect([(await put()).status, count()]).toEqual([status, 1]);
});

test.each(['minute', 'day', 'concurrent', 'appminute'] as const)(
  'a made-up 429 (%s) can come without Retry-After',
  async (problem) => {
    const { sandbox, call } = openBench();
    sandbox.control.layFault({ kind: 'status429', problem, retryAfter: null });
    const { status, headers } = await call('GET', '/Organisation');
    expect([status, headers.get('X-Rate-Limit-Problem'), headers.has('Retry-After')]).toEqual([
      429,
      problem,
      false,
    ]);
  },
);
