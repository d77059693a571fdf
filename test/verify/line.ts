/** The one way from this machine to the ledger: tagged for the test that runs, kept below its limits, counted, noted. */
import { setTimeout } from 'node:timers/promises';
import { NoCallsLeft } from './left-out.ts';
import { noteShape, type Shapes } from './shapes.ts';
import { tagAddress, tagBody, tagKey, untag } from './tags.ts';

export type Message = {
  readonly method: string;
  /** Path and query. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
};

export type Line = {
  /** Rejects where no whole answer came. */
  send(message: Message): Promise<Answer>;
  /** Null: nothing is tagged, and everybody's records are seen as they are. */
  setTag(tag: string | null): void;
  /** Names that are in the books already and are used on purpose. */
  setNamesTaken(names: readonly string[]): void;
  /** Throws NoCallsLeft where too few calls are left today for another test. */
  expectCallsLeft(): void;
  calls(): number;
  readonly shapes: Shapes;
};

/** A minute's last calls are left to others; the window turns over within the minute after. */
const KEPT_BACK = 2;
const WINDOW_MS = 61_000;
const CALLS_OF_A_TEST = 40;
const MOST_TRIES = 4;

/** The addresses are whole ones without a path. */
export function openLine(
  { apiUrl, identityUrl }: { readonly apiUrl: string; readonly identityUrl: string },
  pause: (forMs: number) => Promise<unknown> = setTimeout,
): Line {
  const shapes: Shapes = new Map();
  let tag: string | null = null;
  let namesTaken: readonly string[] = [];
  let calls = 0;
  let minuteLeft = Number.POSITIVE_INFINITY;
  let dayLeft = Number.POSITIVE_INFINITY;

  const sendOnce = async (message: Message): Promise<Answer> => {
    if (!isOfBooks(message)) return exchange(identityOrApi(message, identityUrl, apiUrl), message);
    if (minuteLeft <= KEPT_BACK) await pause(WINDOW_MS);
    calls += 1;
    const answer = await exchange(apiUrl, tag === null ? message : taggedMessage(message, tag, namesTaken));
    minuteLeft = countIn(answer, 'x-minlimit-remaining');
    dayLeft = countIn(answer, 'x-daylimit-remaining');
    return answer;
  };

  return {
    shapes,
    calls: () => calls,
    setTag: (next) => {
      tag = next;
    },
    setNamesTaken: (names) => {
      namesTaken = names;
    },
    expectCallsLeft: () => {
      if (dayLeft < CALLS_OF_A_TEST) throw new NoCallsLeft(`${dayLeft} calls are left today`);
    },
    send: async (message) => {
      let answer = await sendOnce(message);
      // Nothing was done. A fault that is laid on purpose never comes by here.
      for (let tries = 1; answer.status === 429 && tries < MOST_TRIES; tries++) {
        if (answer.headers['x-rate-limit-problem']?.includes('day')) break;
        await pause(Math.min(Number(answer.headers['retry-after'] ?? 5), 61) * 1_000);
        answer = await sendOnce(message);
      }
      if (isOfBooks(message)) noteAnswer(shapes, message, answer);
      return tag === null ? answer : untaggedAnswer(answer, tag);
    },
  };
}

export const isOfBooks = ({ address }: Pick<Message, 'address'>): boolean => address.startsWith('/api.xro/');

export const isJson = ({ headers }: Pick<Answer, 'headers'>): boolean =>
  headers['content-type']?.includes('json') ?? false;

const identityOrApi = ({ address }: Message, identityUrl: string, apiUrl: string): string =>
  address.startsWith('/connect/') ? identityUrl : apiUrl;

async function exchange(url: string, { method, address, headers, body }: Message): Promise<Answer> {
  const response = await fetch(`${url}${address}`, {
    method,
    // A connection of its own: between two tests nothing is read for seconds, and a kept one may have gone by then.
    headers: { ...headers, connection: 'close' },
    redirect: 'manual',
    ...(body === undefined || body.length === 0 ? {} : { body }),
  });
  return {
    status: response.status,
    headers: Object.fromEntries([...response.headers].filter(([name]) => !hopHeaders.has(name))),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

/** They speak of one connection and its encoding; the next one has its own. */
export const hopHeaders: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

function taggedMessage(message: Message, tag: string, namesTaken: readonly string[]): Message {
  const { headers, body } = message;
  const key = headers['idempotency-key'];
  const tagged = {
    ...message,
    address: tagAddress(message.address, tag),
    headers: key === undefined ? headers : { ...headers, 'idempotency-key': tagKey(key, tag) },
  };
  if (body === undefined || !isJson(message)) return tagged;
  const text = tagBody(Buffer.from(body).toString(), tag, namesTaken);
  return { ...tagged, body: new Uint8Array(Buffer.from(text)) };
}

function untaggedAnswer(answer: Answer, tag: string): Answer {
  if (!isJson(answer)) return answer;
  return { ...answer, body: new Uint8Array(Buffer.from(untag(Buffer.from(answer.body).toString(), tag))) };
}

function noteAnswer(shapes: Shapes, { method, address }: Message, answer: Answer): void {
  if (!isJson(answer)) return;
  const kind = answer.status < 300 ? '' : `${answer.status} to `;
  noteShape(shapes, `${kind}${method}`, address, JSON.parse(Buffer.from(answer.body).toString()));
}

function countIn({ headers }: Answer, name: string): number {
  const count = Number.parseInt(headers[name] ?? '', 10);
  return Number.isNaN(count) ? Number.POSITIVE_INFINITY : count;
}
