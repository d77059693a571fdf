// The limits of a connection, shared by everything that calls for it: nobody is refused by the ledger, nobody waits for a backfill.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConnectionRow, findConnection } from '../../src/store/connections.ts';
import { blockConnection, finishLedgerCall, type ToldLimits } from '../../src/store/ledger-calls.ts';
import { countReadsOfMonth } from '../../src/store/monthly-reads.ts';
import type { CallLane } from '../../src/sync/engine.ts';
import { mayCallAt, takeCall } from '../../src/sync/limits.ts';
import { connectItemBooks } from '../support/connected-books.ts';
import { invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let connection: ConnectionRow;

beforeAll(async () => {
  practice = await openPractice();
  const worker = await practice.startWorker();
  const { connectionId } = await practice.connect();
  const row = await findConnection(practice.engine.db, practice.workspaceId, connectionId);
  if (row === undefined) throw new Error('no connection');
  connection = row;
  const created = await practice.session.post('/api/v1/invoices', await sampleInvoice(practice.session));
  await invoiceOnce(practice.session, created.body.id, (body) => body.syncState === 'inBooks');
  await worker.stop();
});
afterAll(() => practice.close());

const HOUR_MS = 3_600_000;
/** An hour that nothing was called in, from its beginning: each test has a full minute, and no month ends within it. */
let hour = Math.ceil(Date.now() / HOUR_MS) + 1;
const nextHour = () => new Date(HOUR_MS * hour++);

type Call = { readonly operation: string; readonly method: 'GET' | 'POST'; readonly isBatch?: boolean };
const aRead: Call = { operation: 'test', method: 'GET' };

async function takeAll(
  lane: CallLane,
  now: Date,
  most = 100,
  { books = connection, call: asked = aRead }: { books?: ConnectionRow; call?: Call } = {},
): Promise<number> {
  const engine = { ...practice.engine, clock: { now: () => now } };
  for (let taken = 0; taken < most; taken++) {
    const call = await takeCall(engine, books, lane, asked);
    if (!call.ok) return taken;
    // Answered at once: what is in flight is another limit.
    await practice.engine.db
      .updateTable('ledger_calls')
      .set({ duration_ms: 1 })
      .where('id', '=', call.value)
      .execute();
  }
  return most;
}

test('a backfill spreads itself over the minute and leaves room for the person who waits; nobody goes beyond sixty', async () => {
  const begin = nextHour().getTime();
  const at = (seconds: number) => new Date(begin + seconds * 1_000);
  let backfill = await takeAll('backfill', at(0));
  expect(backfill).toBeGreaterThanOrEqual(20);
  for (let second = 1; second < 60; second++) backfill += await takeAll('backfill', at(second));
  expect(backfill).toBeGreaterThan(54);
  expect(backfill).toBeLessThan(58);
  // Whoever presses Save at the very end of a full minute finds a call free, and soon another.
  expect(backfill + (await takeAll('interactive', at(59.9)))).toBe(60);
  expect(await takeAll('interactive', at(59.95))).toBe(0);
  expect(await takeAll('interactive', at(60.1), 1)).toBe(1);
});

test('a person alone may spend the whole minute at once, and not one call more until it is over', async () => {
  const now = nextHour();
  expect(await takeAll('interactive', now)).toBe(60);
  expect(await takeAll('interactive', new Date(now.getTime() + 59_000))).toBe(0);
  expect(await takeAll('interactive', new Date(now.getTime() + 61_000))).toBe(60);
});

test('when others spend the same minute, the ledger’s own count holds us back; when it counts nothing, nothing does', async () => {
  const now = nextHour();
  const tell = async (told: ToldLimits) => {
    const engine = { ...practice.engine, clock: { now: () => now } };
    const call = await takeCall(engine, connection, 'interactive', { operation: 'test', method: 'GET' });
    if (!call.ok) throw new Error('No call was left');
    const answer = { status: 200, bytes: 0, durationMs: 1, ...told };
    const { workspace_id: workspaceId, id } = connection;
    await finishLedgerCall(engine.db, workspaceId, id, call.value, answer, now);
  };
  await tell({ minuteRemaining: 2, dayRemaining: 4_000 });
  expect(await takeAll('backfill', now)).toBe(0);
  expect(await takeAll('interactive', now, 2)).toBe(2);
  await tell({ minuteRemaining: 60, dayRemaining: 4_000 });
  expect(await takeAll('backfill', now, 200)).toBe(200);
});

test('ten processes that ask at once get five calls in flight', async () => {
  const now = nextHour();
  const engine = { ...practice.engine, clock: { now: () => now } };
  const asked = await Promise.all(
    Array.from({ length: 10 }, () =>
      takeCall(engine, connection, 'interactive', { operation: 'test', method: 'GET' }),
    ),
  );
  expect(asked.filter((call) => call.ok)).toHaveLength(5);
});

test('what the ledger says of the day counts: with 150 left a backfill rests and a person does not', async () => {
  const now = nextHour();
  await practice.engine.db
    .updateTable('connection_limits')
    .set({ day_remaining: 150, told_at: now })
    .execute();
  expect(await takeAll('backfill', now, 1)).toBe(0);
  expect(await takeAll('interactive', now, 1)).toBe(1);
});

test('while the ledger has told us to wait, nothing leaves', async () => {
  const now = nextHour();
  await blockConnection(
    practice.engine.db,
    practice.workspaceId,
    connection.id,
    new Date(now.getTime() + 20_000),
    'minute',
  );
  expect(await takeAll('interactive', now, 1)).toBe(0);
  expect(await takeAll('interactive', new Date(now.getTime() + 20_001), 1)).toBe(1);
});

test('while people work, a backfill sends one batch at a time, a second apart; when they have stopped, it does not wait', async () => {
  const now = nextHour();
  const later = (ms: number) => new Date(now.getTime() + ms);
  const mayCall = (slot: number, at: Date) =>
    mayCallAt({ ...practice.engine, clock: { now: () => at } }, connection, { lane: 'backfill', slot });
  await takeAll('backfill', now, 1);
  expect(await mayCall(0, later(10))).toBeNull();
  await takeAll('interactive', later(20), 1);
  expect(await mayCall(0, later(100))).toEqual(later(1_000));
  expect(await mayCall(0, later(1_000))).toBeNull();
  expect(await mayCall(1, later(1_000))).not.toBeNull();
  expect(await mayCall(1, later(2_020))).toBeNull();
});

test('of the ten calls a second that QuickBooks allows eight leave, five hundred a minute, forty of them batches, and no day is counted', async () => {
  const { db, newId: ids, clock } = practice.engine;
  const id = await connectItemBooks({ db, ids, clock }, practice.workspaceId);
  const books = await findConnection(db, practice.workspaceId, id);
  if (books === undefined) throw new Error('no connection');
  const begin = nextHour().getTime();
  const at = (seconds: number) => new Date(begin + seconds * 1_000);
  const batch: Call = { operation: 'test', method: 'POST', isBatch: true };
  expect(await takeAll('interactive', at(0), 100, { books })).toBe(8);
  let batches = 0;
  for (let second = 1; second < 30; second++)
    batches += await takeAll('interactive', at(second), 100, { books, call: batch });
  expect(batches).toBe(40);
  // What is no batch goes on.
  let calls = 48;
  for (let second = 30; second < 60; second++)
    calls += await takeAll('interactive', at(second), 100, { books });
  expect(calls).toBe(288);
  for (let second = 62; second < 120; second++)
    calls += await takeAll('backfill', at(second), 100, { books });
  expect(await countReadsOfMonth(db, practice.workspaceId, id, at(0))).toBe(calls - 40);
});
