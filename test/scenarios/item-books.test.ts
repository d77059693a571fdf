// Books of the other kind, before anything is sent: lines by items, short numbers, customers who keep their currency.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Body, type Caller, setUpWorkspace, type TestApp, testApp } from '../support/app.ts';
import { connectItemBooks } from '../support/connected-books.ts';

let api: TestApp;
let session: Caller;
let workspaceId: string;
let connectionId: string;
let companyId: string;

beforeAll(async () => {
  api = await testApp();
  ({ session, workspaceId } = await setUpWorkspace(api));
  connectionId = await connectItemBooks(api.deps, workspaceId);
  const changes = [
    { kind: 'defaultAccount', subjectId: 'default', code: '79' },
    { kind: 'taxRate', subjectId: 'none', code: 'NON' },
  ];
  await session.put(`/api/v1/connections/${connectionId}/mappings`, { changes });
  companyId = (await session.post('/api/v1/companies', { name: 'Sample Club' })).body.id;
});
afterAll(() => api.close());

const invoiceOf = (change: Readonly<Record<string, unknown>>) => ({
  companyId,
  currency: 'USD',
  issueDate: '2026-11-02',
  lines: [{ description: 'Shirts', quantity: '1', unitPrice: '100' }],
  send: true,
  ...change,
});
const save = async (change: Readonly<Record<string, unknown>>): Promise<Body> => {
  const { body } = await session.post('/api/v1/invoices', invoiceOf(change));
  return (await session.get(`/api/v1/invoices/${body.id}`)).body;
};
const operationsOf = (id: string) =>
  api.deps.db.selectFrom('sync_operations').selectAll().where('subject_id', '=', id).orderBy('seq').execute();

test('a number that is too long for the books is refused before it is sent, and a shorter one is not', async () => {
  const long = await save({ number: 'ORDER-2026-0000000001-A' });
  expect(long).toMatchObject({
    syncState: 'needsAttention',
    operations: [{ problem: { code: 'InvoiceNumberTooLong', field: 'number' } }],
  });
  expect(await save({ number: 'ORDER-2026-0000000001' })).toMatchObject({ syncState: 'queued' });
});

test('a line goes by the item that stands for its account, and shows both by name', async () => {
  const { lines } = await save({});
  expect(lines).toMatchObject([
    {
      resolved: {
        accountCode: '79',
        accountWords: 'Sales',
        itemCode: '5',
        itemWords: 'Sample goods',
        source: 'default',
      },
    },
  ]);
});

test('a customer is asked for once in each currency, and every invoice waits for the one of its own', async () => {
  await api.deps.db
    .insertInto('ledger_references')
    .values({
      ...{
        workspace_id: workspaceId,
        connection_id: connectionId,
        kind: 'currency',
        code: 'EUR',
        name: 'Euro',
      },
      is_active: true,
    })
    .execute();
  const [home, euro, again] = [
    await save({}),
    await save({ currency: 'EUR' }),
    await save({ currency: 'EUR' }),
  ];
  const customers = await operationsOf(companyId);
  expect(customers.map(({ kind, contact_currency: currency, marker }) => [kind, currency, marker])).toEqual([
    ['createContact', 'USD', `CF-${companyId}`],
    ['createContact', 'EUR', `CF-${companyId}-EUR`],
  ]);
  const waits = await Promise.all([home, euro, again].map(async ({ id }) => (await operationsOf(id))[0]));
  expect(waits.map((operation) => operation?.waits_for)).toEqual([
    customers[0]?.id,
    customers[1]?.id,
    customers[1]?.id,
  ]);
});

