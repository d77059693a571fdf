// What a record's drawer shows besides its details: everything that happened to it, and its money.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Body, Caller } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { chipOf, invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let session: Caller;
let books: Books;
let salesDocId: string;
let invoiceId: string;

beforeAll(async () => {
  practice = await openPractice();
  ({ session } = practice);
  await practice.startWorker();
  ({ books } = await practice.connect());
  const doc = await session.post('/api/v1/sales-docs', { title: 'Rowing caps' });
  salesDocId = doc.body.id;
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session, { salesDocId }));
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  invoiceId = created.body.id;
  await invoiceOnce(session, invoiceId, (body) => chipOf(body) === 'waitingPayment');
});
afterAll(() => practice.close());

const historyOf = async (query: string) => (await session.get(`/api/v1/history?${query}`)).body;

test('the history of a sales doc joins what people did with what the ledger did to its invoices', async () => {
  const ledgerId = books.invoicesOf(invoiceId)[0]?.ledgerId ?? '';
  books.hands.pay(ledgerId, '25.00');
  await invoiceOnce(session, invoiceId, (body) => chipOf(body) === 'partiallyPaid');
  const { items } = await historyOf(`of=salesDoc&id=${salesDocId}`);
  const number = books.invoicesOf(invoiceId)[0]?.number;
  const invoice = { id: invoiceId, number };
  expect(items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ who: 'Olive Owner', what: 'Made it', invoice: null }),
      expect.objectContaining({ who: 'Olive Owner', what: 'Made it', invoice }),
      expect.objectContaining({ who: 'Xero', what: `Took the invoice in as ${number}`, invoice }),
      expect.objectContaining({ who: 'Xero', what: 'Payment came in', invoice }),
      expect.objectContaining({
        who: 'Xero',
        what: 'Is Partially Paid now',
        detail: 'The books told us',
        changes: [
          { field: 'Accounting Status', from: 'Waiting Payment', to: 'Partially Paid' },
          { field: 'Owing', from: '125.00 AUD', to: '100.00 AUD' },
        ],
      }),
    ]),
  );
  const moments = items.map(({ at }) => String(at));
  expect(moments).toEqual([...moments].sort().reverse());
});

test('a history comes in pages that leave nothing out and repeat nothing', async () => {
  const whole = (await historyOf(`of=invoice&id=${invoiceId}`)).items.map(({ id }) => id);
  const paged: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Body = await historyOf(
      `of=invoice&id=${invoiceId}&limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    paged.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(whole);
  expect(whole.length).toBeGreaterThan(3);
});

test('payments over the invoices of a sales doc are listed with what they come to', async () => {
  const payments = await session.get(`/api/v1/payments?of=salesDoc&id=${salesDocId}`);
  expect(payments.body.items).toMatchObject([{ amount: '25.00', invoiceId }]);
  const sums = await session.get(`/api/v1/payments/sums?of=salesDoc&id=${salesDocId}`);
  expect(sums.body.items).toEqual([
    { currency: 'AUD', invoiced: '125.00', paid: '25.00', credited: '0.00', owing: '100.00' },
  ]);
  const nobodys = await session.get(`/api/v1/payments?of=job&id=${salesDocId}`);
  expect(nobodys.body.items).toEqual([]);
});

test('an edit is told with what was before and what is after, in words', async () => {
  const { items } = (await session.get('/api/v1/stages?board=sales')).body;
  const stageId = items.find(({ name }) => name === 'Done')?.id;
  await session.patch(`/api/v1/sales-docs/${salesDocId}`, { stageId, reference: 'PO 5' });
  const [edit] = (await historyOf(`of=salesDoc&id=${salesDocId}`)).items;
  expect(edit).toMatchObject({
    who: 'Olive Owner',
    what: 'Changed it',
    changes: expect.arrayContaining([{ field: 'Stage', from: 'Enquiry', to: 'Done' }]),
  });
});

test('what needs attention is told with its reason', async () => {
  const created = await session.post(
    '/api/v1/invoices',
    await sampleInvoice(session, { salesDocId, currency: 'JPY' }),
  );
  const trouble = await eventually(async () => {
    const { items } = await historyOf(`of=invoice&id=${created.body.id}`);
    return items.find((entry) => entry['isTrouble'] === true);
  });
  expect(trouble).toMatchObject({ who: 'Xero', detail: expect.stringContaining('JPY') });
});
