/** The accounting API by plain requests: nothing of the adapter that is judged takes part. */
import { randomUUID } from 'node:crypto';
import { isJson, type Line } from '../line.ts';
import { recordOf, recordsIn, type Wire, wordsIn } from '../records.ts';

export type RawClient = {
  /** The answer's JSON. Throws with the ledger's words where it refuses. */
  ask(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown, since?: Date): Promise<Wire>;
  /** All records of a list, page by page. */
  list(noun: string, query?: string, since?: Date): Promise<readonly Wire[]>;
  bytes(path: string, type: string): Promise<Uint8Array>;
};

const PAGE_SIZE = 1_000;
const MOST_PAGES = 20;

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
    return isJson(answer) && answer.body.length > 0 ? recordOf(answer.body) : {};
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
