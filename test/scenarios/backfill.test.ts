// Backfill: invoices from before the connection go to the books when a person says so, each once, and can be taken out again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Body } from '../support/app.ts';
import { act, backfillOnce, countsOf, importOld, previewed, standing } from '../support/backfills.ts';
import { eventually } from '../support/eventually.ts';
import type { Books } from '../support/ledgers/books.ts';
import { ledger } from '../support/ledgers/here.ts';
import { atLeisure, invoiceOnce, openPractice, type Practice, sampleInvoice } from '../support/practice.ts';

let practice: Practice;
let books: Books;
let connectionId: string;
let ids: ReadonlyMap<string, string>;
let first: Body;

const numbers = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(3, '0')}`);
const idOf = (number: string) => ids.get(number) ?? '';
const inBooks = () => standing(books);
const recordOf = (number: string) => inBooks().find((each) => each.number === number);

beforeAll(async () => {
  practice = await openPractice();
  ids = await importOld(practice.session, numbers('OLD', 66));
  await practice.startWorker();
  ({ books, connectionId } = await practice.connect());
});
afterAll(() => practice.close());

test('connecting pushes nothing old', async () => {
  const { session } = practice;
  await session.post(`/api/v1/connections/${connectionId}/sweep`);
  const sent = await session.post('/api/v1/invoices', await sampleInvoice(session));
  await invoiceOnce(session, sent.body.id, ({ syncState }) => syncState === 'inBooks');
  expect(inBooks()).toHaveLength(1);
  const { body } = await session.get(`/api/v1/invoices/${idOf('OLD-001')}`);
  expect(body.syncState).toBe('notSent');
});

test('without a start date it begins with the business year of the organisation', async () => {
  const { body } = await practice.session.get(`/api/v1/connections/${connectionId}/backfills`);
  const begins = new RegExp(`^\\d{4}-${books.organisation.yearBegins}$`);
  expect(body.usualRange).toMatchObject({ from: expect.stringMatching(begins) });
});

test('the preview says what would become of each: in the books by link, by number, set aside, voided, refused, sent', async () => {
  const { session } = practice;
  await session.post(`/api/v1/invoices/${idOf('OLD-001')}/send`);
  await invoiceOnce(session, idOf('OLD-001'), ({ syncState }) => syncState === 'inBooks');
  const contactId = recordOf('OLD-001')?.contactId ?? '';
  books.hands.typeInvoice({ contactId, date: '2026-03-02', number: 'OLD-002' });
  await session.post(`/api/v1/invoices/${idOf('OLD-003')}/ignore`);
  await session.post(`/api/v1/invoices/${idOf('OLD-004')}/void`);
  const { body: wrong } = await session.get(`/api/v1/invoices/${idOf('OLD-005')}`);
  const changed = await session.patch(`/api/v1/invoices/${idOf('OLD-005')}`, {
    companyId: wrong.companyId,
    currency: wrong.currency,
    issueDate: wrong.issueDate,
    number: 'OLD-005',
    lines: [
      { description: 'Sample work', unitPrice: '10.00', accountCode: books.organisation.missingAccount },
    ],
  });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);

  first = await previewed(session, connectionId);
  expect(countsOf(first)).toEqual({
    willSend: 61,
    needsAttention: 1,
    inBooks: 2,
    inBooksByNumber: 1,
    setAside: 1,
    voided: 1,
  });
  expect(first).toMatchObject({
    cost: { calls: Math.ceil(61 / ledger.batchSize) },
    checked: { asked: 62, toAsk: 62 },
    contacts: { linked: 1, willLink: 0, willCreate: 0 },
    warnings: [expect.stringContaining('earlier financial year')],
  });
  const { body: skipped } = await session.get(
    `/api/v1/backfills/${first.id}/invoices?outcome=inBooksByNumber`,
  );
  expect(skipped.items).toMatchObject([{ number: 'OLD-002', booksUrl: expect.stringContaining('http') }]);
  const { body: refused } = await session.get(
    `/api/v1/backfills/${first.id}/invoices?outcome=needsAttention`,
  );
  expect(refused.items).toMatchObject([{ number: 'OLD-005', problemCode: 'InvalidAccountCode' }]);
  expect(inBooks().filter(({ number }) => number.startsWith('OLD'))).toHaveLength(1);
});

test('what the preview counted is what happens, each once, under its own number', async () => {
  const { session } = practice;
  await act(session, first.id, 'start');
  first = await backfillOnce(session, first.id, ({ state }) => state === 'done');
  expect(countsOf(first)).toMatchObject({ sent: 61, needsAttention: 1, inBooks: 2, inBooksByNumber: 1 });
  expect(first.progress).toMatchObject({ of: 61, done: 61, secondsLeft: null });
  const old = inBooks().filter(({ number }) => number.startsWith('OLD'));
  expect(new Set(old.map(({ number }) => number)).size).toBe(62);
  expect(old).toHaveLength(62);
});

test('undone, it takes out what it made and nothing else: not what a person sent, not what was paid or changed there', async () => {
  const { session } = practice;
  const [paid, edited] = [recordOf('OLD-010'), recordOf('OLD-011')];
  books.hands.pay(paid?.ledgerId ?? '', '1.00');
  books.hands.editInvoice(edited?.ledgerId ?? '', { number: 'MY-OWN-11' });
  await act(session, first.id, 'undo');
  first = await backfillOnce(session, first.id, ({ state }) => state === 'undone');
  expect(countsOf(first)).toMatchObject({ undone: 59, undoRefused: 2 });
  const { body } = await session.get(`/api/v1/backfills/${first.id}/invoices?outcome=undoRefused`);
  expect(body.items.map(({ problemCode }) => problemCode).sort()).toEqual(['changed', 'hasMoney']);
  const left = inBooks().map(({ number }) => number);
  expect(left).toEqual(expect.arrayContaining(['OLD-001', 'OLD-010', 'MY-OWN-11']));
  expect(left.filter((number) => number.startsWith('OLD'))).toHaveLength(2);
  const { body: undone } = await session.get(`/api/v1/invoices/${idOf('OLD-020')}`);
  expect(undone).toMatchObject({ syncState: 'notSent', number: 'OLD-020', amountOwing: null });
});

test('a webhook of the old record, come late, does not bring it back', async () => {
  const { session } = practice;
  await session.post(`/api/v1/connections/${connectionId}/sweep`);
  await eventually(async () => {
    const { body } = await session.get(`/api/v1/connections/${connectionId}`);
    return String(body.lastSweptAt) > String(first.undoFinishedAt) ? true : undefined;
  });
  const { body } = await session.get(`/api/v1/invoices/${idOf('OLD-020')}`);
  expect(body).toMatchObject({ syncState: 'notSent', number: 'OLD-020', amountOwing: null });
});

test('backfilled again, each is there once more under its own number, and the voided ones stay what they were', async () => {
  const { session } = practice;
  const again = await previewed(session, connectionId);
  expect(countsOf(again)).toMatchObject({ willSend: 59, inBooks: 4 });
  await act(session, again.id, 'start');
  const done = await backfillOnce(session, again.id, ({ state }) => state === 'done');
  expect(countsOf(done)).toMatchObject({ sent: 59 });
  const old = inBooks().filter(({ number }) => number.startsWith('OLD'));
  expect(new Set(old.map(({ number }) => number)).size).toBe(old.length);
  const voided = books.invoices().filter(({ status }) => status === 'voided');
  expect(voided.filter(({ number }) => number.endsWith('(undone 1)'))).toHaveLength(59);
  const { body } = await session.get(`/api/v1/invoices/${idOf('OLD-020')}`);
  expect(body).toMatchObject({ syncState: 'inBooks', number: 'OLD-020' });
});

test('pause stops it within a batch or two, a person is never behind it, and it goes on from there', async () => {
  const { session } = practice;
  await importOld(session, numbers('MANY', 260), '2026-05-05');
  const many = await previewed(session, connectionId, '2026-05-01');
  expect(countsOf(many)).toMatchObject({ willSend: 260 });
  const made = () => inBooks().filter(({ number }) => number.startsWith('MANY')).length;
  practice.ledger.faults.lay({ at: 'createInvoice', kind: 'delay', ms: 400, times: 20 });
  await act(session, many.id, 'start');
  await eventually(async () => (made() > 0 ? true : undefined));
  const person = await session.post('/api/v1/invoices', await sampleInvoice(session));
  await invoiceOnce(session, person.body.id, ({ syncState }) => syncState === 'inBooks');
  expect(made()).toBeLessThan(260);
  const paused = await act(session, many.id, 'pause');
  expect(paused).toMatchObject({ state: 'paused', actions: ['resume', 'stop'] });
  const stopped = await eventually(async () => {
    const { body } = await session.get(`/api/v1/backfills/${many.id}`);
    return (countsOf(body).sending ?? 0) === 0 ? made() : undefined;
  });
  expect(stopped).toBeLessThan(260);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(made()).toBe(stopped);
  await act(session, many.id, 'resume');
  await atLeisure(practice, () => backfillOnce(session, many.id, ({ state }) => state === 'done'));
  expect(made()).toBe(260);
  expect(new Set(inBooks().map(({ number }) => number)).size).toBe(inBooks().length);
}, 90_000);

test('stopped, what is left stays not sent, and only what arrived is undone', async () => {
  const { session } = practice;
  await importOld(session, numbers('STOP', 200), '2026-06-06');
  const some = await previewed(session, connectionId, '2026-06-01');
  practice.ledger.faults.lay({ at: 'createInvoice', kind: 'delay', ms: 400, times: 10 });
  await act(session, some.id, 'start');
  const made = () => inBooks().filter(({ number }) => number.startsWith('STOP')).length;
  await eventually(async () => (made() > 0 ? true : undefined));
  await act(session, some.id, 'stop');
  await backfillOnce(session, some.id, (body) => (countsOf(body).sending ?? 0) === 0);
  expect(made()).toBeLessThan(200);
  await act(session, some.id, 'undo');
  await atLeisure(practice, () => backfillOnce(session, some.id, ({ state }) => state === 'undone'));
  expect(made()).toBe(0);
  const { body } = await session.get('/api/v1/invoices?q=STOP&state=notSent&limit=1000');
  expect(body.items).toHaveLength(200);
}, 90_000);

test('one at a time, by those who may, and pressed twice it is asked once', async () => {
  const { session, app } = practice;
  const { body: member } = await session.post('/api/v1/api-keys', { name: 'Sales', role: 'sales' });
  const sales = app.caller({ authorization: `Bearer ${String(member.key)}` });
  const refused = await sales.post(`/api/v1/connections/${connectionId}/backfills`, {});
  expect(refused.status).toBe(403);
  const preview = await previewed(session, connectionId, '2026-06-01');
  await act(session, preview.id, 'start');
  await act(session, preview.id, 'start');
  const second = await session.post(`/api/v1/connections/${connectionId}/backfills`, {});
  const state = (await session.get(`/api/v1/backfills/${preview.id}`)).body.state;
  if (state === 'running') expect(second.body.code).toBe('backfillUnderWay');
  await atLeisure(practice, () => backfillOnce(session, preview.id, ({ state: now }) => now === 'done'));
  expect(inBooks().filter(({ number }) => number.startsWith('STOP'))).toHaveLength(200);
}, 60_000);

test('before Save the screen says which contact an invoice would go to, and that its number is taken', async () => {
  const { session } = practice;
  const known = await sampleInvoice(session, { companyId: null, number: 'OLD-001' });
  const stranger = await session.post('/api/v1/invoices/preview', known);
  expect(stranger.body).toMatchObject({
    customer: { decision: 'willCreate', words: expect.stringContaining('will be made there') },
    problems: [{ code: 'InvoiceNumberTaken', field: 'number' }],
  });
  const { body: old } = await session.get(`/api/v1/invoices/${idOf('OLD-001')}`);
  const friend = { ...known, contactId: null, companyId: old.companyId, number: null };
  const preview = await session.post('/api/v1/invoices/preview', friend);
  expect(preview.body).toMatchObject({ customer: { decision: 'linked' }, problems: [] });
});
