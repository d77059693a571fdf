// Money recorded here: it crosses to the books once, comes back as a fact, and is taken back there as well.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sweep } from '../../src/sync/sweep.ts';
import type { Body, Caller } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import {
  aMomentLater,
  chipOf,
  invoiceOnce,
  minutePasses,
  openPractice,
  type Practice,
  sampleInvoice,
} from '../support/practice.ts';

let practice: Practice;
let session: Caller;
let books: Books;
let bank: string;
let connectionId: string;

beforeAll(async () => {
  practice = await openPractice();
  ({ session } = practice);
  await practice.startWorker();
  const connected = await practice.connect();
  ({ books, connectionId } = connected);
  const { body } = await session.get(`/api/v1/connections/${connectionId}/mappings`);
  bank = String((body['paymentAccount'] as Body)['code']);
});
// Each test has the ledger's seconds to itself.
beforeEach(() => aMomentLater(practice));
afterEach(async () => {
  practice.ledger.faults.clear();
});
afterAll(() => practice.close());

/** 10 shirts at 12.50: 125.00. */
async function invoiceInBooks(change: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session, change));
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  await invoiceOnce(session, created.body.id, (body) => body['syncState'] === 'inBooks');
  return created.body.id;
}

const pay = (invoiceId: string, change: Readonly<Record<string, unknown>> = {}) =>
  session.post(`/api/v1/invoices/${invoiceId}/payments`, {
    amount: '25.00',
    paidOn: '2026-11-02',
    ...change,
  });

function ledgerInvoice(invoiceId: string) {
  const [found] = books.invoicesOf(invoiceId);
  if (found === undefined) throw new Error('The books do not have the invoice');
  return found;
}

const paymentsInBooks = (invoiceId: string) => books.payments(ledgerInvoice(invoiceId).ledgerId);

/** The payment, by our id, once `isThere` holds of it. */
function paymentOnce(invoiceId: string, id: string, isThere: (payment: Body) => boolean): Promise<Body> {
  return eventually(async () => {
    const { body } = await session.get(`/api/v1/payments?invoiceId=${invoiceId}`);
    const payment = body.items.find((each) => each.id === id);
    return payment !== undefined && isThere(payment) ? payment : undefined;
  });
}

const isInBooks = (record: Body) => record['syncState'] === 'inBooks';

test('a payment goes to the account of its method, and to the default where the method has none', async () => {
  const { body: methods } = await session.get('/api/v1/payment-methods');
  const named = (name: string) => methods.items.find((each) => each['name'] === name)?.id;
  const mapped = await session.put(`/api/v1/connections/${connectionId}/mappings`, {
    changes: [{ kind: 'paymentMethod', subjectId: named('Card'), code: books.organisation.otherBank }],
  });
  expect(mapped.status, JSON.stringify(mapped.body)).toBe(200);
  const invoiceId = await invoiceInBooks();
  const card = await pay(invoiceId, { methodId: named('Card') });
  const cash = await pay(invoiceId, { methodId: named('Cash'), amount: '30.00' });
  const isInBooks = (payment: Body) => payment['syncState'] === 'inBooks';
  await paymentOnce(invoiceId, card.body.id, isInBooks);
  await paymentOnce(invoiceId, cash.body.id, isInBooks);
  const went = paymentsInBooks(invoiceId).map(({ amount, account }) => [amount, account]);
  expect(Object.fromEntries(went)).toEqual({ '25.00': books.organisation.otherBank, '30.00': bank });
});

test('connecting suggests a bank account that payments go to', () => {
  expect(books.isBank(bank)).toBe(true);
});

test('a payment recorded here appears once in the books, and the chip turns', async () => {
  const id = await invoiceInBooks();
  const recorded = await pay(id, { reference: 'Card at the counter' });
  expect(recorded.status, JSON.stringify(recorded.body)).toBe(201);
  const invoice = await invoiceOnce(session, id, (body) => chipOf(body) === 'partiallyPaid');
  expect(invoice).toMatchObject({ amountOwing: '100.00', payments: [{ amount: '25.00' }] });
  const payment = await paymentOnce(id, recorded.body.id, isInBooks);
  expect(payment).toMatchObject({ recordedIn: 'counterfoil', reference: 'Card at the counter' });
  expect(paymentsInBooks(id)).toMatchObject([{ amount: '25.00', isRemoved: false }]);
  const { body } = await session.get(`/api/v1/payments?invoiceId=${id}`);
  expect(body.items).toHaveLength(1);
});

