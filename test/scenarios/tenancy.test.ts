// Two workspaces in one database: every route of the API, walked by the other one's owner and key.

import { hashPassword } from 'better-auth/crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf } from '../../src/commands/actor.ts';
import { createApiKeyIn } from '../../src/commands/api-keys.ts';
import { openWorkspace } from '../../src/commands/open-workspace.ts';
import { inTransaction } from '../../src/store/database.ts';
import { insertMember } from '../../src/store/members.ts';
import { insertUser } from '../../src/store/users.ts';
import { type Caller, sessionHeaders, setUpWorkspace, type TestApp, testApp } from '../support/app.ts';
import { filled, type JsonSchema, type Operation, operations } from '../support/operations.ts';
import { sampleOf } from '../support/sample-of.ts';

let api: TestApp;
let ours: Caller;
let intruders: readonly (readonly [string, Caller])[];
/** Ids of our records by the noun in the path, and by the field that names one. */
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  api = await testApp();
  const { session, workspaceId } = await setUpWorkspace(api, { sample: true });
  ours = session;
  ids = await ourIds(workspaceId);
  intruders = await otherWorkspace();
});
afterAll(() => api.close());

/** Everything of ours carries this word or one of these ids: what an intruder is answered may hold neither. */
const markOfOurs = /\bSample |olive@desk\.example|Olive Owner|Test Desk|SD-1\d{3}|J-1\d{3}|T-OURS/;

/** The stream of events never ends; it has a test of its own below. */
const walked = operations().filter(({ needsSession, path }) => needsSession && path !== '/api/v1/events');

test.each(walked)(
  '$method $path gives another workspace nothing of ours and changes nothing',
  async (operation) => {
    const before = await everything();
    for (const [who, intruder] of intruders) {
      const answer = await call(intruder, operation);
      const text = JSON.stringify(answer.body);
      expect({ who, status: answer.status, text: markOfOurs.exec(text)?.[0] ?? null }).toMatchObject({
        who,
        text: null,
      });
      expect(answer.status, text).toBeLessThan(500);
      // The caller's own ids in an echo of the path are no leak; a record found by them is.
      if (namesOurs(operation))
        expect({ who, status: answer.status }).toMatchObject({ status: expect.toSatisfy(isRefusal) });
    }
    expect(await everything()).toEqual(before);
  },
  30_000,
);

test('every route that is not for anybody refuses those who are not signed in', async () => {
  for (const operation of operations().filter(({ needsSession }) => needsSession)) {
    const { status } = await call(api.anybody, operation);
    expect({ ...operation, status }).toMatchObject({ path: operation.path, status: 401 });
  }
});

test('what is for anybody is a short, known list', () => {
  const open = operations().filter(({ needsSession }) => !needsSession);
  expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'GET /api/v1/invitations/{id}',
    'GET /api/v1/setup',
    'POST /api/v1/invitations/{id}/accept',
    'POST /api/v1/setup',
  ]);
});

test('the walk is real: for ourselves the same calls find our records', async () => {
  const reads = operations().filter(({ method, path }) => method === 'GET' && path.endsWith('/{id}'));
  const found = [];
  for (const operation of reads) if ((await call(ours, operation)).status === 200) found.push(operation.path);
  expect(found).toEqual(
    expect.arrayContaining([
      '/api/v1/companies/{id}',
      '/api/v1/contacts/{id}',
      '/api/v1/products/{id}',
      '/api/v1/sales-docs/{id}',
      '/api/v1/jobs/{id}',
      '/api/v1/invoices/{id}',
      '/api/v1/connections/{id}',
    ]),
  );
});

