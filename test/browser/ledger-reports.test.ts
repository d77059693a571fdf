// The books' own reports as people use them: read with one press, beside ours, each difference with why it is there.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';
import { ask, connectByApi, read, setUpByApi } from '../support/quick-desk.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  await connectByApi(page, desk);
  const bakery = String((await ask(page, desk.url, '/companies', { name: 'Sample Ledger Bakery' })).id);
  const cakes = String((await ask(page, desk.url, '/product-categories', { name: 'Sample cakes' })).id);
  const invoice = await ask(page, desk.url, '/invoices', {
    companyId: bakery,
    currency: 'AUD',
    lineAmountType: 'noTax',
    issueDate: '2026-10-01',
    dueDate: '2026-10-15',
    lines: [{ description: 'Cakes', quantity: '1', unitPrice: '1100.00', categoryId: cakes }],
    send: true,
  });
  await eventually(async () => {
    const { chip } = await read(page, desk.url, `/invoices/${invoice.id}`);
    return chip.kind === 'overdue' ? true : undefined;
  });
});
afterAll(() => desk.close());

test('receivables of the books stand beside ours: agreeing to the cent, then differing by what was typed there', async () => {
  await page.goto(`${desk.url}/reports/aged?asOf=2026-11-29`);
  const beside = page.getByRole('region', { name: 'Beside Xero', exact: true });
  await beside.getByRole('button', { name: 'Read from Xero' }).press('Enter');
  await beside.getByText(/^Both sides agree to the cent: 1,100\.00 AUD\.$/).waitFor();
  await beside.getByText(/Read from Xero in \d+ calls/).waitFor();
  const { books } = desk.sandbox;
  const [organisation] = books.listOrganisations().filter(({ countryCode }) => countryCode === 'AU');
  const tenantId = organisation?.tenantId ?? '';
  const customer = books.listContacts({ tenantId }).find(({ name }) => name === 'Sample Ledger Bakery');
  books.createInvoice({
    tenantId,
    contactId: customer?.contactId ?? '',
    number: 'TYPED-1',
    date: '2026-11-01',
    dueDate: '2026-11-20',
    status: 'AUTHORISED',
    lines: [{ description: 'Typed in', quantity: '1', unitAmount: '55.00', accountCode: '200' }],
  });
  await beside.getByRole('button', { name: 'Read Xero again' }).press('Enter');
  const row = page
    .getByRole('table', { name: 'Receivables here and in Xero' })
    .getByRole('row', { name: /Sample Ledger Bakery/ });
  await row.getByText(/^TYPED-1 is in Xero and not in Counterfoil: [\d,]+\.\d\d AUD\./).waitFor();
  await row.getByRole('link', { name: 'Show in Xero' }).waitFor();
  await row.scrollIntoViewIfNeeded();
  await shoot(page, 'report-aged-beside');
});

test('profit and loss is read from its card, month by month, with what was invoiced here beside each account', async () => {
  await page.goto(`${desk.url}/reports`);
  await page.getByRole('link', { name: /Profit and loss/ }).press('Enter');
  await page.getByText('Not read from the books yet').waitFor();
  // What is offered first ends today, whenever that is.
  await page.goto(`${desk.url}/reports/profit-and-loss?from=2026-10-01&to=2026-11-30`);
  await page.getByRole('button', { name: 'Read from Xero' }).press('Enter');
  const table = page.getByRole('table', { name: 'Profit and loss' });
  await table.getByRole('row', { name: /^Sample cakes/ }).waitFor();
  await page
    .getByText(/^1,100\.00 AUD of [\d,]+\.\d\d AUD of income in Xero was invoiced through Counterfoil/)
    .waitFor();
  await page.locator('figure svg').first().waitFor();
  await shoot(page, 'report-profit-and-loss');
  await page.getByText('By month').click();
  await page.getByRole('button', { name: 'Read from Xero' }).press('Enter');
  await table.getByRole('columnheader', { name: /Nov 2026/ }).waitFor();
  await shoot(page, 'report-profit-and-loss-months');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  const lines = (await readFile((await file.path()) ?? '', 'utf8')).split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFAccount,Category,.*2026-11 AUD,Xero AUD,Invoiced here AUD,Otherwise AUD$/);
  expect(lines.some((line) => line.includes('Sample cakes,') && line.includes(',1100.00,'))).toBe(true);
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
