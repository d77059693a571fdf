// An invoice that the books have, edited as people do it: here, there, and on both sides.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';
import { connectByApi, invoiceByApi, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  await connectByApi(page, desk);
  const { id } = await invoiceByApi(page, desk, 'Rowing caps');
  await page.goto(`${desk.url}/invoices/${id}`);
});
afterAll(() => desk.close());

const drawer = () => page.getByRole('dialog').first();
const changed = () => drawer().getByRole('region', { name: 'Changed in Xero', exact: true });

function inBooks() {
  const { books } = desk.sandbox;
  const { tenantId = '' } = books.listOrganisations().find((each) => each.countryCode === 'AU') ?? {};
  const [invoice] = books.listInvoices({ tenantId });
  if (invoice === undefined) throw new Error('The books do not have the invoice');
  return { tenantId, invoice };
}

async function expectNoBarrier(): Promise<void> {
  expect(await barriersOf(page)).toEqual([]);
}

test('an edit of an invoice in the books is saved at once and arrives there, its lines the same', async () => {
  const before = inBooks().invoice;
  await drawer().getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByText('its currency and number stay as they are').waitFor();
  expect(await page.getByLabel('Currency').isDisabled()).toBe(true);
  await page.getByLabel('Reference').fill('Purchase order 77');
  await page.getByLabel('Price of line 1').fill('21.50');
  await shoot(page, 'edit-in-books');
  await expectNoBarrier();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('The invoice is saved, and its change on its way to the books.').waitFor();
  await drawer().getByText('Purchase order 77').waitFor();
  const { invoice } = await eventually(async () =>
    inBooks().invoice.reference === 'Purchase order 77' ? inBooks() : undefined,
  );
  expect(invoice.lines[0]).toMatchObject({
    lineItemId: before.lines[0]?.lineItemId,
    unitAmount: '21.5',
  });
});

test('a change made there is shown beside ours, and theirs is taken', async () => {
  const { tenantId, invoice } = inBooks();
  desk.sandbox.books.editInvoice({
    tenantId,
    invoiceId: invoice.invoiceId,
    reference: 'As the accountant has it',
    dueDate: '2031-01-31',
  });
  await changed().getByRole('cell', { name: 'As the accountant has it' }).waitFor();
  await changed().getByRole('cell', { name: 'Purchase order 77' }).waitFor();
  await shoot(page, 'changed-in-books');
  await expectNoBarrier();
  await changed().getByRole('button', { name: 'Take theirs' }).click();
  await changed().waitFor({ state: 'hidden' });
  await drawer().getByRole('definition').getByText('As the accountant has it').waitFor();
});

test('ours is kept, once however often it is pressed', async () => {
  const { tenantId, invoice } = inBooks();
  const { invoiceId } = invoice;
  desk.sandbox.books.editInvoice({ tenantId, invoiceId, reference: 'Not what we meant' });
  await changed().getByRole('button', { name: 'Keep ours' }).dblclick();
  await changed().waitFor({ state: 'hidden' });
  await eventually(async () =>
    inBooks().invoice.reference === 'As the accountant has it' ? true : undefined,
  );
});

test('once it is paid in part, what changes its amounts is closed, and says why', async () => {
  const { tenantId, invoice } = inBooks();
  const bank = desk.sandbox.books.listAccounts({ tenantId }).find(({ type }) => type === 'BANK');
  desk.sandbox.books.recordPayment({
    tenantId,
    invoiceId: invoice.invoiceId,
    amount: '10.00',
    date: invoice.date,
    accountCode: bank?.code ?? '',
  });
  await drawer().locator('[data-chip="partiallyPaid"]').first().waitFor();
  await drawer().getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByText('only what changes no amount may still change').waitFor();
  expect(await page.getByLabel('Price of line 1').isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: 'Add line' }).isDisabled()).toBe(true);
  expect(await page.getByLabel('Description of line 1').isEnabled()).toBe(true);
  await shoot(page, 'edit-paid');
  await expectNoBarrier();
  expect(desk.faults).toEqual([]);
});