test('a payment recorded while its invoice is on its way follows it into the books', async () => {
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session));
  const recorded = await pay(created.body.id, { amount: '125.00' });
  expect(recorded.status, JSON.stringify(recorded.body)).toBe(201);
  await invoiceOnce(session, created.body.id, (body) => chipOf(body) === 'paid');
  expect(paymentsInBooks(created.body.id)).toHaveLength(1);
});

test.each(['send', 'retry'])(
  'a payment behind an invoice that could not go goes with it, when the invoice is mended and pressed to %s',
  async (press) => {
    const input = await sampleInvoice(session);
    const lines = (accountCode: string | null) => [
      { description: 'Sample shirts', quantity: '10', unitPrice: '12.50', accountCode },
    ];
    const { body: invoice } = await session.post('/api/v1/invoices', {
      ...input,
      lines: lines(books.organisation.missingAccount),
    });
    expect(invoice['syncState']).toBe('needsAttention');
    const recorded = await pay(invoice.id);
    expect(recorded).toMatchObject({
      status: 201,
      body: { syncState: 'needsAttention', problem: { code: 'InvalidAccountCode' } },
    });
    expect((await session.post(`/api/v1/invoices/${invoice.id}/ignore`)).body.code).toBe(
      'InvoiceHasPayments',
    );
    const { send: _, ...fields } = input;
    await session.patch(`/api/v1/invoices/${invoice.id}`, { ...fields, lines: lines(null) });
    const pressed = await session.post(`/api/v1/invoices/${invoice.id}/${press}`);
    expect(pressed.status, JSON.stringify(pressed.body)).toBe(200);
    await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'partiallyPaid');
    expect(paymentsInBooks(invoice.id)).toHaveLength(1);
  },
);

test.each([
  ['lost after the books had it', 'loseAnswer'],
  ['lost before the books saw it', 'loseRequest'],
] as const)('a payment whose answer was %s is in the books once', async (_, kind) => {
  const id = await invoiceInBooks();
  practice.ledger.faults.lay({ at: 'createPayment', kind });
  const recorded = await pay(id);
  await paymentOnce(id, recorded.body.id, isInBooks);
  await invoiceOnce(session, id, (body) => chipOf(body) === 'partiallyPaid');
  expect(practice.ledger.faults.haveAllStruck()).toBe(true);
  expect(paymentsInBooks(id)).toHaveLength(1);
  const { body } = await session.get(`/api/v1/payments?invoiceId=${id}`);
  expect(body.items).toHaveLength(1);
});

test('a payment removed here is removed in the books, and the chip turns back', async () => {
  const id = await invoiceInBooks();
  const recorded = await pay(id);
  await invoiceOnce(session, id, (body) => chipOf(body) === 'partiallyPaid');
  const removed = await session.delete(`/api/v1/payments/${recorded.body.id}`);
  expect(removed.status, JSON.stringify(removed.body)).toBe(200);
  const invoice = await invoiceOnce(session, id, (body) => chipOf(body) === 'waitingPayment');
  expect(invoice).toMatchObject({ amountOwing: '125.00', payments: [] });
  const payment = await paymentOnce(id, recorded.body.id, (each) => each['removedAt'] !== null);
  expect(payment).toMatchObject({ isBeingRemoved: false, actions: [] });
  expect(paymentsInBooks(id).filter(({ isRemoved }) => !isRemoved)).toEqual([]);
});

test('a payment made in the books is removed from here as well', async () => {
  const id = await invoiceInBooks();
  books.hands.pay(ledgerInvoice(id).ledgerId, '125.00');
  await invoiceOnce(session, id, (body) => chipOf(body) === 'paid');
  const { body } = await session.get(`/api/v1/payments?invoiceId=${id}`);
  expect(body.items).toMatchObject([{ recordedIn: 'books', syncState: 'inBooks', actions: ['remove'] }]);
  await session.delete(`/api/v1/payments/${body.items[0]?.id}`);
  await invoiceOnce(session, id, (each) => chipOf(each) === 'waitingPayment');
});

