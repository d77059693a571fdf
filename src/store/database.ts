/** Opens the database: one pool, and Kysely over it, with types that lose nothing. */

import type { Transaction } from 'kysely';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../lib/log.ts';
import { preparing } from './prepared-statements.ts';
import type { DB } from './schema.gen.ts';

export type { DB } from './schema.gen.ts';
/** What the functions of the store take: the database, or a transaction in it. */
export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

export type Database = {
  readonly db: Db;
  readonly pool: pg.Pool;
  /** Waits for queries under way, then closes every client. */
  close(): Promise<void>;
};

/**
 * Opens a pool on `url` (at most `max` clients, 10 by default). Connects at the first query, not before.
 * int8 is read as bigint, numeric as a decimal string, date as `YYYY-MM-DD`, timestamptz as Date, json parsed.
 */
export function openDatabase(
  url: string,
  { log, max = 10 }: { readonly log: Log; readonly max?: number },
): Database {
  const pool = new pg.Pool({ connectionString: url, max, types: exactTypes });
  // Clients report a stopped server as events: without listeners the process would die of them.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'The database closed an idle connection'));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.debug({ reason: error.message }, 'A database connection was lost'));
  });
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  // Destroying Kysely ends the pool that it was given.
  return { db, pool, close: () => db.destroy() };
}

/** Runs `work` in a transaction: a new one, or the one that `db` already is. Rolled back when `work` throws. */
export function inTransaction<T>(db: Db | Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  // isTransaction is Kysely's own mark of a Transaction; its types do not narrow by it.
  return db.isTransaction ? work(db as Tx) : db.transaction().execute(work);
}

/** Reads everything as of one moment: what is written meanwhile is in none of it. `read` may not write. */
export function inSnapshot<T>(db: Db, read: (snapshot: Tx) => Promise<T>): Promise<T> {
  if (db.isTransaction) return read(db as Tx);
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}

const text = (value: string) => value;
const exactParsers = new Map<number, (value: string) => unknown>([
  [pg.types.builtins.INT8, BigInt],
  [pg.types.builtins.NUMERIC, text],
  [pg.types.builtins.DATE, text],
]);

// Arrays of them: pg would make floats of numeric[] and instants of date[].
const exactArrays = new Map<number, (value: string) => unknown>([
  [1016, BigInt],
  [1231, text],
  [1182, text],
]);

// pg's list of known types has no arrays, though it parses them: 1009 is text[].
const parseTextArray = pg.types.getTypeParser(1009 as Parameters<typeof pg.types.getTypeParser>[0]) as (
  value: string,
) => (string | null)[];

const exactTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const scalar = exactParsers.get(oid);
    if (scalar !== undefined) return scalar;
    const element = exactArrays.get(oid);
    if (element === undefined) return pg.types.getTypeParser(oid, format);
    return (value: string) => parseTextArray(value).map((item) => (item === null ? null : element(item)));
  },
};
