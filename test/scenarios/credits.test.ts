// Credit that a customer has in the books: offered on the invoice, set against it once, taken back, paid back.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { MoneyCreditRecord } from '../../sandbox/sandbox.ts';
import { type Body, type Caller, publicUrl } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { chipOf, invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let session: Caller;
let tenantId: string;
let bank: string;

beforeAll(async () => {
  practice = await openPractice();
  ({ session } = practice);
  await practice.startWorker();
  const connected = await practice.connect();
  ({ tenantId } = connected);
  const { body } = await session.get(`/api/v1/connections/${connected.connectionId}/mappings`);
  bank = String((body['paymentAccount'] as Body)['code']);
});
afterEach(() => practice.sandbox.control.clearFaults());
afterAll(() => practice.close());

type InBooks = { readonly id: string; readonly contactId: string; readonly ledgerId: string };

/** 10 shirts at 12.50: 125.00. */
async function invoiceInBooks(change: Readonly<Record<string, unknown>> = {}): Promise<InBooks> {
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session, change));
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  const { id } = created.body;
  await invoiceOnce(session, id, (body) => body['syncState'] === 'inBooks');
  const { contactId, invoiceId: ledgerId } = ledgerInvoice(id);
  return { id, contactId, ledgerId };
}

function ledgerInvoice(id: string) {
  const found = practice.sandbox.books
    .listInvoices({ tenantId })
    .find((each) => each.url === `${publicUrl}/invoices/${id}`);
  if (found === undefined) throw new Error('The books do not have the invoice');
  return found;
}

/** Money that the customer sent before there was an invoice. */
function prepaid({ contactId }: Pick<InBooks, 'contactId'>, amount: string): MoneyCreditRecord {
  return kept(
    practice.sandbox.books.recordPrepayment({
      tenantId,
      contactId,
      date: '2026-11-01',
      accountCode: bank,
      reference: 'Deposit',
      lineAmountTypes: 'NoTax',
      lines: [{ description: 'Deposit', unitAmount: amount, accountCode: '200' }],
    }),
  );
}

function kept<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string },
): T {
  if (!result.ok) throw new Error(result.why);
  return result.value;
}

const inBooks = (creditId: string) => practice.sandbox.books.getMoneyCredit({ tenantId, creditId });

const offered = async (id: string) =>
  (await session.get(`/api/v1/credits?invoiceId=${id}`)).body.items as readonly Body[];

/** The only credit that the invoice is offered, once `isThere` holds of it. */
const offerOnce = (id: string, isThere: (credit: Body) => boolean = () => true): Promise<Body> =>
  eventually(async () => {
    const [credit, ...more] = await offered(id);
    expect(more).toEqual([]);
    return credit !== undefined && isThere(credit) ? credit : undefined;
  });

const creditsOf = async (id: string) => {
  const { body } = await session.get(`/api/v1/invoices/${id}`);
  return (await session.get(`/api/v1/credits?contactId=${String(body['contactId'])}`)).body.items;
};

const use = (id: string, creditId: string, change: Readonly<Record<string, unknown>> = {}) =>
  session.post(`/api/v1/invoices/${id}/credit-uses`, { creditId, amount: '60.00', ...change });

const appliedOnce = (id: string, isThere: (payment: Body) => boolean = () => true): Promise<Body> =>
  eventually(async () => {
    const { body } = await session.get(`/api/v1/payments?invoiceId=${id}`);
    return body.items.find(isThere);
  });

