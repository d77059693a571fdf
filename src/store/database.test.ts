import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../../test/support/database.ts';
import { testDatabase } from '../../test/support/database.ts';
import { createLog } from '../lib/log.ts';
import { inSnapshot, inTransaction, openDatabase } from './database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query('create table tried (word text primary key)');
});
afterAll(() => database.drop());

test('figures and dates come out of the database without losing anything', async () => {
  const { rows } = await sql`
    select 9007199254740993::int8 as big, 0.10::numeric(12,2) as price, date '2026-01-31' as due,
      array[1.10, null]::numeric[] as prices, array[9007199254740993]::int8[] as bigs,
      array[date '2026-01-31'] as dates, timestamptz '2026-01-31 10:00+13' as at, '{"a":[1]}'::jsonb as json
  `.execute(database.db);
  expect(rows[0]).toEqual({
    big: 9007199254740993n,
    price: '0.10',
    due: '2026-01-31',
    prices: ['1.10', null],
    bigs: [9007199254740993n],
    dates: ['2026-01-31'],
    at: new Date('2026-01-30T21:00:00Z'),
    json: { a: [1] },
  });
});

test('a transaction that throws leaves nothing, and one inside another is the same one', async () => {
  const failed = inTransaction(database.db, async (tx) => {
    await inTransaction(tx, (inner) => sql`insert into tried values ('inner')`.execute(inner));
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  await inTransaction(database.db, (tx) => sql`insert into tried values ('kept')`.execute(tx));
  expect((await database.pool.query('select word from tried')).rows).toEqual([{ word: 'kept' }]);
});

test('what is read together is of one moment', async () => {
  const words = await inSnapshot(database.db, async (snapshot) => {
    const count = async () =>
      (await sql<{ count: bigint }>`select count(*) from tried`.execute(snapshot)).rows[0]?.count;
    const before = await count();
    await database.pool.query(`insert into tried values ('meanwhile')`);
    return { before, after: await count() };
  });
  expect(words.after).toBe(words.before);
  const writes = inSnapshot(database.db, (snapshot) =>
    sql`insert into tried values ('no')`.execute(snapshot),
  );
  await expect(writes).rejects.toThrow('read-only');
});

test('a connection that the server ends is logged, and the next query gets a new one', async () => {
  const lines: string[] = [];
  const log = createLog({ destination: { write: (line) => lines.push(line) } });
  const other = openDatabase(database.url, { log, max: 1 });
  const { rows } = await other.pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await expect.poll(() => lines.join()).toContain('closed an idle connection');
  expect((await other.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await other.close();
});
