/** What a ledger's JSON holds, read by plain paths: nothing of the adapter that is judged takes part. */
import { z } from 'zod';

export type Wire = Readonly<Record<string, unknown>>;

const record = z.record(z.string(), z.unknown());
const records = z.array(record);

/** The one record that a JSON text is. */
export const recordOf = (json: Uint8Array): Wire => record.parse(JSON.parse(Buffer.from(json).toString()));

/** The records below a key of an answer. */
export const recordsIn = (answer: Wire, key: string): readonly Wire[] => records.parse(answer[key] ?? []);

/** The first record below a key. */
export function firstIn(answer: Wire, key: string): Wire {
  const [first] = recordsIn(answer, key);
  if (first === undefined) throw new Error(`The answer holds no ${key}`);
  return first;
}

/** What lies at a path; empty where there is nothing. */
export function recordAt(from: unknown, path: string): Wire {
  return record.safeParse(heldAt(from, path)).data ?? {};
}

/** A text of a record, by its path: `Invoice.Contact.ContactID`; empty where it has none. */
export function textAt(from: unknown, path: string): string {
  const held = heldAt(from, path);
  return held === undefined || held === null ? '' : String(held);
}

function heldAt(from: unknown, path: string): unknown {
  let held: unknown = from;
  for (const key of path.split('.')) held = record.safeParse(held).data?.[key];
  return held;
}

/** Words enough to see what it was about; a whole answer of many lines helps nobody. */
export const wordsIn = (body: Uint8Array): string =>
  Buffer.from(body).toString().replaceAll(/\s+/g, ' ').slice(0, 400);
