/** The practice QuickBooks' pages: each list, what can be done on it, and the refusals beside what was typed. */

import { expect, test } from 'vitest';
import { browse } from '../../practice/browsing.ts';
import { otherLedgersIn } from '../../practice/other-ledgers.ts';
import type { BooksResult } from '../books.ts';
import type { QuickbooksSandboxOptions } from '../sandbox.ts';
import { openQuickbooksBench } from '../test-bench.ts';

const WARNING = 'Practice ledger — nothing here is real. This is not QuickBooks.';
const PLACES = ['', '/customers', '/deposits', '/items', '/accounts', '/tax-codes', '/settings'];

function kept<T>(result: BooksResult<T>): T {
  if (!result.ok) throw new Error(result.why);
  return result.value;
}

function openPerson(options: QuickbooksSandboxOptions = {}, company: 'us' | 'uk' | 'us-single' = 'us') {
  const bench = openQuickbooksBench(options, { company });
  const { books } = bench.sandbox;
  const { realmId } = bench;
  const made = (amount = '100.00', customerId = '1') =>
    kept(books.createInvoice({ realmId, customerId, lines: [{ unitPrice: amount }] })).Id;
  const held = (invoiceId: string) => books.getInvoice({ realmId, invoiceId });
  return {
    ...bench,
    ...browse(bench.sandbox.app, 'http://localhost:4020'),
    ...{ books, made, held, home: `/c/${realmId}` },
  };
}

test('every page says that it is practice, in each company', async () => {
  for (const company of ['us', 'uk', 'us-single'] as const) {
    const { look, home, made } = openPerson({}, company);
    const deeper = [`/invoices/${made()}`, '/customers/1', '/customers/12', '/invoices/none'];
    for (const path of ['/', ...[...PLACES, ...deeper].map((place) => home + place)]) {
      const { html, status } = await look(path);
      expect(html, path).toContain(WARNING);
      expect(status, path).toBe(path.endsWith('none') ? 404 : 200);
    }
  }
});

test('the first page counts what each company has, and leads to the ledgers beside it', async () => {
  const { look, made, realmId, books } = openPerson({
    otherLedgers: otherLedgersIn('Xero=http://localhost:4010'),
  });
  kept(books.recordPayment({ realmId, invoiceId: made(), amount: '40.00' }));
  made();
  const { html } = await look('/');
  const card =
    /<li class="card">[\s\S]*?Practice Apparel \(US, QuickBooks\)[\s\S]*?<\/li>/.exec(html)?.[0] ?? '';
  expect(card).toContain('<dd>2</dd>');
  expect(card).toContain('160.00 USD');
  expect(html).toContain('<a href="http://localhost:4010">Practice Xero</a>');
  expect((await openPerson().look('/')).html).not.toContain('Other practice ledgers');
});

test('ledgers beside this one are named with their addresses; what is no address is left out', () => {
  expect(
    otherLedgersIn('Xero=http://localhost:4010, QuickBooks = https://books.example/x ,odd,a=javascript:1'),
  ).toEqual([
    { name: 'Xero', url: 'http://localhost:4010' },
    { name: 'QuickBooks', url: 'https://books.example/x' },
  ]);
  expect(otherLedgersIn('')).toEqual([]);
});

test('invoices are listed by state, with a search', async () => {
  const { look, home, made, books, realmId } = openPerson();
  const [paid, gone] = [made('10.00'), made('20.00')];
  kept(books.recordPayment({ realmId, invoiceId: paid, amount: '10.00' }));
  kept(books.voidInvoice({ realmId, invoiceId: gone }));
  kept(
    books.createInvoice({
      ...{ realmId, customerId: '2', date: '2026-01-01', dueDate: '2026-01-15', number: 'LATE-1' },
      lines: [{ unitPrice: '30.00' }],
    }),
  );
  const shown = async (query: string) => (await look(`${home}?${query}`)).html;
  expect(await shown('')).toContain('3 invoices');
  expect(await shown('status=overdue')).toMatch(/>LATE-1<[\s\S]*1 invoice</);
  expect(await shown('status=paid')).toContain(`/invoices/${paid}"`);
  expect(await shown('status=void')).toContain('Voided');
  expect(await shown('q=late')).toContain('1 invoice<');
  expect(await shown('q=nobody')).toContain('No invoice is like that.');
});

