// Books that book lines by items and keep a customer's currency, all the way there and back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Body } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { ledger } from '../support/ledgers/here.ts';
import {
  type Connected,
  invoiceOnce,
  openPractice,
  type Practice,
  sampleInvoice,
} from '../support/practice.ts';

let practice: Practice;
let connected: Connected;

const isOfItems = ledger.traits.linesName === 'item';
beforeAll(async () => {
  if (!isOfItems) return;
  practice = await openPractice();
  await practice.startWorker();
  connected = await practice.connect();
});
afterAll(() => practice?.close());

const isInBooks = ({ syncState }: Body) => syncState === 'inBooks';
const mappings = async () =>
  (await practice.session.get(`/api/v1/connections/${connected.connectionId}/mappings`)).body;
const itemRow = async (account: string) =>
  ((await mappings())['accountItems'] as readonly Body[]).find(({ subjectId }) => subjectId === account);

async function send(change: object = {}): Promise<Body> {
  const input = await sampleInvoice(practice.session, { ...change });
  const made = (await practice.session.post('/api/v1/invoices', input)).body;
  return invoiceOnce(
    practice.session,
    made.id,
    ({ syncState }) => syncState === 'inBooks' || syncState === 'needsAttention',
  );
}

async function company(name: string): Promise<Body> {
  return (await practice.session.post('/api/v1/companies', { name: `${name} ${Math.random()}` })).body;
}

describe.runIf(isOfItems)('books of items', () => {
  test('a line goes to the books by the item that stands for its account', async () => {
    const { salesAccount } = connected.books.organisation;
    const row = await itemRow(salesAccount);
    expect(row).toMatchObject({ problem: null });
    const sent = await send();
    expect(sent['syncState']).toBe('inBooks');
    const [booked] = connected.books.invoicesOf(sent.id);
    expect(booked?.lines).toMatchObject([{ account: salesAccount, item: row?.['code'] }]);
  });

  test('an item that is asked for twice is made once, chosen in the mapping, and the line goes by it', async () => {
    const path = `/api/v1/connections/${connected.connectionId}`;
    const { body } = await practice.session.get(`${path}/references?kind=account`);
    const { body: items } = await practice.session.get(`${path}/references?kind=item`);
    const withItem = new Set(items.items.map(({ details }) => (details as Body)['accountCode']));
    const bare = body.items.find(
      ({ code, details }) => (details as Body)['isRevenue'] === true && !withItem.has(code),
    );
    const account = String(bare?.code);
    const category = (await practice.session.post('/api/v1/product-categories', { name: 'Sample work' }))
      .body;
    const changes = [{ kind: 'categoryAccount', subjectId: category.id, code: account }];
    await practice.session.put(`${path}/mappings`, { changes });
    expect(await itemRow(account)).toMatchObject({ code: null, canMake: true });
    await Promise.all(
      [1, 2].map(() => practice.session.post(`${path}/account-items`, { accountCode: account })),
    );
    const row = await eventually(async () => {
      const now = await itemRow(account);
      return now?.['code'] === null ? undefined : now;
    });
    expect(row).toMatchObject({ problem: null, isSuggested: false, isBeingMade: false });
    await practice.session.post(`${path}/refresh-references`);
    const after = await eventually(async () => {
      const read = (await practice.session.get(`${path}/references?kind=item`)).body.items;
      return read.length > items.items.length ? read : undefined;
    });
    expect(after.filter(({ details }) => (details as Body)['accountCode'] === account)).toHaveLength(1);
    const lines = [{ description: 'Work', quantity: '1', unitPrice: '20', categoryId: category.id }];
    const sent = await send({ lines });
    expect(connected.books.invoicesOf(sent.id)[0]?.lines).toMatchObject([{ account, item: row['code'] }]);
  });

  test('an invoice in another currency makes a second customer there, and a new name goes to both', async () => {
    const { id: companyId, version, name } = await company('Sample Club');
    const { currency, otherCurrency } = connected.books.organisation;
    for (const each of [currency, otherCurrency, currency]) {
      const sent = await send({ companyId, contactId: null, currency: each });
      expect(sent).toMatchObject({ syncState: 'inBooks', currency: each });
    }
    const named = (start: string) =>
      connected.books
        .contacts()
        .map((contact) => contact.name)
        .filter((each) => each.startsWith(start))
        .sort();
    expect(named(String(name))).toEqual([name, `${name} (${otherCurrency})`]);
    const { body } = await practice.session.get(`/api/v1/companies/${companyId}/books`);
    expect(body.items.map((each) => [each['currency'], each['differs']])).toEqual([
      [currency, false],
      [otherCurrency, false],
    ]);
    const renamed = `Society ${Math.random()}`;
    await practice.session.patch(`/api/v1/companies/${companyId}`, { name: renamed, version });
    await eventually(async () => (named(renamed).length === 2 ? true : undefined));
    expect(named(renamed)).toEqual([renamed, `${renamed} (${otherCurrency})`]);
  });

  test('two currencies of a new customer that go together are two customers, each with its invoice', async () => {
    const { id: companyId, name } = await company('Sample Guild');
    const { currency, otherCurrency } = connected.books.organisation;
    const sent = await Promise.all(
      [otherCurrency, currency].map((each) => send({ companyId, contactId: null, currency: each })),
    );
    expect(sent.map(({ syncState }) => syncState)).toEqual(['inBooks', 'inBooks']);
    const held = connected.books.contacts().filter((contact) => contact.name.startsWith(String(name)));
    expect(held).toHaveLength(2);
  });

  test('an invoice that waited for approval goes when it is approved', async () => {
    const path = `/api/v1/connections/${connected.connectionId}`;
    await practice.session.patch(path, { invoicesArriveAs: 'awaitingApproval' });
    const input = await sampleInvoice(practice.session);
    const { body } = await practice.session.post('/api/v1/invoices', input);
    expect(body).toMatchObject({ syncState: 'awaitingApproval' });
    expect(connected.books.invoicesOf(body.id)).toEqual([]);
    await practice.session.post(`/api/v1/invoices/${body.id}/approve`);
    await invoiceOnce(practice.session, body.id, isInBooks);
    expect(connected.books.invoicesOf(body.id)).toHaveLength(1);
    await practice.session.patch(path, { invoicesArriveAs: 'approved' });
  });

  test('where the books number none, each invoice gets a number of ours, and no number twice', async () => {
    const { db } = practice.engine;
    await db.updateTable('connections').set({ numbers_invoices: false }).execute();
    const first = await send();
    const next = Number(/^INV-(\d+)$/.exec(String(first['number']))?.[1]) + 1;
    // Somebody has given the one after the next by hand.
    await send({ number: `INV-${next + 1}` });
    const sent = [await send(), await send(), await send()];
    expect(sent.map(({ number }) => number)).toEqual([next, next + 2, next + 3].map((each) => `INV-${each}`));
    expect(connected.books.invoicesOf(first.id)[0]?.number).toBe(first['number']);
    await db.updateTable('connections').set({ numbers_invoices: true }).execute();
  });

  test('what is read is counted by the month, and what is written is not', async () => {
    const used = async () =>
      (
        (await practice.session.get(`/api/v1/connections/${connected.connectionId}`)).body['calls'] as {
          monthlyReads: { used: number };
        }
      ).monthlyReads.used;
    await send();
    const before = await used();
    expect(before).toBeGreaterThan(0);
    const reads = practice.ledger.requests().filter(({ kind }) => kind === 'read').length;
    expect(before).toBeLessThanOrEqual(reads);
  });
});
