// A record's drawer: Details, Invoices, Payments and Activity, each with its own address, by keyboard and on a phone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type BrowserDesk,
  connectInBrowser,
  openBrowserDesk,
  setUpInBrowser,
} from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';
import { barriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;
let salesDocId: string;
let invoiceId: string;
let companyId: string;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpInBrowser(page, desk.url);
  await connectInBrowser(page, desk.url);
  await page.goto(`${desk.url}/sales`);
  const row = page.getByRole('row').filter({ hasText: 'Rowing caps' });
  await row.getByRole('button', { name: /actions/i }).click();
  await page.getByRole('menuitem', { name: 'Create invoice' }).click();
  await page.getByText('It will arrive in the books approved.').waitFor();
  await page.getByRole('button', { name: 'Save and send' }).click();
  await page.locator('[data-chip="waitingPayment"]').first().waitFor();
  const { items } = await (await page.request.get(`${desk.url}/api/v1/invoices`)).json();
  ({ id: invoiceId, salesDocId, companyId } = items[0]);
});
afterAll(() => desk.close());

const drawer = () => page.getByRole('dialog').first();
const tab = (name: string) => drawer().getByRole('tab', { name });

async function expectNoBarrier(): Promise<void> {
  expect(await barriersOf(page)).toEqual([]);
}

test('the tabs of a drawer are walked with the arrows, and each has its address', async () => {
  await page.goto(`${desk.url}/sales/${salesDocId}`);
  await tab('Details').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/\/sales\/[0-9a-f-]{36}\?tab=invoices$/);
  await drawer().getByRole('table', { name: 'Invoices' }).getByText('INV-0001').waitFor();
  await shoot(page, 'drawer-sales-invoices');
  await expectNoBarrier();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/\?tab=activity$/);
  await drawer().getByText('Took the invoice in as INV-0001').waitFor();
  await shoot(page, 'drawer-sales-activity');
  await expectNoBarrier();
  await page.reload();
  await drawer().getByText('Took the invoice in as INV-0001').waitFor();
});

test('what is being typed in Details is still there after a look at another part', async () => {
  await tab('Details').click();
  await drawer().getByLabel('Reference').fill('PO 4711');
  await tab('Payments').click();
  await drawer().getByText('None yet.', { exact: false }).waitFor();
  await tab('Details').click();
  expect(await drawer().getByLabel('Reference').inputValue()).toBe('PO 4711');
  await shoot(page, 'drawer-sales');
});

test('a payment in the books appears in the drawer of the customer with the sums, without a reload', async () => {
  await page.goto(`${desk.url}/companies/${companyId}?tab=payments`);
  const sums = drawer().getByLabel('Sums in USD');
  await sums.waitFor();
  const { books } = desk.sandbox;
  const { tenantId = '' } = books.listOrganisations().find((each) => each.countryCode === 'AU') ?? {};
  const ours = books.listInvoices({ tenantId }).find(({ number }) => number === 'INV-0001');
  const bank = books.listAccounts({ tenantId }).find(({ type }) => type === 'BANK')?.code ?? '';
  books.recordPayment({
    tenantId,
    invoiceId: ours?.invoiceId ?? '',
    amount: '100.00',
    date: ours?.date ?? '',
    accountCode: bank,
  });
  await drawer().getByRole('table', { name: 'Payments' }).getByText('100.00').waitFor();
  await sums.getByText('100.00').waitFor();
  await shoot(page, 'drawer-company-payments');
  await expectNoBarrier();
  await tab('Activity').click();
  await drawer().getByText('Is Partially Paid now').waitFor();
  await drawer().getByText('Accounting Status: Waiting Payment → Partially Paid').waitFor();
  await shoot(page, 'drawer-company-activity');
  await tab('Details').click();
  await drawer().getByRole('heading', { name: 'Contacts' }).waitFor();
  await shoot(page, 'drawer-company');
});

test('an invoice says how it stands above its tabs, and its lines fit a phone', async () => {
  await page.goto(`${desk.url}/invoices/${invoiceId}?tab=activity`);
  await drawer().locator('[data-chip="partiallyPaid"]').waitFor();
  await drawer().getByRole('heading', { name: 'History in Xero' }).waitFor();
  await shoot(page, 'drawer-invoice-activity');
  await tab('Details').click();
  const lines = drawer().getByRole('table', { name: 'Lines' });
  await lines.waitFor();
  await shoot(page, 'drawer-invoice');
  await page.setViewportSize({ width: 390, height: 844 });
  const box = await lines.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
  expect(await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')).toBe(false);
  await expectNoBarrier();
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('a job shows what it is to produce, and closing its drawer leaves the board as it was', async () => {
  const { id } = await (
    await page.request.post(`${desk.url}/api/v1/sales-docs/${salesDocId}/job`, {
      data: {},
      headers: { origin: desk.url },
    })
  ).json();
  await page.goto(`${desk.url}/jobs/${id}?tab=payments`);
  await tab('Details').click();
  await drawer().getByRole('table', { name: 'Lines' }).waitFor();
  await shoot(page, 'drawer-job');
  await expectNoBarrier();
  await tab('Activity').click();
  await page.keyboard.press('Escape');
  await page.waitForURL(/\/jobs$/);
});

test('a quote is accepted with one press and has its job; one press in the note takes it back', async () => {
  await page.goto(`${desk.url}/sales`);
  await page.getByRole('row').filter({ hasText: 'Bakery totes' }).getByRole('link').first().click();
  await drawer().getByRole('button', { name: 'Accept quote' }).dblclick();
  const note = page.getByText(/is an order now, with job J-/);
  await note.waitFor();
  await eventually(async () =>
    (await drawer().getByRole('combobox', { name: 'Stage' }).inputValue()) === 'Accepted' ? true : undefined,
  );
  await shoot(page, 'drawer-accepted');
  await expectNoBarrier();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText(/is a quote again, and J-\d+ is archived/).waitFor();
  await drawer().getByRole('button', { name: 'Accept quote' }).waitFor();
  await tab('Activity').click();
  await drawer().getByText('Took the acceptance back').waitFor();
  await drawer().getByText('Kind: Quote → Order').waitFor();
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