test('a payment is received, unapplied, applied again and brought to the bank', async () => {
  const { home, press, look, made, held, books, realmId } = openPerson();
  const id = made();
  const page = `${home}/invoices/${id}`;
  const done = await press(page, 'record-payment', { amount: '40.00', reference: 'CHK 7' });
  expect(done.html).toContain('The payment is recorded.');
  expect(held(id)?.Balance).toBe(60);
  const [payment] = books.listPayments({ realmId });
  const subject = payment?.Id ?? '';
  await press(page, 'unapply', { subject });
  expect(held(id)?.Balance).toBe(100);
  await press(page, 'use-credit', { source: `Payment-${subject}`, amount: '25.00' });
  expect(held(id)?.Balance).toBe(75);
  await press(`${home}/deposits`, 'deposit-payment', { subject });
  expect((await look(page)).html).toContain('brought to the bank');
  const [deposit] = books.listDeposits({ realmId });
  await press(`${home}/deposits`, 'remove-deposit', { subject: deposit?.Id ?? '' });
  await press(page, 'remove-payment', { subject });
  expect(held(id)?.Balance).toBe(100);
});

test('too much is refused beside what was typed, unless the person keeps it as a credit', async () => {
  const { home, press, made, books, realmId } = openPerson();
  const page = `${home}/invoices/${made()}`;
  const refused = await press(page, 'record-payment', { amount: '120.00' });
  expect(refused.status).toBe(422);
  expect(refused.html).toMatch(/role="alert">[^<]*open balance/);
  expect(refused.html).toContain('value="120.00"');
  await press(page, 'record-payment', { amount: '120.00', overpay: 'yes' });
  expect(books.listPayments({ realmId })).toMatchObject([{ UnappliedAmt: 20 }]);
});

test('a form pressed twice is carried out once', async () => {
  const { home, look, post, made, books, realmId } = openPerson();
  const page = `${home}/invoices/${made()}`;
  const once = /name="once" value="([^"]+)"/.exec((await look(page)).html)?.[1] ?? '';
  const fields = { act: 'record-payment', once, amount: '10.00', date: '2026-03-02', accountId: '4' };
  await post(page, fields);
  await post(page, fields);
  expect(books.listPayments({ realmId })).toHaveLength(1);
});

test('an invoice is edited: number, dates, message and lines; then void and deleted', async () => {
  const { home, press, look, made, held } = openPerson();
  const id = made();
  const page = `${home}/invoices/${id}`;
  await press(page, 'edit', { number: 'A-77', dueDate: '2026-04-30', memo: 'Thank you' });
  expect(held(id)).toMatchObject({
    DocNumber: 'A-77',
    DueDate: '2026-04-30',
    CustomerMemo: { value: 'Thank you' },
  });
  await press(page, 'edit-lines', {
    'price-new': '1,250.50',
    'description-new': 'Rush',
    'quantity-new': '2',
  });
  expect(held(id)?.TotalAmt).toBe(2_601);
  await press(page, 'edit-lines', { 'price-1': '' });
  expect(held(id)?.TotalAmt).toBe(2_501);
  expect((await press(page, 'void')).html).toContain('The invoice is void.');
  expect((await look(page)).html).toContain('It is void.');
  const gone = await press(page, 'delete');
  expect(gone.address).toBe(`${home}?done=delete`);
  expect(gone.html).toContain('The invoice is deleted.');
  expect(held(id)).toBeUndefined();
});

