// Two processes' worth of workers on one connection: they share its queue and its limits, and nothing goes twice.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let tenantId: string;

beforeAll(async () => {
  practice = await openPractice();
  await practice.startWorker();
  ({ tenantId } = await practice.connect());
});
afterAll(() => practice.close());

const inBooks = (id: string) =>
  practice.sandbox.books.listInvoices({ tenantId }).filter((each) => each.url?.endsWith(id));

test('two workers push forty invoices of one customer, each once', async () => {
  const second = await practice.startWorker();
  const input = await sampleInvoice(practice.session);
  const created = await Promise.all(
    Array.from({ length: 40 }, () => practice.session.post('/api/v1/invoices', input)),
  );
  for (const { body } of created)
    await invoiceOnce(practice.session, body.id, (invoice) => invoice['syncState'] === 'inBooks');
  for (const { body } of created) expect(inBooks(body.id)).toHaveLength(1);
  await second.stop();
});
