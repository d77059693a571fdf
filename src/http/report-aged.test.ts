// Aged receivables over planted books: figures counted by hand, both ledgers' ways, and the edges of days and zones.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, joinWorkspace, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';
import { type PlantedBooks, plantBooks } from '../../test/support/planted-books.ts';

let api: TestApp;
let session: Caller;
let workspaceId: string;
let xero: PlantedBooks;
let quickbooks: PlantedBooks;
let bakery: string;
let meetup: string;
let sam: string;

/** 23:30 of 29 November in Auckland, which is at +13:00 then. */
const clock = { now: () => new Date('2026-11-29T10:30:00Z') };

beforeAll(async () => {
  api = await testApp({ clock });
  ({ session, workspaceId } = await setUpWorkspace(api, { currency: 'NZD' }));
  bakery = (await session.post('/api/v1/companies', { name: 'Sample Bakery' })).body.id;
  meetup = (await session.post('/api/v1/companies', { name: 'Sample Meetup' })).body.id;
  sam = (await session.post('/api/v1/contacts', { firstName: 'Sam', lastName: 'Sample' })).body.id;
  xero = await plantBooks(api, workspaceId, { currency: 'NZD', timeZone: 'Pacific/Auckland' });
  quickbooks = await plantBooks(api, workspaceId, {
    provider: 'quickbooks',
    name: 'Sample Company',
    currency: 'USD',
    isDefault: false,
  });
  await plantXero();
  await plantQuickbooks();
});
afterAll(() => api.close());

const report = async (query = '') => (await session.get(`/api/v1/reports/aged-receivables${query}`)).body;
const behind = async (customer: string, query = '') =>
  (
    await session.get(
      `/api/v1/reports/aged-receivables/items?customer=${encodeURIComponent(customer)}${query}`,
    )
  ).body.items;

async function plantXero(): Promise<void> {
  const { invoice } = xero;
  await invoice({
    companyId: bakery,
    number: 'X-1',
    issueDate: '2026-11-01',
    dueDate: '2026-11-29',
    total: '100.00',
  });
  await invoice({
    companyId: bakery,
    number: 'X-2',
    issueDate: '2026-10-01',
    dueDate: '2026-11-28',
    total: '50.00',
  });
  await invoice({
    companyId: bakery,
    number: 'X-3',
    issueDate: '2026-07-01',
    dueDate: '2026-07-31',
    total: '80.00',
    payments: [{ amount: '30.00', paidOn: '2026-11-20' }],
  });
  // At 0.6543 USD for one NZD: 1000.00 is 1528.35, the payment of 333.33 is 509.45, the note of 66.67 is 101.90.
  await invoice({
    contactId: sam,
    number: 'X-4',
    currency: 'USD',
    currencyRate: '0.6543',
    issueDate: '2026-09-01',
    dueDate: null,
    total: '1000.00',
    payments: [
      { amount: '333.33', paidOn: '2026-11-10' },
      { kind: 'creditNote', amount: '66.67', paidOn: '2026-11-12' },
    ],
  });
  await invoice({
    companyId: meetup,
    number: 'X-5',
    issueDate: '2026-08-01',
    dueDate: '2026-08-15',
    total: '40.00',
    fullyPaidOn: '2026-11-15',
    payments: [{ amount: '40.00', paidOn: '2026-11-15' }],
  });
  for (const status of ['voided', 'deleted', 'draft', 'awaitingApproval'])
    await invoice({
      companyId: meetup,
      status,
      issueDate: '2026-08-01',
      dueDate: '2026-08-15',
      total: '7.00',
    });
  await invoice({
    companyId: meetup,
    number: 'X-6',
    issueDate: '2026-12-01',
    dueDate: '2026-12-15',
    total: '9.00',
  });
  await xero.tie('company', bakery, 'x-bakery');
  await xero.credit({
    contactLedgerId: 'x-bakery',
    issueDate: '2026-11-01',
    total: '25.00',
    remaining: '25.00',
  });
}

async function plantQuickbooks(): Promise<void> {
  const { invoice, credit } = quickbooks;
  // QuickBooks multiplies: 200.01 × 1.2745 is 254.912745.
  const pounds = { currency: 'GBP', currencyRate: '0.784622', ownRate: '1.2745' };
  await invoice({
    companyId: bakery,
    number: 'Q-1',
    ...pounds,
    issueDate: '2026-10-01',
    dueDate: '2026-10-31',
    total: '200.01',
  });
  await quickbooks.tie('company', bakery, '13');
  await credit({
    contactLedgerId: '13',
    number: 'CM-1',
    ...pounds,
    issueDate: '2026-10-20',
    total: '60.00',
    remaining: '20.00',
    allocations: [{ amount: '40.00', date: '2026-11-25' }],
  });
  await invoice({
    companyId: meetup,
    number: 'Q-2',
    issueDate: '2026-11-20',
    dueDate: '2026-12-20',
    total: '500.00',
    payments: [{ amount: '120.00', paidOn: '2026-11-05' }],
  });
  await credit({
    contactLedgerId: 'nobody of ours',
    issueDate: '2026-10-20',
    total: '5.00',
    remaining: '5.00',
  });
}