test('a refused form that was folded stands open', async () => {
  const { home, press } = openPerson();
  const refused = await press(`${home}/customers/1`, 'create-invoice', { 'price-line': 'much' });
  expect(refused.status).toBe(422);
  expect(refused.html).toMatch(/<details class="panel" open>[\s\S]*?must be decimals/);
});

test.each(['us', 'uk', 'us-single'] as const)(
  'in %s a customer gets an invoice, a credit memo and money for no invoice, and credits are used up',
  async (company) => {
    const { home, press, books, realmId } = openPerson({}, company);
    const page = `${home}/customers/1`;
    await press(page, 'create-invoice', { 'price-line': '80.00', 'quantity-line': '2' });
    await press(page, 'receive-unapplied', { amount: '15.00' });
    await press(page, 'create-credit-memo', { 'price-line': '30.00' });
    const [invoice] = books.listInvoices({ realmId });
    const [memo] = books.listCreditMemos({ realmId });
    const isAutomatic = company === 'us-single';
    expect(Number(invoice?.Balance)).toBe(isAutomatic ? 130 : 160);
    if (isAutomatic) return;
    const subject = memo?.Id ?? '';
    await press(`${home}/invoices/${invoice?.Id}`, 'use-credit', {
      source: `CreditMemo-${subject}`,
      amount: '10.00',
    });
    await press(page, 'refund-credit', { subject });
    expect(books.getCreditMemo({ realmId, creditMemoId: subject })).toMatchObject({ RemainingCredit: 0 });
  },
);

test('a taxed line takes the tax of the sale', async () => {
  const { home, press, books, realmId } = openPerson();
  await press(`${home}/customers/1`, 'create-invoice', { 'price-line': '100.00', 'tax-line': 'TAX' });
  expect(books.listInvoices({ realmId })).toMatchObject([{ TotalAmt: 108.38 }]);
});

test('a customer is added, renamed, made inactive, active, and takes in another', async () => {
  const { home, press, look, books, realmId } = openPerson();
  await press(`${home}/customers`, 'add-customer', { name: 'Sample Choir', currencyCode: 'EUR' });
  const find = (name: string) => books.listCustomers({ realmId }).find((each) => each.DisplayName === name);
  const id = find('Sample Choir')?.Id ?? '';
  expect(find('Sample Choir')).toMatchObject({ CurrencyRef: { value: 'EUR' } });
  const page = `${home}/customers/${id}`;
  await press(page, 'rename-customer', { name: 'Sample Band' });
  await press(`${home}/customers`, 'deactivate-customer', { subject: id });
  expect(find('Sample Band (deleted)')?.Active).toBe(false);
  await press(page, 'reactivate-customer');
  const other = find('Sample Overseas Buyer (practice)')?.Id ?? '';
  await press(page, 'merge-customer', { fromCustomerId: other });
  expect((await look(`${home}/customers/${other}`)).status).toBe(404);
});

test('products, accounts and taxes are added, moved and made inactive', async () => {
  const { home, press, books, realmId } = openPerson();
  await press(`${home}/items`, 'add-item', { name: 'Engraving', unitPrice: '12.50' });
  const item = books.listItems({ realmId }).find(({ Name }) => Name === 'Engraving')?.Id ?? '';
  const freight = books.listAccounts({ realmId }).find(({ Name }) => Name === 'Freight Income')?.Id ?? '';
  await press(`${home}/items`, 'change-item-account', { subject: item, accountId: freight });
  expect(books.get({ realmId, entity: 'Item', id: item })).toMatchObject({
    IncomeAccountRef: { value: freight },
  });
  await press(`${home}/items`, 'deactivate-item', { subject: item });
  await press(`${home}/accounts`, 'add-account', { name: 'Engraving Income' });
  await press(`${home}/accounts`, 'deactivate-account', { subject: freight });
  await press(`${home}/tax-codes`, 'add-rate', { name: 'Practice Extra', rate: '1.5' });
  expect(books.listTaxCodes({ realmId }).at(-1)).toMatchObject({ Name: 'Practice Extra' });
  const taken = await press(`${home}/tax-codes`, 'add-rate', { name: 'Practice Extra', rate: '1.5' });
  expect(taken.html).toContain('There is a tax code of that name.');
});

