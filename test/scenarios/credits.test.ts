// Credit that a customer has in the books: offered on the invoice, set against it once, taken back, paid back.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Body, Caller } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import {
  aMomentLater,
  chipOf,
  invoiceOnce,
  openPractice,
  type Practice,
  sampleInvoice,
} from '../support/practice.ts';

let practice: Practice;
let session: Caller;
let books: Books;

beforeAll(async () => {
  practice = await openPractice();
  ({ session } = practice);
  await practice.startWorker();
  ({ books } = await practice.connect());
});
// Each test has the ledger's seconds to itself.
beforeEach(() => aMomentLater(practice));
afterEach(() => practice.ledger.faults.clear());
afterAll(() => practice.close());

type InBooks = { readonly id: string; readonly contactId: string; readonly ledgerId: string };

/** 10 shirts at 12.50: 125.00. */
async function invoiceInBooks(change: Readonly<Record<string, unknown>> = {}): Promise<InBooks> {
  const created = await session.post('/api/v1/invoices', await sampleInvoice(session, change));
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  const { id } = created.body;
  await invoiceOnce(session, id, (body) => body['syncState'] === 'inBooks');
  const { contactId, ledgerId } = ledgerInvoice(id);
  return { id, contactId, ledgerId };
}

function ledgerInvoice(id: string) {
  const [found] = books.invoicesOf(id);
  if (found === undefined) throw new Error('The books do not have the invoice');
  return found;
}

/** The same customer's contact for a currency: another one where contacts keep theirs. */
async function contactIn(currency: string, { id, contactId }: InBooks): Promise<string> {
  if (!ledger.traits.contactsKeepCurrency) return contactId;
  const { body } = await session.get(`/api/v1/invoices/${id}`);
  return (await invoiceInBooks({ contactId: body['contactId'], currency })).contactId;
}

/** Money that the customer sent before there was an invoice. */
const prepaid = ({ contactId }: Pick<InBooks, 'contactId'>, amount: string) =>
  books.hands.receive(contactId, amount);

/** Credit that a person in the books can pay back. */
const refundable = (invoice: InBooks, amount: string) =>
  ledger.refundsMoney
    ? prepaid(invoice, amount)
    : books.hands.giveCredit(invoice.contactId, amount, ledger.currency);

const inBooks = (creditId: string) => books.credit(creditId);

/** Money received, once it is set against an invoice. */
const asApplied = ledger.appliedMoneyIsPayment
  ? ({ kind: 'payment', of: 'amountPaid' } as const)
  : ({ kind: ledger.receives, of: 'amountCredited' } as const);

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
  [', though its answer was lost after the books had it', 'loseAnswer'],
  [', though it was lost before the books saw it', 'loseRequest'],
] as const)('money received in the books is offered on the invoice, and pays it once%s', async (_, kind) => {
  const invoice = await invoiceInBooks();
  const creditId = prepaid(invoice, '60.00');
  const offer = await offerOnce(invoice.id);
  expect(offer).toMatchObject({
    kind: ledger.receives,
    number: 'Deposit',
    remaining: '60.00',
    suggested: '60.00',
    actions: ['use', 'refund'],
  });
  expect(offer['booksUrl']).toContain(creditId);
  if (kind !== null) practice.ledger.faults.lay({ at: 'allocateCredit', kind });
  const externalId = `press-${kind}`;
  const [first, second] = await Promise.all([
    use(invoice.id, offer.id, { externalId }),
    use(invoice.id, offer.id, { externalId }),
  ]);
  expect([first.status, second.status].sort()).toEqual([200, 201]);
  const paid = await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'partiallyPaid');
  expect(paid).toMatchObject({ amountOwing: '65.00', [asApplied.of]: '60.00' });
  expect(practice.ledger.faults.haveAllStruck()).toBe(true);
  expect(inBooks(creditId)).toMatchObject({
    remaining: '0.00',
    allocations: [{ invoiceId: invoice.ledgerId, amount: '60.00' }],
  });
  const applied = await appliedOnce(invoice.id, (each) => each['recordedIn'] === 'counterfoil');
  expect(applied).toMatchObject({ kind: asApplied.kind, amount: '60.00', syncState: 'inBooks' });
  await eventually(async () => ((await offered(invoice.id)).length === 0 ? true : undefined));
});

