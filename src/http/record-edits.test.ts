import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Body, type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';

let api: TestApp;
let session: Caller;
let companyId: string;

beforeAll(async () => {
  api = await testApp();
  ({ session } = await setUpWorkspace(api));
  companyId = (await made('/api/v1/companies', { name: 'Sample Club' })).id;
});
afterAll(() => api.close());

async function made(path: string, body: unknown): Promise<Body> {
  const answer = await session.post(path, body);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  return answer.body;
}

/** What the newest entry of a record's history says of an edit. */
async function edited(of: string, path: string, id: string, change: object) {
  const answer = await session.patch(`/api/v1/${path}/${id}`, change);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  const { items } = (await session.get(`/api/v1/history?of=${of}&id=${id}`)).body;
  return items[0];
}

test('an edit of a job is told with names, before and after', async () => {
  const { items } = (await session.get('/api/v1/stages?board=jobs')).body;
  const [first, second] = items.map((stage) => String(stage['name']));
  const job = await made('/api/v1/jobs', { title: 'Print caps', dueOn: '2027-01-05' });
  const me = (await session.get('/api/v1/me')).body['user'] as { readonly id: string };
  const change = {
    ...{ title: 'Print hats', stageId: items[1]?.id, companyId, assigneeId: me.id },
    ...{ dueOn: null, notes: 'Blue' },
  };
  expect(await edited('job', 'jobs', job.id, change)).toMatchObject({
    who: 'Olive Owner',
    what: 'Changed it',
    changes: [
      { field: 'Title', from: 'Print caps', to: 'Print hats' },
      { field: 'Company', from: null, to: 'Sample Club' },
      { field: 'Stage', from: first, to: second },
      { field: 'Assignee', from: null, to: 'Olive Owner' },
      { field: 'Due', from: '2027-01-05', to: null },
      { field: 'Notes', from: null, to: 'Blue' },
    ],
  });
});

test('lines of a sales doc are told as one reads them, with what they come to', async () => {
  const line = { description: 'Cap\nwith logo', quantity: '3', unitPrice: '12.50' };
  const doc = await made('/api/v1/sales-docs', { title: 'Caps', lines: [line] });
  const lines = [line, { description: 'Setup', quantity: '1', unitPrice: '20', discountRate: '10' }];
  expect(await edited('salesDoc', 'sales-docs', doc.id, { kind: 'order', lines })).toMatchObject({
    changes: [
      { field: 'Kind', from: 'Quote', to: 'Order' },
      { field: 'Lines', from: '3 × Cap at 12.5', to: '3 × Cap at 12.5; 1 × Setup at 20 less 10 %' },
      { field: 'Total', from: '37.50 USD', to: '55.50 USD' },
    ],
  });
  expect(await edited('salesDoc', 'sales-docs', doc.id, { currency: 'EUR' })).toMatchObject({
    changes: [{ field: 'Currency', from: 'USD', to: 'EUR' }],
  });
});

test('an edit of a customer is told, addresses too', async () => {
  const emails = [{ email: 'desk@club.example', label: null }];
  expect(await edited('company', 'companies', companyId, { phone: '555', emails })).toMatchObject({
    changes: [
      { field: 'Phone', from: null, to: '555' },
      { field: 'E-mails', from: null, to: 'desk@club.example' },
    ],
  });
  const contact = await made('/api/v1/contacts', { firstName: 'Cy' });
  expect(await edited('contact', 'contacts', contact.id, { lastName: 'Sample', companyId })).toMatchObject({
    changes: [
      { field: 'Last name', from: null, to: 'Sample' },
      { field: 'Company', from: null, to: 'Sample Club' },
    ],
  });
});

test('an edit of an invoice is told in its own history, and only named in its job’s', async () => {
  const job = await made('/api/v1/jobs', { title: 'Billed', companyId });
  const invoice = {
    ...{ companyId, jobId: job.id, currency: 'USD', issueDate: '2026-01-31', dueDate: '2026-02-14' },
    lines: [{ description: 'Caps', quantity: '2', unitPrice: '10' }],
  };
  const { id } = await made('/api/v1/invoices', invoice);
  const lines = [{ description: 'Caps', quantity: '3', unitPrice: '10' }];
  const change = { ...invoice, dueDate: '2026-03-14', reference: 'PO 7', lines };
  expect(await edited('invoice', 'invoices', id, change)).toMatchObject({
    what: 'Changed it',
    changes: [
      { field: 'Due', from: '2026-02-14', to: '2026-03-14' },
      { field: 'Reference', from: null, to: 'PO 7' },
      { field: 'Lines', from: '2 × Caps at 10', to: '3 × Caps at 10' },
      { field: 'Total', from: '20.00 USD', to: '30.00 USD' },
    ],
  });
});

test('what was archived and comes back is told so', async () => {
  const job = await made('/api/v1/jobs', { title: 'Gone and back' });
  await session.delete(`/api/v1/jobs/${job.id}`);
  expect(await edited('job', 'jobs', job.id, { archived: false })).toMatchObject({
    what: 'Brought it back',
    changes: [],
  });
});
