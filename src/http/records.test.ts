import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Body, type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';

let api: TestApp;
let session: Caller;

beforeAll(async () => {
  api = await testApp();
  ({ session } = await setUpWorkspace(api, { currency: 'AUD' }));
});
afterAll(() => api.close());

async function made(path: string, body: unknown): Promise<Body> {
  const answer = await session.post(path, body);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  return answer.body;
}

test('a company keeps its addresses in order, and blank fields are null', async () => {
  const emails = [{ email: 'Accounts@Acme.example', label: 'Accounts' }, { email: 'info@acme.example' }];
  const company = await made('/api/v1/companies', {
    name: '  Acme Sample  ',
    emails,
    phone: '',
    city: 'Sampleton',
  });
  expect(company).toMatchObject({
    name: 'Acme Sample',
    emails: [
      { email: 'accounts@acme.example', label: 'Accounts' },
      { email: 'info@acme.example', label: null },
    ],
    phone: null,
    city: 'Sampleton',
    version: 1,
    contactCount: 0,
  });
});

test('creating twice with one external id answers the first record', async () => {
  const company = { name: 'Twice Sample', externalId: 'shop-7' };
  const [first, second] = [
    await session.post('/api/v1/companies', company),
    await session.post('/api/v1/companies', company),
  ];
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.body.id).toBe(first.body.id);
});

test('a change on top of somebody else’s is refused, one without a version is not', async () => {
  const { id, version } = await made('/api/v1/companies', { name: 'Stale Sample' });
  expect(await session.patch(`/api/v1/companies/${id}`, { name: 'First', version })).toMatchObject({
    status: 200,
    body: { version: 2 },
  });
  expect(await session.patch(`/api/v1/companies/${id}`, { name: 'Second', version })).toMatchObject({
    status: 409,
    body: { code: 'staleVersion' },
  });
  expect(await session.patch(`/api/v1/companies/${id}`, { name: 'Third' })).toMatchObject({
    status: 200,
    body: { name: 'Third' },
  });
});