test('credit that was used is taken back here, and can be used again', async () => {
  const invoice = await invoiceInBooks();
  const creditId = prepaid(invoice, '60.00');
  const offer = await offerOnce(invoice.id);
  await use(invoice.id, offer.id);
  await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'partiallyPaid');
  const applied = await appliedOnce(invoice.id, ({ actions }) => String(actions) === 'remove');
  const taken = await session.delete(`/api/v1/payments/${applied.id}`);
  expect(taken.status, JSON.stringify(taken.body)).toBe(200);
  await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'waitingPayment');
  expect(inBooks(creditId)).toMatchObject({ remaining: '60.00', allocations: [] });
  const again = await offerOnce(invoice.id, (credit) => credit['suggested'] === '60.00');
  expect((await use(invoice.id, again.id, { amount: '10.00' })).status).toBe(201);
  await invoiceOnce(session, invoice.id, (body) => body['amountOwing'] === '115.00');
});

test('credit that a person set against the invoice in the books twice is taken back whole, though an answer is lost', async () => {
  const invoice = await invoiceInBooks();
  const creditId = prepaid(invoice, '60.00');
  books.hands.allocate(creditId, invoice.ledgerId, '20.00');
  books.hands.allocate(creditId, invoice.ledgerId, '20.00');
  await invoiceOnce(session, invoice.id, (body) => body['amountOwing'] === '85.00');
  const applied = await appliedOnce(
    invoice.id,
    ({ actions, amount }) => amount === '40.00' && String(actions) === 'remove',
  );
  expect(applied).toMatchObject({ recordedIn: 'books' });
  practice.ledger.faults.lay({ at: 'removeAllocation', kind: 'loseAnswer' });
  await eventually(async () =>
    (await creditsOf(invoice.id))[0]?.['remaining'] === '20.00' ? true : undefined,
  );
  await session.delete(`/api/v1/payments/${applied.id}`);
  await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'waitingPayment');
  expect(inBooks(creditId)).toMatchObject({ remaining: '60.00', allocations: [] });
});

test('a refund recorded here leaves the bank once, though its answer is lost, and lowers what remains', async () => {
  const invoice = await invoiceInBooks();
  const creditId = prepaid(invoice, '60.00');
  const offer = await offerOnce(invoice.id);
  practice.ledger.faults.lay({ at: 'refundCredit', kind: 'loseAnswer' });
  const asked = { amount: '45.50', paidOn: '2026-11-03', reference: 'Sent back', externalId: 'refund-1' };
  const refunded = await session.post(`/api/v1/credits/${offer.id}/refunds`, asked);
  expect(refunded.status, JSON.stringify(refunded.body)).toBe(201);
  expect((await session.post(`/api/v1/credits/${offer.id}/refunds`, asked)).status).toBe(200);
  const less = await offerOnce(invoice.id, (credit) => credit['remaining'] === '14.50');
  expect(less).toMatchObject({ suggested: '14.50', refunds: [{ amount: '45.50', paidOn: '2026-11-03' }] });
  expect(inBooks(creditId)?.refunds).toEqual(['45.50']);
});

test('a refund recorded in the books lowers what is offered', async () => {
  const invoice = await invoiceInBooks();
  const creditId = refundable(invoice, '60.00');
  await offerOnce(invoice.id);
  books.hands.refund(creditId, '50.00');
  await offerOnce(invoice.id, (credit) => credit['suggested'] === '10.00');
});

test('what is paid above the invoice in the books pays it, and is credit of the customer', async () => {
  const invoice = await invoiceInBooks();
  books.hands.overpay(invoice.ledgerId, '150.00');
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
  const { otherCurrency } = books.organisation;
  books.hands.giveCredit(await contactIn(otherCurrency, invoice), '30.00', otherCurrency);
  prepaid(other, '60.00');
  const theirs = await offerOnce(other.id);
  const [dollars] = await eventually(async () => {
    const credits = await creditsOf(invoice.id);
    return credits.length > 0 ? credits : undefined;
  });
  expect(await offered(invoice.id)).toEqual([]);
  expect((await use(invoice.id, String(dollars?.id), { amount: '5.00' })).body).toMatchObject({
    code: 'LedgerRejected',
    detail: expect.stringContaining(otherCurrency),
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
  const creditId = refundable(invoice, '60.00');
  const offer = await offerOnce(invoice.id);
  practice.ledger.faults.lay({ at: 'allocateCredit', kind: 'unavailable' });
  const used = await use(invoice.id, offer.id);
  books.hands.refund(creditId, '50.00');
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
