// Money as people handle it: a payment recorded on the invoice, taken back, a credit, and the account of each method.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { connectByApi, invoiceByApi, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;
/** The invoice here. */
let ours: { readonly id: string; readonly companyId: string };

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  await connectByApi(page, desk);
  ours = await invoiceByApi(page, desk, 'Rowing caps');
});
afterAll(() => desk.close());

const drawer = () => page.getByRole('dialog').first();
const chip = (kind: string) => drawer().locator(`[data-chip="${kind}"]`).first();
const payments = () => drawer().getByRole('table', { name: 'Payments' }).getByRole('row');

/** The invoice as the books have it. */
function invoiceThere() {
  const { books } = desk.sandbox;
  const { tenantId = '' } = books.listOrganisations().find((each) => each.countryCode === 'AU') ?? {};
  const found = books.listInvoices({ tenantId }).find(({ number }) => number === 'INV-0001');
  if (found === undefined) throw new Error('The books do not have the invoice');
  return { tenantId, invoiceId: found.invoiceId, contactId: found.contactId };
}

const bankOf = (tenantId: string) =>
  desk.sandbox.books.listAccounts({ tenantId }).find(({ type }) => type === 'BANK')?.code ?? '';

const standing = (tenantId: string, invoiceId: string) =>
  desk.sandbox.books.listPayments({ tenantId, invoiceId }).filter(({ status }) => status === 'AUTHORISED');

async function expectNoBarrier(): Promise<void> {
  expect(await barriersOf(page)).toEqual([]);
}

test('a payment recorded on the invoice goes to the books once, however often it is pressed, and turns the chip', async () => {
  await page.goto(`${desk.url}/invoices/${ours.id}?tab=payments`);
  await drawer().getByRole('button', { name: 'Record payment' }).click();
  const dialog = page.getByRole('dialog', { name: /Payment of INV-0001/ });
  await dialog.getByLabel(/Amount in/).fill('100.00');
  await dialog.getByRole('combobox', { name: 'How' }).click();
  await page.getByRole('option', { name: 'Card' }).click();
  await shoot(page, 'record-payment');
  await expectNoBarrier();
  await dialog.getByRole('button', { name: 'Record payment' }).dblclick();
  // One note, for the seconds that it stays.
  await page.getByText('The payment is on its way to the books.').waitFor();
  await chip('partiallyPaid').waitFor();
  await payments().filter({ hasText: 'Card' }).getByText('Recorded here, in the books').waitFor();
  const { tenantId = '' } =
    desk.sandbox.books.listOrganisations().find((each) => each.countryCode === 'AU') ?? {};
  expect(desk.sandbox.books.listPayments({ tenantId }).map(({ amount }) => amount)).toEqual(['100.00']);
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

test('money that the customer sent before is offered on the invoice, used, and taken back', async () => {
  const { tenantId, contactId } = invoiceThere();
  desk.sandbox.books.recordPrepayment({
    tenantId,
    contactId,
    date: '2026-11-01',
    accountCode: bankOf(tenantId),
    reference: 'Deposit',
    lineAmountTypes: 'NoTax',
    // The sample workspace's own.
    currencyCode: 'USD',
    lines: [{ description: 'Deposit', unitAmount: '120.00', accountCode: '200' }],
  });
  const credit = drawer().getByRole('region', { name: 'Credit of this customer' });
  await credit.getByText('Prepayment Deposit').waitFor();
  await credit.scrollIntoViewIfNeeded();
  await shoot(page, 'credit-offered');
  await expectNoBarrier();
  await credit.getByRole('button', { name: 'Use it' }).click();
  const dialog = page.getByRole('dialog', { name: /Use credit on INV-0001/ });
  expect(await dialog.getByLabel(/Amount in/).inputValue()).toBe('120.00');
  await shoot(page, 'use-credit');
  await expectNoBarrier();
  await dialog.getByRole('button', { name: 'Use credit' }).dblclick();
  await chip('partiallyPaid').waitFor();
  const used = payments().filter({ hasText: 'Prepayment' });
  await used.getByText('Set against it here, in the books').waitFor();
  expect(desk.sandbox.books.listMoneyCredits({ tenantId })[0]?.allocations).toHaveLength(1);
  await shoot(page, 'credit-used');
  await used.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('button', { name: 'Take credit back' }).click();
  await chip('waitingPayment').waitFor();
});

test('credit is on the customer as well, and is paid back from there', async () => {
  await page.goto(`${desk.url}/companies/${ours.companyId}?tab=payments`);
  const credits = drawer().getByRole('table', { name: 'Credit' });
  await credits.getByText('Prepayment Deposit').waitFor();
  await credits.getByRole('button', { name: 'Refund' }).click();
  const dialog = page.getByRole('dialog', { name: /Refund of Prepayment Deposit/ });
  await dialog.getByLabel(/Amount in/).fill('20.00');
  await shoot(page, 'refund');
  await expectNoBarrier();
  await dialog.getByRole('button', { name: 'Record refund' }).dblclick();
  await credits.getByText(/paid back/).waitFor();
  await credits.scrollIntoViewIfNeeded();
  await shoot(page, 'company-credit');
  await expectNoBarrier();
  const { tenantId } = invoiceThere();
  expect(desk.sandbox.books.listMoneyCredits({ tenantId })[0]?.remainingCredit).toBe('100.00');
  await page.goto(`${desk.url}/invoices/${ours.id}?tab=payments`);
});

test('a payment of a batch is marked, and what the books refuse is said with where it mends', async () => {
  const { tenantId, invoiceId } = invoiceThere();
  desk.sandbox.books.recordBatchPayment({
    tenantId,
    accountCode: bankOf(tenantId),
    date: '2026-11-02',
    payments: [{ invoiceId, amount: '10.00' }],
  });
  await chip('partiallyPaid').waitFor();
  const batched = payments().filter({ hasText: '10.00' });
  await batched.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove payment' }).click();
  await payments()
    .getByText(/part of a batch payment/)
    .waitFor();
  await batched.scrollIntoViewIfNeeded();
  await shoot(page, 'batch-refused');
  await expectNoBarrier();
  await batched.getByRole('link', { name: /in the books/ }).waitFor();
  const [batch] = desk.sandbox.books.listBatchPayments({ tenantId });
  desk.sandbox.books.removeBatchPayment({ tenantId, batchPaymentId: batch?.batchPaymentId ?? '' });
  await chip('waitingPayment').waitFor();
});

test('paid in full is one press, and one payment however often it is pressed', async () => {
  const { tenantId, invoiceId } = invoiceThere();
  const before = standing(tenantId, invoiceId).length;
  await drawer().getByRole('button', { name: 'Paid in full' }).dblclick();
  await chip('paid').waitFor();
  const paid = standing(tenantId, invoiceId);
  expect(paid.length).toBe(before + 1);
  await payments().filter({ hasText: 'Recorded here, in the books' }).first().waitFor();
  desk.sandbox.books.removePayment({ tenantId, paymentId: paid.at(-1)?.paymentId ?? '' });
  await chip('waitingPayment').waitFor();
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
