// Two processes' worth of workers on one connection: they share its queue and its limits, and nothing goes twice.
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Books } from '../support/ledgers/books.ts';
import { invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let books: Books;

beforeAll(async () => {
  practice = await openPractice();
  await practice.startWorker();
  ({ books } = await practice.connect());
});
afterAll(() => practice.close());

const inBooks = (id: string) => books.invoicesOf(id);

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

test('a queue that a living process holds without working on it is freed', async () => {
  const { db } = practice.engine;
  const living = new pg.Client({ connectionString: practice.app.database.url });
  await living.connect();
  await living.query("select pg_advisory_lock(hashtextextended('a living pool', 0))");
  await sql`update graphile_worker._private_job_queues
    set locked_by = 'a living pool', locked_at = now() - interval '1 minute'`.execute(db);
  const created = await practice.session.post('/api/v1/invoices', await sampleInvoice(practice.session));
  await invoiceOnce(practice.session, created.body.id, (invoice) => invoice['syncState'] === 'inBooks');
  expect(inBooks(created.body.id)).toHaveLength(1);
  await living.end();
});
