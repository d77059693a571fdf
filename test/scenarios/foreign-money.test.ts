// Money in another currency, and prices of many places: the same here and in the books.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Body } from '../support/app.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import { invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let books: Books;

beforeAll(async () => {
  practice = await openPractice();
  await practice.startWorker();
  ({ books } = await practice.connect());
});
afterAll(() => practice.close());

const inBooks = (id: unknown) => books.invoicesOf(String(id))[0];

async function issue(change: Readonly<Record<string, unknown>>): Promise<Body> {
  const { session } = practice;
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session, change));
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return invoiceOnce(session, created.body.id, (body) => body['syncState'] === 'inBooks');
}

test('a foreign invoice goes at our rate or at the ledger’s of the day, and shows what it comes to in our own currency', async () => {
  const { otherCurrency: currency, currency: baseCurrency } = books.organisation;
  const ours = await issue({ currency, currencyRate: '0.654321' });
  expect(inBooks(ours.id)).toMatchObject({ currency, rate: '0.654321' });
  expect(ours['exchange']).toEqual({ rate: '0.654321', baseCurrency, baseTotal: '191.04', isOurs: true });
  const theirs = await issue({ currency });
  const rate = inBooks(theirs.id)?.rate;
  expect(theirs['exchange']).toMatchObject({ rate, isOurs: false });
  const base = await issue({ currency: baseCurrency, currencyRate: '2' });
  expect(Number(inBooks(base.id)?.rate)).toBe(1);
  expect(base['exchange']).toBeNull();
});

test('a payment on a foreign invoice is in its currency, and a credit note takes its rate', async () => {
  const { session } = practice;
  const { otherCurrency: currency } = books.organisation;
  const invoice = await issue({ currency, currencyRate: '0.5' });
  const paid = await session.post(`/api/v1/invoices/${invoice.id}/payments`, {
    amount: '25.00',
    paidOn: '2026-11-02',
  });
  expect(paid.status, JSON.stringify(paid.body)).toBe(201);
  await invoiceOnce(session, invoice.id, (body) => body['amountOwing'] === '100.00');
  expect(books.payments(String(inBooks(invoice.id)?.ledgerId))).toMatchObject([
    { amount: '25.00', inOwnCurrency: '50.00' },
  ]);
  const credited = await session.post(`/api/v1/invoices/${invoice.id}/credit-notes`, {
    lines: [{ invoiceLineId: (invoice['lines'] as Body[])[0]?.id, quantity: '2' }],
    issueDate: '2026-11-03',
  });
  expect(credited.status, JSON.stringify(credited.body)).toBe(201);
  await invoiceOnce(session, invoice.id, (body) => body['amountOwing'] === '75.00');
  const [creditNote] = books.creditNotes().filter((each) => each.currency === currency);
  expect(creditNote).toMatchObject({ total: '25.00', rate: '0.5' });
});

test('a discount and a price of four decimals come out the same here and there', async () => {
  const line = { description: 'Sample shirts', discountRate: '2.5' };
  const lines = [
    { ...line, quantity: '3', unitPrice: '33.3333' },
    { ...line, quantity: '1000', unitPrice: '0.0086', discountRate: '12.5' },
  ];
  const invoice = await issue({ currency: ledger.currency, lineAmountType: 'noTax', lines });
  expect(invoice).toMatchObject({ total: '105.03', totalsDifference: null, differences: null, lines });
  expect(inBooks(invoice.id)).toMatchObject({ total: '105.03', owing: '105.03' });
  const preview = await practice.session.post('/api/v1/invoices/preview', {
    ...(await sampleInvoice(practice.session, { lineAmountType: 'noTax', lines })),
  });
  expect(preview.body).toMatchObject({ total: '105.03' });
});
