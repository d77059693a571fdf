/** The accounting API by plain requests: nothing of the adapter that is judged takes part. */
import { randomUUID } from 'node:crypto';
import { batchesOf } from '../batches.ts';
import type { Line } from '../line.ts';
import { firstIn, recordAt, recordOf, recordsIn, textAt, type Wire, wordsIn } from '../records.ts';

export type RawClient = {
  /** One record by its id, or the company's own: `preferences`. Throws with the ledger's words where it refuses. */
  read(entity: string, id?: string): Promise<Wire>;
  /** All records that meet the condition, page by page. */
  list(entity: string, where?: string): Promise<readonly Wire[]>;
  write(entity: string, body: unknown, operation?: 'delete'): Promise<Wire>;
  /** Many changes of one kind; each is accepted or refused by itself. Answers with the words of those refused. */
  writeAll(
    entity: string,
    operation: 'update' | 'delete',
    bodies: readonly Wire[],
  ): Promise<readonly string[]>;
};

const PAGE_SIZE = 1_000;
const MOST_PAGES = 20;
const BATCH = 30;

/** @param accessToken good for the moment, asked for before each request */
export function openRawClient(
  line: Pick<Line, 'send'>,
  companyId: string,
  accessToken: () => Promise<string>,
): RawClient {
  const ask = async (
    path: string,
    query: Readonly<Record<string, string>>,
    body?: unknown,
  ): Promise<Wire> => {
    const isWrite = body !== undefined;
    const parameters = { ...query, ...(isWrite ? { requestid: randomUUID() } : {}), minorversion: '75' };
    const answer = await line.send({
      method: isWrite ? 'POST' : 'GET',
      address: `/v3/company/${companyId}/${path}?${queryText(parameters)}`,
      headers: {
        authorization: `Bearer ${await accessToken()}`,
        accept: 'application/json',
        ...(isWrite ? { 'content-type': 'application/json' } : {}),
      },
      ...(isWrite ? { body: new Uint8Array(Buffer.from(JSON.stringify(body))) } : {}),
    });
    const held = answer.status < 300 ? recordOf(answer.body) : {};
    if (answer.status >= 300 || 'Fault' in held)
      throw new Error(`The books refused ${path} (${answer.status}): ${wordsIn(answer.body)}`);
    return held;
  };
  return {
    read: async (entity, id) => {
      const name = entity.toLowerCase();
      return recordAt(await ask(id === undefined ? name : `${name}/${id}`, {}), entity);
    },
    list: async (entity, where) => {
      const found: Wire[] = [];
      for (let page = 0; page < MOST_PAGES; page++) {
        const statement = `SELECT * FROM ${entity}${where === undefined ? '' : ` WHERE ${where}`} ORDERBY Id STARTPOSITION ${found.length + 1} MAXRESULTS ${PAGE_SIZE}`;
        const answer = await ask('query', { query: statement });
        const records = recordsIn(recordAt(answer, 'QueryResponse'), entity);
        found.push(...records);
        if (records.length < PAGE_SIZE) return found;
      }
      throw new Error(`There are more than ${MOST_PAGES * PAGE_SIZE} of ${entity}`);
    },
    write: async (entity, body, operation) => {
      const query = operation === undefined ? {} : { operation };
      return recordAt(await ask(entity.toLowerCase(), query, body), entity);
    },
    writeAll: async (entity, operation, bodies) => {
      const refused: string[] = [];
      for (const batch of batchesOf(BATCH, bodies)) {
        const items = batch.map((body, index) => ({ bId: `${index}`, operation, [entity]: body }));
        const answer = await ask('batch', {}, { BatchItemRequest: items });
        for (const item of recordsIn(answer, 'BatchItemResponse'))
          if ('Fault' in item) refused.push(`${entity}: ${refusalIn(item)}`);
      }
      return refused;
    },
  };
}

function refusalIn(item: Wire): string {
  const error = firstIn(recordAt(item, 'Fault'), 'Error');
  return textAt(error, 'Detail') || textAt(error, 'Message');
}

const queryText = (parameters: Readonly<Record<string, string>>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

/** Changed at this time or later, as a condition. */
export const changedSince = (since: Date): string =>
  `MetaData.LastUpdatedTime >= '${since.toISOString().slice(0, 19)}Z'`;

/** What names are kept in is made inactive rather than deleted, and hidden unless it is asked for. */
export const inactiveToo = 'Active IN (true, false)';
