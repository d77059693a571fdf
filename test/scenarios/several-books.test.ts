// Two sets of books in one workspace: each invoice goes to its own, stays there, and says whose books it is in.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ledgerTraits } from '../../src/domain/ledger-traits.ts';
import { sweep } from '../../src/sync/sweep.ts';
import type { Body } from '../support/app.ts';
import { backfillOnce } from '../support/backfills.ts';
import { eventually } from '../support/eventually.ts';
import { ledger } from '../support/ledgers/here.ts';
import { quickbooks } from '../support/ledgers/quickbooks.ts';
import { xero } from '../support/ledgers/xero.ts';
import {
  type Connected,
  invoiceOnce,
  openPractice,
  type Practice,
  sampleInvoice,
} from '../support/practice.ts';

let practice: Practice;
/** Connected first, so the default; and beside it. */
let home: Connected;
let abroad: Connected;

const other = ledger.name === 'xero' ? quickbooks : xero;
const pairs: readonly (readonly [string, () => Promise<Practice>, () => Promise<Connected>])[] = [
  ['two organisations of one ledger', () => openPractice(), () => practice.connect('GB')],
  ['two ledgers', () => openPractice({ beside: other }), () => practice.connect(other.country, other.name)],
];

describe.each(pairs)('%s', (_, open, connectOther) => {
  beforeAll(async () => {
    practice = await open();
    await practice.startWorker();
    home = await practice.connect();
    abroad = await connectOther();
  });
  afterAll(() => practice.close());
  /** A test that ends a connection has it taken up again, and the first is the default again. */
  afterEach(async () => {
    for (const { connectionId, books, of } of [home, abroad]) {
      const { body } = await practice.session.get(`/api/v1/connections/${connectionId}`);
      if (body['status'] === 'disconnected') await practice.connect(books.organisation.country, of);
    }
    await practice.session.put(`/api/v1/connections/${home.connectionId}/default`, {});
  });

  test('the first books are the default, and the list says so', async () => {
    const { body } = await practice.session.get('/api/v1/connections');
    expect(body.items).toMatchObject([
      { id: home.connectionId, isDefault: true, label: labelOf(home) },
      { id: abroad.connectionId, isDefault: false, label: labelOf(abroad) },
    ]);
    expect(body['whyWaiting']).toBeNull();
  });

  test('an invoice goes to the default books, or to those that its customer is tied to', async () => {
    const plain = await invoiceFor((await addCompany(null)).id);
    const tied = await invoiceFor((await addCompany(abroad.connectionId)).id, inPounds());
    for (const [sent, to, other] of [
      [plain, home, abroad],
      [tied, abroad, home],
    ] as const) {
      const arrived = await invoiceOnce(practice.session, sent.id, isInBooks);
      expect(arrived).toMatchObject({
        connectionId: to.connectionId,
        books: { connectionId: to.connectionId, label: labelOf(to), isTied: true },
      });
      expect(there(to, sent.id)).toBe(1);
      expect(there(other, sent.id)).toBe(0);
    }
  });

  test('a person who buys privately is tied as a company is, and a person at a company goes where it goes', async () => {
    const company = await addCompany(abroad.connectionId);
    const person = { firstName: 'Sam', connectionId: abroad.connectionId };
    const alone = await practice.session.post('/api/v1/contacts', person);
    const employed = await practice.session.post('/api/v1/contacts', {
      firstName: 'Kim',
      companyId: company.id,
    });
    for (const { id: contactId } of [alone.body, employed.body]) {
      const input = await sampleInvoice(practice.session, { ...inPounds(), contactId, send: false });
      const { body } = await practice.session.post('/api/v1/invoices', input);
      expect(body).toMatchObject({
        connectionId: null,
        books: { connectionId: abroad.connectionId, isTied: false },
      });
    }
  });

  test('one that was never sent follows its customer, and one that is in books stays there', async () => {
    const company = await addCompany(null);
    const sent = await invoiceFor(company.id);
    await invoiceOnce(practice.session, sent.id, isInBooks);
    const waiting = await invoiceFor(company.id, { ...inPounds(), send: false });
    expect(waiting).toMatchObject({ books: { connectionId: home.connectionId, isTied: false } });
    const tie = { connectionId: abroad.connectionId };
    expect((await practice.session.patch(`/api/v1/companies/${company.id}`, tie)).body).toMatchObject(tie);

    const paid = await practice.session.post(`/api/v1/invoices/${sent.id}/payments`, {
      ...{ amount: '25.00', paidOn: '2026-11-20' },
    });
    expect(paid.status).toBe(201);
    const partly = await invoiceOnce(
      practice.session,
      sent.id,
      (body) => body['amountOwing'] !== body['total'],
    );
    expect(partly).toMatchObject({ books: { connectionId: home.connectionId } });
    expect(abroad.books.paymentsByApps()).toEqual([]);
    await practice.session.post(`/api/v1/invoices/${waiting.id}/send`);
    await invoiceOnce(practice.session, waiting.id, isInBooks);
    expect([there(home, sent.id), there(abroad, sent.id)]).toEqual([1, 0]);
    expect([there(home, waiting.id), there(abroad, waiting.id)]).toEqual([0, 1]);
  });

  test('changes, credits and voids go to the books that the invoice is in', async () => {
    const company = await addCompany(abroad.connectionId);
    const sent = await invoiceFor(company.id, inPounds());
    const { version } = await invoiceOnce(practice.session, sent.id, isInBooks);
    await practice.session.patch(`/api/v1/companies/${company.id}`, { connectionId: null });
    const input = await sampleInvoice(practice.session, {
      ...inPounds(),
      companyId: company.id,
      contactId: null,
    });
    const change = { ...input, send: undefined, reference: 'Changed here', version };
    expect((await practice.session.patch(`/api/v1/invoices/${sent.id}`, change)).status).toBe(200);
    await eventually(async () =>
      abroad.books.invoicesOf(sent.id)[0]?.reference === 'Changed here' ? true : undefined,
    );
    await eventually(async () => {
      const { status } = await practice.session.post(`/api/v1/invoices/${sent.id}/void`);
      return status === 200 ? true : undefined;
    });
    await eventually(async () =>
      abroad.books.invoicesOf(sent.id)[0]?.status === 'voided' ? true : undefined,
    );
    expect(there(home, sent.id)).toBe(0);
  });

  test('books may be chosen for one invoice before it is sent, and not afterwards', async () => {
    const company = await addCompany(null);
    const chosen = await invoiceFor(company.id, { ...inPounds(), connectionId: abroad.connectionId });
    const arrived = await invoiceOnce(practice.session, chosen.id, isInBooks);
    expect([there(home, chosen.id), there(abroad, chosen.id)]).toEqual([0, 1]);
    const edits = arrived['allowedEdits'] as { readonly fields: readonly string[] };
    expect(edits.fields).not.toContain('books');
    const input = await sampleInvoice(practice.session, {
      ...inPounds(),
      companyId: company.id,
      contactId: null,
    });
    const change = { ...input, send: undefined, connectionId: home.connectionId };
    const refused = await practice.session.patch(`/api/v1/invoices/${chosen.id}`, change);
    expect(refused).toMatchObject({ status: 422, body: { fields: [{ path: 'connectionId' }] } });

    const waiting = await invoiceFor(company.id, { ...inPounds(), send: false });
    expect((waiting['allowedEdits'] as typeof edits).fields).toContain('books');
    const moved = await practice.session.patch(`/api/v1/invoices/${waiting.id}`, {
      ...change,
      connectionId: abroad.connectionId,
    });
    expect(moved.body).toMatchObject({ connectionId: abroad.connectionId, books: { isTied: false } });
    await practice.session.post(`/api/v1/invoices/${waiting.id}/send`);
    await invoiceOnce(practice.session, waiting.id, isInBooks);
    expect([there(home, waiting.id), there(abroad, waiting.id)]).toEqual([0, 1]);
  });

  test('the preview asks the mapping of the books that it would go to', async () => {
    const tied = await addCompany(abroad.connectionId);
    const input = await sampleInvoice(practice.session, { companyId: tied.id, contactId: null });
    const asked = async (change: object) =>
      (await practice.session.post('/api/v1/invoices/preview', { ...input, ...change })).body;
    expect(await asked(inPounds())).toMatchObject({
      books: { connectionId: abroad.connectionId, label: labelOf(abroad), why: null },
      problems: [],
    });
    expect(await asked({ companyId: null })).toMatchObject({ books: { connectionId: home.connectionId } });
    expect(await asked({ connectionId: home.connectionId })).toMatchObject({
      books: { connectionId: home.connectionId, label: labelOf(home), why: null },
    });
  });

  test('while the default books are disconnected new invoices wait here, until they or others take them', async () => {
    const company = await addCompany(null);
    await practice.session.delete(`/api/v1/connections/${home.connectionId}`);
    const { body: told } = await practice.session.get('/api/v1/connections');
    expect(told['whyWaiting']).toMatch(/new invoices go nowhere/);
    const waiting = await invoiceFor(company.id, inPounds());
    expect(waiting).toMatchObject({
      syncState: 'notSent',
      next: expect.stringContaining(`${labelOf(home)} is not connected`),
    });
    const refused = await practice.session.post(`/api/v1/invoices/${waiting.id}/send`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'notConnected' } });
    const notLive = await practice.session.put(`/api/v1/connections/${home.connectionId}/default`, {});
    expect(notLive.status).toBe(200);
    const made = await practice.session.put(`/api/v1/connections/${abroad.connectionId}/default`, {});
    expect(made.body).toMatchObject({ isDefault: true });
    await practice.session.post(`/api/v1/invoices/${waiting.id}/send`);
    await invoiceOnce(practice.session, waiting.id, isInBooks);
    expect([there(home, waiting.id), there(abroad, waiting.id)]).toEqual([0, 1]);
    // Connected again it is not the default: nobody has said so.
    await practice.connect();
    const { body } = await practice.session.get(`/api/v1/connections/${home.connectionId}`);
    expect(body).toMatchObject({ status: 'active', isDefault: false });
  });

  test('a customer cannot be tied to books that are not connected, and keeps those that were disconnected since', async () => {
    const company = await addCompany(abroad.connectionId);
    await practice.session.delete(`/api/v1/connections/${abroad.connectionId}`);
    const waiting = await invoiceFor(company.id, inPounds());
    expect(waiting).toMatchObject({ syncState: 'notSent', books: { connectionId: abroad.connectionId } });
    const path = `/api/v1/companies/${company.id}`;
    const kept = await practice.session.patch(path, { notes: 'Kept', connectionId: abroad.connectionId });
    expect(kept.status).toBe(200);
    const other = await practice.session.post('/api/v1/companies', {
      ...{ name: `Sample Late ${Math.random()}`, connectionId: abroad.connectionId },
    });
    expect(other).toMatchObject({ status: 422, body: { fields: [{ path: 'connectionId' }] } });
  });

  test('a customer who is in both books is changed in both', async () => {
    const company = await addCompany(null);
    for (const change of [{}, { ...inPounds(), connectionId: abroad.connectionId }])
      await invoiceOnce(practice.session, (await invoiceFor(company.id, change)).id, isInBooks);
    const name = `Sample Renamed ${Math.random()}`;
    await practice.session.patch(`/api/v1/companies/${company.id}`, { name });
    for (const { books } of [home, abroad])
      await eventually(async () => books.contacts().find((contact) => contact.name === name));
  });

  test('customers who are taken over from other books than the default ones go back there', async () => {
    abroad.books.hands.addContact({
      name: 'Sample Abroad',
      email: 'abroad@sample.example',
      isCustomer: true,
    });
    const path = `/api/v1/connections/${abroad.connectionId}/contact-imports`;
    await practice.session.post(`${path}/refresh`);
    await eventually(async () => {
      const known = `/api/v1/connections/${abroad.connectionId}/books-contacts?q=Sample Abroad`;
      return (await practice.session.get(known)).body.items[0];
    });
    const { body: run } = await practice.session.post(path, { hasEmail: true, hasBothNames: false });
    await eventually(async () => {
      const { body } = await practice.session.get(`/api/v1/contact-imports/${run.id}`);
      return body['state'] === 'done' ? true : undefined;
    });
    const { body } = await practice.session.get('/api/v1/companies?q=Sample Abroad');
    expect(body.items).toMatchObject([{ connectionId: abroad.connectionId }]);
  });

  test('a backfill looks at the invoices of its own books alone', async () => {
    const dated = { issueDate: '2026-02-03', dueDate: '2026-03-03', send: false };
    const plain = await invoiceFor((await addCompany(null)).id, dated);
    const tied = await invoiceFor((await addCompany(abroad.connectionId)).id, { ...dated, ...inPounds() });
    const range = { from: '2026-02-01', to: '2026-02-28' };
    for (const [{ connectionId }, invoice] of [
      [home, plain],
      [abroad, tied],
    ] as const) {
      const made = await practice.session.post(`/api/v1/connections/${connectionId}/backfills`, range);
      const { body } = made;
      expect(made).toMatchObject({ status: 201 });
      await backfillOnce(practice.session, body.id, ({ state }) => state === 'checked');
      const items = await practice.session.get(`/api/v1/backfills/${body.id}/invoices`);
      expect(items.body.items.map((item) => item['invoiceId'])).toEqual([invoice.id]);
    }
  });

  test('the sync centre says whose books each operation is for, and shows those of one', async () => {
    const of = async ({ connectionId }: Connected) =>
      (await practice.session.get(`/api/v1/sync-operations?connectionId=${connectionId}&limit=200`)).body
        .items;
    for (const each of [home, abroad]) {
      const items = await of(each);
      expect(items.length).toBeGreaterThan(0);
      expect(new Set(items.map((item) => item['booksLabel']))).toEqual(new Set([labelOf(each)]));
    }
    const counts = async (query: string) =>
      (await practice.session.get(`/api/v1/sync-operations/counts${query}`)).body['done'] as number;
    const parts = [
      await counts(`?connectionId=${home.connectionId}`),
      await counts(`?connectionId=${abroad.connectionId}`),
    ];
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(await counts(''));
  });

  test('a payment made in either books is told of the right invoice', async () => {
    const sent = await invoiceFor((await addCompany(abroad.connectionId)).id, inPounds());
    await invoiceOnce(practice.session, sent.id, isInBooks);
    const [booked] = abroad.books.invoicesOf(sent.id);
    abroad.books.hands.pay(booked?.ledgerId ?? '', booked?.total ?? '');
    for (const { connectionId } of [home, abroad])
      await sweep(practice.engine, { workspaceId: practice.workspaceId, connectionId });
    await invoiceOnce(practice.session, sent.id, (body) => body['amountOwing'] === '0.00');
  });
});

const labelOf = ({ books, of }: Connected) => `${books.organisation.name} · ${ledgerTraits(of).label}`;
const isInBooks = ({ syncState }: Body) => syncState === 'inBooks';
const there = ({ books }: Connected, id: string) => books.invoicesOf(id).length;

async function addCompany(connectionId: string | null): Promise<Body> {
  const name = `Sample Club ${Math.random()}`;
  const { body } = await practice.session.post('/api/v1/companies', { name, connectionId });
  return body;
}

async function invoiceFor(companyId: string, change: object = {}): Promise<Body> {
  const input = await sampleInvoice(practice.session, {
    ...{ companyId, contactId: null, currency: home.books.organisation.currency },
    ...change,
  });
  return (await practice.session.post('/api/v1/invoices', input)).body;
}

/** In a currency that the books have. */
const inPounds = () => ({ currency: abroad.books.organisation.currency });
