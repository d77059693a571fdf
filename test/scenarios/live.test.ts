// What open screens hear: whatever turns an invoice's chip names the invoice, so that boards read its rows again and no more.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Change } from '../../src/store/changes.ts';
import type { Caller } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { chipOf, invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let session: Caller;
let books: Books;
let jobId: string;
let invoiceId: string;
let heard: Change[] = [];

beforeAll(async () => {
  practice = await openPractice();
  ({ session } = practice);
  await practice.startWorker();
  ({ books } = await practice.connect());
  jobId = (await session.post('/api/v1/jobs', { title: 'Rowing caps' })).body.id;
  practice.app.deps.changes.subscribe(practice.workspaceId, (change) => heard.push(change));
});
beforeEach(async () => {
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session, { jobId }));
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  invoiceId = created.body.id;
  await chipTurns('waitingPayment');
  heard = [];
});
afterAll(() => practice.close());

const chipTurns = (kind: string) => invoiceOnce(session, invoiceId, (body) => chipOf(body) === kind);
const names = (changes: readonly Change[], kind: string, id: string) =>
  changes.some((change) => change.kind === kind && change.id === id);

/** The invoice and the row whose chip it turns, each by its id. */
const isNamed = () =>
  eventually(async () =>
    names(heard, 'invoice', invoiceId) && names(heard, 'job', jobId) ? true : undefined,
  );

/** The same, after the last that was heard of anything on its way to the books. */
const isNamedAtTheEnd = () =>
  eventually(async () => {
    const last = heard.findLastIndex(({ kind }) => kind === 'syncOperation');
    return last !== -1 && names(heard.slice(last), 'invoice', invoiceId) ? true : undefined;
  });

async function pressed(path: string, body: Readonly<Record<string, unknown>>): Promise<string> {
  const answer = await session.post(`/api/v1/invoices/${invoiceId}/${path}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

const isInBooks = (path: string) =>
  eventually(async () => {
    const { body } = await session.get(`/api/v1/${path}?invoiceId=${invoiceId}`);
    return body.items[0]?.['syncState'] === 'inBooks' ? true : undefined;
  });

test('a payment made in the books names its invoice and its job', async () => {
  books.hands.pay(books.invoicesOf(invoiceId)[0]?.ledgerId ?? '', '25.00');
  await chipTurns('partiallyPaid');
  await isNamed();
});

test('a payment recorded here names its invoice at once, and again when the books have it', async () => {
  const paymentId = await pressed('payments', { amount: '25.00', paidOn: '2026-11-02' });
  await eventually(async () =>
    names(heard, 'invoice', invoiceId) && names(heard, 'payment', paymentId) ? true : undefined,
  );
  await isInBooks('payments');
  await isNamedAtTheEnd();
});

test('a credit note names the invoice that it was given for, at once and when the books have it', async () => {
  const creditId = await pressed('credit-notes', { issueDate: '2026-11-03' });
  await eventually(async () =>
    names(heard, 'invoice', invoiceId) && names(heard, 'creditNote', creditId) ? true : undefined,
  );
  await isInBooks('credit-notes');
  await isNamedAtTheEnd();
  await chipTurns('paid');
  await isNamed();
});

test('a credit note made in the books names its invoice, by which boards find the rows that show it', async () => {
  books.hands.credit(books.invoicesOf(invoiceId)[0]?.ledgerId ?? '', '125.00');
  await chipTurns('paid');
  await isNamed();
  await session.post('/api/v1/jobs', { title: 'Another one' });
  const rows = async (path: string) =>
    (await session.get(`/api/v1/${path}?invoiceIds=${invoiceId}`)).body.items.map(({ id }) => id);
  expect([await rows('jobs'), await rows('sales-docs')]).toEqual([[jobId], []]);
});
