// The main job, as a person does it: from an empty server to an invoice that is paid, without a reload.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type BrowserDesk,
  connectInBrowser,
  openBrowserDesk,
  setUpInBrowser,
} from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
});
afterAll(() => desk.close());

const chip = (kind: string) => page.locator(`[data-chip="${kind}"]`).first();

test('the first visit makes the owner and the workspace, and the SalesBoard has sample data', async () => {
  await setUpInBrowser(page, desk.url);
  await page.getByRole('row').filter({ hasText: 'Rowing caps' }).waitFor();
});

test('the books are connected, and a suggested mapping says that it is one', async () => {
  await connectInBrowser(page, desk.url);
  await page.goto(`${desk.url}/settings/integrations/xero/mapping`);
  await page.getByText('Suggested').first().waitFor();
  expect(
    await page.getByRole('combobox', { name: 'Default revenue account in the books' }).inputValue(),
  ).toContain('200');
});

test('sales doc → Create invoice → Save: the chip shows the ledger’s number', async () => {
  await page.goto(`${desk.url}/sales`);
  const row = page.getByRole('row').filter({ hasText: 'Rowing caps' });
  await row.getByRole('button', { name: /actions/i }).click();
  await page.getByRole('menuitem', { name: 'Create invoice' }).click();
  // Every address of the company and of its contacts is there to choose.
  await page.getByRole('combobox', { name: 'Received by' }).click();
  await page.getByRole('option').nth(1).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('It will arrive in the books approved.').waitFor();
  const save = page.getByRole('button', { name: 'Save and send' });
  await save.dblclick();
  await chip('waitingPayment').waitFor();
  await chip('waitingPayment').hover();
  await page.getByText('INV-0001').first().waitFor();
  const { tenantId } = desk.sandbox.books.listOrganisations().find((each) => each.countryCode === 'AU') ?? {
    tenantId: '',
  };
  const sent = desk.sandbox.books.listInvoices({ tenantId }).filter((each) => each.url?.startsWith(desk.url));
  // Pressed twice, sent once.
  expect(sent.map((each) => each.number)).toEqual(['INV-0001']);
});

test('a payment in the practice ledger turns the chip, and its removal turns it back, without a reload', async () => {
  await page.goto(`${desk.url}/sales`);
  await chip('waitingPayment').waitFor();
  const books = await page.context().newPage();
  await books.goto(desk.sandboxUrl);
  await books
    .getByRole('link', { name: /Practice Apparel \(AU\)/ })
    .first()
    .click();
  await books.getByRole('link', { name: 'INV-0001' }).first().click();
  const pay = books.locator('form[data-act="record-payment"]');
  await pay.getByLabel(/amount/i).fill('100.00');
  await pay.getByRole('button', { name: 'Record payment' }).click();
  await chip('partiallyPaid').waitFor();
  await pay.getByRole('button', { name: 'Record payment' }).click();
  await chip('paid').waitFor();
  await books
    .locator('form[data-act="remove-payment"]')
    .first()
    .getByRole('button', { name: 'Remove payment' })
    .click();
  await chip('partiallyPaid').waitFor();
  await books.close();
});

test('an account that the books do not have is refused with the setting linked; mended there, Retry succeeds', async () => {
  const { tenantId } = desk.sandbox.books.listOrganisations().find((each) => each.countryCode === 'AU') ?? {
    tenantId: '',
  };
  desk.sandbox.books.archiveAccount({ tenantId, code: '200' });
  await readAccountsAgain(0);
  await page.goto(`${desk.url}/sales`);
  const row = page.getByRole('row').filter({ hasText: 'Bakery totes' });
  await row.getByRole('button', { name: /actions/i }).click();
  await page.getByRole('menuitem', { name: 'Create invoice' }).click();
  await page
    .getByText(/Account 200 .* is archived/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Save and send' }).click();
  await page.goto(`${desk.url}/sync`);
  await page.getByRole('tab', { name: /Needs attention/ }).click();
  await page
    .getByText(/Account 200 .* is archived/)
    .first()
    .waitFor();
  desk.sandbox.books.restoreAccount({ tenantId, code: '200' });
  await readAccountsAgain(1);
  await page.goto(`${desk.url}/sync`);
  await page.getByRole('tab', { name: /Needs attention/ }).click();
  // Leaving the page at once could take the request back.
  const retried = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByRole('button', { name: 'Retry', exact: true }).first().click();
  expect((await retried).ok()).toBe(true);
  await page.goto(`${desk.url}/sales`);
  await page
    .getByRole('row')
    .filter({ hasText: 'Bakery totes' })
    .locator('[data-chip="waitingPayment"]')
    .waitFor();
});

/** Presses the button, and waits until account 200 is known as archived (0) or in use (1). */
async function readAccountsAgain(inUse: 0 | 1): Promise<void> {
  await page.goto(`${desk.url}/settings/integrations`);
  await page.getByRole('button', { name: 'Read accounts again' }).click();
  const read = async (path: string) => (await page.request.get(`${desk.url}/api/v1${path}`)).json();
  const connectionId = (await read('/connections')).items[0].id;
  await eventually(async () => {
    const { items } = await read(`/connections/${connectionId}/references?kind=account`);
    const found = items.filter((account: { readonly code: string }) => account.code === '200').length;
    return found === inUse ? true : undefined;
  });
}

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
