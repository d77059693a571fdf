// The one way to the ledger: kept below its limits, each test's records apart from the others', shapes noted.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { NoCallsLeft } from './left-out.ts';
import { openLine } from './line.ts';
import { shapeDifferences, writeShapes } from './shapes.ts';
import { isAnothers, tagOf, untag } from './tags.ts';
import { tagAddress, tagBody, tagKey } from './xero/tags.ts';
import { xeroWire } from './xero/wire.ts';

type Given = { readonly status: number; readonly headers: Record<string, string>; readonly body: string };

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => void close()));

const ok = (headers: Record<string, string> = {}, body = '{"Invoices":[]}'): Given => ({
  status: 200,
  headers: { 'content-type': 'application/json', ...headers },
  body,
});
const read = { method: 'GET', address: '/api.xro/2.0/Invoices', headers: {} };

/** A ledger that answers with these, one after the other. */
async function openAnswering(...answers: readonly Given[]) {
  const left = [...answers];
  const heard: { address: string; body: string; key: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({ address: request.url ?? '', body, key: String(request.headers['idempotency-key']) });
    const { status, headers, body: text } = left.shift() ?? ok();
    response.writeHead(status, headers).end(text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo; // a server that listens on TCP has such an address
  const url = `http://127.0.0.1:${port}`;
  const pauses: number[] = [];
  const line = openLine(xeroWire({ apiUrl: url, identityUrl: url }), async (forMs) => pauses.push(forMs));
  return { line, heard, pauses };
}

test('the last calls of a minute are left alone until the minute is over', async () => {
  const { line, pauses } = await openAnswering(
    ok({ 'x-minlimit-remaining': '3' }),
    ok({ 'x-minlimit-remaining': '2' }),
    ok({ 'x-minlimit-remaining': '59' }),
  );
  await line.send(read);
  await line.send(read);
  expect(pauses).toEqual([]);
  await line.send(read);
  await line.send(read);
  expect(pauses).toEqual([61_000]);
  expect(line.calls()).toBe(4);
});

test('a call that the ledger’s minute refuses goes again when it says so, one of the day does not', async () => {
  const { line, heard, pauses } = await openAnswering(
    { status: 429, headers: { 'x-rate-limit-problem': 'minute', 'retry-after': '7' }, body: '' },
    ok(),
    { status: 429, headers: { 'x-rate-limit-problem': 'day', 'retry-after': '7000' }, body: '' },
  );
  expect((await line.send(read)).status).toBe(200);
  expect(pauses).toEqual([7_000]);
  expect((await line.send(read)).status).toBe(429);
  expect(heard).toHaveLength(3);
});

test('no test begins that the day’s calls would not last for', async () => {
  const { line } = await openAnswering(ok({ 'x-daylimit-remaining': '12' }));
  line.expectCallsLeft();
  await line.send(read);
  expect(() => line.expectCallsLeft()).toThrow(NoCallsLeft);
});

test('what a test names is told apart from what the others named alike', async () => {
  const tag = tagOf('-cfvabc123', 7);
  const body = '{"Invoices":[{"InvoiceNumber":"S-1","Reference":"Card \\"x\\" CF-p-1","UnitAmount":0.1648}]}';
  const { line, heard } = await openAnswering(ok({}, untaggedAnswer(tag)));
  line.setTag(tag);
  const answer = await line.send({
    method: 'PUT',
    address: '/api.xro/2.0/Invoices',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'key-1' },
    body: new Uint8Array(Buffer.from(body)),
  });
  expect(JSON.parse(heard[0]?.body ?? '')).toEqual({
    Invoices: [{ InvoiceNumber: `S-1${tag}`, Reference: `Card "x" CF-p-1${tag}`, UnitAmount: 0.1648 }],
  });
  expect(heard[0]?.key).toBe(tagKey('key-1', tag));
  const [mine, anothers] = JSON.parse(Buffer.from(answer.body).toString()).Invoices;
  expect(mine.InvoiceNumber).toBe('S-1');
  expect(isAnothers(mine.InvoiceNumber)).toBe(false);
  expect(isAnothers(anothers.InvoiceNumber)).toBe(true);
});

const untaggedAnswer = (tag: string): string =>
  JSON.stringify({ Invoices: [{ InvoiceNumber: `S-1${tag}` }, { InvoiceNumber: 'S-1-cfvabc123006' }] });

test('names of the ledger’s own, and those that are taken on purpose, go as they are', () => {
  const names = '{"Name":"Region","Option":"North"},{"Name":"Sample Club"},{"Name":"Sample Customer c-1"}';
  expect(tagBody(names, '-t', ['Sample Club'])).toBe(
    '{"Name":"Region","Option":"North"},{"Name":"Sample Club"},{"Name":"Sample Customer c-1-t"}',
  );
  expect(tagBody('{"Reference":"Order 5"}', '-t', [])).toBe('{"Reference":"Order 5"}');
  const long = tagBody(JSON.stringify({ Reference: `${'x'.repeat(248)} CF-p-1` }), '-t', []);
  expect(JSON.parse(long).Reference).toMatch(/^x+ CF-p-1-t$/);
  expect(JSON.parse(long).Reference).toHaveLength(255);
});

test('numbers are asked for as they were given', () => {
  expect(tagAddress('/api.xro/2.0/Invoices?InvoiceNumbers=s-1%2CS-2&page=1', '-t')).toBe(
    '/api.xro/2.0/Invoices?InvoiceNumbers=s-1-t%2CS-2-t&page=1',
  );
  const clause = 'Type=="ACCREC" AND InvoiceNumber=="Odd, ""with"" comma"';
  const asked = tagAddress(`/Invoices?where=${encodeURIComponent(clause)}`, '-t');
  expect(decodeURIComponent(asked)).toBe(`/Invoices?where=${clause.slice(0, -1)}-t"`);
  expect(untag('S-1-t and S-2', '-t')).toBe('S-1 and S-2');
});

test('keys that one ledger alone answers with are named once, by endpoint', async () => {
  const id = '11111111-2222-4333-8444-555555555555';
  const one = await openAnswering(ok({}, '{"Invoices":[{"Id":1,"Own":{"Deep":2}}]}'));
  const other = await openAnswering(ok({}, '{"Invoices":[{"Id":1,"Else":[]}]}'));
  const address = `/api.xro/2.0/Invoices/${id}?unitdp=4`;
  for (const { line } of [one, other]) await line.send({ ...read, address });
  expect(shapeDifferences(writeShapes(one.line.shapes), writeShapes(other.line.shapes))).toEqual([
    { endpoint: 'GET /Invoices/{id}', onlyPractice: ['Invoices[].Own'], onlyLedger: ['Invoices[].Else'] },
  ]);
});
