import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { newId } from '../lib/ids.ts';
import { insertRows } from './insert-rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const workspace = { id: 'sample', name: 'Sample', slug: 'sample' };
  await database.db.insertInto('workspaces').values(workspace).execute();
});
afterAll(() => database.drop());

const activity = (action: string, details: Readonly<Record<string, string | null>> = {}) => ({
  workspace_id: 'sample',
  id: newId(),
  subject_kind: 'invoice',
  subject_id: newId(),
  actor_kind: 'system',
  actor_id: null,
  action,
  details,
  at: new Date('2026-11-01T09:30:00.123Z'),
});

test('rows arrive whole and in order, however many: instants, nulls, quotes and JSON', async () => {
  const rows = Array.from({ length: 2_001 }, (_, index) =>
    activity(`“${index}” \\ "quoted"\n\\ud800`, { note: 'naïve ☕', none: null }),
  );
  const stored = await insertRows(database.db, 'activities', rows, sql`returning *`);
  expect(stored).toEqual(rows);
});

test('half a character becomes the mark for one, as it does for any other parameter', async () => {
  const [stored] = await insertRows(
    database.db,
    'activities',
    [activity('torn \ud83d here, whole \u{1f600} there', { note: '\ude00' })],
    sql`returning action, details`,
  );
  expect(stored).toEqual({
    action: 'torn \ufffd here, whole \u{1f600} there',
    details: { note: '\ufffd' },
  });
});

test('nothing is inserted where there is nothing', async () => {
  expect(await insertRows(database.db, 'activities', [], sql`returning *`)).toEqual([]);
});
