/** The practice pages as a whole: the lists, the other acts, and what keeps strangers and their markup out. */

import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBench } from '../test-bench.ts';
import { formOf } from './browsing.ts';
import { openPerson } from './practice-bench.ts';

const WARNING = 'Practice ledger — nothing here is real. This is not Xero.';
const PLACES = ['', '/contacts', '/accounts', '/tax-rates', '/currencies', '/settings', '/batch-payments'];

test('every page says that it is practice', async () => {
  const { home, look, contactId, sent } = openPerson();
  const { invoiceId } = await sent();
  const deeper = [`${home}/invoices/${invoiceId}`, `${home}/contacts/${contactId}`, `${home}/invoices/none`];
  for (const path of ['/', ...PLACES.map((place) => home + place), ...deeper]) {
    expect((await look(path)).html, path).toContain(WARNING);
  }
});

test('the first page counts each organisation’s invoices, contacts and what is owing', async () => {
  const { look, press, home, sent } = openPerson();
  await sent();
  const { invoiceId } = await sent();
  await press(`${home}/invoices/${invoiceId}`, 'record-payment', { amount: '10' });
  const { html } = await look('/');
  const card = /<li class="card">[\s\S]*?Practice Apparel \(AU\)[\s\S]*?<\/li>/.exec(html)?.[0] ?? '';
  expect(card).toContain('<dd>2</dd>');
  expect(card).toContain('210.00 AUD');
  expect(html).toContain('0.00 USD');
});

test('invoices are listed newest first, by state, with a search and in pages of fifty', async () => {
  const { home, look, sent } = openPerson();
  for (let count = 0; count < 51; count += 1) await sent({ Status: 'DRAFT', Date: '2026-02-01' });
  const late = await sent({ Date: '2026-03-02', DueDate: '2026-03-02', Reference: 'Rush job' });
  const first = await look(home);
  expect(first.html.indexOf(late.number)).toBeLessThan(first.html.indexOf('INV-0051'));
  expect(first.html).toContain('52 invoices, page 1 of 2');
  expect(first.html).not.toContain('>INV-0001<');
  expect((await look(`${home}?page=2`)).html).toContain('>INV-0001<');
  const overdue = await look(`${home}?status=overdue`);
  expect(overdue.html).toContain(`>${late.number}<`);
  expect(overdue.html).toContain('1 invoice<');
  expect((await look(`${home}?q=RUSH`)).html).toContain('1 invoice<');
  expect((await look(`${home}?q=nobody`)).html).toContain('No invoice is like that.');
});

test('a contact is added, renamed, archived, restored and merged', async () => {
  const { home, press, sandbox, tenantId, contactId, sent, held } = openPerson();
  const { books } = sandbox;
  const find = (name: string) => books.listContacts({ tenantId }).find((each) => each.name === name);
  await press(`${home}/contacts`, 'add-contact', { name: 'Sample Choir (practice)' });
  const choir = find('Sample Choir (practice)')?.contactId ?? '';
  await press(`${home}/contacts/${choir}`, 'rename-contact', { name: 'Sample Band (practice)' });
  expect(find('Sample Band (practice)')?.contactId).toBe(choir);
  await press(`${home}/contacts`, 'archive-contact', { subject: choir });
  expect(find('Sample Band (practice)')?.status).toBe('ARCHIVED');
  await press(`${home}/contacts/${choir}`, 'restore-contact');
  expect(find('Sample Band (practice)')?.status).toBe('ACTIVE');
  const { invoiceId } = await sent();
  const shown = await press(`${home}/contacts/${contactId}`, 'merge-contact', { intoContactId: choir });
  expect(held(invoiceId).contactId).toBe(choir);
  expect(shown.html).toContain('Merged into');
});

test('a name that is taken is refused beside the form', async () => {
  const { home, press, contactId } = openPerson();
  const shown = await press(`${home}/contacts/${contactId}`, 'rename-contact', {
    name: 'Sample Brewery (practice)',
  });
  expect(shown.status).toBe(422);
  expect(shown.html).toContain('is already assigned to another contact');
});

test('an account is added, archived and activated; a system account is not', async () => {
  const { home, press, sandbox, tenantId } = openPerson();
  const status = (code: string) =>
    sandbox.books.listAccounts({ tenantId }).find((each) => each.code === code)?.status;
  await press(`${home}/accounts`, 'add-account', { code: '299', name: 'Sales - Caps' });
  expect(status('299')).toBe('ACTIVE');
  await press(`${home}/accounts`, 'archive-account', { subject: '299' });
  expect(status('299')).toBe('ARCHIVED');
  await press(`${home}/accounts`, 'restore-account', { subject: '299' });
  expect(status('299')).toBe('ACTIVE');
  const system = sandbox.books.listAccounts({ tenantId }).find((each) => each.systemAccount)?.code ?? '';
  const shown = await press(`${home}/accounts`, 'archive-account', { subject: system });
  expect(shown.html).toContain('System accounts cannot be archived');
});