/** What the books hold as part of a batch, or as reconciled with the bank, they let nobody but a person there remove. */
const held = ledger.heldPayments;

test.each(held)(
  'a payment $how that is removed here stands where the books refuse it, says where it mends, and goes when it is gone there',
  async ({ how, words, isAsked }) => {
    const id = await invoiceInBooks();
    const { ledgerId } = ledgerInvoice(id);
    books.hands.payHeld(how, ledgerId, '125.00');
    await invoiceOnce(session, id, (body) => chipOf(body) === 'paid');
    const { body } = await session.get(`/api/v1/payments?invoiceId=${id}`);
    const paymentId = String(body.items[0]?.id);
    expect((await session.delete(`/api/v1/payments/${paymentId}`)).status).toBe(200);
    const stuck = await paymentOnce(id, paymentId, (each) => each['syncState'] === 'needsAttention');
    expect(stuck).toMatchObject({
      removedAt: null,
      isBeingRemoved: false,
      problem: {
        code: 'LedgerRejected',
        message: expect.stringContaining(words),
        ledgerWords: isAsked ? expect.any(String) : null,
      },
    });
    expect(chipOf((await session.get(`/api/v1/invoices/${id}`)).body)).toBe('paid');
    books.hands.removeHeld(how, ledgerId);
    await invoiceOnce(session, id, (each) => chipOf(each) === 'waitingPayment');
    const gone = await paymentOnce(id, paymentId, (each) => each['removedAt'] !== null);
    expect(gone).toMatchObject({ syncState: 'inBooks', problem: null, actions: [] });
    const waiting = await session.get('/api/v1/sync-operations?state=needsAttention');
    expect(waiting.body.items.filter((each) => each.id === stuck['operationId'])).toEqual([]);
  },
);

test.each(held.filter(({ known }) => known !== null))(
  'a payment known to be $how is not offered to be removed, and says why',
  async ({ how, known }) => {
    const id = await invoiceInBooks();
    books.hands.payHeld(how, ledgerInvoice(id).ledgerId, '125.00');
    await invoiceOnce(session, id, (body) => chipOf(body) === 'paid');
    await practice.engine.db.updateTable('connections').set({ last_reread_at: null }).execute();
    await sweep(practice.engine, { workspaceId: practice.workspaceId, connectionId });
    const { body } = await session.get(`/api/v1/payments?invoiceId=${id}`);
    expect(body.items).toMatchObject([
      { actions: [], whyHeld: expect.stringContaining(String(known)), booksUrl: expect.any(String) },
    ]);
    const refused = await session.delete(`/api/v1/payments/${body.items[0]?.id}`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'heldInBooks' } });
  },
);

test('a payment of more than is owing is refused before anything is sent', async () => {
  const id = await invoiceInBooks();
  const refused = await pay(id, { amount: '125.01' });
  expect(refused.body.fields).toEqual([
    {
      path: 'amount',
      message: `${ledger.currency} 125.01 is more than is left to pay: ${ledger.currency} 125.00. Money beyond that is received in ${ledger.traits.label} as an overpayment: it comes back here as credit.`,
    },
  ]);
  expect(paymentsInBooks(id)).toEqual([]);
});

test('a credit of two lines of three arrives, and is set against the invoice', async () => {
  const line = (description: string, quantity: string) => ({ description, quantity, unitPrice: '10.00' });
  const id = await invoiceInBooks({
    lines: [line('Sample shirts', '2'), line('Sample caps', '3'), line('Sample bags', '1')],
  });
  const before = await session.get(`/api/v1/invoices/${id}`);
  const [shirts, caps] = before.body['lines'] as readonly Body[];
  const given = await session.post(`/api/v1/invoices/${id}/credit-notes`, {
    issueDate: '2026-11-03',
    reference: 'Sent back',
    lines: [
      { invoiceLineId: shirts?.id, quantity: '2' },
      { invoiceLineId: caps?.id, quantity: '1' },
    ],
  });
  expect(given.status, JSON.stringify(given.body)).toBe(201);
  const total = String(given.body['total']);
  const invoice = await invoiceOnce(session, id, (body) => chipOf(body) === 'partiallyPaid');
  expect(invoice).toMatchObject({ amountCredited: total, amountPaid: '0.00' });
  const credit = await eventually(async () => {
    const [each] = (await session.get(`/api/v1/credit-notes?invoiceId=${id}`)).body.items;
    // What is left of it comes back by the ledger's webhook, a moment after the invoice's own facts.
    return each !== undefined && isInBooks(each) && each['remaining'] === '0.00' ? each : undefined;
  });
  if (ledger.numbersCredits) expect(credit).toMatchObject({ number: expect.stringContaining('CN-') });
  const [inBooks, ...more] = books
    .creditNotes()
    .filter(({ contactId }) => contactId === ledgerInvoice(id).contactId);
  expect(more).toEqual([]);
  expect(inBooks).toMatchObject({ total, allocations: [{ invoiceId: ledgerInvoice(id).ledgerId }] });
});

