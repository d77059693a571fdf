import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { wakePull, wakePush } from './engine-jobs.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const [workspaceId, connectionId] = ['here', '00000000-0000-4000-8000-000000000001'];
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000);

test.each([
  ['push', (at: Date | null) => wakePush(database.db, workspaceId, connectionId, 'interactive', at)],
  ['pull', (at: Date | null) => wakePull(database.db, workspaceId, connectionId, at)],
])(
  'a %s that asks for a later time does not put off one that was asked for meanwhile',
  async (task, wake) => {
    const wakesInMs = async () => {
      const { rows } = await database.pool.query<{ run_at: Date }>(
        'select run_at from graphile_worker.jobs where task_identifier = $1',
        [task],
      );
      expect(rows).toHaveLength(1);
      return (rows[0]?.run_at.getTime() ?? 0) - Date.now();
    };
    await wake(inSeconds(600));
    expect(await wakesInMs()).toBeGreaterThan(500_000);
    await wake(inSeconds(60));
    expect(await wakesInMs()).toBeLessThan(100_000);
    await wake(inSeconds(600));
    expect(await wakesInMs()).toBeLessThan(100_000);
    await wake(null);
    await wake(inSeconds(60));
    expect(await wakesInMs()).toBeLessThan(1_000);
  },
);