test.each([
  ['', null],
  [', though its answer was lost after the books had it', 'dropAnswerAfterCommit'],
  [', though it was lost before the books saw it', 'dropRequestBefore'],
] as const)(
  'a prepayment received in the books is offered on the invoice, and pays it once%s',
  async (_, kind) => {
    const invoice = await invoiceInBooks();
    const { creditId } = prepaid(invoice, '60.00');
    const offer = await offerOnce(invoice.id);
    expect(offer).toMatchObject({
      kind: 'prepayment',
      number: 'Deposit',
      remaining: '60.00',
      suggested: '60.00',
      actions: ['use', 'refund'],
    });
    expect(offer['booksUrl']).toContain(creditId);
    if (kind !== null)
      practice.sandbox.control.layFault({ match: { method: 'PUT', path: '/Allocations' }, kind, times: 1 });
    const externalId = `press-${kind}`;
    const [first, second] = await Promise.all([
      use(invoice.id, offer.id, { externalId }),
      use(invoice.id, offer.id, { externalId }),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 201]);
    const paid = await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'partiallyPaid');
    expect(paid).toMatchObject({ amountOwing: '65.00', amountCredited: '60.00' });
    expect(practice.sandbox.control.faults().every((laid) => laid.struck > 0)).toBe(true);
    expect(inBooks(creditId)).toMatchObject({
      remainingCredit: '0.00',
      allocations: [{ invoiceId: invoice.ledgerId, amount: '60.00' }],
    });
    const applied = await appliedOnce(invoice.id, (each) => each['recordedIn'] === 'counterfoil');
    expect(applied).toMatchObject({ kind: 'prepayment', amount: '60.00', syncState: 'inBooks' });
    await eventually(async () => ((await offered(invoice.id)).length === 0 ? true : undefined));
  },
);

test('credit that was used is taken back here, and can be used again', async () => {
  const invoice = await invoiceInBooks();
  const { creditId } = prepaid(invoice, '60.00');
  const offer = await offerOnce(invoice.id);
  await use(invoice.id, offer.id);
  await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'partiallyPaid');
  const applied = await appliedOnce(invoice.id, ({ actions }) => String(actions) === 'remove');
  const taken = await session.delete(`/api/v1/payments/${applied.id}`);
  expect(taken.status, JSON.stringify(taken.body)).toBe(200);
  await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'waitingPayment');
  expect(inBooks(creditId)).toMatchObject({ remainingCredit: '60.00', allocations: [] });
  const again = await offerOnce(invoice.id, (credit) => credit['suggested'] === '60.00');
  expect((await use(invoice.id, again.id, { amount: '10.00' })).status).toBe(201);
  await invoiceOnce(session, invoice.id, (body) => body['amountOwing'] === '115.00');
});

test('credit that a person set against the invoice in the books twice is taken back whole, though an answer is lost', async () => {
  const invoice = await invoiceInBooks();
  const { creditId } = prepaid(invoice, '60.00');
  const { books, control } = practice.sandbox;
  const allocation = { tenantId, creditId, invoiceId: invoice.ledgerId, date: '2026-11-02' };
  kept(books.allocateMoneyCredit({ ...allocation, amount: '20.00' }));
  kept(books.allocateMoneyCredit({ ...allocation, amount: '20.00' }));
  await invoiceOnce(session, invoice.id, (body) => body['amountOwing'] === '85.00');
  const applied = await appliedOnce(
    invoice.id,
    ({ actions, amount }) => amount === '40.00' && String(actions) === 'remove',
  );
  expect(applied).toMatchObject({ recordedIn: 'books' });
  const match = { method: 'DELETE', path: '/Allocations' };
  control.layFault({ match, kind: 'dropAnswerAfterCommit', times: 1 });
  await eventually(async () =>
    (await creditsOf(invoice.id))[0]?.['remaining'] === '20.00' ? true : undefined,
  );
  await session.delete(`/api/v1/payments/${applied.id}`);
  await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'waitingPayment');
  expect(inBooks(creditId)).toMatchObject({ remainingCredit: '60.00', allocations: [] });
});

test('a refund recorded here leaves the bank once, though its answer is lost, and lowers what remains', async () => {
  const invoice = await invoiceInBooks();
  const { creditId } = prepaid(invoice, '60.00');
  const offer = await offerOnce(invoice.id);
  const match = { method: 'PUT', path: '/Payments' };
  practice.sandbox.control.layFault({ match, kind: 'dropAnswerAfterCommit', times: 1 });
  const asked = { amount: '45.50', paidOn: '2026-11-03', reference: 'Sent back', externalId: 'refund-1' };
  const refunded = await session.post(`/api/v1/credits/${offer.id}/refunds`, asked);
  expect(refunded.status, JSON.stringify(refunded.body)).toBe(201);
  expect((await session.post(`/api/v1/credits/${offer.id}/refunds`, asked)).status).toBe(200);
  const less = await offerOnce(invoice.id, (credit) => credit['remaining'] === '14.50');
  expect(less).toMatchObject({ suggested: '14.50', refunds: [{ amount: '45.50', paidOn: '2026-11-03' }] });
  const payments = practice.sandbox.books.listPayments({ tenantId, invoiceId: creditId });
  expect(payments).toMatchObject([{ amount: '45.50', paymentType: 'ARPREPAYMENTPAYMENT' }]);
});

