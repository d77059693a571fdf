import { Webhook } from 'standardwebhooks';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, joinWorkspace, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';
import { openWebhookReceiver, type WebhookReceiver } from '../../test/support/webhook-receiver.ts';
import { queueWebhook } from '../commands/queue-webhook.ts';
import { engineWork } from '../engine-work.ts';
import { type ManualClock, manualClock } from '../lib/clock.ts';
import { inTransaction } from '../store/database.ts';

let api: TestApp;
let session: Caller;
let workspaceId: string;
let receiver: WebhookReceiver;
// Verifying compares with the system's time, so that every story begins now.
let clock: ManualClock;

beforeAll(async () => {
  api = await testApp({ clock: { now: () => clock.now() } });
  clock = manualClock(new Date());
  ({ session, workspaceId } = await setUpWorkspace(api));
  return () => api.close();
});
beforeEach(async () => {
  clock = manualClock(new Date());
  receiver = await openWebhookReceiver();
});
afterEach(async () => {
  await receiver.close();
  for (const table of ['webhook_endpoints', 'notifications'] as const)
    await api.deps.db.deleteFrom(table).execute();
});

const HOUR_MS = 3_600_000;

async function addEndpoint(url = receiver.url): Promise<{ readonly id: string; readonly secret: string }> {
  const { status, body } = await session.post('/api/v1/webhook-endpoints', { name: 'Stock room', url });
  if (status !== 201) throw new Error(`The endpoint was refused: ${JSON.stringify(body)}`);
  return { id: body.id, secret: String(body.secret) };
}

const tell = (endpointId: string, type = 'invoice.paid', data: unknown = { number: 'INV-7' }) =>
  inTransaction(api.deps.db, (tx) => queueWebhook(api.deps, tx, workspaceId, endpointId, { type, data }));

const send = (endpointId: string) =>
  engineWork.sendWebhooks({ ...api.deps, ...api.deps.config }, { workspaceId, endpointId });

const deliveries = async () => (await session.get('/api/v1/webhook-deliveries')).body.items;
const endpoint = async () => (await session.get('/api/v1/webhook-endpoints')).body.items[0];

const headersHeard = (at: number) => receiver.heard[at]?.headers as Record<string, string>;
const verify = (secret: string, at: number) =>
  new Webhook(secret).verify(receiver.heard[at]?.body ?? '', headersHeard(at));

test('an event arrives once, signed so that the library of the specification verifies it', async () => {
  const { id, secret } = await addEndpoint();
  const deliveryId = await tell(id);
  await Promise.all([send(id), send(id)]);
  await send(id);
  expect(receiver.heard).toHaveLength(1);
  expect(headersHeard(0)).toMatchObject({ 'webhook-id': deliveryId, 'content-type': 'application/json' });
  expect(verify(secret, 0)).toEqual({
    type: 'invoice.paid',
    timestamp: clock.now().toISOString(),
    data: { number: 'INV-7' },
  });
  expect(() => verify(`whsec_${Buffer.from('another secret').toString('base64')}`, 0)).toThrow();
  expect(await deliveries()).toMatchObject([
    { id: deliveryId, state: 'delivered', status: 204, attempts: 1, mayRetry: true },
  ]);
  expect(await endpoint()).toMatchObject({ standing: 'Answers.', waiting: 0, failed: 0 });
});

test('what does not arrive is sent again with the same id and body, at the proposed times, and ten times at most', async () => {
  const { id } = await addEndpoint();
  const deliveryId = await tell(id);
  receiver.answer(500);
  await send(id);
  const waited: number[] = [];
  for (let attempt = 1; attempt < 10; attempt += 1) {
    const [{ nextAttemptAt } = { nextAttemptAt: null }] = await deliveries();
    const pauseMs = new Date(String(nextAttemptAt)).getTime() - clock.now().getTime();
    waited.push(pauseMs / 1_000);
    clock.advance(pauseMs - 1);
    await send(id);
    expect(receiver.heard).toHaveLength(attempt);
    clock.advance(1);
    await send(id);
  }
  expect(waited).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]);
  expect(new Set(receiver.heard.map(({ body }) => body)).size).toBe(1);
  expect(new Set(receiver.heard.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([deliveryId]));
  const failed = { state: 'failed', status: 500, words: 'Answered 500 Internal Server Error.', attempts: 10 };
  expect(await deliveries()).toMatchObject([{ ...failed, nextAttemptAt: null, mayRetry: true }]);

  receiver.answer(200);
  expect((await session.post(`/api/v1/webhook-deliveries/${deliveryId}/retry`)).status).toBe(204);
  await send(id);
  expect(headersHeard(10)['webhook-id']).toBe(deliveryId);
  expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 1 }]);
});

