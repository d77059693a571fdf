import { afterAll, beforeAll, expect, test } from 'vitest';
import { owner, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';

let api: TestApp;
let session: Awaited<ReturnType<typeof setUpWorkspace>>['session'];
let key: typeof session;

beforeAll(async () => {
  api = await testApp();
  expect((await api.anybody.get('/api/v1/setup')).body).toEqual({ needed: true });
  ({ session, key } = await setUpWorkspace(api, {
    sample: true,
    currency: 'AUD',
    timeZone: 'Australia/Sydney',
  }));
});
afterAll(() => api.close());

function countBy(rows: readonly Readonly<Record<string, unknown>>[], field: string) {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(row[field])] = (counts[String(row[field])] ?? 0) + 1;
  return counts;
}

test('setup signs the browser in as the owner', async () => {
  const { status, body } = await session.get('/api/v1/me');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    user: { name: owner.ownerName, email: owner.email },
    workspace: { name: 'Test Desk', currency: 'AUD', timeZone: 'Australia/Sydney', hasSampleData: true },
    role: 'owner',
    workspaces: [{ name: 'Test Desk', role: 'owner' }],
  });
  expect(body.can).toContain('invoices:send');
});

test('the key made at setup acts for the workspace, as nobody in particular', async () => {
  const { body } = await key.get('/api/v1/me');
  expect(body).toMatchObject({ user: null, role: 'admin', workspace: { name: 'Test Desk' } });
});

test('setup closes once anybody exists', async () => {
  expect((await api.anybody.get('/api/v1/setup')).body).toEqual({ needed: false });
  const again = await api.anybody.post('/api/v1/setup', {
    ...owner,
    email: 'second@desk.example',
    workspaceName: 'Second',
    currency: 'USD',
    timeZone: 'UTC',
    sample: false,
  });
  expect(again).toMatchObject({ status: 409, body: { code: 'alreadySetUp' } });
});

test('sample data is there: customers, docs over the stages with totals, jobs, invoices, columns, views', async () => {
  const { items: companies } = (await session.get('/api/v1/companies?limit=200')).body;
  expect(companies).toHaveLength(40);
  expect((await session.get('/api/v1/contacts?limit=200')).body.items).toHaveLength(65);
  const docs = (await session.get('/api/v1/sales-docs?limit=1000')).body.items;
  expect(countBy(docs, 'stageName')).toEqual({ Enquiry: 11, 'Quote sent': 17, Accepted: 33, Done: 45 });
  // 60 × 14.90 + 3 × 35.00 = 999.00, and 10 % GST.
  expect(docs.find((doc) => doc.title === 'Regatta T-shirts')).toMatchObject({
    subTotal: '999.00',
    totalTax: '99.90',
    total: '1098.90',
    stageName: 'Done',
  });
  // What tests and guides name comes first.
  expect(docs.slice(0, 4).map((doc) => doc.title)).toEqual([
    'Brewery anniversary tees',
    'Leavers’ hoodies',
    'Bakery totes',
    'Rowing caps',
  ]);
  const jobs = (await session.get('/api/v1/jobs?limit=1000')).body.items;
  expect(countBy(jobs, 'stageName')).toEqual({ 'To do': 34, 'In production': 13, Ready: 4, Delivered: 69 });
  const invoices = (await session.get('/api/v1/invoices?limit=200')).body.items;
  expect(countBy(invoices, 'syncState')).toEqual({ notSent: 63 });
  const columns = (await session.get('/api/v1/columns')).body.items;
  expect(countBy(columns, 'type')).toEqual({ status: 3, date: 2, person: 1, link: 1, tags: 2, text: 1 });
  const views = (await session.get('/api/v1/views')).body.items;
  expect(views.map(({ name }) => name).filter((name) => name !== 'Main')).toEqual([
    'Accounts: overdue and partly paid',
    'Production: due this week',
    'Sales: my open quotes',
  ]);
});

test('two setups at the same moment make one workspace', async () => {
  const fresh = await testApp();
  try {
    const request = { ...owner, workspaceName: 'Twice', currency: 'USD', timeZone: 'UTC', sample: false };
    const answers = await Promise.all([
      fresh.anybody.post('/api/v1/setup', request),
      fresh.anybody.post('/api/v1/setup', { ...request, email: 'other@desk.example' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await fresh.database.db.selectFrom('workspaces').select('id').execute()).toHaveLength(1);
  } finally {
    await fresh.close();
  }
});
