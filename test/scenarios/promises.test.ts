// What people are promised of such an integration, where no other scenario says it already: from both boards to the books and back.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Body, Caller } from '../support/app.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import { chipOf, invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let session: Caller;
let books: Books;
let connectionId: string;
let companyId: string;

beforeAll(async () => {
  practice = await openPractice();
  ({ session } = practice);
  await practice.startWorker();
  ({ books, connectionId } = await practice.connect());
  companyId = await made('/api/v1/companies', {
    name: 'Sample Regatta Club',
    emails: [{ email: 'accounts@regatta.example', label: 'Accounts' }],
  });
  await made('/api/v1/contacts', {
    companyId,
    firstName: 'Cox',
    lastName: 'Sample',
    email: 'cox@regatta.example',
  });
});
afterAll(() => practice.close());
beforeEach(() => session.patch(`/api/v1/connections/${connectionId}`, { invoicesArriveAs: 'approved' }));

async function made(path: string, body: object): Promise<string> {
  const answer = await session.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return String(answer.body.id);
}

const inBooks = (body: Body) => body['syncState'] === 'inBooks';
const there = (id: string) => books.invoicesOf(id)[0];

/** As the invoice screen does it: a draft from the board's row, changed where wanted, saved and sent. */
async function invoiceFrom(source: object, change: object = {}): Promise<Body> {
  const draft = await session.post('/api/v1/invoices/draft', source);
  expect(draft.status, JSON.stringify(draft.body)).toBe(200);
  const { recipients: _recipients, billing: _billing, books: _books, ...input } = draft.body;
  const id = await made('/api/v1/invoices', { ...input, ...change, send: true });
  return invoiceOnce(session, id, inBooks);
}

/** One line at 100.00 without tax. */
const sent = async (change: object = {}): Promise<Body> => {
  const input = await sampleInvoice(session, {
    lines: [{ description: 'Sample oars', quantity: '1', unitPrice: '100.00' }],
    ...change,
  });
  return invoiceOnce(session, await made('/api/v1/invoices', input), inBooks);
};

const pay = (id: string, amount: string) => books.hands.pay(there(id)?.ledgerId ?? '', amount);

test('an invoice made from a sales doc shows number, due date, total and amount owing in the row’s status', async () => {
  const salesDocId = await made('/api/v1/sales-docs', {
    ...{ title: 'Sample caps', companyId, currency: ledger.currency },
    lines: [{ description: 'Sample caps', quantity: '4', unitPrice: '12.50' }],
  });
  const invoice = await invoiceFrom({ salesDocId });
  const { body } = await session.get(`/api/v1/sales-docs/${salesDocId}`);
  expect(body['accounting']).toMatchObject({
    chip: { kind: 'waitingPayment', label: 'Waiting Payment' },
    count: 1,
    invoices: [
      {
        number: there(invoice.id)?.number,
        dueDate: there(invoice.id)?.dueDate,
        total: '50.00',
        amountOwing: '50.00',
        booksUrl: expect.any(String),
      },
    ],
  });
});

test('an invoice made from a job shows in the row of the job, and turns there when it is paid', async () => {
  const salesDocId = await made('/api/v1/sales-docs', {
    ...{ title: 'Sample shirts', companyId, currency: ledger.currency },
    lines: [{ description: 'Sample shirts', quantity: '2', unitPrice: '30.00' }],
  });
  const jobId = await made('/api/v1/jobs', { title: 'Sample print run', salesDocId });
  const invoice = await invoiceFrom({ jobId });
  pay(invoice.id, '60.00');
  await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'paid');
  const { body } = await session.get(`/api/v1/jobs/${jobId}`);
  expect(body['accounting']).toMatchObject({ chip: { kind: 'paid' }, invoices: [{ amountOwing: '0.00' }] });
});

test('every address of the company and of its people can be chosen to receive the invoice', async () => {
  const draft = await session.post('/api/v1/invoices/draft', { companyId });
  const recipients = draft.body['recipients'] as readonly { readonly email: string }[];
  expect(recipients.map(({ email }) => email)).toEqual(['accounts@regatta.example', 'cox@regatta.example']);
});

test('each line goes to the default revenue account, and to another account and item where the line says so', async () => {
  const { item, otherSalesAccount: another } = books.organisation;
  const mapping = await session.get(`/api/v1/connections/${connectionId}/mappings`);
  const standard = (mapping.body['defaultAccount'] as { readonly code: string }).code;
  expect(another).not.toBe(standard);
  const line = { description: 'Sample work', quantity: '1', unitPrice: '10.00' };
  const invoice = await sent({ lines: [line, { ...line, accountCode: another, itemCode: item }] });
  expect(there(invoice.id)?.lines).toMatchObject([{ account: standard }, { account: another, item }]);
});

test('a product category goes to the account that the mapping gives it, from then on', async () => {
  const categoryId = await made('/api/v1/product-categories', { name: 'Sample embroidery' });
  const mapping = await session.get(`/api/v1/connections/${connectionId}/mappings`);
  const standard = (mapping.body['defaultAccount'] as { readonly code: string }).code;
  const code = books.salesAccounts().find((each) => each !== standard);
  const saved = await session.put(`/api/v1/connections/${connectionId}/mappings`, {
    changes: [{ kind: 'categoryAccount', subjectId: categoryId, code }],
  });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  const invoice = await sent({
    lines: [{ description: 'Sample badge', quantity: '1', unitPrice: '9.00', categoryId }],
  });
  expect(there(invoice.id)?.lines).toMatchObject([{ account: code }]);
});

test('what goes to the books is the invoice: its lines, currency, due date and reference, approved', async () => {
  const invoice = await sent({ dueDate: '2199-02-03', reference: 'Sample order 7' });
  expect(there(invoice.id)).toMatchObject({
    status: 'approved',
    currency: ledger.currency,
    dueDate: '2199-02-03',
    reference: 'Sample order 7',
    lines: [{ description: 'Sample oars', amount: '100.00' }],
  });
});

test.runIf(ledger.traits.hasDrafts)(
  'set to arrive awaiting approval, it does, and counts once it is approved in the books',
  async () => {
    await session.patch(`/api/v1/connections/${connectionId}`, { invoicesArriveAs: 'awaitingApproval' });
    const invoice = await sent();
    expect(there(invoice.id)?.status).toBe('awaitingApproval');
    expect(chipOf(invoice)).toBe('awaitingApprovalInBooks');
    books.hands.approveInvoice(there(invoice.id)?.ledgerId ?? '');
    await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'waitingPayment');
  },
);

test('one cent that is owing is Partially Paid, however long it has been due; the last cent makes it Paid', async () => {
  const invoice = await sent({ issueDate: '2026-01-01', dueDate: '2026-01-15' });
  expect(chipOf(invoice)).toBe('overdue');
  pay(invoice.id, '99.99');
  const cent = await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'partiallyPaid');
  expect(cent['amountOwing']).toBe('0.01');
  pay(invoice.id, '0.01');
  await invoiceOnce(session, invoice.id, (body) => chipOf(body) === 'paid');
});

test('nobody sets an accounting status by hand', async () => {
  const invoice = await sent();
  const change = { accountingStatus: 'paid', version: invoice['version'] };
  const refused = await session.patch(`/api/v1/invoices/${invoice.id}`, change);
  expect(refused.status).toBe(422);
  expect(chipOf((await session.get(`/api/v1/invoices/${invoice.id}`)).body)).toBe('waitingPayment');
});
