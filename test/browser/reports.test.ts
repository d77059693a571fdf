// Reports as people use them: from the rail, by keyboard, down to the invoices behind a row, as CSV and on paper, live.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';
import { readPdf } from '../support/pdf-text.ts';
import { ask, connectByApi, read, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;
let bakery: string;
let late: string;
let jobId: string;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  await page.goto(`${desk.url}/reports`);
  await page.getByRole('heading', { name: 'Reports begin with the books' }).waitFor();
  await connectByApi(page, desk);
  bakery = String((await ask(page, desk.url, '/companies', { name: '=Sample Reports Bakery' })).id);
  jobId = String((await ask(page, desk.url, '/jobs', { title: 'Sample cakes', companyId: bakery })).id);
  late = await sentInvoice('2026-08-01', '2026-09-15', '1100.00');
  await sentInvoice('2026-11-01', '2099-11-15', '55.00');
});
afterAll(() => desk.close());

const table = (name: string) => page.getByRole('table', { name });

test('from the rail to what a customer owes, and to each invoice behind it, by keyboard alone', async () => {
  await page.goto(`${desk.url}/sales`);
  await page.getByRole('link', { name: 'Reports' }).press('Enter');
  await page.getByRole('link', { name: /Aged receivables/ }).press('Enter');
  await page.getByLabel('As of').fill('2026-11-28');
  await page.waitForURL(/asOf=2026-11-28/);
  const row = table('Aged receivables by customer').getByRole('row', { name: /Reports Bakery/ });
  // What stood there before is as of another day.
  await expect
    .poll(() => row.getByRole('cell').allTextContents())
    .toEqual(['55.00', '0.00', '0.00', '1,100.00', '0.00', '1,155.00']);
  await page.locator('figure svg').first().waitFor();
  await page.getByRole('button', { name: 'Total' }).press('Enter');
  await page
    .getByRole('columnheader', { name: 'Total' })
    .and(page.locator('[aria-sort="descending"]'))
    .waitFor();
  await shoot(page, 'report-aged');
  const opener = page.getByRole('button', { name: '=Sample Reports Bakery' });
  await opener.press('Enter');
  const drawer = page.getByRole('dialog', { name: '=Sample Reports Bakery' });
  await drawer.getByText('74 days overdue').waitFor();
  await shoot(page, 'report-behind');
  expect(await barriersOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await opener.and(page.locator(':focus')).waitFor();
  await opener.press('Enter');
  await drawer.getByRole('link').first().press('Enter');
  await page.waitForURL(new RegExp(`/invoices/${late}`));
  await page.goBack();
  await drawer.getByText('74 days overdue').waitFor();
  await page.keyboard.press('Escape');
});

test('what is saved is raw and safe, and on paper there is the report alone, in light colours', async () => {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('Aged receivables 2026-11-28.csv');
  const lines = (await readFile((await file.path()) ?? '', 'utf8')).split('\r\n');
  expect(lines[0]).toBe('\uFEFFCustomer,Current AUD,1–30 AUD,31–60 AUD,61–90 AUD,91+ AUD,Total AUD');
  expect(lines).toContain("'=Sample Reports Bakery,55.00,0.00,0.00,1100.00,0.00,1155.00");
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await page.setViewportSize({ width: 700, height: 900 });
  const fits = Number(await page.evaluate("document.querySelector('table').getBoundingClientRect().right"));
  expect(fits).toBeLessThanOrEqual(700);
  await page.setViewportSize({ width: 1440, height: 900 });
  // What the pointer rests on says more on a screen, and nothing on paper.
  const { x, y, width, height } = (await page.locator('figure svg').first().boundingBox()) ?? noBox;
  await page.mouse.move(x + width - 60, y + height / 2);
  const [paper] = await readPdf(await page.pdf());
  expect(paper?.text).not.toContain('Skip to the screen');
  // Below the last bar of the chart, and above its column.
  expect(paper?.text.match(/91\+/g)).toHaveLength(2);
  const isSeen = (of: ReturnType<Page['locator']>) => of.isVisible();
  expect(await isSeen(page.getByRole('heading', { name: 'Aged receivables' }))).toBe(true);
  expect(await isSeen(page.getByText(/Practice Apparel .* as of/))).toBe(true);
  for (const gone of [
    page.getByRole('link', { name: 'SalesBoard' }),
    page.getByRole('button', { name: 'Print' }),
  ])
    expect(await isSeen(gone)).toBe(false);
  const scheme = () => page.evaluate('document.documentElement.dataset.mantineColorScheme');
  // As the browser does it around its own dialog, which no test can close.
  await page.evaluate(
    "window.print = () => ['beforeprint', 'afterprint'].forEach((name) => { dispatchEvent(new Event(name)); (window.schemes ??= []).push(document.documentElement.dataset.mantineColorScheme); })",
  );
  await page.emulateMedia({ colorScheme: 'dark', media: 'screen' });
  await page.getByRole('button', { name: 'Print' }).click();
  expect(await page.evaluate('window.schemes')).toEqual(['light', 'dark']);
  expect(await scheme()).toBe('dark');
  await page.emulateMedia({ colorScheme: 'light', media: null });
});

test('a payment shows in the report that is open, without a reload', async () => {
  await page.goto(`${desk.url}/reports/aged`);
  const row = table('Aged receivables by customer').getByRole('row', { name: /Reports Bakery/ });
  await row.getByRole('cell', { name: '1,155.00' }).waitFor();
  await ask(page, desk.url, `/invoices/${late}/payments`, { amount: '100.00', paidOn: '2026-11-20' });
  await row.getByRole('cell', { name: '1,055.00' }).waitFor();
});

test('sales, unpaid jobs and days to pay: divided, and opened down to an invoice', async () => {
  await ask(page, desk.url, `/invoices/${late}/payments`, { amount: '1000.00', paidOn: '2026-11-21' });
  await eventually(async () => {
    const { chip } = await read(page, desk.url, `/invoices/${late}`);
    return chip.kind === 'paid' ? true : undefined;
  });
  const look = async (name: string) => {
    await page.locator('figure svg').first().waitFor();
    await shoot(page, name);
  };
  await page.goto(`${desk.url}/reports/sales?from=2026-08-01&to=2026-11-30`);
  await cells('Sales by customer', /Reports Bakery/, ['1,155.00', '1,155.00', '2', '0.00', '–']);
  await look('report-sales');
  await page.locator('label').filter({ hasText: 'Month' }).click();
  await cells('Sales by month', /Aug 2026/, ['1,100.00', '1,100.00', '1', '0.00', '–']);
  await look('report-sales-months');
  await page.getByRole('button', { name: 'Aug 2026' }).click();
  await page.getByRole('dialog', { name: 'Aug 2026' }).getByRole('link').waitFor();
  await page.keyboard.press('Escape');
  await page.goto(`${desk.url}/reports/days-to-pay?from=2026-11-01&to=2026-11-30`);
  await cells('Days to pay by customer', /Reports Bakery/, ['1', '112.0', '112.0', '67.0', '–', '–']);
  await look('report-days-to-pay');
  await page.getByRole('button', { name: '=Sample Reports Bakery' }).click();
  await page.getByText('Paid after 112 days, 67 days late').waitFor();
  await page.keyboard.press('Escape');
  await page.goto(`${desk.url}/reports/unpaid-jobs`);
  await table('Unpaid jobs')
    .getByRole('row', { name: /Sample cakes .* 2 1,155.00 55.00 Nov 15, 2099/ })
    .waitFor();
  await look('report-unpaid-jobs');
  await page.getByRole('button', { name: /Sample cakes/ }).click();
  await page.getByRole('dialog').getByText('Paid', { exact: false }).first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: '← Reports' }).click();
  await page.getByRole('link', { name: /Invoiced but unpaid, by job .* 55.00 AUD/ }).waitFor();
  await shoot(page, 'reports');
});

