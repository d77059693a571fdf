import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Caller, joinWorkspace, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';
import { connectBooks, connectItemBooks } from '../../test/support/connected-books.ts';
import { warnOfLimits } from '../commands/warn-of-limits.ts';
import { manualClock } from '../lib/clock.ts';

let api: TestApp;
let session: Caller;
let workspaceId: string;
// Half past one in the afternoon in Sydney.
const clock = manualClock('2026-03-10T02:30:00Z');

beforeEach(async () => {
  clock.set('2026-03-10T02:30:00Z');
  api = await testApp({ clock });
  ({ session, workspaceId } = await setUpWorkspace(api));
});
afterEach(() => api.close());

type Planted = {
  readonly at: string;
  readonly lane?: string;
  readonly status?: number | null;
  readonly bytes?: number;
  readonly operation?: string;
};

const plant = (connectionId: string, calls: readonly Planted[]) =>
  api.deps.db
    .insertInto('ledger_calls')
    .values(
      calls.map(({ at, lane = 'sweep', status = 200, bytes = 100, operation = 'listInvoices' }) => ({
        ...{ workspace_id: workspaceId, connection_id: connectionId, at: new Date(at), lane, operation },
        ...{ method: 'GET', status, bytes, duration_ms: 20 },
      })),
    )
    .execute();

const usage = async (connectionId: string, by: 'hour' | 'day') =>
  (await session.get(`/api/v1/connections/${connectionId}/usage?by=${by}`)).body;

async function xeroInSydney(): Promise<string> {
  const id = await connectBooks(api, session, workspaceId);
  await api.deps.db.updateTable('connections').set({ time_zone: 'Australia/Sydney' }).execute();
  return id;
}

test('calls and bytes are counted by lane, in the hours and days of the books', async () => {
  const id = await xeroInSydney();
  await plant(id, [
    { at: '2026-03-10T02:10:00Z', lane: 'interactive', operation: 'createInvoices', bytes: 900 },
    { at: '2026-03-10T02:20:00Z', status: 429 },
    { at: '2026-03-10T02:29:59.500Z', status: 503 },
    { at: '2026-03-10T02:29:59.600Z', status: null },
    // The last moment of the day before in Sydney, and the first of this one.
    { at: '2026-03-09T12:59:59Z' },
    { at: '2026-03-09T13:00:00Z', lane: 'backfill' },
  ]);
  const hours = await usage(id, 'hour');
  const { buckets } = hours as unknown as { buckets: readonly { readonly label: string }[] };
  expect(buckets).toHaveLength(24);
  expect(buckets.at(-1)).toMatchObject({
    label: '2026-03-10 13:00',
    startsAt: '2026-03-10T02:00:00.000Z',
    ...{ calls: 4, bytes: 1_200, failed: 2, refused: 1 },
    byLane: { interactive: { calls: 1, bytes: 900 }, sweep: { calls: 3 }, webhook: { calls: 0 } },
  });
  expect(hours).toMatchObject({
    totals: { calls: 6 },
    line: { calls: 208 },
    operations: [{ operation: 'listInvoices', calls: 5 }, { operation: 'createInvoices' }],
  });
  const days = (await usage(id, 'day')) as unknown as typeof hours & { buckets: readonly unknown[] };
  expect(days.buckets.slice(-2)).toMatchObject([
    { label: '2026-03-09', calls: 1, byLane: { sweep: { calls: 1 } } },
    { label: '2026-03-10', calls: 5, byLane: { backfill: { calls: 1 } } },
  ]);
  expect(days.limits).toMatchObject([
    { name: 'minute', used: 2, allowed: 60, left: 58 },
    { name: 'day', used: 6, allowed: 5_000, left: 4_994, warning: null },
  ]);
});

test('a month of reads is measured where the ledger counts them, and nothing of another workspace is shown', async () => {
  const id = await connectItemBooks(api.deps, workspaceId);
  await api.deps.db
    .insertInto('monthly_reads')
    .values({ workspace_id: workspaceId, connection_id: id, month: '2026-03-01', reads: 300_000 })
    .execute();
  const { limits, line } = await usage(id, 'day');
  expect(line).toBeNull();
  expect(limits).toMatchObject([
    { name: 'second', allowed: 8 },
    { name: 'minute', allowed: 500 },
    { name: 'batches', allowed: 40 },
    { name: 'month', used: 300_000, left: 200_000, warning: expect.stringContaining('2026-03-16') },
  ]);
  const nowhere = await session.get(`/api/v1/connections/${api.deps.ids()}/usage`);
  expect(nowhere.status).toBe(404);
});

test('whoever manages connections is told of a limit before it bites, once a day', async () => {
  const id = await xeroInSydney();
  await joinWorkspace(api, session, { email: 'sal@desk.example', role: 'sales' });
  const deps = { ...api.deps, publicUrl: api.deps.config.publicUrl };
  const told = () =>
    api.deps.db
      .selectFrom('notifications')
      .innerJoin('auth_users', 'auth_users.id', 'notifications.user_id')
      .select(['auth_users.email', 'notifications.body'])
      .execute();
  await warnOfLimits(deps);
  expect(await told()).toEqual([]);
  await api.deps.db
    .insertInto('connection_limits')
    .values({ workspace_id: workspaceId, connection_id: id, day_remaining: 60, told_at: clock.now() })
    .execute();
  const busyHour = (at: string) =>
    plant(
      id,
      Array.from({ length: 940 }, () => ({ at })),
    );
  await busyHour('2026-03-10T02:00:00Z');
  await warnOfLimits(deps);
  await warnOfLimits(deps);
  expect(await told()).toEqual([
    {
      email: 'olive@desk.example',
      body: expect.stringMatching(/^At this pace the day’s 1,000 calls of Xero are spent at about 13:33\./),
    },
  ]);
  clock.advance(86_400_000);
  await busyHour('2026-03-11T02:00:00Z');
  await api.deps.db.updateTable('connection_limits').set({ told_at: clock.now() }).execute();
  await warnOfLimits(deps);
  expect(await told()).toHaveLength(2);
});