test('a refund recorded in the books lowers what is offered', async () => {
  const invoice = await invoiceInBooks();
  const { creditId } = prepaid(invoice, '60.00');
  await offerOnce(invoice.id);
  kept(
    practice.sandbox.books.refundCredit({
      tenantId,
      creditId,
      amount: '50.00',
      date: '2026-11-03',
      accountCode: bank,
    }),
  );
  await offerOnce(invoice.id, (credit) => credit['suggested'] === '10.00');
});

test('what is paid above the invoice in the books pays it, and is credit of the customer', async () => {
  const invoice = await invoiceInBooks();
  kept(
    practice.sandbox.books.recordOverpayment({
      tenantId,
      invoiceId: invoice.ledgerId,
      amount: '150.00',
      date: '2026-11-02',
      accountCode: bank,
    }),
  );
  await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'paid');
  const [credit] = await eventually(async () => {
    const credits = await creditsOf(invoice.id);
    return credits.length > 0 ? credits : undefined;
  });
  expect(credit).toMatchObject({ kind: 'overpayment', remaining: '25.00', actions: ['refund'] });
  expect(await offered(invoice.id)).toEqual([]);
});

test('credit in another currency, or of another customer, is not offered and not accepted', async () => {
  const [invoice, other] = [await invoiceInBooks(), await invoiceInBooks()];
  kept(
    practice.sandbox.books.createCreditNote({
      tenantId,
      contactId: invoice.contactId,
      date: '2026-11-01',
      currencyCode: 'USD',
      lines: [{ description: 'Returned', unitAmount: '30.00', accountCode: '200' }],
    }),
  );
  prepaid(other, '60.00');
  const theirs = await offerOnce(other.id);
  const [dollars] = await eventually(async () => {
    const credits = await creditsOf(invoice.id);
    return credits.length > 0 ? credits : undefined;
  });
  expect(await offered(invoice.id)).toEqual([]);
  expect((await use(invoice.id, String(dollars?.id), { amount: '5.00' })).body).toMatchObject({
    code: 'LedgerRejected',
    detail: expect.stringContaining('USD'),
  });
  expect((await use(invoice.id, theirs.id, { amount: '5.00' })).body).toMatchObject({
    code: 'LedgerRejected',
    detail: expect.stringContaining('another customer'),
  });
});

test('more than is left of the credit, or than the invoice owes, is refused before anything is sent', async () => {
  const invoice = await invoiceInBooks();
  prepaid(invoice, '300.00');
  const offer = await offerOnce(invoice.id);
  expect(offer['suggested']).toBe('125.00');
  expect((await use(invoice.id, offer.id, { amount: '125.01' })).body.fields).toEqual([
    { path: 'amount', message: expect.stringContaining('is more than is left to pay') },
  ]);
  expect((await use(invoice.id, offer.id, { amount: '300.01' })).body.fields).toEqual([
    { path: 'amount', message: expect.stringContaining('is more than is left of this credit') },
  ]);
});

test('credit that a person used up in the books meanwhile is said in our words, and withdrawn here', async () => {
  const invoice = await invoiceInBooks();
  const { creditId } = prepaid(invoice, '60.00');
  const offer = await offerOnce(invoice.id);
  practice.sandbox.control.layFault({
    match: { method: 'PUT', path: '/Allocations' },
    kind: 'status503',
    times: 1,
  });
  const used = await use(invoice.id, offer.id);
  kept(
    practice.sandbox.books.refundCredit({
      tenantId,
      creditId,
      amount: '50.00',
      date: '2026-11-03',
      accountCode: bank,
    }),
  );
  const stuck = await offerOnce(invoice.id, (credit) => {
    const [mine] = credit['uses'] as readonly Body[];
    return mine?.['syncState'] === 'needsAttention';
  });
  const [mine] = stuck['uses'] as readonly Body[];
  expect(mine).toMatchObject({ id: used.body.id, problem: { code: 'PaymentExceedsAmountOwing' } });
  expect(mine?.['actions']).toEqual(['retry', 'remove']);
  expect((await session.delete(`/api/v1/credit-uses/${used.body.id}`)).status).toBe(200);
  await offerOnce(invoice.id, (credit) => credit['suggested'] === '10.00');
});
