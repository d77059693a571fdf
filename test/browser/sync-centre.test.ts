// The Sync centre: found again by text, kind and customer, retried and set aside many at once, saved, and by keyboard.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';
import { ask, connectByApi, read, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;
let connectionId: string;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  connectionId = await connectByApi(page, desk);
  desk.sandbox.books.archiveAccount({ tenantId: tenantId(), code: '200' });
  await accountIsKnown(false);
  await sendInvoices(52, 'Sample Corner Bakery');
  await sendInvoices(3, 'Sample Tech Meetup');
});
afterAll(() => desk.close());

const rows = () => page.locator('[data-operation]');
const tab = (name: string) => page.getByRole('tab', { name });
const results = () => page.getByRole('region', { name: 'What became of them' });

test('a badge counts what needs attention, and a long list comes page by page', async () => {
  await page.goto(`${desk.url}/sales`);
  await page.getByRole('link', { name: 'Sync centre 55 need attention' }).click();
  await tab('Needs attention 55').waitFor();
  await page.getByRole('button', { name: 'Show older ones (5 more)' }).waitFor();
  expect(await rows().count()).toBe(50);
  await page.getByRole('button', { name: 'Show older ones (5 more)' }).click();
  await rows().nth(54).waitFor();
  const first = rows().first();
  expect(await first.textContent()).toMatch(/Account 200 .* is archived/);
  await first.getByRole('link', { name: 'Open account mapping' }).waitFor();
});

test('text, kind and customer narrow the list and its counts, and stand in the address', async () => {
  await page.getByLabel('Number, customer or reference').fill('meetup');
  await tab('Needs attention 3').waitFor();
  await pick('About', 'Customers');
  await page.getByText('Nothing matches').waitFor();
  await page.reload();
  await page.getByText('Nothing matches').waitFor();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await tab('Needs attention 55').waitFor();
  await page.getByRole('combobox', { name: 'Company' }).fill('Tech');
  await page.getByRole('option', { name: 'Sample Tech Meetup' }).click();
  await tab('Needs attention 3').waitFor();
  await rows().nth(2).waitFor();
  await shoot(page, 'sync-narrowed');
  expect(await barriersOf(page)).toEqual([]);
});

test('what is saved is all that matches, not only what is on screen', async () => {
  await page.goto(`${desk.url}/sync?q=bakery`);
  await tab('Needs attention 52').waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  const lines = (await readFile((await file.path()) ?? '', 'utf8')).split('\r\n');
  expect(lines).toHaveLength(53);
  expect(lines[1]).toMatch(/^Create invoice,.*Sample Corner Bakery.*,Needs attention,/);
});

test('several are ignored with a result for each, and why not where money is on it', async () => {
  const { items } = await read(page, desk.url, '/sync-operations?q=meetup&kinds=createInvoice');
  await ask(page, desk.url, `/invoices/${items[0].invoiceId}/payments`, {
    amount: '5.00',
    paidOn: '2026-11-03',
  });
  await page.goto(`${desk.url}/sync?q=meetup&about=invoices`);
  await rows().nth(2).waitFor();
  await rows().nth(0).getByRole('checkbox').check();
  await rows().nth(1).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Ignore 2' }).click();
  await results().getByText('1 ignored, 1 not.').waitFor();
  expect(await results().locator('[data-result="refused"]').textContent()).toContain(
    'Money is recorded on it',
  );
  await shoot(page, 'sync-results');
  expect(await barriersOf(page)).toEqual([]);
  await tab('Ignored 1').waitFor();
  await page.getByRole('button', { name: 'Close the results' }).click();
  await results().waitFor({ state: 'detached' });
});

test('mended in the books, all of them go with one press, and the counts follow without a reload', async () => {
  desk.sandbox.books.restoreAccount({ tenantId: tenantId(), code: '200' });
  await accountIsKnown(true);
  await page.goto(`${desk.url}/sync`);
  await page.getByRole('button', { name: 'Retry all' }).click();
  await results()
    .getByText(/^\d+ tried again\.$/)
    .waitFor();
  await page.getByText('Nothing needs attention').waitFor();
  // 54 invoices, the payment on one of them, and the two customers.
  await tab('Done 57').waitFor({ timeout: 60_000 });
  await page.getByText(/\d need attention/).waitFor({ state: 'detached' });
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});

function tenantId(): string {
  return desk.sandbox.books.listOrganisations().find((each) => each.countryCode === 'AU')?.tenantId ?? '';
}

async function pick(field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Has the accounts read again, and waits until account 200 is known as in use, or no longer. */
async function accountIsKnown(isInUse: boolean): Promise<void> {
  await ask(page, desk.url, `/connections/${connectionId}/refresh-references`);
  await eventually(async () => {
    const { items } = await read(page, desk.url, `/connections/${connectionId}/references?kind=account`);
    const isThere = items.some((account: { readonly code: string }) => account.code === '200');
    return isThere === isInUse ? true : undefined;
  });
}

async function sendInvoices(count: number, customer: string): Promise<void> {
  const { items } = await read(page, desk.url, `/companies?q=${encodeURIComponent(customer)}`);
  const invoice = {
    companyId: items[0].id,
    currency: 'AUD',
    issueDate: '2026-11-02',
    dueDate: '2026-12-02',
    lines: [{ description: 'Sample caps', quantity: '2', unitPrice: '10.00' }],
    send: true,
  };
  for (let nth = 0; nth < count; nth += 1) await ask(page, desk.url, '/invoices', invoice);
}
