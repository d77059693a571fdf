// There and back: an invoice goes to the books, its number and money come back, and the chip turns with the ledger.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chipOf, invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let tenantId: string;

beforeAll(async () => {
  practice = await openPractice();
  await practice.startWorker();
  ({ tenantId } = await practice.connect());
});
afterAll(() => practice.close());

test('an invoice goes to the books once, and its number, due date, total and amount owing come back', async () => {
  const { session, sandbox } = practice;
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session));
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  const invoice = await invoiceOnce(session, created.body.id, (body) => body['syncState'] === 'inBooks');
  const inBooks = sandbox.books
    .listInvoices({ tenantId })
    .filter((each) => each.url?.endsWith(created.body.id));
  expect(inBooks).toHaveLength(1);
  expect(invoice).toMatchObject({
    number: inBooks[0]?.number,
    dueDate: '2199-01-01',
    total: '125.00',
    amountOwing: '125.00',
  });
  expect(chipOf(invoice)).toBe('waitingPayment');
});

test('a payment made in the books turns the chip, and removing it turns it back', async () => {
  const { session, sandbox } = practice;
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session));
  const { id } = created.body;
  await invoiceOnce(session, id, (body) => chipOf(body) === 'waitingPayment');
  const invoiceId =
    sandbox.books.listInvoices({ tenantId }).find((each) => each.url?.endsWith(id))?.invoiceId ?? '';
  const bank =
    sandbox.books.listAccounts({ tenantId }).find((account) => account.type === 'BANK')?.code ?? '';
  const pay = (amount: string) =>
    sandbox.books.recordPayment({ tenantId, invoiceId, amount, date: '2026-11-02', accountCode: bank });

  const first = pay('25.00');
  expect(first.ok).toBe(true);
  const partly = await invoiceOnce(session, id, (body) => chipOf(body) === 'partiallyPaid');
  expect(partly).toMatchObject({ amountOwing: '100.00', payments: [{ amount: '25.00', kind: 'payment' }] });

  pay('100.00');
  await invoiceOnce(session, id, (body) => chipOf(body) === 'paid');

  if (first.ok) sandbox.books.removePayment({ tenantId, paymentId: first.value.paymentId });
  const back = await invoiceOnce(session, id, (body) => chipOf(body) === 'partiallyPaid');
  expect(back).toMatchObject({ amountOwing: '25.00' });
});
