// Money as people handle it: a payment recorded on the invoice, taken back, a credit, and the account of each method.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type BrowserDesk,
  connectInBrowser,
  openBrowserDesk,
  setUpInBrowser,
} from '../support/browser-desk.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;

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
});
afterAll(() => desk.close());

const drawer = () => page.getByRole('dialog').first();
const chip = (kind: string) => drawer().locator(`[data-chip="${kind}"]`).first();
const payments = () => drawer().getByRole('table', { name: 'Payments' }).getByRole('row');

async function expectNoBarrier(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}`)).toEqual([]);
}

test('a payment recorded on the invoice goes to the books once, however often it is pressed, and turns the chip', async () => {
  const { items } = await (await page.request.get(`${desk.url}/api/v1/invoices`)).json();
  await page.goto(`${desk.url}/invoices/${items[0].id}`);
  await drawer().getByRole('button', { name: 'Record payment' }).click();
  const dialog = page.getByRole('dialog', { name: /Payment of INV-0001/ });
  await dialog.getByLabel(/Amount in/).fill('100.00');
  await dialog.getByRole('combobox', { name: 'How' }).click();
  await page.getByRole('option', { name: 'Card' }).click();
  await shoot(page, 'record-payment');
  await expectNoBarrier();
  await dialog.getByRole('button', { name: 'Record payment' }).dblclick();
  await chip('partiallyPaid').waitFor();
  await payments().filter({ hasText: 'Card' }).getByText('Recorded here, in the books').waitFor();
  const { tenantId = '' } =
    desk.sandbox.books.listOrganisations().find((each) => each.countryCode === 'AU') ?? {};
  expect(desk.sandbox.books.listPayments({ tenantId }).map(({ amount }) => amount)).toEqual(['100.00']);
  expect(await page.getByText('The payment is on its way to the books.').count()).toBe(1);
  await shoot(page, 'payments');
});

test('more than is owing is refused at the amount, and nothing is saved', async () => {
  await drawer().getByRole('button', { name: 'Record payment' }).click();
  const dialog = page.getByRole('dialog', { name: /Payment of/ });
  await dialog.getByLabel(/Amount in/).fill('99999.00');
  await dialog.getByRole('button', { name: 'Record payment' }).click();
  await dialog.getByText(/is more than is left to pay/).waitFor();
  await shoot(page, 'payment-refused');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('removed here, it is gone from the books, and the chip turns back', async () => {
  await payments().filter({ hasText: 'Card' }).getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove payment' }).click();
  await chip('waitingPayment').waitFor();
  await payments()
    .getByText(/^Removed/)
    .waitFor();
});

test('a credit of all that is left closes the invoice', async () => {
  await drawer().getByRole('button', { name: 'Give credit' }).click();
  const dialog = page.getByRole('dialog', { name: /Credit for INV-0001/ });
  await dialog.getByText('Some lines').click();
  await shoot(page, 'give-credit');
  await expectNoBarrier();
  await dialog.getByText('All that is left').click();
  await dialog.getByRole('button', { name: 'Give credit' }).click();
  await chip('paid').waitFor();
  await payments().filter({ hasText: 'Credit note' }).first().waitFor();
});

test('each payment method may have an account of its own', async () => {
  await page.goto(`${desk.url}/settings/integrations/xero/mapping`);
  const card = page.getByRole('combobox', { name: 'Card in the books' });
  await card.click();
  await page.getByRole('option', { name: /805/ }).click();
  await page.getByRole('button', { name: 'Save mapping' }).click();
  await page.getByText('The mapping is saved.').waitFor();
  await page.reload();
  await card.waitFor();
  expect(await card.inputValue()).toContain('805');
  await shoot(page, 'mapping');
  await expectNoBarrier();
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
