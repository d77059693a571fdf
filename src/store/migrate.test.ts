import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { silentLog } from '../lib/log.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await testDatabase({ migrated: false });
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const write = (name: string, sql: string) => writeFile(join(folder, name), sql);
const run = () => migrate(database.url, { log: silentLog, folder });
const tables = async () =>
  (
    await database.pool.query<{ name: string }>(`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`)
  ).rows.map(({ name }) => name);

test("the files are applied in order, after the job queue's own", async () => {
  await write('000002_b.sql', 'alter table a add column word text');
  await write('000001_a.sql', "create table a (id int); select graphile_worker.add_job('tried')");
  expect(await run()).toEqual([expect.stringMatching(/^graphile-worker \d/), 'a', 'b']);
  await write('000003_c.sql', 'create table c (id int)');
  expect(await run()).toEqual(['c']);
  expect(await tables()).toEqual(['a', 'c', 'schema_migrations']);
});

test('when nothing is to do one query tells so', async () => {
  await write('000001_a.sql', 'create table a (id int)');
  await run();
  const pool = new pg.Pool({ connectionString: database.url });
  // While it ends, a client may still hear that its database was dropped.
  pool.on('error', () => undefined);
  const queries: unknown[] = [];
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      queries.push(args[0]);
      return query(...args);
    }) as typeof client.query;
  });
  expect(await migrate(pool, { log: silentLog, folder })).toEqual([]);
  expect(queries).toEqual(['select version, name, sha256 from schema_migrations order by version']);
  await pool.end();
});

test('a migration that fails leaves nothing of itself, and says which one and why', async () => {
  await write('000001_a.sql', 'create table a (id int)');
  await write('000002_b.sql', 'create table b (id int); create table a (id int)');
  await expect(run()).rejects.toThrow('Migration 2 (b) failed: relation "a" already exists');
  expect(await tables()).toEqual(['a', 'schema_migrations']);
  await write('000002_b.sql', 'create table b (id int)');
  expect(await run()).toEqual(['b']);
});

test('a file that changed after it was applied is refused', async () => {
  await write('000001_a.sql', 'create table a (id int)');
  await run();
  await write('000001_a.sql', 'create table a (id bigint)');
  await expect(run()).rejects.toThrow('Migration 1 (a) was changed after it was applied');
});

test('a database from a newer version is refused', async () => {
  await write('000001_a.sql', 'create table a (id int)');
  await write('000002_b.sql', 'create table b (id int)');
  await run();
  await rm(join(folder, '000002_b.sql'));
  await expect(run()).rejects.toThrow('has migration 2 (b), which this program does not know');
});

test('several processes that migrate at once apply each file once', async () => {
  await write('000001_a.sql', 'create table a (id int); insert into a values (1)');
  const applied = await Promise.all([run(), run(), run()]);
  expect(applied.flat().filter((name) => name === 'a')).toHaveLength(1);
  expect((await database.pool.query('select count(*) from a')).rows).toEqual([{ count: 1n }]);
});

test('a badly named file and a number used twice are refused before anything is done', async () => {
  await write('1_a.sql', 'select 1');
  await expect(run()).rejects.toThrow('is not named like');
  await rm(join(folder, '1_a.sql'));
  await write('000001_a.sql', 'select 1');
  await write('000001_b.sql', 'select 1');
  await expect(run()).rejects.toThrow('Two migrations have the number 1');
  expect(await tables()).toEqual([]);
});