test('a tax rate is archived and activated', async () => {
  const { home, press, sandbox, tenantId } = openPerson();
  const status = () =>
    sandbox.books.listTaxRates({ tenantId }).find((each) => each.taxType === 'OUTPUT')?.status;
  await press(`${home}/tax-rates`, 'archive-tax-rate', { subject: 'OUTPUT' });
  expect(status()).toBe('ARCHIVED');
  await press(`${home}/tax-rates`, 'restore-tax-rate', { subject: 'OUTPUT' });
  expect(status()).toBe('ACTIVE');
});

test('a currency is enabled by its code; one that does not exist is refused', async () => {
  const { home, press, sandbox, tenantId } = openPerson();
  await press(`${home}/currencies`, 'enable-currency', { code: 'eur' });
  expect(sandbox.books.listCurrencies({ tenantId }).map((each) => each.code)).toContain('EUR');
  const shown = await press(`${home}/currencies`, 'enable-currency', { code: 'QQQ' });
  expect(shown.html).toContain('There is no such currency.');
});

test('lock dates are set and removed', async () => {
  const { home, press, sandbox } = openPerson();
  const organisation = () => sandbox.books.listOrganisations().find((each) => home.endsWith(each.tenantId));
  await press(`${home}/settings`, 'lock-dates', {
    periodLockDate: '2026-01-31',
    endOfYearLockDate: '2025-06-30',
  });
  expect(organisation()).toMatchObject({ periodLockDate: '2026-01-31', endOfYearLockDate: '2025-06-30' });
  await press(`${home}/settings`, 'lock-dates', { periodLockDate: '', endOfYearLockDate: '2025-06-30' });
  expect(organisation()?.periodLockDate).toBeUndefined();
});

test('tier, latency, limits and the unsettled points are set', async () => {
  const { home, press, sandbox } = openPerson();
  await press(`${home}/settings`, 'api-behaviour', { tier: 'starter', latencyMs: '20', limits: 'yes' });
  expect(sandbox.control.settings()).toMatchObject({ tier: 'starter', latencyMs: 20, limits: true });
  await press(`${home}/settings`, 'switches', { numberReuse: 'afterDelete', approvalNeeded: 'yes' });
  const { switches } = sandbox.control.settings();
  expect(switches).toMatchObject({
    numberReuse: 'afterDelete',
    approvalNeeded: true,
    voidKeepsAmountDue: true,
  });
  const shown = await press(`${home}/settings`, 'api-behaviour', { latencyMs: '-5' });
  expect(shown.html).toContain('Type a latency from 0 to 60000 ms.');
});

test('expired tokens, a cut connection and a revoked grant are felt by the app', async () => {
  const { home, press, call, sandbox, tenantId } = openPerson();
  await press(`${home}/settings`, 'expire-tokens');
  expect((await call('GET', '/Organisation')).text).toContain('TokenExpired');
  await press(`${home}/settings`, 'disconnect');
  await press(`${home}/settings`, 'revoke');
  const again = sandbox.control.grantAccess({ tenantIds: [], scope: 'accounting.settings' });
  const headers = { Authorization: `Bearer ${again.accessToken}`, 'xero-tenant-id': tenantId };
  expect((await call('GET', '/Organisation', undefined, headers)).status).toBe(403);
});

test('a reset asks for a tick first, then forgets everything', async () => {
  const { home, press, sent, sandbox, tenantId } = openPerson();
  await sent();
  expect((await press(`${home}/settings`, 'reset')).html).toContain('Tick the box first');
  expect(sandbox.books.listInvoices({ tenantId })).toHaveLength(1);
  const shown = await press(`${home}/settings`, 'reset', { confirm: 'yes' });
  expect(shown.html).toContain('Everything is as it was at the start.');
  expect(sandbox.books.listInvoices({ tenantId })).toHaveLength(0);
});

test('the webhook’s deliveries are shown with what was answered', async () => {
  const { home, look, sent, sandbox } = openPerson({
    timers: 'manual',
    webhook: { url: 'http://product.invalid/webhooks', key: 'k', intent: false },
    fetch: async () => new Response('', { status: 503 }),
  });
  await sent();
  sandbox.clock.advance(10);
  await sandbox.runDue();
  const { html } = await look(`${home}/settings`);
  expect(html).toContain('http://product.invalid/webhooks');
  expect(html).toMatch(/<td>1 event<\/td>\s*<td>503<\/td>/);
});

