// The sync centre over the API: each operation is listed with what people know its subject by.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Body, type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';
import { connectBooks } from '../../test/support/connected-books.ts';

let api: TestApp;
let session: Caller;
let workspaceId: string;
let connectionId: string;
let contactId: string;

beforeAll(async () => {
  api = await testApp();
  ({ session, workspaceId } = await setUpWorkspace(api, { currency: 'AUD' }));
  connectionId = await connectBooks(api, session, workspaceId);
  const contact = await session.post('/api/v1/contacts', { firstName: 'Sam', lastName: 'Sample' });
  contactId = contact.body.id;
});
afterAll(() => api.close());

test('an invoice and its customer are listed by number and name', async () => {
  const id = await invoice({ number: 'T-1', reference: 'Order 1', send: true });
  expect(await listed('q=T-1')).toMatchObject([
    {
      kind: 'createInvoice',
      subjectId: id,
      invoiceId: id,
      subjectName: 'T-1 · Sam Sample',
      reference: 'Order 1',
      total: '100.00',
      currency: 'AUD',
    },
  ]);
  const ofContacts = (await listed('limit=200')).filter((one) => one.kind === 'createContact');
  expect(ofContacts).toMatchObject([
    { subjectId: contactId, subjectName: 'Sam Sample', invoiceId: null, reference: null, total: null },
  ]);
});

test('a payment is listed by its amount, its invoice and the customer, and leads to the invoice', async () => {
  const id = await invoiceInBooks('T-2');
  const paid = await session.post(`/api/v1/invoices/${id}/payments`, {
    amount: '25.00',
    paidOn: '2026-11-02',
    reference: 'Card',
  });
  expect(await listed('q=T-2')).toMatchObject([
    {
      kind: 'createPayment',
      subjectKind: 'payment',
      subjectId: paid.body.id,
      invoiceId: id,
      subjectName: 'AUD 25.00 · T-2 · Sam Sample',
      reference: 'Card',
      total: '25.00',
      currency: 'AUD',
    },
  ]);
});

test('a credit note is listed the same way', async () => {
  const id = await invoiceInBooks('T-3');
  const credited = await session.post(`/api/v1/invoices/${id}/credit-notes`, {
    issueDate: '2026-11-03',
    reference: 'Two came torn',
  });
  expect(await listed('q=torn')).toMatchObject([
    {
      kind: 'createCreditNote',
      subjectKind: 'creditNote',
      subjectId: credited.body.id,
      invoiceId: id,
      subjectName: 'AUD 100.00 · T-3 · Sam Sample',
      reference: 'Two came torn',
      total: '100.00',
      currency: 'AUD',
    },
  ]);
});

test('the answer to Retry names the subject as the list does', async () => {
  const id = await invoice({ number: 'T-4', send: true });
  const [operation] = await listed('q=T-4');
  const retried = await session.post(`/api/v1/sync-operations/${String(operation?.id)}/retry`);
  expect(retried).toMatchObject({
    status: 200,
    body: { invoiceId: id, subjectName: 'T-4 · Sam Sample', total: '100.00' },
  });
});

test('pages follow on each other, newest first, and states are told apart', async () => {
  const all = await listed('limit=200');
  const first = await session.get('/api/v1/sync-operations?limit=2');
  const second = await session.get(`/api/v1/sync-operations?limit=200&cursor=${first.body.nextCursor}`);
  expect([...first.body.items, ...second.body.items]).toEqual(all);
  expect(await listed('state=queued&limit=200')).toEqual(all);
  expect(await listed('state=done')).toEqual([]);
});

test('kind, customer and text narrow the list, and the counts with it', async () => {
  const other = await session.post('/api/v1/companies', { name: 'Sample Signs' });
  await invoice({ number: 'T-5', contactId: null, companyId: other.body.id, send: true });
  const kinds = async (query: string) => (await listed(query)).map((each) => each['kind']);
  expect(await kinds(`customerId=${other.body.id}`)).toEqual(['createInvoice', 'createContact']);
  expect(await kinds(`customerId=${other.body.id}&kinds=createInvoice,updateInvoice`)).toEqual([
    'createInvoice',
  ]);
  const counts = (query: string) => session.get(`/api/v1/sync-operations/counts?${query}`);
  expect(await counts(`customerId=${other.body.id}&kinds=createContact`)).toMatchObject({
    body: { queued: 1 },
  });
  expect(await counts('q=signs')).toMatchObject({ body: { queued: 2, done: 0 } });
  expect(await session.get('/api/v1/sync-operations?kinds=anything')).toMatchObject({ status: 422 });
});

test('several are set aside at once, each with its result, and only where nothing is lost by it', async () => {
  const id = await invoice({ number: 'T-6', send: true });
  const refused = await only('q=T-6');
  expect(refused['actions']).toEqual([]);
  const { db } = api.deps;
  await db
    .updateTable('sync_operations')
    .set({ state: 'needsAttention' })
    .where('id', '=', refused.id)
    .execute();
  await db.updateTable('invoices').set({ sync_state: 'needsAttention' }).where('id', '=', id).execute();
  expect((await only('q=T-6'))['actions']).toEqual(['retry', 'ignore']);
  const contact = await only('q=Sam&kinds=createContact');
  const answer = await session.post('/api/v1/sync-operations/ignore', { ids: [refused.id, contact.id] });
  expect(answer).toMatchObject({
    status: 200,
    body: {
      items: [
        { id: refused.id, isIgnored: true, reason: null },
        { id: contact.id, isIgnored: false, reason: expect.stringContaining('needs attention') },
      ],
    },
  });
  expect((await session.get(`/api/v1/invoices/${id}`)).body['chip']).toMatchObject({ kind: 'ignored' });
  expect((await listed('state=ignored')).map(({ id: each }) => each)).toEqual([refused.id]);
});

async function only(query: string): Promise<Body> {
  const [first] = await listed(query);
  if (first === undefined) throw new Error(`Nothing is listed by ${query}`);
  return first;
}

async function listed(query: string) {
  return (await session.get(`/api/v1/sync-operations?${query}`)).body.items;
}

/** 5 shirts at 20, no tax: 100.00. */
async function invoice(change: Readonly<Record<string, unknown>>): Promise<string> {
  const created = await session.post('/api/v1/invoices', {
    contactId,
    currency: 'AUD',
    lineAmountType: 'noTax',
    issueDate: '2026-11-01',
    lines: [{ description: 'Sample shirts', quantity: '5', unitPrice: '20' }],
    ...change,
  });
  if (created.status !== 201) throw new Error(JSON.stringify(created.body));
  return created.body.id;
}

async function invoiceInBooks(number: string): Promise<string> {
  const id = await invoice({ number });
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
    })
    .execute();
  return id;
}
