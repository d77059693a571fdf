// Two sets of books in one workspace, as people meet them: the cards, whose books an invoice is in, and who goes where.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { connectByApi, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

const home = 'Practice Apparel (AU) · Xero';
const abroad = 'Practice Apparel (UK) · Xero';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  await connectByApi(page, desk);
});
afterAll(() => desk.close());

async function expectNoBarrier(): Promise<void> {
  expect(await barriersOf(page)).toEqual([]);
}

async function pick(field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  const choice = page.getByRole('option', { name: option, exact: true });
  await choice.click();
  // Until its list is folded away it lies over the page.
  await choice.waitFor({ state: 'hidden' });
}

/** What the API lists, oldest first. */
async function connections(): Promise<readonly { readonly id: string; readonly label: string }[]> {
  return (await (await page.request.get(`${desk.url}/api/v1/connections`)).json()).items;
}

test('another organisation is connected beside the first, which stays the default', async () => {
  await page.goto(`${desk.url}/settings/integrations`);
  await page.getByRole('button', { name: 'Connect another Xero organisation' }).click();
  await page.getByRole('radio', { name: 'Practice Apparel (UK)' }).check();
  await page.getByRole('button', { name: 'Allow access' }).click();
  await page.getByText('Practice Apparel (UK)').first().waitFor();
  await page.locator('[data-connection="active"]').nth(1).waitFor();
  expect(await page.locator('[data-default="yes"]').count()).toBe(1);
  await shoot(page, 'two-organisations');
  await expectNoBarrier();
});

test('the address from when a ledger had one connection leads to the default books', async () => {
  const [first] = await connections();
  await page.goto(`${desk.url}/settings/integrations/xero/mapping?from=before`);
  await page.getByRole('heading', { name: 'Account mapping for Practice Apparel (AU)' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/settings/integrations/${first?.id}/mapping`);
});

test('a company is tied to other books, and its invoice form shows theirs', async () => {
  await page.goto(`${desk.url}/companies`);
  await page.getByRole('link', { name: 'Sample Corner Bakery' }).first().click();
  await pick('Books', abroad);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Sample Corner Bakery is saved.').waitFor();
  await shoot(page, 'company-books');
  await expectNoBarrier();
  await page.getByRole('link', { name: 'Create invoice' }).click();
  await page.getByText(`Goes to ${abroad}.`).waitFor();
  await page.getByRole('button', { name: 'Add line' }).click();
  await page.getByLabel('Description of line 1').fill('Sample banner');
  await page.getByLabel('Price of line 1').fill('40');
  await page.getByLabel('Currency').fill('GBP');
  await page.locator('[data-stale="false"]').waitFor();
  await shoot(page, 'invoice-books');
  await expectNoBarrier();
});

test('books are chosen for one invoice, and it arrives there', async () => {
  await pick('Books', home);
  await page.getByText(`Goes to ${home}.`).waitFor();
  await page.getByLabel('Currency').fill('AUD');
  await page.locator('[data-stale="false"]').waitFor();
  await page.getByRole('button', { name: 'Save and send' }).click();
  await page.getByRole('dialog').getByText(home, { exact: true }).waitFor();
  await page.locator('[data-chip="waitingPayment"]').first().waitFor();
  await shoot(page, 'invoice-drawer-books');
  await expectNoBarrier();
});

test('the list, the chip’s card and the sync centre say whose books each is in', async () => {
  const kept = await page.request.post(`${desk.url}/api/v1/invoices`, {
    headers: { origin: desk.url },
    data: { ...(await forBakery()), send: false },
  });
  expect(kept.status()).toBe(201);
  await page.goto(`${desk.url}/invoices`);
  await page.getByTitle(`Goes to ${abroad}`).first().waitFor();
  await page.getByTitle(home, { exact: true }).first().waitFor();
  await shoot(page, 'invoices-books');
  await expectNoBarrier();
  await page.locator('[data-chip="waitingPayment"]').first().hover();
  await page.getByRole('dialog').locator('[data-books="tied"]').waitFor();
  await shoot(page, 'card-books');
  await page.keyboard.press('Escape');
  await page.goto(`${desk.url}/sync?state=done`);
  await page.getByText(home).first().waitFor();
  await shoot(page, 'sync-books');
  await pick('Of which books', abroad);
  await page.getByText('Nothing matches').waitFor();
  await expectNoBarrier();
});

test('without the default books it is said where new invoices go, and others are made the default', async () => {
  await page.goto(`${desk.url}/settings/integrations`);
  await page.getByRole('button', { name: 'Disconnect' }).first().click();
  await page.getByText('It is the default: new invoices').waitFor();
  await shoot(page, 'disconnect-default');
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await page.locator('[data-default="gone"]').waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await shoot(page, 'default-gone');
  await expectNoBarrier();
  await page.getByRole('button', { name: 'Make default' }).click();
  await page.locator('[data-default="gone"]').waitFor({ state: 'detached' });
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});

async function forBakery(): Promise<object> {
  const found = await (await page.request.get(`${desk.url}/api/v1/companies?q=Sample Corner Bakery`)).json();
  return {
    companyId: found.items[0].id,
    currency: 'GBP',
    issueDate: '2026-11-01',
    dueDate: '2199-01-01',
    lines: [{ description: 'Sample cake', quantity: '1', unitPrice: '12.50' }],
  };
}
