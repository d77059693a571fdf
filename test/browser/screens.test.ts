// What every screen promises: the grid by keyboard, the chip's card, a phone's width, drawers with their own address.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
});
afterAll(() => desk.close());

const focused = () => page.locator(':focus');
const row = (name: string) => page.getByRole('row').filter({ hasText: name });
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });

test('F2 edits a title in its cell, Enter keeps it, and the focus stays in the cell', async () => {
  await page.goto(`${desk.url}/sales`);
  await page.getByRole('gridcell', { name: 'Apron trial' }).click();
  await page.keyboard.press('F2');
  await focused().fill('Apron order');
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
  await page.keyboard.press('Enter');
  expect((await saved).status()).toBe(200);
  expect(await focused().textContent()).toBe('Apron order');
  await page.reload();
  await page.getByRole('gridcell', { name: 'Apron order' }).waitFor();
});

test('a stage is picked with arrows and Enter; Esc leaves it as it was', async () => {
  const stage = row('Apron order').getByRole('gridcell', { name: 'Quote sent' });
  await stage.click();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Accepted' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await focused().textContent()).toBe('Quote sent');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Quote sent', selected: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await row('Apron order').getByRole('gridcell', { name: 'Accepted' }).waitFor();
});

test('a stage that the server refuses goes back to what it was, with the reason', async () => {
  await page.route('**/api/v1/sales-docs/*', (route) =>
    route.request().method() === 'PATCH'
      ? route.fulfill({
          status: 409,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            title: 'Conflict',
            status: 409,
            code: 'staleVersion',
            detail: 'It was changed.',
          }),
        })
      : route.continue(),
  );
  await row('Apron order').getByRole('gridcell', { name: 'Accepted' }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Done' }).click();
  await page.getByText('It was changed.').waitFor();
  await row('Apron order').getByRole('gridcell', { name: 'Accepted' }).waitFor();
  await page.unroute('**/api/v1/sales-docs/*');
});

test('an invoice without connected books is saved once, however often Save is pressed, and says that it is not sent', async () => {
  await row('Rowing caps')
    .getByRole('button', { name: /actions/i })
    .click();
  await page.getByRole('menuitem', { name: 'Create invoice' }).click();
  await page.getByRole('heading', { name: /New invoice for/ }).waitFor();
  await page.getByText('No books are connected: it stays here.').waitFor();
  expect(await page.getByRole('button', { name: 'Save and send' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Save', exact: true }).dblclick();
  await row('Rowing caps').locator('[data-chip="notSent"]').waitFor();
  const docs = await (await page.request.get(`${desk.url}/api/v1/sales-docs?q=Rowing caps`)).json();
  const { items } = await (
    await page.request.get(`${desk.url}/api/v1/invoices?salesDocId=${docs.items[0].id}`)
  ).json();
  expect(items).toHaveLength(1);
});

test('the chip’s card opens on hover, lets the pointer in, and closes with Esc', async () => {
  const card = dialog(/Invoices of/);
  await row('Rowing caps').locator('[data-chip]').hover();
  await card.waitFor();
  await card.getByRole('link').first().hover();
  expect(await card.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'hidden' });
});

test('the chip’s card opens on focus, Enter goes into it, and Esc comes back to the chip', async () => {
  await row('Rowing caps').getByRole('gridcell', { name: 'Quote sent' }).click();
  await page.keyboard.press('ArrowRight');
  await dialog(/Invoices of/).waitFor();
  await page.keyboard.press('Enter');
  await dialog(/Invoices of/)
    .locator('a:focus')
    .waitFor();
  await page.keyboard.press('Escape');
  await page.locator('[aria-label^="Accounting status of"]:focus').waitFor();
});

test('a drawer has its own address, and closing it gives the focus back to its row', async () => {
  await row('Rowing caps').getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sales\/[0-9a-f-]{36}$/);
  await dialog(/Rowing caps/).waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.waitForURL(/\/sales$/);
  await row('Rowing caps').locator('a:focus').waitFor();
});

test('totals of lines that are not saved yet are the server’s, and a half-typed number asks for none', async () => {
  await page.goto(`${desk.url}/sales/new`);
  await page.getByRole('combobox', { name: 'Company' }).fill('Bakery');
  await page.getByRole('option', { name: /Bakery/ }).click();
  await page.getByRole('button', { name: 'Add line' }).click();
  await page.getByLabel('Description of line 1').fill('Banner');
  await page.getByLabel('Price of line 1').fill('10.05');
  await page.getByLabel('Quantity of line 1').fill('3');
  await dialog('New sales doc').getByText('30.15').first().waitFor();
  // As people write it, and as it is kept: neither of them is one and a quarter, thrice.
  await page.getByLabel('Price of line 1').fill('1,250');
  await dialog('New sales doc').getByText('3,750.00').first().waitFor();
  await page.getByLabel('Price of line 1').blur();
  expect(await page.getByLabel('Price of line 1').inputValue()).toBe('1250');
  await page.getByLabel('Quantity of line 1').fill('3.');
  await page.getByLabel('Title').fill('Banners');
  await page.getByRole('button', { name: 'Add sales doc' }).click();
  await page.getByText('some fields need a look').waitFor();
  expect(await page.getByLabel('Quantity of line 1').getAttribute('aria-invalid')).toBe('true');
});

test('Ctrl+K finds a record by a part of its name, and Enter opens the nearest', async () => {
  await page.goto(`${desk.url}/sales`);
  await page.getByRole('grid').getByText('Rowing caps').waitFor();
  await page.keyboard.press('Control+k');
  await dialog('Search').waitFor();
  await page.keyboard.press('Escape');
  await dialog('Search').waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search screens and records' }).fill('regatta');
  await page.locator('[data-combobox-selected]', { hasText: 'Regatta T-shirts' }).waitFor();
  await page.keyboard.press('Enter');
  await dialog(/Regatta/).waitFor();
});

test('on a phone no screen is wider than the phone, and the status is beside the number', async () => {
  const { page: phone, context } = await desk.visit({
    viewport: { width: 390, height: 844 },
    storageState: await page.context().storageState(),
  });
  const doc = (await (await phone.request.get(`${desk.url}/api/v1/sales-docs`)).json()).items[0];
  const wide: string[] = [];
  for (const path of [
    '/sales',
    `/sales/${doc.id}`,
    `/invoices/new?salesDocId=${doc.id}`,
    '/settings/members',
  ]) {
    await phone.goto(`${desk.url}${path}`);
    await phone.waitForLoadState('networkidle');
    if (await phone.evaluate('document.documentElement.scrollWidth > window.innerWidth')) wide.push(path);
  }
  expect(wide).toEqual([]);
  await phone.goto(`${desk.url}/sales`);
  expect(await phone.getByRole('columnheader').nth(1).textContent()).toBe('Accounting Status');
  await context.close();
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
