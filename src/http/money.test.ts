// Payments and credit notes over the API, with invoices that the books have: what is refused before anything is sent.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';

let api: TestApp;
let session: Caller;
let viewer: Caller;
let workspaceId: string;
let connectionId: string;

beforeAll(async () => {
  api = await testApp();
  ({ session, workspaceId } = await setUpWorkspace(api, { currency: 'AUD' }));
  const key = await session.post('/api/v1/api-keys', { name: 'Viewer', role: 'viewer' });
  viewer = api.caller({ authorization: `Bearer ${String(key.body['key'])}` });
  connectionId = await connectedBooks();
});
afterAll(() => api.close());

const payment = (change: Readonly<Record<string, unknown>> = {}) => ({
  amount: '20.00',
  paidOn: '2026-11-02',
  ...change,
});

test('a payment is recorded once and queued, with the account left to the mapping', async () => {
  const id = await invoiceInBooks();
  const answer = await session.post(`/api/v1/invoices/${id}/payments`, payment({ reference: 'Card' }));
  expect(answer).toMatchObject({
    status: 201,
    body: {
      invoiceId: id,
      amount: '20.00',
      currency: 'AUD',
      reference: 'Card',
      recordedIn: 'counterfoil',
      syncState: 'queued',
      actions: ['retry', 'remove'],
      problem: null,
    },
  });
  const listed = await session.get(`/api/v1/payments?invoiceId=${id}`);
  expect(listed.body.items).toEqual([answer.body]);
  const invoice = await session.get(`/api/v1/invoices/${id}`);
  expect(invoice.body).toMatchObject({ amountOwing: '100.00', payments: [] });
});

