/** The community's client drives the practice QuickBooks over HTTP, with its own spellings of everything. */

import QuickBooks from 'node-quickbooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQuickbooksSandbox, type QuickbooksSandbox } from './sandbox.ts';
import type { Loose } from './test-bench.ts';

/** Its types are those of a module with a default export, which it is not. */
const Client = QuickBooks as unknown as new (...given: readonly unknown[]) => Loose;

let sandbox: QuickbooksSandbox;
let server: Awaited<ReturnType<QuickbooksSandbox['listen']>>;
let client: Loose;

beforeAll(async () => {
  sandbox = createQuickbooksSandbox({ seed: 7, limits: false });
  server = await sandbox.listen(0);
  // Its base is kept on the class: one sandbox for each process.
  Object.assign(QuickBooks, { V3_ENDPOINT_BASE_URL: `${server.url}/v3/company/` });
  const realmId = sandbox.companies()[0]?.realmId ?? '';
  const { accessToken, refreshToken } = sandbox.control.grantAccess({ realmId });
  client = new Client(
    ...['practice-app', 'practice-secret', accessToken, false, realmId],
    ...[true, false, 75, '2.0', refreshToken],
  );
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
});

/** Its callbacks as promises; a fault comes as it was answered. */
const call = (method: string, ...given: readonly unknown[]): Promise<Loose> =>
  new Promise((resolve, reject) =>
    client[method](...given, (error: Loose, body: Loose) =>
      error ? reject(error.response?.data ?? error) : resolve(body),
    ),
  );

const line = (Amount: number) => ({
  Amount,
  Description: 'Printed shirts',
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemRef: { value: '2' }, Qty: 1, UnitPrice: Amount, TaxCodeRef: { value: 'NON' } },
});

const bill = (DocNumber: string, amount: number) =>
  call('createInvoice', { DocNumber, CustomerRef: { value: '1' }, Line: [line(amount)] });

test('it makes a customer, changes it sparsely, and finds it by its name', async () => {
  const made = await call('createCustomer', { DisplayName: "Sample Player's Club" });
  const changed = await call('updateCustomer', { Id: made.Id, SyncToken: made.SyncToken, Notes: 'Plays' });
  expect(changed).toMatchObject({ SyncToken: '1', DisplayName: "Sample Player's Club", Notes: 'Plays' });
  const found = await call('findCustomers', [
    { field: 'DisplayName', value: 'Sample Player%', operator: 'LIKE' },
    { field: 'limit', value: 10 },
  ]);
  expect(found.QueryResponse.Customer).toHaveLength(1);
});

test('it bills, is paid, and sees the balance fall', async () => {
  const invoice = await bill('NQ-1', 120);
  expect(invoice).toMatchObject({ DocNumber: 'NQ-1', TotalAmt: 120, Balance: 120 });
  await call('createPayment', {
    CustomerRef: { value: '1' },
    TotalAmt: 50,
    Line: [{ Amount: 50, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
  });
  const read = await call('getInvoice', invoice.Id);
  expect(read.Balance).toBe(70);
});

test('it voids an invoice, and deletes one that then is not found', async () => {
  const voided = await call('voidInvoice', (await bill('NQ-2', 10)).Id);
  expect(voided.Invoice).toMatchObject({ TotalAmt: 0, Balance: 0 });
  expect(voided.Invoice.PrivateNote).toMatch(/^Voided/);
  const { Id } = await bill('NQ-3', 10);
  const gone = await call('deleteInvoice', Id);
  expect(gone.Invoice).toMatchObject({ status: 'Deleted', Id });
  await expect(call('getInvoice', Id)).rejects.toMatchObject({ Fault: { Error: [{ code: '610' }] } });
});

test('it sends a batch, counts, and asks what has changed', async () => {
  const since = new Date(Date.now() - 60_000);
  const answer = await call('batch', [
    { bId: 'a', operation: 'create', Customer: { DisplayName: 'Sample Batch' } },
    { bId: 'b', Query: 'select count(*) from Customer' },
  ]);
  expect(answer.BatchItemResponse.map((item: Loose) => item.bId).sort()).toEqual(['a', 'b']);
  const count = await call('findCustomers', { count: true });
  expect(count.QueryResponse.totalCount).toBeGreaterThan(10);
  const changes = await call('changeDataCapture', ['Customer'], since);
  expect(JSON.stringify(changes)).toContain('Sample Batch');
});

test('its requestId, put into the entity, is the address’s requestid', async () => {
  const fields = { DisplayName: 'Sample Once', requestId: 'once-1' };
  const first = await call('createCustomer', { ...fields });
  expect((await call('createCustomer', { ...fields })).Id).toBe(first.Id);
});

test('a name that is taken comes back as the fault that QuickBooks gives', async () => {
  await expect(call('createCustomer', { DisplayName: 'Sample Bakery (practice)' })).rejects.toMatchObject({
    Fault: { Error: [{ code: '6240' }], type: 'ValidationFault' },
  });
});