test('the walk is real: for ourselves its writes are accepted', async () => {
  const accepted: string[] = [];
  for (const operation of walked.filter(({ method, body }) => method !== 'GET' && body !== null)) {
    if ((await call(ours, operation)).status < 300) accepted.push(`${operation.method} ${operation.path}`);
  }
  expect(accepted).toEqual(
    expect.arrayContaining([
      'PATCH /api/v1/members/{id}',
      'PATCH /api/v1/companies/{id}',
      'POST /api/v1/contacts',
      'PATCH /api/v1/contacts/{id}',
      'POST /api/v1/products',
      'PATCH /api/v1/stages/{id}',
      'PATCH /api/v1/columns/{id}',
      'PUT /api/v1/columns/{id}/values/{recordId}',
      'PATCH /api/v1/views/{id}',
      'POST /api/v1/sales-docs',
      'PATCH /api/v1/sales-docs/{id}',
      'POST /api/v1/jobs',
      'PATCH /api/v1/jobs/{id}',
      'POST /api/v1/invoices',
      'PATCH /api/v1/invoices/{id}',
      'PATCH /api/v1/connections/{id}',
    ]),
  );
});

test('the walk is real: for ourselves a payment is removed', async () => {
  const removal = operations().find(({ method, path }) => method === 'DELETE' && path.includes('/payments/'));
  expect(removal).toBeDefined();
  if (removal !== undefined) expect((await call(ours, removal)).status).toBe(200);
});

test('the walk is real: for ourselves a file is read', async () => {
  const read = operations().find(({ path }) => path === '/api/v1/invoice-files/{id}/content');
  expect(read).toBeDefined();
  if (read !== undefined) expect((await call(ours, read)).body).toEqual({ text: 'T-OURS' });
});

test('another workspace hears nothing of what changes here', async () => {
  const heard: unknown[] = [];
  const heardByUs = new Promise((resolve) => {
    api.deps.changes.subscribe(String(ids.workspace), resolve);
  });
  api.deps.changes.subscribe(String(ids.intruderWorkspace), (change) => heard.push(change));
  await ours.post('/api/v1/companies', { name: 'Heard Sample' });
  await heardByUs;
  expect(heard).toEqual([]);
});

function isRefusal(status: unknown): boolean {
  return [401, 403, 404, 409, 422].includes(Number(status));
}

/** Whether the call names a record of ours. Bulk calls answer 200 with a refusal for each. */
function namesOurs({ method, path, body }: Operation): boolean {
  if (path.includes('{id}')) return true;
  const isBulk = [
    'invoices/send',
    'invoices/approve',
    'sync-operations/retry',
    'sync-operations/ignore',
  ].some((end) => path === `/api/v1/${end}`);
  const sample = method === 'GET' || body === null ? '' : JSON.stringify(sampleFor(body, path));
  return !isBulk && Object.values(ids).some((id) => id !== unknownId && sample.includes(id));
}

/** A job stands in a stage of its own board. */
function sampleFor(body: JsonSchema, path: string): unknown {
  const isOfJob = /\/jobs?(\/|$)/.test(path);
  const nameOf = (field: string) => (field === 'stageId' && isOfJob ? 'jobStageId' : field);
  return sampleOf(body, (field) => ids[nameOf(field)] ?? unknownId);
}

function call(caller: Caller, { method, path, parameters, body }: Operation) {
  const noun = /\/v1\/([a-z-]+)/.exec(path)?.[1] ?? '';
  const address = filled(path, (name) =>
    name === 'id' ? (ids[nounOf(path, noun)] ?? unknownId) : (ids[name] ?? 'xero'),
  );
  const filters = parameters.filter(
    (one) => one.in === 'query' && one.name.endsWith('Id') && one.name !== 'externalId',
  );
  const query = new URLSearchParams(
    filters.slice(0, 1).map(({ name }): [string, string] => [name, ids[name] ?? unknownId]),
  );
  const sample = body === null ? undefined : (plainBodies[path] ?? sampleFor(body, path));
  return caller.request(method, filters.length === 0 ? address : `${address}?${query}`, sample);
}

/** Bodies that a sample of their schema would not be accepted as: it names labels, holds itself, or takes a name twice. */
const plainBodies: Readonly<Record<string, object>> = {
  '/api/v1/columns/{id}': { name: 'Another name' },
  '/api/v1/stages/{id}': { name: 'Another name' },
  '/api/v1/views/{id}': { name: 'Another name' },
};

