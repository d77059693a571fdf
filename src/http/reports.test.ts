// Sales, unpaid jobs and days to pay over planted books: every figure counted by hand.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, setUpWorkspace, type TestApp, testApp } from '../../test/support/app.ts';
import { type PlantedBooks, plantBooks } from '../../test/support/planted-books.ts';

let api: TestApp;
let session: Caller;
let books: PlantedBooks;
let bakery: string;
let meetup: string;
let shirts: string;
let jobId: string;

/** 01:00 of 30 November in Auckland, while it is the 29th elsewhere. */
const clock = { now: () => new Date('2026-11-29T12:00:00Z') };
const november = '?from=2026-11-01&to=2026-11-30';

beforeAll(async () => {
  api = await testApp({ clock });
  const { session: owner, workspaceId } = await setUpWorkspace(api, { currency: 'NZD' });
  session = owner;
  bakery = await made('/companies', { name: 'Sample Bakery' });
  meetup = await made('/companies', { name: 'Sample Meetup' });
  shirts = await made('/product-categories', { name: 'Sample shirts' });
  jobId = await made('/jobs', { title: 'Sample banners', companyId: bakery });
  books = await plantBooks(api, workspaceId, { currency: 'NZD', timeZone: 'Pacific/Auckland' });
  await plant();
});
afterAll(() => api.close());

