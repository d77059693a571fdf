import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { silentLog } from '../lib/log.ts';
import { openDatabase } from './database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(
    'create table shapes (id int, name text); insert into shapes values (1, $$round$$)',
  );
});
afterAll(() => database.drop());

test('a statement is prepared once for a connection; one with ever more values is not', async () => {
  const { db, close } = openDatabase(database.url, { log: silentLog, max: 1 });
  const find = (ids: readonly number[]) =>
    sql`select name from shapes where id in (${sql.join([...ids])})`.execute(db);
  for (let turn = 0; turn < 3; turn++) expect((await find([1])).rows).toEqual([{ name: 'round' }]);
  await find(Array.from({ length: 200 }, (_, index) => index));
  const { rows } = await sql<{ uses: bigint }>`
    select generic_plans + custom_plans as uses from pg_prepared_statements where statement like 'select name from shapes%'`.execute(
    db,
  );
  expect(rows).toEqual([{ uses: 3n }]);
  await close();
});

test('after a migration by another process one statement fails, and then the connection is a new one', async () => {
  const { db, close } = openDatabase(database.url, { log: silentLog, max: 1 });
  const find = () => sql`select * from shapes where id = ${1}`.execute(db);
  await find();
  await database.pool.query('alter table shapes add column colour text');
  await expect(find()).rejects.toThrow('cached plan must not change result type');
  expect((await find()).rows).toEqual([{ id: 1, name: 'round', colour: null }]);
  await close();
});