test('whoever may not read reports is not led to them', async () => {
  const { page: viewer, context } = await desk.visit();
  const invited = await ask(page, desk.url, '/members', { email: 'vera@desk.example', role: 'viewer' });
  await viewer.request.post(`${desk.url}/api/v1/invitations/${invited.id}/accept`, {
    data: { name: 'Vera Viewer', password: 'a long enough password' },
    headers: { origin: desk.url },
  });
  await viewer.goto(`${desk.url}/reports/aged`);
  await viewer.getByText('Your role does not allow this', { exact: false }).waitFor();
  const rail = viewer.getByRole('navigation', { name: 'Main' });
  expect(await rail.getByRole('link', { name: 'Sync centre' }).count()).toBe(1);
  expect(await rail.getByRole('link', { name: 'Reports' }).count()).toBe(0);
  await context.close();
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});

async function cells(name: string, row: RegExp, expected: readonly string[]): Promise<void> {
  const found = table(name).getByRole('row', { name: row }).getByRole('cell');
  await expect.poll(() => found.allTextContents()).toEqual(expected);
}

/** One that the books have. */
async function sentInvoice(issueDate: string, dueDate: string, unitPrice: string): Promise<string> {
  const invoice = await ask(page, desk.url, '/invoices', {
    companyId: bakery,
    jobId,
    currency: 'AUD',
    lineAmountType: 'noTax',
    issueDate,
    dueDate,
    lines: [{ description: 'Sample cakes', quantity: '1', unitPrice }],
    send: true,
  });
  await eventually(async () => {
    const { chip } = await read(page, desk.url, `/invoices/${invoice.id}`);
    return ['waitingPayment', 'overdue'].includes(chip.kind) ? true : undefined;
  });
  return String(invoice.id);
}

const noBox = { x: 0, y: 0, width: 0, height: 0 };
