// There and back: an invoice goes to the books, its number and money come back, and the chip turns with the ledger.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Books } from '../support/ledgers/books.ts';
import { chipOf, invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let books: Books;

beforeAll(async () => {
  practice = await openPractice();
  await practice.startWorker();
  ({ books } = await practice.connect());
});
afterAll(() => practice.close());

test('an invoice goes to the books once, and its number, due date, total and amount owing come back', async () => {
  const { session } = practice;
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session));
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  const invoice = await invoiceOnce(session, created.body.id, (body) => body['syncState'] === 'inBooks');
  const inBooks = books.invoicesOf(created.body.id);
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
  const { session } = practice;
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session));
  const { id } = created.body;
  await invoiceOnce(session, id, (body) => chipOf(body) === 'waitingPayment');
  const ledgerId = books.invoicesOf(id)[0]?.ledgerId ?? '';

  const first = books.hands.pay(ledgerId, '25.00');
  const partly = await invoiceOnce(session, id, (body) => chipOf(body) === 'partiallyPaid');
  expect(partly).toMatchObject({ amountOwing: '100.00', payments: [{ amount: '25.00', kind: 'payment' }] });

  books.hands.pay(ledgerId, '100.00');
  await invoiceOnce(session, id, (body) => chipOf(body) === 'paid');

  books.hands.removePayment(first);
  const back = await invoiceOnce(session, id, (body) => chipOf(body) === 'partiallyPaid');
  expect(back).toMatchObject({ amountOwing: '25.00' });
});
