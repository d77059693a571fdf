// The first minute: sample data says that it is, is sent to the practice books, seen being paid, and removed.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type BrowserDesk,
  connectInBrowser,
  openBrowserDesk,
  setUpInBrowser,
} from '../support/browser-desk.ts';
import { barriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpInBrowser(page, desk.url);
});
afterAll(() => desk.close());

const bar = () => page.getByRole('region', { name: 'Sample data' });
const button = (name: string) => bar().getByRole('button', { name });

test('the bar says that it is sample data and leads to the practice books', async () => {
  await bar().getByText('You are looking at sample data.').waitFor();
  await shoot(page, 'sample-bar');
  expect(await barriersOf(page)).toEqual([]);
  await bar().getByRole('link', { name: 'Connect practice books' }).click();
  await page.waitForURL(/\/settings\/integrations$/);
  await connectInBrowser(page, desk.url);
});

test('one press sends its invoices, and the board shows them being paid without a reload', async () => {
  await page.goto(`${desk.url}/invoices`);
  await button('Send sample invoices').click();
  // Those of the newest, which are on the screen.
  for (const chip of ['waitingPayment', 'partiallyPaid', 'paid'])
    await page.locator(`[data-chip="${chip}"]`).first().waitFor();
  await shoot(page, 'sample-invoices');
});

test('a view for each role shows what its name says, beside columns that people have added', async () => {
  const { items } = await (await page.request.get(`${desk.url}/api/v1/views`)).json();
  const open = async (board: string, name: string) => {
    const view = items.find((one: { readonly name: string }) => one.name === name);
    await page.goto(`${desk.url}/${board}?view=${view.id}`);
  };
  await open('sales', 'Sales: my open quotes');
  await page.getByRole('gridcell', { name: 'Rowing caps' }).waitFor();
  expect(await page.getByRole('gridcell', { name: 'Regatta T-shirts' }).count()).toBe(0);
  await shoot(page, 'sample-sales-view');
  await open('jobs', 'Production: due this week');
  await page.getByRole('columnheader', { name: 'Payment promise' }).waitFor();
  await page.getByRole('gridcell', { name: 'Print taproom hoodies' }).waitFor();
  await shoot(page, 'sample-jobs-view');
  await open('invoices', 'Accounts: overdue and partly paid');
  await page.locator('[data-chip="partiallyPaid"]').first().waitFor();
  expect(await page.locator('[data-chip="paid"]').count()).toBe(0);
  await shoot(page, 'sample-invoices-view');
});

test('removed from the bar, after saying what goes, nothing of it is left and the bar is gone', async () => {
  await page.goto(`${desk.url}/settings/workspace`);
  await page.getByRole('heading', { name: 'Sample data' }).waitFor();
  await shoot(page, 'sample-settings');
  await expect
    .poll(async () => (await (await page.request.get(`${desk.url}/api/v1/sample-data`)).json()).progress, {
      timeout: 30_000,
    })
    .toBe(null);
  await page.goto(`${desk.url}/sales`);
  await button('Remove sample data').click();
  const dialog = page.getByRole('dialog', { name: 'Remove the sample data?' });
  await dialog.getByText(/40 companies, 65 contacts, 13 products, 106 sales docs, 120 jobs/).waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await shoot(page, 'sample-remove');
  await dialog.getByRole('button', { name: 'Remove sample data' }).click();
  await page.getByText('The sample data is removed.').waitFor();
  await bar().waitFor({ state: 'hidden' });
  await page.getByText('Rowing caps').waitFor({ state: 'hidden' });
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