const unknownId = '00000000-0000-7000-8000-000000000000';

function nounOf(path: string, noun: string): string {
  return path.includes('/authorizations/') ? 'authorizations' : noun;
}

/** An e-mail in doubt and a file that has not gone, under one id: they are of two kinds. */
async function insertDocuments(
  workspaceId: string,
  connectionId: string,
  invoiceId: string,
): Promise<string> {
  const id = api.deps.ids();
  const row = {
    workspace_id: workspaceId,
    id,
    invoice_id: invoiceId,
    connection_id: connectionId,
    created_at: new Date(),
  };
  const { db } = api.database;
  await db.insertInto('invoice_emails').values(row).execute();
  await db
    .insertInto('invoice_files')
    .values({
      ...row,
      name: 'T-OURS.txt',
      type: 'text/plain',
      size: 6,
      content: Buffer.from('T-OURS'),
      is_online: false,
    })
    .execute();
  return id;
}

async function ourIds(workspaceId: string): Promise<Record<string, string>> {
  const first = async (path: string) => (await ours.get(path)).body.items[0]?.id ?? unknownId;
  const companyId = await first('/api/v1/companies');
  const invited = await ours.post('/api/v1/members', { email: 'invited@desk.example', role: 'viewer' });
  const madeKey = await ours.post('/api/v1/api-keys', { name: 'T-OURS key', role: 'viewer' });
  const invoice = await ours.post('/api/v1/invoices', {
    companyId,
    currency: 'USD',
    lineAmountType: 'exclusive',
    issueDate: '2026-01-31',
    dueDate: '2026-02-14',
    number: 'T-OURS',
    send: false,
    lines: [{ description: 'T-OURS line', quantity: '1', unitPrice: '10' }],
  });
  const connectionId = api.deps.ids();
  await api.database.db
    .insertInto('connections')
    .values({
      workspace_id: workspaceId,
      id: connectionId,
      provider: 'xero',
      organisation_id: 'T-OURS organisation',
      organisation_name: 'T-OURS organisation',
      country: 'US',
      base_currency: 'USD',
      time_zone: 'UTC',
      status: 'active',
      first_connected_at: new Date(),
      connected_at: new Date(),
    })
    .execute();
  const brandingThemeId = api.deps.ids();
  await api.database.db
    .insertInto('ledger_references')
    .values({
      workspace_id: workspaceId,
      connection_id: connectionId,
      kind: 'brandingTheme',
      code: brandingThemeId,
      name: 'T-OURS theme',
      is_active: true,
    })
    .execute();
  const paymentId = await insertMoney(workspaceId, connectionId, invoice.body.id);
  const documentId = await insertDocuments(workspaceId, connectionId, invoice.body.id);
  const [line] = invoice.body['lines'] as readonly { readonly id: string }[];
  const me = await ours.get('/api/v1/me');
  const column = await ours.post('/api/v1/columns', { board: 'jobs', name: 'T-OURS column', type: 'text' });
  const view = await ours.post('/api/v1/views', { board: 'jobs', name: 'T-OURS view', isShared: true });
  const jobId = await first('/api/v1/jobs');
  await ours.put(`/api/v1/columns/${column.body.id}/values/${jobId}`, { value: 'T-OURS value' });
  const known = {
    workspace: workspaceId,
    companies: companyId,
    companyId,
    contacts: await first('/api/v1/contacts'),
    products: await first('/api/v1/products'),
    'product-categories': await first('/api/v1/product-categories'),
    'tax-components': await first('/api/v1/tax-components'),
    'payment-methods': await first('/api/v1/payment-methods'),
    stages: await first('/api/v1/stages?board=sales'),
    jobStageId: await first('/api/v1/stages?board=jobs'),
    'sales-docs': await first('/api/v1/sales-docs'),
    jobs: jobId,
    columns: column.body.id,
    recordId: jobId,
    views: view.body.id,
    members: await first('/api/v1/members'),
    invitations: invited.body.id,
    'api-keys': madeKey.body.id,
    invoices: invoice.body.id,
    invoiceId: invoice.body.id,
    payments: paymentId,
    // One id for both: they are of two kinds.
    'credit-notes': paymentId,
    'invoice-emails': documentId,
    'invoice-files': documentId,
    invoiceLineId: line?.id ?? unknownId,
    connections: connectionId,
    connectionId,
    brandingThemeId,
    ownerId: (me.body.user as { id: string }).id,
  };
  return {
    ...known,
    contactId: known.contacts,
    productId: known.products,
    categoryId: known['product-categories'],
    taxComponentId: known['tax-components'],
    stageId: known.stages,
    salesDocId: known['sales-docs'],
    jobId: known.jobs,
    assigneeId: known.ownerId,
    subjectId: invoice.body.id,
    // In a body: a line of the invoice.
    id: line?.id ?? unknownId,
  };
}

