// Disconnecting with work on its way, another organisation meanwhile, and the first one again: nothing goes to the wrong books.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicUrl } from '../support/app.ts';
import type { Books } from '../support/ledgers/books.ts';
import { invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;

beforeAll(async () => {
  practice = await openPractice({ webhooks: false });
});
afterAll(() => practice.close());

test('work that waited when the books were disconnected goes to the same books once, and never to others', async () => {
  const { session } = practice;
  const worker = await practice.startWorker();
  const first = await practice.connect();
  const input = await sampleInvoice(session);
  const { body: known } = await session.post('/api/v1/invoices', input);
  await invoiceOnce(session, known.id, (body) => body.syncState === 'inBooks');
  await worker.stop();
  const { body: waiting } = await session.post('/api/v1/invoices', input);
  await session.delete(`/api/v1/connections/${first.connectionId}`);
  await practice.startWorker();
  const told = await session.get(`/api/v1/invoices/${waiting.id}`);
  expect(told.body).toMatchObject({
    syncState: 'queued',
    next: 'It goes on when the books are connected again.',
  });

  const other = await practice.connect('GB');
  expect(other.connectionId).not.toBe(first.connectionId);
  const { body: old } = await session.get(`/api/v1/invoices/${known.id}`);
  expect(old).toMatchObject({ ledger: { organisationName: first.books.organisation.name } });
  const paid = await session.post(`/api/v1/invoices/${known.id}/payments`, {
    amount: '25.00',
    paidOn: '2026-11-20',
  });
  expect(paid).toMatchObject({ status: 409, body: { code: 'notConnected' } });
  const offered = old['actions'] as readonly string[];
  expect(offered.filter((action) => ['edit', 'recordPayment', 'giveCredit'].includes(action))).toEqual([]);
  const { version } = old;
  const edited = await session.patch(`/api/v1/invoices/${known.id}`, { ...input, send: undefined, version });
  expect(edited).toMatchObject({ status: 409, body: { code: 'notConnected' } });
  const ours = (books: Books) => books.invoices().filter(({ mark }) => mark.startsWith(publicUrl));
  expect(ours(other.books)).toEqual([]);

  await session.delete(`/api/v1/connections/${other.connectionId}`);
  expect((await practice.connect()).connectionId).toBe(first.connectionId);
  await invoiceOnce(session, waiting.id, (body) => body.syncState === 'inBooks');
  expect(ours(first.books)).toHaveLength(2);
  expect(ours(other.books)).toEqual([]);
  const byApps = other.books.paymentsByApps();
  expect(byApps).toEqual([]);
});
