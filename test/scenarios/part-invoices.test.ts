// Deposits, progress and final invoices of a sales doc: together they come to the whole, in the books too.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decimal, sum } from '../../src/domain/decimal.ts';
import type { Body, Caller } from '../support/app.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import { invoiceOnce, openPractice, type Practice } from '../support/practice.ts';

let practice: Practice;
let session: Caller;
let books: Books;
let salesDocId: string;

beforeAll(async () => {
  practice = await openPractice();
  ({ session } = practice);
  await practice.startWorker();
  ({ books } = await practice.connect());
  const taxes = await session.get('/api/v1/tax-components');
  const named = (name: string) =>
    taxes.body.items.find((each) => String(each['name']).startsWith(name))?.id ?? null;
  const company = await session.post('/api/v1/companies', { name: 'Sample Sign Writers' });
  const doc = await session.post('/api/v1/sales-docs', {
    title: 'Sample fit-out',
    companyId: company.body.id,
    currency: ledger.currency,
    lines: [
      { description: 'Sample signs', quantity: '3', unitPrice: '333.33', taxComponentId: named('GST') },
      { description: 'Sample freight', quantity: '1', unitPrice: '45.45', taxComponentId: named('No tax') },
    ],
  });
  expect(doc.status, JSON.stringify(doc.body)).toBe(201);
  salesDocId = doc.body.id;
});
afterAll(() => practice.close());

async function invoicePart(part: Readonly<Record<string, string>>): Promise<Body> {
  const draft = await session.post('/api/v1/invoices/draft', { salesDocId, part });
  expect(draft.status, JSON.stringify(draft.body)).toBe(200);
  const { recipients: _recipients, billing: _billing, books: _books, ...input } = draft.body;
  const created = await session.post('/api/v1/invoices', { ...input, send: true });
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return invoiceOnce(session, created.body.id, (body) => body['syncState'] === 'inBooks');
}
const billing = async () => (await session.get(`/api/v1/sales-docs/${salesDocId}/billing`)).body['billing'];

test('before the first invoice all of it remains', async () => {
  expect(await billing()).toMatchObject({ invoiced: '0.00', invoices: 0 });
});

test('a deposit by percent, progress by amount, and what remains: the books hold the whole, to the cent', async () => {
  const { total } = (await billing()) as { readonly total: string };
  await invoicePart({ kind: 'percent', percent: '30' });
  await invoicePart({ kind: 'amount', amount: '250.00' });
  const before = (await billing()) as { readonly invoiced: string; readonly remaining: string };
  expect(decimal(before.invoiced).plus(decimal(before.remaining)).toFixed(2)).toBe(total);
  const last = await invoicePart({ kind: 'rest' });
  expect(last.total).toBe(before.remaining);
  const inBooks = books.invoices().filter(({ mark }) => mark.includes('/invoices/'));
  expect(inBooks).toHaveLength(3);
  expect(sum(inBooks.map((each) => decimal(each.total))).toFixed(2)).toBe(total);
  expect(await billing()).toMatchObject({ invoiced: total, remaining: '0.00', invoices: 3 });
});

test('an invoice that is voided counts no longer', async () => {
  const { body } = await session.get(`/api/v1/invoices?salesDocId=${salesDocId}`);
  const deposit = body.items.at(-1);
  await session.post(`/api/v1/invoices/${deposit?.id}/void`);
  await invoiceOnce(session, deposit?.id ?? '', (invoice) => (invoice['chip'] as Body)['kind'] === 'voided');
  expect(await billing()).toMatchObject({ remaining: deposit?.['total'], invoices: 2 });
});

test('a customer alone has nothing to invoice a part of', async () => {
  const company = await session.post('/api/v1/companies', { name: 'Sample Passers-by' });
  const draft = await session.post('/api/v1/invoices/draft', {
    companyId: company.body.id,
    part: { kind: 'rest' },
  });
  expect(draft.status).toBe(409);
  expect(draft.body['code']).toBe('nothingSold');
});