/** A payment and a credit note of ours, under one id. */
async function insertMoney(workspaceId: string, connectionId: string, invoiceId: string): Promise<string> {
  const id = api.deps.ids();
  const ours = { workspace_id: workspaceId, id, invoice_id: invoiceId, connection_id: connectionId };
  const { db } = api.database;
  await db
    .insertInto('payments')
    .values({
      ...ours,
      kind: 'payment',
      amount: '1',
      currency: 'USD',
      paid_on: '2026-01-31',
      reference: 'T-OURS payment',
      recorded_in: 'counterfoil',
    })
    .execute();
  await db
    .insertInto('credit_notes')
    .values({
      ...ours,
      currency: 'USD',
      line_amount_type: 'exclusive',
      issue_date: '2026-01-31',
      reference: 'T-OURS credit note',
      sub_total: '1',
      total_tax: '0',
      total: '1',
      created_at: new Date(),
    })
    .execute();
  return id;
}

/** A second workspace with an owner's session and a key; setup makes only the first. */
async function otherWorkspace(): Promise<readonly (readonly [string, Caller])[]> {
  const password = 'the other long password';
  const email = 'ida@intruder.example';
  const passwordHash = await hashPassword(password);
  const key = await inTransaction(api.deps.db, async (tx) => {
    const settings = { name: 'Intruders', currency: 'USD', timeZone: 'UTC', hasSampleData: false };
    const workspaceId = await openWorkspace(api.deps, tx, settings);
    const userId = api.deps.ids();
    const at = new Date();
    await insertUser(tx, { id: userId, accountId: api.deps.ids(), name: 'Ida', email, passwordHash, at });
    await insertMember(tx, workspaceId, { id: api.deps.ids(), userId, role: 'owner', at });
    const actor = actorOf({ workspaceId, role: 'owner', userId, apiKeyId: null });
    ids = { ...ids, intruderWorkspace: workspaceId };
    return createApiKeyIn(api.deps, tx, actor, { name: 'Intruder', role: 'admin' });
  });
  const { headers } = await api.anybody.post('/api/auth/sign-in/email', { email, password });
  return [
    ['session', api.caller(sessionHeaders(headers))],
    ['key', api.caller({ authorization: `Bearer ${key.key}` })],
  ];
}

/** Every row of ours in every table that belongs to workspaces, to see that nothing moved. */
async function everything(): Promise<Readonly<Record<string, unknown>>> {
  const { rows: tables } = await api.database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'workspace_id' order by 1`,
  );
  const rows: Record<string, unknown> = {};
  for (const { name } of tables) {
    const found = await api.database.pool.query(
      `select * from ${name} where workspace_id = $1 order by 1, 2`,
      [ids.workspace],
    );
    rows[name] = found.rows;
  }
  const members = await api.database.pool.query(
    `select * from workspace_members where "organizationId" = $1 order by id`,
    [ids.workspace],
  );
  const invitations = await api.database.pool.query(
    `select * from workspace_invitations where "organizationId" = $1 order by id`,
    [ids.workspace],
  );
  return { ...rows, members: members.rows, invitations: invitations.rows };
}
