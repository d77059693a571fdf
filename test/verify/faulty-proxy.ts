/** A small proxy between the adapter and the ledger, on this machine: what goes wrong on a network goes wrong here. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LedgerFaults } from '../contract/harness.ts';
import { type Answer, hopHeaders, isOfBooks, type Line, type Message } from './line.ts';

export type FaultyProxy = {
  readonly url: string;
  readonly faults: LedgerFaults;
  clearFaults(): void;
  /** What the adapter sent to the books, oldest first, whatever became of it. */
  requests(): readonly { readonly name: string; readonly key: string }[];
  close(): Promise<void>;
};

type Fault =
  | { readonly kind: 'dropRequest' | 'dropAnswer' | 'tearAnswer' }
  | { readonly kind: 'otherAnswer'; readonly when: 'beforeWork' | 'afterWork'; readonly answer: Answer };

/** Listens on a free port of this machine alone. */
export async function openFaultyProxy(line: Pick<Line, 'send'>): Promise<FaultyProxy> {
  const requests: { name: string; key: string }[] = [];
  const ofBooks: Fault[] = [];
  const ofTokens: Fault[] = [];
  const server = createServer(async (request, response) => {
    const message = await messageOf(request);
    const isOurs = isOfBooks(message);
    if (isOurs) requests.push(nameOf(message));
    const isRefresh = message.address.startsWith('/connect/token');
    const fault = isOurs ? ofBooks.shift() : isRefresh ? ofTokens.shift() : undefined;
    await answerWith(line, message, fault, response).catch(() => response.destroy());
  });
  // It is this process that stands still now and then, not the other side.
  server.keepAliveTimeout = 0;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // a server that listens on TCP has such an address
  return {
    url: `http://127.0.0.1:${port}`,
    faults: faultsOf(
      (fault) => ofBooks.push(fault),
      () => ofTokens.push({ kind: 'dropAnswer' }),
    ),
    clearFaults: () => {
      ofBooks.length = 0;
      ofTokens.length = 0;
    },
    requests: () => requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answerWith(
  line: Pick<Line, 'send'>,
  message: Message,
  fault: Fault | undefined,
  response: ServerResponse,
): Promise<void> {
  if (fault?.kind === 'dropRequest') return void response.destroy();
  if (fault?.kind === 'otherAnswer') {
    if (fault.when === 'afterWork') await line.send(message);
    return write(response, fault.answer);
  }
  const answer = await line.send(message);
  if (fault?.kind === 'dropAnswer') return void response.destroy();
  if (fault?.kind === 'tearAnswer') return tear(response, answer);
  write(response, answer);
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  const length = status === 204 ? {} : { 'content-length': body.length };
  response.writeHead(status, { ...headers, ...length }).end(body);
}

function tear(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': Math.max(body.length, 2) });
  response.write(Buffer.from(body.slice(0, Math.max(body.length >> 1, 1))), () => response.destroy());
}

async function messageOf(request: IncomingMessage): Promise<Message> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = Object.entries(request.headers).filter(([name]) => !hopHeaders.has(name));
  return {
    method: request.method ?? 'GET',
    address: request.url ?? '/',
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    body: new Uint8Array(Buffer.concat(chunks)),
  };
}

function nameOf({ method, address, headers }: Message) {
  const path = (address.split('?')[0] ?? '').replace('/api.xro/2.0', '');
  return { name: `${method} ${path}`, key: headers['idempotency-key'] ?? '' };
}

const problems = { minute: 'minute', day: 'day', concurrent: 'concurrent', app: 'appminute' } as const;

function faultsOf(lay: (fault: Fault) => void, loseRefresh: () => void): LedgerFaults {
  const answer = (given: Answer, when: 'beforeWork' | 'afterWork' = 'beforeWork') =>
    lay({ kind: 'otherAnswer', when, answer: given });
  return {
    dropAnswer: () => lay({ kind: 'dropAnswer' }),
    dropRequest: () => lay({ kind: 'dropRequest' }),
    tearAnswer: () => lay({ kind: 'tearAnswer' }),
    failAfterWork: () => answer(json(500, internalError), 'afterWork'),
    failBeforeWork: () => answer(json(500, internalError)),
    html: () => answer(page(200, 'Please wait')),
    busy: () => answer(json(503, { Title: 'The Organisation is offline', Status: 503 })),
    gateway: (status, when) => answer(page(status, 'Bad gateway'), when),
    limit: (kind, retryAfterSeconds) => answer(tooMany(problems[kind], retryAfterSeconds)),
    expireToken: () => answer(json(401, tokenExpired)),
    loseRefresh,
  };
}

const internalError = { ErrorNumber: 500, Type: 'InternalServerException', Message: 'An error occurred' };
const tokenExpired = {
  Type: null,
  Title: 'Unauthorized',
  Status: 401,
  Detail: 'TokenExpired: token expired',
};

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

function json(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: bytes(JSON.stringify(body)) };
}

function page(status: number, words: string): Answer {
  const body = bytes(`<html><body><h1>${words}</h1></body></html>`);
  return { status, headers: { 'content-type': 'text/html' }, body };
}

function tooMany(problem: string, retryAfterSeconds: number | undefined): Answer {
  const wait = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return { status: 429, headers: { 'x-rate-limit-problem': problem, ...wait }, body: bytes('') };
}
