/** A small proxy between the adapter and the ledger, on this machine: what goes wrong on a network goes wrong here. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LedgerFaults, Struck } from '../contract/harness.ts';
import { type FaultAnswers, pageAnswer } from './fault-answers.ts';
import { hopHeaders, type Line } from './line.ts';
import type { Answer, LedgerWire, Message } from './wire.ts';

export type FaultyProxy = {
  readonly url: string;
  readonly faults: LedgerFaults;
  clearFaults(): void;
  /** What the adapter sent to the books, oldest first, whatever became of it. */
  requests(): readonly { readonly name: string; readonly key: string }[];
  close(): Promise<void>;
};

type Fault = { readonly of: Struck } & (
  | { readonly kind: 'dropRequest' | 'dropAnswer' | 'tearAnswer' }
  | { readonly kind: 'otherAnswer'; readonly when: 'beforeWork' | 'afterWork'; readonly answer: Answer }
);

/** Listens on a free port of this machine alone. */
export async function openFaultyProxy(
  line: Pick<Line, 'send'>,
  wire: LedgerWire,
  answers: FaultAnswers,
): Promise<FaultyProxy> {
  const requests: { name: string; key: string }[] = [];
  const ofBooks: Fault[] = [];
  const ofTokens: Fault[] = [];
  const server = createServer(async (request, response) => {
    const message = await messageOf(request);
    const isOurs = wire.isOfBooks(message);
    if (isOurs) requests.push(wire.nameOf(message));
    const fault = isOurs ? takeFor(message, ofBooks) : wire.isRefresh(message) ? ofTokens.shift() : undefined;
    await answerWith(line, message, fault, response).catch(() => response.destroy());
  });
  // It is this process that stands still now and then, not the other side.
  server.keepAliveTimeout = 0;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // a server that listens on TCP has such an address
  return {
    url: `http://127.0.0.1:${port}`,
    faults: faultsOf(
      answers,
      (fault) => ofBooks.push(fault),
      () => ofTokens.push({ kind: 'dropAnswer', of: 'any' }),
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

/** The oldest that is meant for such a request. An adapter may look before it writes. */
function takeFor({ method }: Message, faults: Fault[]): Fault | undefined {
  const at = faults.findIndex(({ of }) => of === 'any' || method !== 'GET');
  return at === -1 ? undefined : faults.splice(at, 1)[0];
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

function faultsOf(answers: FaultAnswers, lay: (fault: Fault) => void, loseRefresh: () => void): LedgerFaults {
  const answer = (given: Answer, when: 'beforeWork' | 'afterWork' = 'beforeWork', of: Struck = 'any') =>
    lay({ kind: 'otherAnswer', of, when, answer: given });
  return {
    dropAnswer: (of = 'any') => lay({ kind: 'dropAnswer', of }),
    dropRequest: (of = 'any') => lay({ kind: 'dropRequest', of }),
    tearAnswer: () => lay({ kind: 'tearAnswer', of: 'any' }),
    failAfterWork: () => answer(answers.internalError, 'afterWork'),
    failBeforeWork: () => answer(answers.internalError),
    html: (of) => answer(pageAnswer(200, 'Please wait'), 'beforeWork', of),
    busy: () => answer(answers.busy),
    gateway: (status, when) => answer(pageAnswer(status, 'Bad gateway'), when),
    limit: (kind, retryAfterSeconds) => answer(answers.tooMany(kind, retryAfterSeconds)),
    expireToken: () => answer(answers.tokenExpired),
    loseRefresh,
  };
}
