// What people are told of: their own alone, by mail as each has chosen, and a person's word on mail that nobody can tell of.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { notify } from '../../src/commands/notify.ts';
import { sendDigests } from '../../src/commands/send-digests.ts';
import { sendMailsBy } from '../../src/deliveries/send-mails.ts';
import { inTransaction } from '../../src/store/database.ts';
import { deleteOldNotifications } from '../../src/store/notifications.ts';
import {
  type Caller,
  joinWorkspace,
  publicUrl,
  setUpWorkspace,
  type TestApp,
  testApp,
} from '../support/app.ts';

let app: TestApp;
let workspaceId: string;
let [owner, other]: Caller[] = [];
let now = new Date('2026-12-01T10:00:00Z');

beforeAll(async () => {
  app = await testApp({ clock: { now: () => now }, mailFrom: 'desk@sample.example' });
  const desk = await setUpWorkspace(app);
  ({ workspaceId, session: owner } = desk);
  other = await joinWorkspace(app, desk.session, { email: 'vic@desk.example', role: 'viewer' });
  return () => app.close();
});

test('a person is told in the application and by mail at once, and nobody else reads it', async () => {
  const id = await tell('Invoice INV-1 needs attention');
  expect((await owner?.get('/api/v1/notifications'))?.body.items).toMatchObject([
    { id, title: 'Invoice INV-1 needs attention', path: '/sync', isRead: false },
  ]);
  expect((await other?.get('/api/v1/notifications'))?.body.items).toEqual([]);
  expect((await other?.post(`/api/v1/notifications/${id}/read`))?.status).toBe(404);
  expect((await owner?.post(`/api/v1/notifications/${id}/read`))?.body).toEqual({ unread: 0 });
  const mails = (await owner?.get('/api/v1/mails'))?.body;
  expect(mails?.items).toMatchObject([
    { to: 'olive@desk.example', subject: 'Invoice INV-1 needs attention' },
  ]);
  expect((await other?.get('/api/v1/mails'))?.status).toBe(403);
});

test('who wants a daily mail gets one a day, of what is not read by its hour', async () => {
  const choice = { email: 'daily', digestHour: 12 };
  expect((await owner?.put('/api/v1/notification-settings', choice))?.body).toMatchObject(choice);
  await tell('First');
  await tell('Second');
  await digests();
  expect(await subjects()).not.toContain('Test Desk: 2 things you have not read');
  now = new Date('2026-12-01T12:00:01Z');
  await digests();
  await digests();
  await tell('Third');
  await digests();
  const daily = (await subjects()).filter((subject) => String(subject).includes('not read'));
  expect(daily).toEqual(['Test Desk: 2 things you have not read']);
  now = new Date('2026-12-02T12:00:01Z');
  await digests();
  expect(await subjects()).toContain('Test Desk: 1 thing you have not read');
});

test('of a mail that may have arrived a person says so, or has it sent again, once', async () => {
  await app.deps.db.updateTable('mails').set({ state: 'sending', attempts: 1 }).execute();
  await sendMailsBy(null)(app.deps, { workspaceId });
  const { body } = (await owner?.get('/api/v1/mails?state=undecided')) ?? { body: undefined };
  const [first, second] = body?.items ?? [];
  expect(first).toMatchObject({ stateWords: 'May have arrived', mayDecide: true, mayRetry: false });
  const decide = (id: string | undefined, arrived: boolean) =>
    owner?.post(`/api/v1/mails/${id}/decide`, { arrived });
  expect((await decide(first?.id, true))?.body).toMatchObject({ state: 'sent' });
  expect((await decide(first?.id, false))?.status).toBe(409);
  expect((await decide(second?.id, false))?.body).toMatchObject({ state: 'queued' });
});

test('of two who are told the same each reads it alone', async () => {
  const unread = async (caller = owner) =>
    (await caller?.get('/api/v1/notifications/counts'))?.body['unread'];
  const before = Number(await unread());
  await tell('', [await idOf(owner), await idOf(other)]);
  expect(await subjects()).toContain('(no subject)');
  expect([await unread(), await unread(other)]).toEqual([before + 1, 1]);
  const seen = (await owner?.get('/api/v1/notifications'))?.body.items[0]?.id;
  now = new Date(now.getTime() + 1_000);
  await tell('Came while the list was being read');
  const readAll = (query = '') => owner?.post(`/api/v1/notifications/read-all${query}`);
  expect((await readAll(`?upTo=${seen}`))?.body).toEqual({ unread: 1 });
  expect((await readAll())?.body).toEqual({ unread: 0 });
  expect(await unread(other)).toBe(1);
});

test('hundreds are read at once, and cleared away with their mail when they are a year old', async () => {
  await sql`insert into notifications (workspace_id, id, user_id, title, by_email, at)
    select ${workspaceId}, gen_random_uuid(), ${await idOf(owner)}, 'One of many', false, ${now}
    from generate_series(1, 300)`.execute(app.deps.db);
  expect((await owner?.get('/api/v1/notifications/counts'))?.body).toEqual({ unread: 300 });
  expect((await owner?.post('/api/v1/notifications/read-all'))?.body).toEqual({ unread: 0 });
  await app.deps.db.updateTable('mails').set({ state: 'sent', settled_at: now }).execute();
  await deleteOldNotifications(app.deps.db, now);
  expect(await subjects()).not.toEqual([]);
  await deleteOldNotifications(app.deps.db, new Date(now.getTime() + 1));
  expect((await owner?.get('/api/v1/notifications'))?.body.items).toEqual([]);
  expect(await subjects()).toEqual([]);
});

async function idOf(caller: Caller | undefined): Promise<string> {
  const me = await caller?.get('/api/v1/me');
  return ((me?.body['user'] ?? {}) as { id?: string }).id ?? '';
}

async function tell(title: string, to?: readonly string[]): Promise<string | undefined> {
  const userIds = to ?? [await idOf(owner)];
  const message = { title, body: null, about: { kind: 'syncOperations', id: 'x' } as const, byEmail: true };
  const ids = await inTransaction(app.deps.db, (tx) =>
    notify({ ...app.deps, publicUrl }, tx, workspaceId, { ...message, userIds }),
  );
  return ids[0];
}

function digests(): Promise<void> {
  return sendDigests({ ...app.deps, publicUrl });
}

async function subjects(): Promise<readonly unknown[]> {
  const { body } = (await owner?.get('/api/v1/mails')) ?? {};
  return body?.items.map((mail) => mail['subject']) ?? [];
}