test('a credit arrives as it was given, though the invoice is changed before it leaves', async () => {
  const id = await invoiceInBooks();
  practice.ledger.faults.lay({ at: 'createCreditNote', kind: 'minuteSpent', seconds: 2 });
  const given = await session.post(`/api/v1/invoices/${id}/credit-notes`, { issueDate: '2026-11-03' });
  expect(given.status, JSON.stringify(given.body)).toBe(201);
  const { body } = await session.get(`/api/v1/invoices/${id}`);
  const { contactId, companyId, currency, issueDate, dueDate, reference, lineAmountType } = body;
  const lines = (body['lines'] as readonly Body[]).map((line) => ({
    id: line.id,
    description: line['description'],
    quantity: line['quantity'],
    unitPrice: '25.00',
  }));
  const head = { contactId, companyId, currency, issueDate, dueDate, reference, lineAmountType };
  const changed = await session.patch(`/api/v1/invoices/${id}`, { ...head, lines });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  await minutePasses(practice, connectionId);
  const invoice = await invoiceOnce(session, id, (each) => each['amountCredited'] === '125.00');
  expect(invoice).toMatchObject({ total: '250.00', amountOwing: '125.00' });
  const { contactId: owner } = ledgerInvoice(id);
  expect(books.creditNotes().filter((each) => each.contactId === owner)).toMatchObject([{ total: '125.00' }]);
});

test.each([
  ['the credit note', 'createCreditNote'],
  ['its allocation', 'allocateCredit'],
] as const)('a credit is given once when the answer to %s was lost', async (_, at) => {
  const id = await invoiceInBooks();
  practice.ledger.faults.lay({ at, kind: 'loseAnswer' });
  const given = await session.post(`/api/v1/invoices/${id}/credit-notes`, { issueDate: '2026-11-03' });
  expect(given.status, JSON.stringify(given.body)).toBe(201);
  const invoice = await invoiceOnce(session, id, (body) => chipOf(body) === 'paid');
  expect(invoice).toMatchObject({ amountOwing: '0.00', amountCredited: '125.00' });
  expect(practice.ledger.faults.haveAllStruck()).toBe(true);
  const { contactId } = ledgerInvoice(id);
  expect(books.creditNotes().filter((each) => each.contactId === contactId)).toHaveLength(1);
});

test('a payment that a closed bank account refused goes when it is retried after the account was opened again', async () => {
  const id = await invoiceInBooks();
  // Closed in the books, and not read again here yet: the books are the first to know.
  books.hands.archiveAccount(bank);
  const recorded = await pay(id);
  expect(recorded.status, JSON.stringify(recorded.body)).toBe(201);
  const stuck = await paymentOnce(id, recorded.body.id, (each) => each['syncState'] === 'needsAttention');
  expect(stuck).toMatchObject({ problem: { code: ledger.unusable ?? 'InvalidAccountCode' } });
  expect(stuck['actions']).toEqual(['retry', 'remove']);
  books.hands.restoreAccount(bank);
  const retried = await session.post(`/api/v1/sync-operations/${String(stuck['operationId'])}/retry`);
  expect(retried.status, JSON.stringify(retried.body)).toBe(200);
  await paymentOnce(id, recorded.body.id, isInBooks);
  await invoiceOnce(session, id, (body) => chipOf(body) === 'partiallyPaid');
  expect(paymentsInBooks(id)).toHaveLength(1);
});