test('settings turn what they say', async () => {
  const { home, press, look, sandbox, books, realmId } = openPerson({}, 'us-single');
  const page = `${home}/settings`;
  await press(page, 'closing', { date: '2026-01-31', hasPassword: 'yes' });
  await press(page, 'sales', { customNumbers: 'yes', payments: 'yes' });
  await press(page, 'currencies');
  await press(page, 'plan', { hasLapsed: 'yes' });
  expect(books.getPreferences({ realmId })).toMatchObject({
    AccountingInfoPrefs: { BookCloseDate: '2026-01-31' },
    SalesFormsPrefs: { CustomTxnNumbers: true, ETransactionPaymentEnabled: true },
    CurrencyPrefs: { MultiCurrencyEnabled: true },
  });
  expect((await look(page)).html).toContain('Multicurrency is on');
  await press(page, 'api-behaviour', { latencyMs: '0', readsPerMonth: '' });
  await press(page, 'switches', { webhookShape: 'eventNotifications' });
  expect(sandbox.control.settings()).toMatchObject({
    readsPerMonth: null,
    switches: { webhookShape: 'eventNotifications', reuseKillsGrant: true, closedFault: '6200' },
  });
  expect((await press(page, 'disconnect')).html).toContain('The app is disconnected');
  expect((await press(page, 'reset', { confirm: '' })).status).toBe(422);
  await press(page, 'reset', { confirm: 'yes' });
  expect(books.getPreferences({ realmId })?.AccountingInfoPrefs).not.toHaveProperty('BookCloseDate');
});

test('the settings page shows webhooks and calls as they went', async () => {
  const { home, look, call, sandbox } = openPerson({
    webhook: { url: 'http://product.invalid/hook', key: 'practice' },
    fetch: async () => new Response(null, { status: 200 }),
  });
  await call('POST', '/customer', { DisplayName: 'Sample One' });
  sandbox.clock.advance(5);
  await sandbox.runDue();
  const { html } = await look(`${home}/settings`);
  expect(html).toContain('1 event delivered, 0 waiting.');
  expect(html).toMatch(/<td>1 event<\/td>\s*<td>200<\/td>/);
  expect(html).toContain('/customer</span>');
});

test('the addresses of QuickBooks’ own pages lead to the same things', async () => {
  const { look, home, realmId, made, books, sandbox } = openPerson();
  const id = made();
  const payment = kept(books.recordPayment({ realmId, invoiceId: id, amount: '10.00' })).Id;
  const to = async (path: string) =>
    (await sandbox.app.request(`http://localhost:4020${path}`)).headers.get('Location');
  const company = `deeplinkcompanyid=${realmId}`;
  expect(await to(`/app/invoice?txnId=${id}&${company}`)).toBe(`${home}/invoices/${id}`);
  expect(await to(`/app/customerdetail?nameId=3&${company}`)).toBe(`${home}/customers/3`);
  expect(await to(`/app/recvpayment?txnId=${payment}&${company}`)).toBe(`${home}/customers/1`);
  expect(await to(`/app/creditmemo?txnId=none&${company}`)).toBe(home);
  expect(await to(`/app/invoice?txnId=${id}`)).toBe('/');
  expect((await look(`${home}/invoices/${id}`)).status).toBe(200);
});

test('names cannot bring markup, and other sites cannot press the buttons', async () => {
  const { home, look, post, books, realmId } = openPerson();
  kept(books.renameCustomer({ realmId, customerId: '1', name: '<b onclick=x>Sample</b>' }));
  expect((await look(`${home}/customers`)).html).not.toContain('<b onclick');
  const forged = await post(
    `${home}/settings`,
    { act: 'reset', confirm: 'yes' },
    { Origin: 'https://evil.example' },
  );
  expect(forged.status).toBe(403);
});
