// The sample desk beside practice books: played through until every status is there, and taken out again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf } from '../../src/commands/actor.ts';
import { askToPlaySamples } from '../../src/commands/play-samples.ts';
import { removeSamples } from '../../src/commands/remove-samples.ts';
import { type Body, publicUrl } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { invoiceOnce, openPractice, type Practice } from '../support/practice.ts';

let practice: Practice;
let tenantId: string;

beforeAll(async () => {
  practice = await openPractice({
    setup: { sample: true, currency: 'AUD', timeZone: 'Australia/Sydney' },
  });
  await practice.startWorker();
});
afterAll(() => practice.close());

const samples = async () => (await practice.session.get('/api/v1/sample-data')).body;
const all = async (resource: string, filter = '') =>
  (await practice.session.get(`/api/v1/${resource}?limit=200${filter}`)).body.items;
const chips = async () => {
  const counts: Record<string, number> = {};
  for (const { chip } of await all('invoices')) {
    const { kind } = chip as { readonly kind: string };
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
};
const nothingUnderWay = () =>
  eventually(async () => {
    const open = ['queued', 'sending'].map((state) => all('sync-operations', `&state=${state}`));
    return (await Promise.all(open)).flat().length === 0 ? true : undefined;
  });

test('without practice books nothing of it is sent, and the books are named as what comes next', async () => {
  expect(await samples()).toMatchObject({ isThere: true, actions: ['connect', 'remove'], progress: null });
  expect(await practice.session.post('/api/v1/sample-data/send')).toMatchObject({
    status: 409,
    body: { code: 'notConnected' },
  });
});

test('connected, it goes nowhere by itself: a backfill leaves it out', async () => {
  const connected = await practice.connect();
  const { connectionId } = connected;
  tenantId = connected.tenantId;
  expect(await samples()).toMatchObject({ actions: ['send', 'remove'], progress: null });
  const { body } = await practice.session.post(`/api/v1/connections/${connectionId}/backfills`, {
    from: '2020-01-01',
  });
  await eventually(async () => {
    const preview = await practice.session.get(`/api/v1/backfills/${body.id}`);
    return preview.body['state'] === 'checked' ? true : undefined;
  });
  expect((await practice.session.get(`/api/v1/backfills/${body.id}/invoices`)).body.items).toEqual([]);
  expect(await chips()).toEqual({ notSent: 63 });
});

test('sent, every accounting status and every state that lasts is there, from the books themselves', async () => {
  const pressed = await Promise.all([1, 2].map(() => practice.session.post('/api/v1/sample-data/send')));
  expect(pressed.map(({ status }) => status)).toEqual([202, 202]);
  expect(pressed[0]?.body['progress']).toMatchObject({ of: 63 });
  await eventually(async () => ((await samples())['progress'] === null ? true : undefined), 60_000);
  await nothingUnderWay();
  // A credit shows when the books have told of its invoice again.
  await eventually(async () => ((await chips())['overdue'] === 5 ? true : undefined));
  expect(await chips()).toEqual({
    waitingPayment: 8,
    overdue: 5,
    partiallyPaid: 11,
    paid: 29,
    draftInBooks: 1,
    awaitingApprovalInBooks: 2,
    voided: 2,
    deletedInBooks: 1,
    needsAttention: 1,
    ignored: 2,
    notSent: 1,
  });
  expect(await samples()).toMatchObject({ actions: ['remove'], progress: null });
  // Beneath the ledger's sixty a minute: nobody waits for the next one.
  const writes = practice.sandbox.control.requests().filter(({ method }) => method !== 'GET');
  expect(writes.length).toBeLessThan(40);
});

test('removed, only what people made is left, with the sample records that it uses', async () => {
  const { session } = practice;
  const [doc] = (await session.get('/api/v1/sales-docs?q=Rowing caps')).body.items;
  await session.post('/api/v1/companies', { name: 'A company of our own' });
  await session.post('/api/v1/views', { board: 'jobs', name: 'A view of our own', settings: {} });
  const job = await session.post('/api/v1/jobs', { title: 'A job of our own', salesDocId: doc?.id });
  const rush = (await all('columns')).find(({ name }) => name === 'Rush');
  const [tag] = (rush?.['options'] ?? []) as readonly Body[];
  await session.put(`/api/v1/columns/${rush?.id}/values/${job.body.id}`, { value: [tag?.id] });
  const held = practice.sandbox.books.listInvoices({ tenantId }).length;
  const removed = await session.delete('/api/v1/sample-data');
  expect(removed).toMatchObject({
    status: 200,
    body: {
      removed: { invoice: 63, job: 120, salesDoc: 105, contact: 64, company: 39, product: 12, view: 3 },
    },
  });
  const names = async (resource: string, field: string) => (await all(resource)).map((row) => row[field]);
  expect(await names('companies', 'name')).toEqual(['A company of our own', 'Sample Harbour Rowing Club']);
  expect(await names('sales-docs', 'title')).toEqual(['Rowing caps']);
  expect(await names('jobs', 'title')).toEqual(['A job of our own']);
  expect(await names('products', 'code')).toEqual(['CAP']);
  // One in which something stands of ours is ours by now.
  expect(await names('columns', 'name')).toEqual(['Rush']);
  const views = (await names('views', 'name')).filter((name) => name !== 'Main');
  expect(views).toEqual(['A view of our own']);
  expect(await all('invoices')).toEqual([]);
  expect(await all('sync-operations')).toEqual([]);
  expect(practice.sandbox.books.listInvoices({ tenantId })).toHaveLength(held);
  expect(await samples()).toMatchObject({ isThere: false, actions: [] });
  expect((await session.delete('/api/v1/sample-data')).body).toEqual({ removed: {} });
});

test('what stands in books that are not for practice is kept, and nothing of the sample is sent there', async () => {
  const other = await openPractice({ setup: { sample: true, currency: 'AUD' } });
  try {
    await other.startWorker();
    await other.connect();
    const [one] = (await other.session.get('/api/v1/invoices?limit=1')).body.items;
    await other.session.post(`/api/v1/invoices/${one?.id}/send`);
    await invoiceOnce(other.session, String(one?.id), ({ number }) => number !== null);
    const deps = { ...other.app.deps, publicUrl, ledgers: new Map([['xero', { isPractice: false }]]) };
    const actor = actorOf({
      workspaceId: other.workspaceId,
      role: 'owner',
      userId: null,
      apiKeyId: other.engine.newId(),
    });
    expect(await askToPlaySamples(deps, actor)).toMatchObject({ refusal: { code: 'notConnected' } });
    expect(await removeSamples(deps, actor)).toMatchObject({ ok: true });
    expect((await other.session.get('/api/v1/invoices')).body.items.map(({ id }) => id)).toEqual([one?.id]);
    expect((await other.session.get('/api/v1/companies')).body.items).toHaveLength(1);
  } finally {
    await other.close();
  }
});
