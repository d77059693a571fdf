/** Limits, faults and the gateway's own envelopes: each fact says how well it is known. */

import { expect, test } from 'vitest';
import { codeOf, openQuickbooksBench, type QuickbooksBench } from './test-bench.ts';

const read = (bench: QuickbooksBench) => bench.call('GET', '/customer/1');

const repeat = async (times: number, work: () => Promise<unknown>): Promise<void> => {
  for (let count = 0; count < times; count += 1) await work();
};

test('documented: ten requests a second, then 429 without Retry-After; observed: in XML', async () => {
  const bench = openQuickbooksBench({ limits: true });
  await repeat(10, () => read(bench));
  const refused = await read(bench);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('Retry-After')).toBeNull();
  expect(refused.headers.get('Content-Type')).toContain('xml');
  expect(refused.text).toContain('<Error code="3001">');
  bench.sandbox.clock.advance(1000);
  expect((await read(bench)).status).toBe(200);
});

test('documented: 500 requests a minute and 40 batches', async () => {
  const bench = openQuickbooksBench({ limits: true, switches: { throttleShape: 'json' } });
  const slowly = (work: () => Promise<unknown>) => () => {
    bench.sandbox.clock.advance(100);
    return work();
  };
  bench.sandbox.clock.set(Date.UTC(2026, 2, 3, 2, 1));
  await repeat(
    500,
    slowly(() => read(bench)),
  );
  const refused = await read(bench);
  expect([refused.status, refused.json.fault.error[0].code]).toEqual([429, '3001']);
  bench.sandbox.clock.set(Date.UTC(2026, 2, 3, 2, 2));
  const batch = () =>
    bench.call('POST', '/batch', { BatchItemRequest: [{ bId: '1', Query: 'select * from Item' }] });
  await repeat(40, slowly(batch));
  expect((await batch()).status).toBe(429);
  expect((await read(bench)).status).toBe(200);
});

test('documented: reads are metered and writes are not; a spent month refuses every read', async () => {
  const bench = openQuickbooksBench();
  await read(bench);
  await bench.make('Customer', { DisplayName: 'Sample Choir' });
  await bench.call('POST', '/query', 'select * from Item');
  const queries = ['1', '2', '3'].map((bId) => ({ bId, Query: 'select * from Item' }));
  await bench.call('POST', '/batch', { BatchItemRequest: queries });
  const usage = () => bench.sandbox.control.usage(bench.realmId);
  expect(usage()).toEqual({ core: 1, corePlus: 5, corePlusThisMonth: 5 });
  bench.sandbox.control.changeSettings({ readsPerMonth: 5 });
  expect((await read(bench)).status).toBe(429);
  expect((await bench.call('POST', '/customer', { DisplayName: 'Sample Band' })).status).toBe(200);
});

test('observed: a bad token is told by the gateway in lower case, with milliseconds', async () => {
  const bench = openQuickbooksBench();
  const refused = await bench.call('GET', '/customer/1', undefined, { Authorization: 'Bearer x' });
  expect(refused.status).toBe(401);
  expect(refused.json).toMatchObject({
    warnings: null,
    fault: {
      error: [
        {
          message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401',
          detail: 'Malformed bearer token: too short or too long',
          code: '3200',
          element: null,
        },
      ],
      type: 'AUTHENTICATION',
    },
    cdcresponse: [],
    time: expect.any(Number),
  });
});

test('without asking for JSON there is no JSON', async () => {
  const bench = openQuickbooksBench();
  expect((await bench.call('GET', '/customer/1', undefined, { Accept: '' })).status).toBe(406);
  expect((await bench.call('GET', '/customer/1?format=json', undefined, { Accept: '' })).status).toBe(200);
});

test('observed: an unknown address is a system fault', async () => {
  const bench = openQuickbooksBench();
  const refused = await bench.call('GET', '/nonsense/1');
  expect([refused.status, codeOf(refused)]).toEqual([500, '10000']);
  expect(refused.json.Fault.type).toBe('SystemFault');
});

test('laid faults strike where they match, and as often as was asked', async () => {
  const bench = openQuickbooksBench();
  const { control } = bench.sandbox;
  control.layFault({ kind: 'status500', match: { path: '/customer/1' } });
  expect(codeOf(await read(bench))).toBe('10000');
  expect((await read(bench)).status).toBe(200);
  control.layFault({ kind: 'fault200' });
  const faulty = await read(bench);
  expect([faulty.status, codeOf(faulty)]).toEqual([200, '10000']);
  control.layFault({ kind: 'duplicateRequestId' });
  expect(codeOf(await read(bench))).toBe('600');
  control.layFault({ kind: 'companyLocked' });
  expect((await read(bench)).json.Fault.type).toBe('AuthorizatonFault');
  control.layFault({ kind: 'status503' });
  expect((await read(bench)).text).toContain('503 Service Unavailable');
});

test('observed: a page may hold one record more than was asked for, or one less', async () => {
  const bench = openQuickbooksBench();
  const page = async () => {
    const reply = await bench.call('POST', '/query', 'select * from Customer maxresults 5');
    return [reply.json.QueryResponse.Customer.length, reply.json.QueryResponse.maxResults];
  };
  bench.sandbox.control.layFault({ kind: 'longPage' });
  bench.sandbox.control.layFault({ kind: 'shortPage', skip: 1 });
  await read(bench);
  expect([await page(), await page(), await page()]).toEqual([
    [6, 6],
    [5, 5],
    [4, 4],
  ]);
});

test('an answer lost after the work leaves the work done, and the requestid finds it', async () => {
  const bench = openQuickbooksBench();
  bench.sandbox.control.layFault({ kind: 'dropAnswerAfterCommit' });
  const post = () => bench.call('POST', '/customer?requestid=r-1', { DisplayName: 'Sample Choir' });
  await expect(post()).rejects.toThrow('dropped');
  expect((await post()).json.Customer.DisplayName).toBe('Sample Choir');
  expect(bench.sandbox.control.requests().map(({ status, requestId }) => [status, requestId])).toEqual([
    [0, 'r-1'],
    [200, 'r-1'],
  ]);
});