test('each customer has a row in the organisation’s currency, as of its own day: due today is not overdue', async () => {
  const { books, asOf, note, rows, totals } = await report();
  expect(books).toMatchObject({ currency: 'NZD', today: '2026-11-29', label: 'Sample Books · Xero' });
  expect(asOf).toBe('2026-11-29');
  expect(note).toContain('credit that is not used yet is not taken off');
  expect(rows).toEqual([
    row({ customer: `contact ${sam}`, name: 'Sam Sample', current: '917.00', total: '917.00' }),
    row({
      customer: `company ${bakery}`,
      name: 'Sample Bakery',
      current: '100.00',
      days30: '50.00',
      older: '50.00',
      total: '200.00',
      count: 3,
    }),
  ]);
  expect(totals).toEqual(
    figures({ current: '1017.00', days30: '50.00', older: '50.00', total: '1117.00', count: 4 }),
  );
});

test('as of an earlier day, what was paid and credited since is owing again', async () => {
  const { rows, totals } = await report('?asOf=2026-11-11');
  expect(rows).toMatchObject([
    { name: 'Sam Sample', current: '1018.90' },
    { name: 'Sample Bakery', current: '150.00', older: '80.00' },
    { name: 'Sample Meetup', days90: '40.00' },
  ]);
  expect(totals).toMatchObject({ total: '1288.90' });
  expect(await report('?asOf=2026-07-31')).toMatchObject({
    rows: [{ current: '80.00' }],
    note: expect.stringContaining('what was paid or credited later is owing again'),
  });
  expect(await report('?asOf=2026-06-30')).toMatchObject({ rows: [], totals: { total: '0.00' } });
});

test('where the ledger multiplies, its rate counts, and credit that is not used is taken off by its own date', async () => {
  const query = `?connectionId=${quickbooks.connectionId}`;
  const { books, rows, totals } = await report(query);
  expect(books).toMatchObject({ currency: 'USD', choices: [{ label: 'Sample Books · Xero' }, {}] });
  expect(rows).toMatchObject([
    { name: 'Sample Meetup', current: '380.00', total: '380.00' },
    // 254.91 due on 31 October, less 20.00 × 1.2745 = 25.49 of 20 October.
    { name: 'Sample Bakery', days30: '254.91', days60: '-25.49', total: '229.42', count: 2 },
  ]);
  expect(totals).toMatchObject({ total: '609.42' });
  // On 10 November: the note was whole (76.47), and the customer's 120.00 paid nothing that was there yet.
  expect((await report(`${query}&asOf=2026-11-10`)).rows).toMatchObject([
    { name: 'Sample Bakery', days30: '178.44', total: '178.44' },
    { name: 'Sample Meetup', days30: '-120.00', total: '-120.00' },
  ]);
});

test('behind a row stand its invoices, with their own currency and how late they are', async () => {
  expect(await behind(`company ${bakery}`)).toMatchObject([
    { kind: 'invoice', name: 'X-3', amount: '50.00', foreign: null, note: '121 days overdue' },
    { name: 'X-2', note: '1 day overdue' },
    { name: 'X-1', note: 'Due on this day', invoiceId: expect.any(String) },
  ]);
  expect(await behind(`contact ${sam}`)).toMatchObject([
    { name: 'X-4', amount: '917.00', foreign: { amount: '600.00', currency: 'USD' }, note: 'No due date' },
  ]);
  expect(await behind(`company ${bakery}`, `&connectionId=${quickbooks.connectionId}`)).toMatchObject([
    { kind: 'credit', name: 'CM-1', amount: '-25.49', invoiceId: null },
    { kind: 'invoice', name: 'Q-1' },
  ]);
});

test('only roles that read reports do, and what is asked for must be there', async () => {
  const address = '/api/v1/reports/aged-receivables';
  const of = (role: 'accounts' | 'sales' | 'viewer') =>
    joinWorkspace(api, session, { email: `${role}@desk.example`, role });
  expect((await (await of('accounts')).get(address)).status).toBe(200);
  for (const role of ['sales', 'viewer'] as const)
    expect((await (await of(role)).get(address)).body.code).toBe('forbidden');
  expect((await session.get(`${address}?asOf=2026-02-30`)).status).toBe(422);
  expect((await session.get(`${address}?connectionId=${bakery}`)).status).toBe(404);
  expect((await session.get(`${address}/items?customer=1`)).status).toBe(422);
});

test('where no books were ever connected, the answer says so', async () => {
  const other = await testApp();
  const { key } = await setUpWorkspace(other);
  expect((await key.get('/api/v1/reports/aged-receivables')).body).toMatchObject({
    status: 409,
    code: 'noBooks',
  });
  await other.close();
});

const figures = (change: object) => ({
  current: '0.00',
  days30: '0.00',
  days60: '0.00',
  days90: '0.00',
  older: '0.00',
  total: '0.00',
  count: 1,
  ...change,
});
const row = (change: object) => figures(change);