test('the product’s links to Xero lead to the same invoice and contact here', async () => {
  const { home, sandbox, contactId } = openPerson();
  const follow = async (path: string) =>
    (await sandbox.app.request(`http://localhost:4010${path}`)).headers.get('Location');
  expect(await follow('/app/!PrAU1/invoicing/view/abc')).toBe(`${home}/invoices/abc`);
  expect(await follow('/app/%21PrAU1/invoicing/view/abc')).toBe(`${home}/invoices/abc`);
  expect(await follow(`/app/!PrAU1/contacts/contact/${contactId}`)).toBe(`${home}/contacts/${contactId}`);
  expect(await follow('/app/!Nobody/invoicing/view/abc')).toBe('/');
});

test('what is not in the books is a page that says so', async () => {
  const { home, look, post } = openPerson();
  for (const path of ['/o/nobody', `${home}/invoices/none`, `${home}/contacts/none`]) {
    expect((await look(path)).status, path).toBe(404);
  }
  expect((await post(`${home}/settings`, { act: 'constructor' })).status).toBe(404);
  expect((await look(`${home}/settings?done=constructor`)).html).not.toContain('class="said"');
});

test('a contact named <script> is shown as text wherever its name stands', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'practice-'));
  try {
    const before = openBench({ dataDir });
    const [contact] = before.sandbox.books.listContacts(before);
    await before.sandbox.close();
    const name = '<script>alert("practice")</script>';
    const change = [[`${before.tenantId}/contacts`, before.contactId, { ...contact, name }]];
    appendFileSync(join(dataDir, 'journal.jsonl'), `${JSON.stringify(change)}\n`);
    const { home, look, sent, sandbox, contactId } = openPerson({ dataDir });
    const { invoiceId } = await sent({ Reference: '"><img src=x onerror=alert(1)>' });
    const other = sandbox.books.listContacts(before)[1]?.contactId ?? '';
    const pages = ['', '/contacts', `/contacts/${contactId}`, `/contacts/${other}`, `/invoices/${invoiceId}`];
    for (const page of pages) {
      const { html } = await look(home + page);
      expect(html, page).toContain('&lt;script&gt;alert(');
      expect(html, page).not.toContain('<script>alert');
      expect(html, page).not.toContain('<img');
    }
    await sandbox.close();
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});

test('what was typed and refused, or searched for, comes back as text', async () => {
  const { home, look, press, contactId } = openPerson();
  const sly = '"><script>alert(1)</script>';
  const shown = await press(`${home}/contacts/${contactId}`, 'rename-contact', { name: sly });
  expect(shown.status).toBe(422);
  expect(shown.html).toContain('&quot;&gt;&lt;script&gt;');
  expect(shown.html).not.toContain('<script>alert');
  expect((await look(`${home}?q=${encodeURIComponent(sly)}`)).html).not.toContain('<script>alert');
});

test('scripts from anywhere else could not run', async () => {
  const { look } = openPerson();
  expect((await look('/')).headers.get('Content-Security-Policy')).toContain("script-src 'self'");
});

test.each([
  ['another site', { Origin: 'https://elsewhere.example' }],
  ['another port of this machine', { Origin: 'http://localhost:4000' }],
  ['a page without an origin', { Origin: 'null' }],
  ['a browser that sends no origin', { 'Sec-Fetch-Site': 'cross-site' }],
])('a form sent by %s is refused', async (_who, headers) => {
  const { home, post, sent, held } = openPerson();
  const { invoiceId } = await sent();
  const response = await post(`${home}/invoices/${invoiceId}`, { act: 'void' }, headers);
  expect(response.status).toBe(403);
  expect(held(invoiceId).status).toBe('AUTHORISED');
});

test('a page that has not changed is not sent again; one that has is, with a fresh mark', async () => {
  const { home, look, sent, sandbox } = openPerson();
  const { invoiceId } = await sent();
  const path = `${home}/invoices/${invoiceId}`;
  const [one, two] = [await look(path), await look(path)];
  expect(formOf(one.html, 'void').once).not.toBe(formOf(two.html, 'void').once);
  const tag = one.headers.get('ETag') ?? '';
  const ask = () =>
    sandbox.app.request(`http://localhost:4010${path}`, { headers: { 'If-None-Match': tag } });
  expect((await ask()).status).toBe(304);
  sandbox.books.voidInvoice({ tenantId: home.slice(3), invoiceId });
  expect((await ask()).status).toBe(200);
});
