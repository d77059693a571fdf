/** The practice Xero through the official SDK over a real socket: what its makers' client makes of our answers. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Invoice, LineAmountTypes, XeroClient } from 'xero-node';
import { type Bench, openBench } from './test-bench.ts';

let bench: Bench;
let close: () => Promise<void>;
let xero: XeroClient;

beforeAll(async () => {
  bench = openBench({ clock: Date });
  const server = await bench.sandbox.listen(0);
  close = server.close;
  xero = new XeroClient();
  xero.setTokenSet({ access_token: bench.accessToken });
  xero.accountingApi.basePath = `${server.url}/api.xro/2.0`;
});
afterAll(() => close());

const draft = (): Invoice => ({
  type: Invoice.TypeEnum.ACCREC,
  status: Invoice.StatusEnum.AUTHORISED,
  contact: { contactID: bench.contactId },
  date: '2026-03-01',
  dueDate: '2026-03-20',
  lineAmountTypes: LineAmountTypes.Exclusive,
  lineItems: [{ description: 'Shirts', quantity: 3, unitAmount: 25.06, accountCode: '200' }],
});

/** The SDK rejects with a string of JSON. */
async function refusal(
  work: Promise<unknown>,
): Promise<{ response: { statusCode: number; body: { Type: string } } }> {
  const error: unknown = await work.then(
    () => 'it was accepted',
    (reason: unknown) => reason,
  );
  return JSON.parse(String(error));
}

test('documented: organisation, accounts and tax rates', async () => {
  const { body } = await xero.accountingApi.getOrganisations(bench.tenantId);
  expect(body.organisations?.[0]?.organisationID).toBe(bench.tenantId);
  const accounts = await xero.accountingApi.getAccounts(bench.tenantId, undefined, 'Type=="BANK"');
  expect(accounts.body.accounts?.map((account) => account.code)).toEqual(['090', '091']);
  const rates = await xero.accountingApi.getTaxRates(bench.tenantId);
  expect(rates.body.taxRates?.find((rate) => rate.taxType === 'OUTPUT')?.effectiveRate).toBe(10);
});

test('documented: an invoice made, paid, re-opened and voided', async () => {
  const api = xero.accountingApi;
  const made = (await api.createInvoices(bench.tenantId, { invoices: [draft()] })).body.invoices?.[0];
  expect([made?.total, made?.amountDue, made?.status]).toEqual([82.7, 82.7, 'AUTHORISED']);
  expect(new Date(String(made?.date)).toISOString()).toBe('2026-03-01T00:00:00.000Z');
  const invoiceID = made?.invoiceID ?? '';
  const payment = { invoice: { invoiceID }, account: { code: '090' }, amount: 82.7, date: '2026-03-02' };
  const paid = (await api.createPayments(bench.tenantId, { payments: [payment] })).body.payments?.[0];
  const read = async () => (await api.getInvoice(bench.tenantId, invoiceID)).body.invoices?.[0];
  expect((await read())?.status).toBe('PAID');
  await api.deletePayment(bench.tenantId, paid?.paymentID ?? '', { status: 'DELETED' });
  expect((await read())?.amountDue).toBe(82.7);
  const voided = { invoices: [{ status: Invoice.StatusEnum.VOIDED }] };
  await api.updateInvoice(bench.tenantId, invoiceID, voided);
  expect((await read())?.status).toBe('VOIDED');
});

test('documented: lists by page, status and id', async () => {
  const api = xero.accountingApi;
  const made =
    (await api.createInvoices(bench.tenantId, { invoices: [draft(), draft()] })).body.invoices ?? [];
  const ids = made.map((invoice) => invoice.invoiceID ?? '');
  const list = await api.getInvoices(
    bench.tenantId,
    undefined,
    undefined,
    undefined,
    ids,
    undefined,
    undefined,
    ['AUTHORISED'],
  );
  expect(list.body.invoices?.map((invoice) => invoice.invoiceID).sort()).toEqual([...ids].sort());
  expect(list.body.pagination?.itemCount).toBe(2);
  expect(list.body.invoices?.[0]?.lineItems?.[0]?.lineAmount).toBe(75.18);
});

test('documented: a batch that does not summarise tells of each element', async () => {
  const bad = { ...draft(), lineItems: [] };
  const { body } = await xero.accountingApi.createInvoices(
    bench.tenantId,
    { invoices: [draft(), bad] },
    false,
  );
  expect(body.invoices?.map((invoice) => invoice.statusAttributeString)).toEqual(['OK', 'ERROR']);
  expect(body.invoices?.[1]?.validationErrors?.[0]?.message).toBe('One or more line items must be specified');
});

test('documented: contacts, history, the online page and the idempotency key', async () => {
  const api = xero.accountingApi;
  const contacts = { contacts: [{ name: 'From the SDK (practice)' }] };
  const one = await api.createContacts(bench.tenantId, contacts, undefined, 'sdk-key-1');
  const two = await api.createContacts(bench.tenantId, contacts, undefined, 'sdk-key-1');
  expect(two.body.contacts?.[0]?.contactID).toBe(one.body.contacts?.[0]?.contactID);
  const made = (await api.createInvoices(bench.tenantId, { invoices: [draft()] })).body.invoices?.[0];
  const invoiceID = made?.invoiceID ?? '';
  const online = await api.getOnlineInvoice(bench.tenantId, invoiceID);
  expect(online.body.onlineInvoices?.[0]?.onlineInvoiceUrl).toMatch(/^https:/);
  await api.emailInvoice(bench.tenantId, invoiceID, {});
  const history = await api.getInvoiceHistory(bench.tenantId, invoiceID);
  expect(history.body.historyRecords?.map((record) => record.changes)).toEqual(['Invoice sent', 'Created']);
});

test('observed: refusals reach the SDK as strings with the status and our envelope', async () => {
  const api = xero.accountingApi;
  const invalid = await refusal(
    api.createInvoices(bench.tenantId, { invoices: [{ ...draft(), lineItems: [] }] }),
  );
  expect([invalid.response.statusCode, invalid.response.body.Type]).toEqual([400, 'ValidationException']);
  const forbidden = await refusal(api.getOrganisations('00000000-0000-4000-8000-000000000000'));
  expect(forbidden.response.statusCode).toBe(403);
  const missing = await refusal(api.getInvoice(bench.tenantId, '11111111-1111-4111-8111-111111111111'));
  expect(missing.response.statusCode).toBe(404);
});