test('pressed twice with one external id, it is one payment', async () => {
  const id = await invoiceInBooks();
  const body = payment({ externalId: `till-${id}` });
  const both = await Promise.all([
    session.post(`/api/v1/invoices/${id}/payments`, body),
    session.post(`/api/v1/invoices/${id}/payments`, body),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
  expect(new Set(both.map((answer) => answer.body.id)).size).toBe(1);
  const other = await invoiceInBooks();
  expect((await session.post(`/api/v1/invoices/${other}/payments`, body)).status).toBe(409);
});

test('what is on its way already leaves less to pay, even where both are pressed at once', async () => {
  const id = await invoiceInBooks();
  const both = await Promise.all([
    session.post(`/api/v1/invoices/${id}/payments`, payment({ amount: '60.00' })),
    session.post(`/api/v1/invoices/${id}/payments`, payment({ amount: '60.00' })),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  const rest = await session.post(`/api/v1/invoices/${id}/payments`, payment({ amount: '40.01' }));
  expect(rest.body.fields).toEqual([
    {
      path: 'amount',
      message:
        'AUD 40.01 is more than is left to pay: AUD 40.00. Money beyond that is received in Xero as an overpayment: it comes back here as credit.',
    },
  ]);
  expect((await session.post(`/api/v1/invoices/${id}/payments`, payment({ amount: '40.00' }))).status).toBe(
    201,
  );
});

test.each([
  ['nothing', { amount: '0.00' }, 'amount'],
  ['a fraction of a cent', { amount: '1.001' }, 'amount'],
  ['a date that is none', { paidOn: '2026-02-30' }, 'paidOn'],
  ['a date in a locked period', { paidOn: '2026-03-31' }, 'paidOn'],
  ['an account that the books do not have', { accountCode: '777' }, 'accountCode'],
  ['an archived account', { accountCode: '099' }, 'accountCode'],
  ['a revenue account', { accountCode: '200' }, 'accountCode'],
])('%s is refused, and the field is named', async (_, change, field) => {
  const id = await invoiceInBooks();
  const answer = await session.post(`/api/v1/invoices/${id}/payments`, payment(change));
  expect(answer.status, JSON.stringify(answer.body)).toBe(422);
  expect(answer.body.fields.map(({ path }) => path)).toEqual([field]);
});

test('without an account, and without one in the mapping, the setting is named', async () => {
  const id = await invoiceInBooks();
  const address = `/api/v1/connections/${connectionId}/mappings`;
  const choose = (code: string | null) =>
    session.put(address, { changes: [{ kind: 'paymentAccount', subjectId: 'default', code }] });
  expect((await choose(null)).body['paymentAccount']).toMatchObject({ code: null, problem: null });
  const answer = await session.post(`/api/v1/invoices/${id}/payments`, payment());
  expect(answer.status).toBe(422);
  expect(answer.body.fields[0]).toMatchObject({
    path: 'accountCode',
    message: expect.stringContaining('Account mapping'),
  });
  expect((await choose('090')).body['paymentAccount']).toMatchObject({ code: '090', problem: null });
});

test('an invoice that was never sent, is voided, or is a draft in the books takes no money', async () => {
  const unsent = await invoice();
  expect((await session.post(`/api/v1/invoices/${unsent}/payments`, payment())).body).toMatchObject({
    code: 'notSent',
    detail: 'Send the invoice first.',
  });
  await session.post(`/api/v1/invoices/${unsent}/void`);
  expect((await session.post(`/api/v1/invoices/${unsent}/payments`, payment())).status).toBe(409);
  const draft = await invoiceInBooks({ ledger_status: 'draft' });
  expect((await session.post(`/api/v1/invoices/${draft}/payments`, payment())).status).toBe(409);
  expect((await session.post(`/api/v1/invoices/${draft}/credit-notes`, credit())).status).toBe(409);
});

test('a viewer records, removes and credits nothing', async () => {
  const id = await invoiceInBooks();
  const recorded = await session.post(`/api/v1/invoices/${id}/payments`, payment());
  expect((await viewer.post(`/api/v1/invoices/${id}/payments`, payment())).status).toBe(403);
  expect((await viewer.delete(`/api/v1/payments/${recorded.body.id}`)).status).toBe(403);
  expect((await viewer.post(`/api/v1/invoices/${id}/credit-notes`, credit())).status).toBe(403);
  expect((await viewer.get('/api/v1/payments')).body.items[0]).toMatchObject({ actions: [] });
});

test('a payment that has not left is set aside, once, and leaves its room again', async () => {
  const id = await invoiceInBooks();
  const recorded = await session.post(`/api/v1/invoices/${id}/payments`, payment({ amount: '100.00' }));
  const address = `/api/v1/payments/${recorded.body.id}`;
  const removed = await session.delete(address);
  expect(removed.body).toMatchObject({ syncState: 'ignored', removedAt: expect.any(String), actions: [] });
  expect((await session.delete(address)).body).toEqual(removed.body);
  expect((await session.post(`/api/v1/invoices/${id}/payments`, payment({ amount: '100.00' }))).status).toBe(
    201,
  );
});

test('a payment on its way waits for its answer; one in the books is removed there', async () => {
  const id = await invoiceInBooks();
  const recorded = await session.post(`/api/v1/invoices/${id}/payments`, payment());
  await setState(recorded.body.id, 'dispatched');
  expect((await session.delete(`/api/v1/payments/${recorded.body.id}`)).body.code).toBe('onItsWay');
  await setState(recorded.body.id, 'done');
  await api.deps.db
    .updateTable('payments')
    .set({ ledger_id: recorded.body.id })
    .where('id', '=', recorded.body.id)
    .execute();
  for (const _ of ['first', 'second']) {
    const removed = await session.delete(`/api/v1/payments/${recorded.body.id}`);
    expect(removed).toMatchObject({
      status: 200,
      body: { isBeingRemoved: true, removedAt: null, syncState: 'inBooks' },
    });
  }
  const { rows } = await api.database.pool.query(
    'select kind from sync_operations where subject_id = $1 order by seq',
    [recorded.body.id],
  );
  expect(rows).toEqual([{ kind: 'createPayment' }, { kind: 'removePayment' }]);
});

test('credit that was applied in the books is removed in the books', async () => {
  const id = await invoiceInBooks();
  const paymentId = api.deps.ids();
  await api.deps.db
    .insertInto('payments')
    .values({
      workspace_id: workspaceId,
      id: paymentId,
      invoice_id: id,
      connection_id: connectionId,
      ledger_id: 'a-credit-note',
      kind: 'creditNote',
      amount: '5.00',
      currency: 'AUD',
      paid_on: '2026-11-02',
      recorded_in: 'books',
    })
    .execute();
  expect((await session.delete(`/api/v1/payments/${paymentId}`)).body.code).toBe('appliedInBooks');
});

test('an invoice with money on its way is neither voided nor set aside', async () => {
  const id = await invoiceInBooks();
  await session.post(`/api/v1/invoices/${id}/payments`, payment());
  expect((await session.post(`/api/v1/invoices/${id}/void`)).body.code).toBe('InvoiceHasPayments');
});

test('some lines of an invoice are credited, then the rest, and no more', async () => {
  const id = await invoiceInBooks();
  const [first] = (await session.get(`/api/v1/invoices/${id}`)).body['lines'] as readonly { id: string }[];
  const some = await session.post(
    `/api/v1/invoices/${id}/credit-notes`,
    credit({ lines: [{ invoiceLineId: first?.id, quantity: '1' }] }),
  );
  expect(some).toMatchObject({
    status: 201,
    body: { total: '20.00', syncState: 'queued', lines: [{ quantity: '1', lineAmount: '20.00' }] },
  });
  const rest = await session.post(`/api/v1/invoices/${id}/credit-notes`, credit());
  expect(rest).toMatchObject({ status: 201, body: { total: '80.00' } });
  const more = await session.post(`/api/v1/invoices/${id}/credit-notes`, credit());
  expect(more.body.code).toBe('nothingToCredit');
  const listed = await session.get(`/api/v1/credit-notes?invoiceId=${id}`);
  expect(listed.body.items).toEqual([rest.body, some.body]);

  const withdrawn = await session.delete(`/api/v1/credit-notes/${rest.body.id}`);
  expect(withdrawn.body).toMatchObject({ syncState: 'ignored', actions: [] });
  const anew = await session.post(`/api/v1/invoices/${id}/credit-notes`, credit());
  expect(anew).toMatchObject({ status: 201, body: { total: '80.00' } });
});

test('more credit than is owing is refused', async () => {
  const id = await invoiceInBooks();
  await session.post(`/api/v1/invoices/${id}/payments`, payment());
  const answer = await session.post(`/api/v1/invoices/${id}/credit-notes`, credit());
  expect(answer).toMatchObject({ status: 422, body: { fields: [{ path: 'lines' }] } });
});

const credit = (change: Readonly<Record<string, unknown>> = {}) => ({ issueDate: '2026-11-03', ...change });

/** 5 shirts at 20, no tax: 100.00. */
async function invoice(): Promise<string> {
  const contact = await session.post('/api/v1/contacts', { firstName: 'Sam', lastName: 'Sample' });
  const created = await session.post('/api/v1/invoices', {
    contactId: contact.body.id,
    currency: 'AUD',
    lineAmountType: 'noTax',
    issueDate: '2026-11-01',
    lines: [{ description: 'Sample shirts', quantity: '5', unitPrice: '20' }],
  });
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return created.body.id;
}

async function invoiceInBooks(change: { readonly ledger_status?: string } = {}): Promise<string> {
  const id = await invoice();
  const { db } = api.deps;
  await db
    .updateTable('invoices')
    .set({ sync_state: 'inBooks', connection_id: connectionId })
    .where('id', '=', id)
    .execute();
  await db
    .insertInto('mirrors')
    .values({
      workspace_id: workspaceId,
      invoice_id: id,
      connection_id: connectionId,
      ledger_id: `in-books-${id}`,
      ledger_status: 'approved',
      currency: 'AUD',
      sub_total: '100.00',
      total_tax: '0.00',
      total: '100.00',
      amount_owing: '100.00',
      amount_paid: '0.00',
      amount_credited: '0.00',
      ledger_updated_at: new Date(),
      as_of: new Date(),
      ...change,
    })
    .execute();
  return id;
}

async function connectedBooks(): Promise<string> {
  const id = api.deps.ids();
  const { db } = api.deps;
  await db
    .insertInto('connections')
    .values({
      workspace_id: workspaceId,
      id,
      provider: 'xero',
      organisation_id: 'sample-books',
      organisation_name: 'Sample Books',
      country: 'AU',
      base_currency: 'AUD',
      time_zone: 'UTC',
      status: 'active',
      period_lock_date: '2026-03-31',
      first_connected_at: new Date(),
      connected_at: new Date(),
    })
    .execute();
  const account = (code: string, name: string, details: object, is_active = true) => ({
    workspace_id: workspaceId,
    connection_id: id,
    kind: 'account',
    code,
    name,
    is_active,
    details: JSON.stringify(details),
  });
  const bank = { type: 'BANK', acceptsPayments: true };
  await db
    .insertInto('ledger_references')
    .values([
      account('090', 'Cheque account', bank),
      account('099', 'Closed account', bank, false),
      account('200', 'Sales', { isRevenue: true }),
    ])
    .execute();
  await session.put(`/api/v1/connections/${id}/mappings`, {
    changes: [
      { kind: 'defaultAccount', subjectId: 'default', code: '200' },
      { kind: 'paymentAccount', subjectId: 'default', code: '090' },
    ],
  });
  return id;
}

/** As the engine would, without one. */
async function setState(subjectId: string, state: string): Promise<void> {
  await api.deps.db
    .updateTable('sync_operations')
    .set({ state })
    .where('subject_id', '=', subjectId)
    .execute();
}
