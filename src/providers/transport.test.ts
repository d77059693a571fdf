import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createTransport, failureOfSilence } from './transport.ts';

const open: Server[] = [];
const sockets = new Set<Socket>();

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of open.splice(0)) server.close();
});

/** A server that does with each connection's first bytes exactly what it is told. */
async function serverThat(answers: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => answers(socket));
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return `http://127.0.0.1:${address.port}`;
}

const write = (url: string) =>
  ({ method: 'PUT', url, headers: { authorization: 'Bearer s3cret' }, body: '{}' }) as const;

test('a whole answer comes with its status, headers, text and size', async () => {
  const url = await serverThat((socket) =>
    socket.end('HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nwait'),
  );
  const exchange = await createTransport()(write(url));
  expect(exchange).toMatchObject({ kind: 'answered', status: 429, text: 'wait', bytes: 4 });
  expect(exchange.kind === 'answered' && exchange.headers.get('retry-after')).toBe('7');
});

test('a refused connection was surely never sent', async () => {
  const url = await serverThat(() => {});
  const [server] = open.splice(0);
  await new Promise((done) => server?.close(done));
  const exchange = await createTransport()(write(url));
  expect(exchange).toMatchObject({ kind: 'neverSent' });
  expect(exchange.kind === 'neverSent' && failureOfSilence(exchange, true).kind).toBe('unavailable');
});

test('a host that does not exist was surely never sent to, also behind several addresses', async () => {
  const send = createTransport();
  expect(await send(write('http://ledger.invalid'))).toMatchObject({ kind: 'neverSent' });
  const cause = Object.assign(new Error(), { code: 'ECONNREFUSED', syscall: 'connect' });
  const fetch = () =>
    Promise.reject(
      Object.assign(new TypeError('fetch failed'), { cause: new AggregateError([cause, cause]) }),
    );
  expect(await createTransport({ fetch })(write('http://localhost:1'))).toMatchObject({ kind: 'neverSent' });
});

test('a connection reset after the request leaves a write unknown and a read merely unavailable', async () => {
  const url = await serverThat((socket) => socket.resetAndDestroy());
  const exchange = await createTransport()(write(url));
  if (exchange.kind !== 'noAnswer') throw new Error(`expected silence, got ${exchange.kind}`);
  expect(failureOfSilence(exchange, true)).toMatchObject({ kind: 'outcomeUnknown', answered: false });
  expect(failureOfSilence(exchange, false).kind).toBe('unavailable');
});

test('a body torn in the middle is no answer', async () => {
  const url = await serverThat((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"Inv', () => socket.destroy());
  });
  expect(await createTransport()(write(url))).toMatchObject({ kind: 'noAnswer' });
});

test('an answer that takes too long is no answer, whether the head or the body is late', async () => {
  const silent = await serverThat(() => {});
  const stalled = await serverThat((socket) =>
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc'),
  );
  const send = createTransport({ answerWithinMs: 60 });
  expect(await send(write(silent))).toMatchObject({ kind: 'noAnswer', words: 'No answer came in time.' });
  expect(await send(write(stalled))).toMatchObject({ kind: 'noAnswer', words: 'No answer came in time.' });
});

test('an answer larger than the bound is not read on', async () => {
  const url = await serverThat((socket) =>
    socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n${'x'.repeat(5000)}`),
  );
  const exchange = await createTransport({ largestAnswerBytes: 1000 })(write(url));
  expect(exchange).toMatchObject({ kind: 'noAnswer', words: 'The answer was too large to read.' });
});

test('a redirect is an answer and is not followed', async () => {
  const url = await serverThat((socket) =>
    socket.end('HTTP/1.1 302 Found\r\nLocation: http://elsewhere.invalid/\r\nContent-Length: 0\r\n\r\n'),
  );
  expect(await createTransport()({ method: 'GET', url, headers: {} })).toMatchObject({
    kind: 'answered',
    status: 302,
  });
});

test('a token that cannot stand in a header is not quoted by the error', async () => {
  const request = {
    method: 'GET',
    url: 'http://localhost',
    headers: { authorization: 'Bearer s3cret\nx' },
  } as const;
  const error = await createTransport()(request).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).not.toContain('s3cret');
  expect(error instanceof Error && error.cause).toBeUndefined();
});

test.each([
  ['ETIMEDOUT', 'connect', 'neverSent'],
  ['EHOSTUNREACH', 'connect', 'neverSent'],
  ['ETIMEDOUT', 'read', 'noAnswer'],
  ['ECONNRESET', 'write', 'noAnswer'],
  ['UND_ERR_CONNECT_TIMEOUT', undefined, 'neverSent'],
  ['UND_ERR_HEADERS_TIMEOUT', undefined, 'noAnswer'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', undefined, 'neverSent'],
])('%s at %s means %s', async (code, syscall, kind) => {
  const cause = Object.assign(new Error(), { code, syscall });
  const fetch = () => Promise.reject(Object.assign(new TypeError('fetch failed'), { cause }));
  expect(await createTransport({ fetch })(write('http://localhost:1'))).toMatchObject({ kind });
});

test('if one address refused but another took the request, it may have been done', async () => {
  const refused = Object.assign(new Error(), { code: 'ECONNREFUSED', syscall: 'connect' });
  const reset = Object.assign(new Error(), { code: 'ECONNRESET', syscall: 'read' });
  const cause = new AggregateError([refused, reset]);
  const fetch = () => Promise.reject(Object.assign(new TypeError('fetch failed'), { cause }));
  expect(await createTransport({ fetch })(write('http://localhost:1'))).toMatchObject({ kind: 'noAnswer' });
});

test('bytes that are asked for come as they are, within a bound of their own; a refusal comes in words', async () => {
  const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe]);
  const url = await serverThat((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n');
    socket.end(bytes);
  });
  const read = { method: 'GET', headers: {}, answerAs: 'bytes' } as const;
  const exchange = await createTransport()({ ...read, url });
  expect(exchange.kind === 'answered' && bytes.equals(exchange.content ?? Buffer.from(''))).toBe(true);
  const large = await createTransport()({ ...read, url, largestAnswerBytes: 6 });
  expect(large).toMatchObject({ kind: 'noAnswer', words: 'The answer was too large to read.' });
  const no = await serverThat((socket) => socket.end('HTTP/1.1 404 No\r\nContent-Length: 4\r\n\r\nnone'));
  expect(await createTransport()({ ...read, url: no })).toMatchObject({ status: 404, text: 'none' });
});
