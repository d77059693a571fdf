/** A database of its own for a test file: a clone of the migrated template, made in some tens of milliseconds. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Log } from '../../src/lib/log.ts';
import { silentLog } from '../../src/lib/log.ts';
import type { Db } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/database.ts';

export type TestDatabase = {
  readonly url: string;
  readonly db: Db;
  readonly pool: pg.Pool;
  /** Closes the pool and drops the database, whoever is still connected. */
  drop(): Promise<void>;
};

export type TestDatabaseOptions = {
  /** False: an empty database, for tests of the migrations themselves. */
  readonly migrated?: boolean;
  readonly log?: Log;
};

/** Makes a fresh database (`afterAll(() => database.drop())`). */
export async function testDatabase({
  migrated = true,
  log = silentLog,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(`create database ${name} template ${migrated ? 'counterfoil_template' : 'template1'}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = name;
  const { db, pool, close } = openDatabase(url.href, { log, max: 5 });
  const drop = async () => {
    await close();
    await onServer(`drop database if exists ${name} with (force)`);
  };
  return { url: url.href, db, pool, drop };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