test('two changes at the same moment from one version: one is refused', async () => {
  const { id, version } = await made('/api/v1/companies', { name: 'Race Sample' });
  const answers = await Promise.all(
    ['A', 'B', 'C'].map((name) => session.patch(`/api/v1/companies/${id}`, { name, version })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test('pages follow each other without gaps or repeats while records are added', async () => {
  for (const name of ['P1', 'P2', 'P3', 'P4', 'P5']) await made('/api/v1/products', { name });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const { body }: { readonly body: Body } = await session.get(
      `/api/v1/products?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`,
    );
    seen.push(...body.items.map((item) => String(item.name)));
    cursor = body.nextCursor;
    if (seen.length === 2) await made('/api/v1/products', { name: 'P6' });
  } while (cursor !== null);
  expect(seen).toEqual(['P5', 'P4', 'P3', 'P2', 'P1']);
});

test('search takes what was typed literally', async () => {
  await made('/api/v1/companies', { name: '100% Sample_Cotton' });
  await made('/api/v1/companies', { name: '1000 SampleXCotton' });
  const found = async (text: string) =>
    (await session.get(`/api/v1/companies?q=${encodeURIComponent(text)}`)).body.items.map(
      (item) => item.name,
    );
  expect(await found('0% sample')).toEqual(['100% Sample_Cotton']);
  expect(await found('sample_cotton')).toEqual(['100% Sample_Cotton']);
});

test('archived records are no longer listed, still read, and come back', async () => {
  const { id } = await made('/api/v1/contacts', { firstName: 'Gone', lastName: 'Sample' });
  expect(await session.delete(`/api/v1/contacts/${id}`)).toMatchObject({
    status: 200,
    body: { archivedAt: expect.any(String) },
  });
  const listed = async () => (await session.get('/api/v1/contacts?q=Gone%20Sample')).body.items.length;
  expect(await listed()).toBe(0);
  expect((await session.get(`/api/v1/contacts/${id}`)).status).toBe(200);
  await session.patch(`/api/v1/contacts/${id}`, { archived: false });
  expect(await listed()).toBe(1);
});

test('billing recipients are every address of the company and of its people', async () => {
  const company = await made('/api/v1/companies', {
    name: 'Bill Sample',
    emails: [{ email: 'accounts@bill.example', label: 'Accounts' }],
  });
  const person = await made('/api/v1/contacts', {
    companyId: company.id,
    firstName: 'Bo',
    email: 'bo@bill.example',
  });
  await made('/api/v1/contacts', { companyId: company.id, firstName: 'No Address' });
  const { body } = await session.get(`/api/v1/billing-recipients?companyId=${company.id}`);
  expect(body.items).toEqual([
    { email: 'accounts@bill.example', label: 'Accounts', source: 'company', contactId: null },
    { email: 'bo@bill.example', label: 'Bo', source: 'contact', contactId: person.id },
  ]);
});

test('a sales doc comes to what the books will say, line by line', async () => {
  const taxes = await session.get('/api/v1/tax-components');
  const taxComponentId = taxes.body.items.find((tax) => tax.name === 'GST 10%')?.id;
  const line = { description: 'Cap', quantity: '3', unitPrice: '13.755', discountRate: '5', taxComponentId };
  const doc = await made('/api/v1/sales-docs', {
    title: 'Caps',
    lines: [line, { ...line, taxComponentId: null }],
  });
  // 3 × 13.755 × 0.95 = 39.20175; a tenth of 39.20 is 3.92.
  expect(doc).toMatchObject({
    number: expect.stringMatching(/^SD-\d+$/),
    stageName: 'Enquiry',
    ownerName: 'Olive Owner',
    currency: 'AUD',
    lines: [
      { lineAmount: '39.20', taxRate: '10', unitPrice: '13.755' },
      { lineAmount: '39.20', taxRate: '0' },
    ],
    subTotal: '78.40',
    totalTax: '3.92',
    total: '82.32',
    accounting: { chip: null, count: 0, invoices: [] },
  });
});

test('numbers of sales docs made at the same moment differ and leave no gap', async () => {
  const docs = await Promise.all(
    Array.from({ length: 8 }, () => made('/api/v1/sales-docs', { title: 'Many' })),
  );
  const numbers = docs.map((doc) => Number(String(doc.number).slice(3))).sort((a, b) => a - b);
  const [first = 0] = numbers;
  expect(numbers).toEqual(numbers.map((_, index) => first + index));
});

test('a field that names nothing is named itself', async () => {
  const nobody = '00000000-0000-7000-8000-000000000000';
  const answer = await session.post('/api/v1/sales-docs', {
    title: 'Wrong',
    companyId: nobody,
    ownerId: 'nobody',
    lines: [{ description: 'a' }, { description: 'b', productId: nobody }],
  });
  expect(answer).toMatchObject({ status: 422 });
  expect(answer.body.fields.map(({ path }) => path)).toEqual(['companyId', 'ownerId', 'lines.1.productId']);
});

test('a job made from a sales doc has its title and customer', async () => {
  const company = await made('/api/v1/companies', { name: 'Job Sample' });
  const doc = await made('/api/v1/sales-docs', { title: 'For the job', companyId: company.id });
  const job = await made(`/api/v1/sales-docs/${doc.id}/job`, {});
  expect(job).toMatchObject({
    title: 'For the job',
    salesDocNumber: doc.number,
    companyName: 'Job Sample',
    stageName: 'To do',
  });
  expect(
    await session.patch(`/api/v1/jobs/${job.id}`, { startOn: '2026-02-02', dueOn: '2026-02-01' }),
  ).toMatchObject({
    status: 422,
    body: { fields: [{ path: 'dueOn' }] },
  });
});

test('every change is written down with who made it', async () => {
  const { id } = await made('/api/v1/companies', { name: 'Watched Sample' });
  await session.patch(`/api/v1/companies/${id}`, { phone: '123' });
  const { body } = await session.get(`/api/v1/activities?subjectKind=company&subjectId=${id}`);
  expect(body.items).toMatchObject([
    { action: 'updated', actorKind: 'user', actorName: 'Olive Owner', details: { phone: '123' } },
    { action: 'created' },
  ]);
});

test('a default tax takes over from the one before', async () => {
  const tax = await made('/api/v1/tax-components', { name: 'Other tax', rate: '12.5', isDefault: true });
  const { body } = await session.get('/api/v1/tax-components');
  expect(body.items.filter((one) => one.isDefault)).toMatchObject([{ id: tax.id, rate: '12.5' }]);
});