test('a process that dies while it sends loses an answer and no event: it is sent again under the same id', async () => {
  const { id } = await addEndpoint();
  const deliveryId = await tell(id);
  // The attempt counted and committed, and nothing after it.
  await api.deps.db
    .updateTable('webhook_deliveries')
    .set({ attempts: 1, not_before: new Date(clock.now().getTime() + 30_000) })
    .where('id', '=', String(deliveryId))
    .execute();
  await send(id);
  expect(receiver.heard).toHaveLength(0);
  clock.advance(30_000);
  await send(id);
  expect(await deliveries()).toMatchObject([{ id: deliveryId, state: 'delivered', attempts: 2 }]);
});

test('an endpoint that is gone, or answers nothing for five days, is switched off; what waits goes on when it is on again', async () => {
  const { id } = await addEndpoint();
  const change = async (isOn: boolean) =>
    expect((await session.patch(`/api/v1/webhook-endpoints/${id}`, { isOn })).status).toBe(204);
  await tell(id, 'first');
  receiver.answer(410);
  await send(id);
  expect(await endpoint()).toMatchObject({ isOn: false, standing: expect.stringContaining('410') });
  expect(await deliveries()).toMatchObject([{ type: 'first', state: 'failed', status: 410 }]);
  expect(await tell(id, 'unheard')).toBeNull();
  expect((await session.post(`/api/v1/webhook-endpoints/${id}/test`)).body.code).toBe('endpointOff');

  await change(true);
  receiver.answer(503);
  await tell(id, 'second');
  await send(id);
  expect(await endpoint()).toMatchObject({ isOn: true, tone: 'bad' });
  clock.advance(121 * HOUR_MS);
  await tell(id, 'third');
  await send(id);
  expect(await endpoint()).toMatchObject({ isOn: false, standing: expect.stringContaining('five days') });

  const told = await api.deps.db.selectFrom('notifications').select(['title', 'body']).execute();
  expect(told).toMatchObject([
    { title: 'The webhook endpoint Stock room was switched off', body: expect.stringContaining('410') },
    { body: expect.stringContaining('five days') },
  ]);
  const heard = receiver.heard.length;
  clock.advance(25 * HOUR_MS);
  await send(id);
  expect(receiver.heard).toHaveLength(heard);
  receiver.answer(200);
  await change(true);
  await send(id);
  expect(await deliveries()).toMatchObject([
    { type: 'third', state: 'delivered' },
    { type: 'second', state: 'delivered' },
    { type: 'first', state: 'failed' },
  ]);
});

test('while a secret is replaced both sign, for a day', async () => {
  const { id, secret: before } = await addEndpoint();
  const rotated = await session.post(`/api/v1/webhook-endpoints/${id}/rotate-secret`);
  const after = String(rotated.body.secret);
  await tell(id);
  await send(id);
  expect(verify(before, 0)).toEqual(verify(after, 0));
  clock.advance(25 * HOUR_MS);
  await tell(id);
  await send(id);
  const signed = new Webhook(after).sign(
    String(headersHeard(1)['webhook-id']),
    new Date(Number(headersHeard(1)['webhook-timestamp']) * 1_000),
    receiver.heard[1]?.body ?? '',
  );
  expect(headersHeard(1)['webhook-signature']).toBe(signed);
});

test('however well it answers, an endpoint that is slow holds the worker for one answer’s time', async () => {
  const { id } = await addEndpoint();
  for (const type of ['first', 'second', 'third']) await tell(id, type);
  receiver.answer((response) => {
    clock.advance(10_000);
    response.writeHead(200).end();
  });
  await send(id);
  expect(receiver.heard).toHaveLength(2);
  await send(id);
  expect(receiver.heard).toHaveLength(3);
});

test('what is under way while its endpoint is removed is not tried again', async () => {
  const { id } = await addEndpoint();
  await tell(id);
  receiver.answer(async (response) => {
    await session.delete(`/api/v1/webhook-endpoints/${id}`);
    response.writeHead(410).end();
  });
  await send(id);
  expect(await deliveries()).toMatchObject([{ state: 'failed', words: expect.stringContaining('removed') }]);
  expect(await api.deps.db.selectFrom('notifications').select('id').execute()).toEqual([]);
});

test('a removed endpoint is told nothing more, and only owners and admins see any of it', async () => {
  const { id } = await addEndpoint();
  const deliveryId = await tell(id);
  expect((await session.delete(`/api/v1/webhook-endpoints/${id}`)).status).toBe(204);
  await send(id);
  expect(receiver.heard).toHaveLength(0);
  expect(await deliveries()).toMatchObject([{ state: 'failed', mayRetry: false }]);
  expect((await session.post(`/api/v1/webhook-deliveries/${deliveryId}/retry`)).body.code).toBe('notRetried');
  expect(await tell(id)).toBeNull();
  const accounts = await joinWorkspace(api, session, { email: 'accounts@desk.example', role: 'accounts' });
  for (const path of ['webhook-endpoints', 'webhook-deliveries'])
    expect((await accounts.get(`/api/v1/${path}`)).status).toBe(403);
});
