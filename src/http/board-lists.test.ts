// A board reads thousands of rows at once: however many they are, the statements are the same few.
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Body, type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';

let api: TestApp;
let session: Caller;

beforeAll(async () => {
  api = await testApp();
  ({ session } = await setUpWorkspace(api));
});
afterAll(() => api.close());

async function made(path: string, body: unknown): Promise<Body> {
  const answer = await session.post(`/api/v1${path}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

/** A row for each board: a customer with a person, a doc and a job with an invoice each. */
async function addRows(name: string): Promise<void> {
  const emails = [{ email: 'accounts@sample.example' }];
  const { id: companyId } = await made('/companies', { name, emails });
  await made('/contacts', { firstName: name, companyId });
  const lines = [{ description: 'Caps', quantity: '2', unitPrice: '10' }];
  const { id: salesDocId } = await made('/sales-docs', { title: name, companyId, lines });
  const { id: jobId } = await made('/jobs', { title: name, companyId, salesDocId });
  const dated = { companyId, currency: 'USD', issueDate: '2026-11-01', lines };
  await made('/invoices', { ...dated, salesDocId });
  await made('/invoices', { ...dated, jobId });
}

async function statementsOf(path: string): Promise<number> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    const { status, body } = await session.get(`/api/v1${path}?limit=5000`);
    expect(status).toBe(200);
    expect(body.items.length).toBeGreaterThan(0);
    return query.mock.calls.length;
  } finally {
    query.mockRestore();
  }
}

test('a list of many rows takes as many statements as one of few', async () => {
  const lists = ['/sales-docs', '/jobs', '/invoices', '/companies', '/contacts'];
  const count = async () => {
    const counts: [string, number][] = [];
    for (const path of lists) counts.push([path, await statementsOf(path)]);
    return counts;
  };
  await addRows('First Sample');
  // Once before: the first look at a session or a key writes down when it was used.
  await count();
  const few = await count();
  for (let index = 0; index < 8; index += 1) await addRows(`Sample ${index}`);
  expect(await count()).toEqual(few);
  const each = few.map(([, statements]) => statements);
  expect(Math.min(...each)).toBeGreaterThan(1);
  expect(Math.max(...each)).toBeLessThan(20);
});
