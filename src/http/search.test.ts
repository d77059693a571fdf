// The search over everything: each kind by what people know it by, the nearest first, and nothing of other workspaces.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Body, type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';

let api: TestApp;
let session: Caller;
let companyId: string;

beforeAll(async () => {
  api = await testApp();
  ({ session } = await setUpWorkspace(api, { currency: 'AUD' }));
  companyId = await made('/companies', {
    name: 'Sample Bakery',
    emails: [{ email: 'office@bakery.example' }],
  });
  const contactId = await made('/contacts', { firstName: 'Ryan', lastName: 'Loafer', companyId });
  await made('/products', { code: 'TOTE', name: 'Tote bag', unitPrice: '6.25' });
  const salesDocId = await made('/sales-docs', { title: 'Bread bags', companyId, reference: 'PO-77' });
  await made('/jobs', { title: 'Print bread bags', salesDocId, companyId });
  await made('/invoices', {
    companyId,
    contactId,
    salesDocId,
    number: 'T-100',
    reference: 'PO-77',
    currency: 'AUD',
    issueDate: '2026-11-01',
    lines: [{ description: 'Bags', quantity: '2', unitPrice: '6.25' }],
  });
});
afterAll(() => api.close());

test('a customer’s name finds the customer and everything of theirs, the customer first', async () => {
  const found = await search('bakery');
  expect(found[0]).toMatchObject({
    kind: 'company',
    id: companyId,
    label: 'Sample Bakery',
    detail: 'Company · office@bakery.example',
    chip: null,
  });
  expect(kindsOf(found)).toEqual(['company', 'contact', 'invoice', 'job', 'salesDoc']);
});

test.each([
  ['an e-mail address', 'office@bakery', ['company']],
  ['a person’s name', 'loafer', ['contact']],
  ['a product’s code', 'tote', ['product']],
  ['a reference', 'PO-77', ['invoice', 'salesDoc']],
  ['a title', 'print bread', ['job']],
  ['an invoice’s number', 't-100', ['invoice']],
  ['nothing that is there', '100%', []],
])('%s finds what it belongs to', async (_, words, kinds) => {
  expect(kindsOf(await search(words))).toEqual(kinds);
});

test('an invoice shows where it stands', async () => {
  expect(await search('T-100')).toMatchObject([
    { label: 'T-100 · PO-77', detail: 'Invoice · Sample Bakery', chip: { kind: 'notSent' } },
  ]);
});

test('what is archived is not found', async () => {
  await session.delete(`/api/v1/companies/${await made('/companies', { name: 'Closed Sample' })}`);
  expect(await search('closed')).toEqual([]);
});

async function search(words: string): Promise<readonly Body[]> {
  const answer = await session.get(`/api/v1/search?q=${encodeURIComponent(words)}`);
  expect(answer.status).toBe(200);
  return answer.body.items;
}

function kindsOf(found: readonly Body[]): unknown[] {
  return found.map((each) => each['kind']).sort();
}

async function made(path: string, body: unknown): Promise<string> {
  const answer = await session.post(`/api/v1${path}`, body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
}