async function made(path: string, body: object): Promise<string> {
  const answer = await session.post(`/api/v1${path}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

const read = async (path: string) => (await session.get(`/api/v1/reports${path}`)).body;

async function plant(): Promise<void> {
  const { invoice } = books;
  await invoice({
    companyId: bakery,
    jobId,
    number: 'N-1',
    issueDate: '2026-11-01',
    dueDate: '2026-11-29',
    total: '115.00',
    tax: '15.00',
    lines: [
      { categoryId: shirts, net: '60.00', tax: '9.00' },
      { categoryId: null, net: '40.00', tax: '6.00' },
    ],
    payments: [{ amount: '15.00', paidOn: '2026-11-10' }],
  });
  // 100.00 USD at 0.6 is 166.67; three lines of 33.33, 33.33 and 33.34 are 55.55, 55.55 and 55.57: all of it.
  const dollars = { currency: 'USD', currencyRate: '0.6' };
  const thirds = ['33.33', '33.33', '33.34'].map((net) => ({ categoryId: shirts, net }));
  await invoice({
    companyId: meetup,
    jobId,
    number: 'N-2',
    ...dollars,
    issueDate: '2026-11-30',
    dueDate: '2026-12-30',
    total: '100.00',
    lines: thirds,
  });
  // Changed in the books since: 80.00 there, 50.00 by our line.
  await invoice({
    companyId: meetup,
    jobId,
    number: 'N-3',
    issueDate: '2026-11-12',
    dueDate: '2026-11-20',
    total: '80.00',
    fullyPaidOn: '2026-11-22',
    lines: [{ categoryId: shirts, net: '50.00' }],
    payments: [{ amount: '80.00', paidOn: '2026-11-22' }],
  });
  const paid = (
    companyId: string,
    issueDate: string,
    fullyPaidOn: string,
    dueDate: string | null,
    total = '10.00',
  ) =>
    invoice({
      companyId,
      issueDate,
      dueDate,
      total,
      fullyPaidOn,
      payments: [{ amount: total, paidOn: fullyPaidOn }],
    });
  await paid(meetup, '2026-10-01', '2026-10-11', '2026-10-15');
  await paid(meetup, '2026-10-02', '2026-11-05', '2026-10-30');
  await paid(bakery, '2026-10-20', '2026-10-22', null);
  await paid(bakery, '2026-11-02', '2026-11-01', '2026-11-16');
  await invoice({
    companyId: bakery,
    issueDate: '2026-10-31',
    total: '30.00',
    fullyPaidOn: '2026-11-20',
    payments: [{ kind: 'creditNote', amount: '30.00', paidOn: '2026-11-20' }],
  });
  await invoice({ companyId: bakery, status: 'voided', issueDate: '2026-11-05', total: '999.00' });
  await invoice({ companyId: bakery, status: 'draft', issueDate: '2026-11-05', total: '999.00' });
  await books.tie('company', bakery, 'x-bakery');
  await books.credit({
    contactLedgerId: 'x-bakery',
    number: 'CN-1',
    issueDate: '2026-11-20',
    total: '34.50',
    tax: '4.50',
    remaining: '4.50',
  });
  await books.credit({
    contactLedgerId: 'x-bakery',
    kind: 'prepayment',
    issueDate: '2026-11-20',
    total: '70.00',
    remaining: '70.00',
  });
}

test('sales are without tax, with credit notes taken off, beside the month before', async () => {
  const { period, before, rows, totals } = await read(`/sales${november}`);
  expect([period, before]).toEqual([
    { from: '2026-11-01', to: '2026-11-30' },
    { from: '2026-10-01', to: '2026-10-31' },
  ]);
  // Meetup 166.67 + 80.00, and 20.00 in October. Bakery 100.00 + 10.00 − 30.00, and 40.00 in October.
  expect(rows).toEqual([
    {
      key: `company ${meetup}`,
      name: 'Sample Meetup',
      net: '246.67',
      gross: '246.67',
      count: 2,
      netBefore: '20.00',
      change: '1133.4',
    },
    {
      key: `company ${bakery}`,
      name: 'Sample Bakery',
      net: '80.00',
      gross: '90.50',
      count: 3,
      netBefore: '40.00',
      change: '100.0',
    },
  ]);
  expect(totals).toMatchObject({ net: '326.67', gross: '337.17', count: 5, netBefore: '60.00' });
});

test('by category and by month they come to the same, and what our lines do not say has a row of its own', async () => {
  const category = await read(`/sales${november}&by=category`);
  expect(category.totals).toMatchObject({ net: '326.67', gross: '337.17' });
  const rows = category.rows as readonly Record<string, unknown>[];
  expect(rows.map(({ name, net, count }) => [name, net, count])).toEqual([
    ['Sample shirts', '276.67', 3],
    ['Without a category', '40.00', 1],
    // N-3 has 30.00 more in the books, one of 10.00 no lines here, and the note of 30.00 was made there.
    ['Not by our lines: changed or made in the books', '10.00', 3],
  ]);
  const months = await read('/sales?from=2026-09-01&to=2026-11-30&by=month');
  const byMonth = months.rows as readonly Record<string, unknown>[];
  expect(byMonth.map(({ name, net, netBefore }) => [name, net, netBefore])).toEqual([
    ['2026-09', '0.00', '0.00'],
    ['2026-10', '60.00', '0.00'],
    ['2026-11', '326.67', '0.00'],
  ]);
});

test('behind a row of sales stand its documents, each with its part of the row', async () => {
  const { items } = await read(`/sales/items${november}&by=category&key=${shirts}`);
  expect(items).toMatchObject([
    { name: 'N-1', amount: '60.00', note: 'Sample Bakery' },
    { name: 'N-3', amount: '50.00' },
    { name: 'N-2', amount: '166.67', foreign: { amount: '100.00', currency: 'USD' } },
  ]);
  const ofBakery = await read(`/sales/items${november}&key=company%20${bakery}`);
  expect(ofBakery.items.map((item) => [item['name'], item['amount'], item['note']])).toEqual([
    ['N-1', '100.00', null],
    ['Invoice without a number', '10.00', null],
    ['CN-1', '-30.00', 'Credit note'],
  ]);
});

test('a job owes over all its invoices, and is as late as the oldest that owes, where the organisation is', async () => {
  const { books: view, rows, totals } = await read('/unpaid-jobs');
  expect(view).toMatchObject({ today: '2026-11-30' });
  expect(rows).toMatchObject([
    {
      jobId,
      title: 'Sample banners',
      stageName: expect.any(String),
      assigneeName: null,
      invoices: 3,
      total: '361.67',
      owing: '266.67',
      oldestDue: '2026-11-29',
      daysOverdue: 1,
    },
  ]);
  expect(totals).toEqual({ invoices: 3, total: '361.67', owing: '266.67' });
  expect((await read(`/unpaid-jobs/items?jobId=${jobId}`)).items).toMatchObject([
    { name: 'N-3', amount: '0.00', note: 'Paid' },
    { name: 'N-1', amount: '100.00', note: '1 day overdue' },
    { name: 'N-2', amount: '166.67', note: 'Not due yet' },
  ]);
});

test('days to pay count each invoice once, leave credit notes out, and say who gets slower', async () => {
  const { rows, totals, slower } = await read(`/days-to-pay${november}`);
  // Meetup: 10 days (2 late) and 34 days (6 late), after 10 days in October. Bakery: paid before its issue, 2 days before.
  expect(rows).toEqual(
    [
      {
        key: `company ${bakery}`,
        name: 'Sample Bakery',
        count: 1,
        average: '0.0',
        median: '0.0',
        late: '-15.0',
        averageBefore: '2.0',
        change: '-2.0',
      },
      {
        key: `company ${meetup}`,
        name: 'Sample Meetup',
        count: 2,
        average: '22.0',
        median: '22.0',
        late: '4.0',
        averageBefore: '10.0',
        change: '12.0',
      },
    ].toSorted((one, other) => (one.key < other.key ? -1 : 1)),
  );
  expect(totals).toEqual({
    count: 3,
    average: '14.7',
    median: '10.0',
    late: '-2.3',
    averageBefore: '6.0',
    change: '8.7',
  });
  expect(slower).toBe('Slower than in the period before: Sample Meetup (12.0 days more).');
  const months = await read('/days-to-pay?from=2026-10-01&to=2026-11-30&by=month');
  expect(months.rows).toMatchObject([
    { name: '2026-10', count: 2, average: '6.0' },
    { name: '2026-11', count: 3, average: '14.7' },
  ]);
  const { items } = await read(`/days-to-pay/items${november}&key=company%20${meetup}`);
  expect(items.map((item) => item['note'])).toEqual([
    'Paid after 34 days, 6 days late',
    'Paid after 10 days, 2 days late',
  ]);
  expect(await read('/days-to-pay?from=2020-01-01&to=2020-01-31')).toMatchObject({ rows: [], totals: null });
});

test('the home has a card for each report, of the books that are asked for', async () => {
  const { cards } = await read('');
  const counted = ['agedReceivables', 'sales', 'unpaidJobs', 'daysToPay'];
  expect(
    (cards as readonly { readonly id: string }[]).filter(({ id }) => counted.includes(id)),
  ).toMatchObject([
    { id: 'agedReceivables', figure: { kind: 'money', amount: '266.67', currency: 'NZD' } },
    { id: 'sales', figure: { amount: '326.67' }, note: expect.stringContaining('NZD 60.00') },
    { id: 'unpaidJobs', figure: { amount: '266.67' }, note: 'owing on 1 job, 1 of them overdue' },
    { id: 'daysToPay', figure: { kind: 'words', words: '10.0 days' } },
  ]);
});

test('a period that ends before it begins is refused, and every report keeps to its role', async () => {
  expect((await session.get('/api/v1/reports/sales?from=2026-11-02&to=2026-11-01')).body).toMatchObject({
    status: 422,
    fields: [{ path: 'to' }],
  });
  const key = await session.post('/api/v1/api-keys', { name: 'Viewer', role: 'viewer' });
  const viewer = api.caller({ authorization: `Bearer ${String(key.body['key'])}` });
  for (const path of ['', '/sales', '/unpaid-jobs', '/days-to-pay', `/unpaid-jobs/items?jobId=${jobId}`])
    expect((await viewer.get(`/api/v1/reports${path}`)).status, path).toBe(403);
});
