/** The accounting API by plain requests: nothing of the adapter that is judged takes part. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isJson, type Line } from './line.ts';

export type Wire = Readonly<Record<string, unknown>>;

export type RawClient = {
  /** The answer's JSON. Throws with the ledger's words where it refuses. */
  ask(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown, since?: Date): Promise<Wire>;
  /** All records of a list, page by page. */
  list(noun: string, query?: string, since?: Date): Promise<readonly Wire[]>;
  bytes(path: string, type: string): Promise<Uint8Array>;
};

const PAGE_SIZE = 1_000;
const MOST_PAGES = 20;

const record = z.record(z.string(), z.unknown());
const records = z.array(record);

/** @param accessToken good for the moment, asked for before each request */
export function openRawClient(
  line: Pick<Line, 'send'>,
  organisationId: string,
  accessToken: () => Promise<string>,
): RawClient {
  const send = async (method: string, path: string, accept: string, body?: unknown, since?: Date) => {
    const answer = await line.send({
      method,
      address: `/api.xro/2.0/${path}`,
      headers: {
        authorization: `Bearer ${await accessToken()}`,
        'xero-tenant-id': organisationId,
        accept,
        ...(since === undefined ? {} : { 'if-modified-since': since.toISOString().slice(0, 19) }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      },
      ...(body === undefined ? {} : { body: new Uint8Array(Buffer.from(JSON.stringify(body))) }),
    });
    if (answer.status >= 300)
      throw new Error(`The books refused ${method} ${path} (${answer.status}): ${wordsIn(answer.body)}`);
    return answer;
  };
  const ask: RawClient['ask'] = async (method, path, body, since) => {
    const answer = await send(method, path, 'application/json', body, since);
    return isJson(answer) && answer.body.length > 0
      ? record.parse(JSON.parse(Buffer.from(answer.body).toString()))
      : {};
  };
  return {
    ask,
    list: async (noun, query = '', since) => {
      const found: Wire[] = [];
      for (let page = 1; page <= MOST_PAGES; page++) {
        const path = `${noun}?page=${page}&pageSize=${PAGE_SIZE}${query === '' ? '' : `&${query}`}`;
        const items = recordsIn(await ask('GET', path, undefined, since), noun);
        found.push(...items);
        if (items.length < PAGE_SIZE) return found;
      }
      throw new Error(`There are more than ${MOST_PAGES * PAGE_SIZE} ${noun}`);
    },
    bytes: async (path, type) => (await send('GET', path, type)).body,
  };
}

/** The records below a key of an answer. */
export const recordsIn = (answer: Wire, key: string): readonly Wire[] => records.parse(answer[key] ?? []);

/** The first record below a key. */
export function firstIn(answer: Wire, key: string): Wire {
  const [first] = recordsIn(answer, key);
  if (first === undefined) throw new Error(`The answer holds no ${key}`);
  return first;
}

/** A text of a record, by its path: `Invoice.Contact.ContactID`; empty where it has none. */
export function textAt(from: unknown, path: string): string {
  let held: unknown = from;
  for (const key of path.split('.')) held = record.safeParse(held).data?.[key];
  return held === undefined || held === null ? '' : String(held);
}

// Words enough to see what it was about; a whole answer of many lines helps nobody.
const wordsIn = (body: Uint8Array): string =>
  Buffer.from(body).toString().replaceAll(/\s+/g, ' ').slice(0, 400);