test('where the customer is there in one currency only, the preview says that another will be made, under a name of its own', async () => {
  const held = (ledgerId: string, name: string, currency: string) => ({
    ...{ workspace_id: workspaceId, connection_id: connectionId, ledger_id: ledgerId, name, currency },
    is_active: true,
  });
  await api.deps.db
    .insertInto('ledger_contacts')
    .values(held('61', 'Sample Club', 'USD'))
    .execute();
  const words = async (currency: string) => {
    const { body } = await session.post('/api/v1/invoices/preview', invoiceOf({ currency }));
    return (body['customer'] as { words: string }).words;
  };
  expect(await words('USD')).toContain('linked to “Sample Club”');
  expect(await words('EUR')).toBe('“Sample Club (EUR)” is not in the books and will be made there.');
  await api.deps.db
    .insertInto('ledger_contacts')
    .values(held('62', 'Sample Club (EUR)', 'EUR'))
    .execute();
  expect(await words('EUR')).toContain('linked to “Sample Club (EUR)”');
});

test('a change of a customer goes to each of its contacts', async () => {
  const { body } = await session.post('/api/v1/companies', { name: 'Sample Society' });
  for (const [ledgerId, currency] of [
    ['71', 'USD'],
    ['72', 'EUR'],
  ] as const)
    await api.deps.db
      .insertInto('links')
      .values({
        ...{ workspace_id: workspaceId, connection_id: connectionId, ledger_id: ledgerId, currency },
        ...{ subject_kind: 'company', subject_id: body.id, linked_at: new Date() },
      })
      .execute();
  await session.patch(`/api/v1/companies/${body.id}`, {
    name: 'Sample Society of Tests',
    version: body.version,
  });
  const changes = await operationsOf(body.id);
  expect(changes.map(({ kind, contact_currency: currency }) => [kind, currency])).toEqual([
    ['updateContact', 'EUR'],
    ['updateContact', 'USD'],
  ]);
});

test('with “Wait here for approval” an invoice waits until somebody who may approves it; nobody sends it past that', async () => {
  const offered = (await session.get(`/api/v1/connections/${connectionId}`)).body['offers'];
  expect(offered).toMatchObject({
    arrivals: [{ value: 'approved' }, { value: 'awaitingApproval', label: 'Wait here for approval' }],
    brandingThemes: false,
    history: false,
  });
  const drafts = await session.patch(`/api/v1/connections/${connectionId}`, { invoicesArriveAs: 'draft' });
  expect(drafts.status).toBe(422);
  await session.patch(`/api/v1/connections/${connectionId}`, { invoicesArriveAs: 'awaitingApproval' });
  const waiting = await save({});
  expect(waiting).toMatchObject({ syncState: 'awaitingApproval', chip: { label: 'Waits for approval' } });
  expect(waiting['actions']).toEqual(['edit', 'approve', 'ignore', 'void']);
  expect(await operationsOf(waiting.id)).toEqual([]);
  expect((await session.post(`/api/v1/invoices/${waiting.id}/send`)).body.code).toBe('awaitsApproval');
  expect(
    (await session.post(`/api/v1/invoices/${waiting.id}/payments`, { amount: '1', paidOn: '2026-11-02' }))
      .status,
  ).toBe(409);

  const made = await session.post('/api/v1/api-keys', { name: 'Sales', role: 'sales' });
  const sales = api.caller({ authorization: `Bearer ${String(made.body['key'])}` });
  const pushed = await sales.post('/api/v1/invoices', invoiceOf({ arriveAs: 'approved' }));
  expect(pushed.body).toMatchObject({ syncState: 'awaitingApproval' });
  expect((await sales.post(`/api/v1/invoices/${pushed.body.id}/approve`)).status).toBe(403);

  expect((await session.post(`/api/v1/invoices/${waiting.id}/approve`)).body).toMatchObject({
    syncState: 'queued',
  });
  expect((await session.post(`/api/v1/invoices/${waiting.id}/approve`)).status).toBe(200);
  expect(await operationsOf(waiting.id)).toHaveLength(1);
  const all = await session.post('/api/v1/invoices/approve', { ids: [pushed.body.id, waiting.id] });
  expect(all.body.items).toMatchObject([{ isSent: true }, { isSent: true }]);
  expect(await operationsOf(pushed.body.id)).toHaveLength(1);
  expect(await save({ arriveAs: 'approved' })).toMatchObject({ syncState: 'queued' });
  await session.patch(`/api/v1/connections/${connectionId}`, { invoicesArriveAs: 'approved' });
});
