/** The one way from this machine to the ledger: tagged for the test that runs, kept below its limits, counted, noted. */
import { setTimeout } from 'node:timers/promises';
import { NoCallsLeft } from './left-out.ts';
import { noteShape, type Shapes } from './shapes.ts';
import type { Answer, LedgerWire, Message } from './wire.ts';

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

const CALLS_OF_A_TEST = 40;
const MOST_TRIES = 4;

export function openLine(wire: LedgerWire, pause: (forMs: number) => Promise<unknown> = setTimeout): Line {
  const shapes: Shapes = new Map();
  const pace = wire.openPace();
  let tag: string | null = null;
  let namesTaken: readonly string[] = [];
  let calls = 0;

  const sendOnce = async (message: Message): Promise<Answer> => {
    if (!wire.isOfBooks(message)) return exchange(wire.hostOf(message), message);
    const pauseMs = pace.pauseMs();
    if (pauseMs > 0) await pause(pauseMs);
    calls += 1;
    const tagged = tag === null ? message : taggedMessage(wire, message, tag, namesTaken);
    const answer = await exchange(wire.hostOf(message), tagged);
    pace.note(answer);
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
      const left = pace.callsLeftToday();
      if (left < CALLS_OF_A_TEST) throw new NoCallsLeft(`${left} calls are left today`);
    },
    send: async (message) => {
      let answer = await sendOnce(message);
      // Nothing was done. A fault that is laid on purpose never comes by here.
      for (let tries = 1; answer.status === 429 && tries < MOST_TRIES; tries++) {
        const pauseMs = pace.pauseAfterRefusalMs(answer);
        if (pauseMs === null) break;
        await pause(pauseMs);
        answer = await sendOnce(message);
      }
      if (wire.isOfBooks(message)) noteAnswer(wire, shapes, message, answer);
      return tag === null ? answer : untaggedAnswer(wire, answer, tag);
    },
  };
}

export const isJson = ({ headers }: Pick<Answer, 'headers'>): boolean =>
  headers['content-type']?.includes('json') ?? false;

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

function taggedMessage(
  wire: LedgerWire,
  message: Message,
  tag: string,
  namesTaken: readonly string[],
): Message {
  const { address, headers, body } = message;
  const tagged = {
    ...message,
    address: wire.tagAddress(address, tag),
    headers: wire.tagHeaders(headers, tag),
  };
  if (body === undefined || !isJson(message)) return tagged;
  const text = wire.tagBody(Buffer.from(body).toString(), tag, namesTaken);
  return { ...tagged, body: new Uint8Array(Buffer.from(text)) };
}

function untaggedAnswer(wire: LedgerWire, answer: Answer, tag: string): Answer {
  if (!isJson(answer)) return answer;
  const text = wire.untag(Buffer.from(answer.body).toString(), tag);
  return { ...answer, body: new Uint8Array(Buffer.from(text)) };
}

function noteAnswer(wire: LedgerWire, shapes: Shapes, { method, address }: Message, answer: Answer): void {
  if (!isJson(answer)) return;
  const kind = answer.status < 300 ? '' : `${answer.status} to `;
  const name = `${kind}${method} ${wire.endpointOf(address)}`;
  noteShape(shapes, name, JSON.parse(Buffer.from(answer.body).toString()));
}
