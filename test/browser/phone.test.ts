// On the phone, with a thumb: a customer is looked up, what is paid is seen, and an invoice is approved and sent.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import type { OpenLedger } from '../support/ledgers/practice-ledger.ts';
import { quickbooks } from '../support/ledgers/quickbooks.ts';
import { ask, connectLedgerByApi, read, setUpByApi } from '../support/quick-desk.ts';
import { shoot } from './screenshots.ts';

let ledger: OpenLedger;
let desk: BrowserDesk;
let phone: Page;

beforeAll(async () => {
  ledger = await quickbooks.open();
  desk = await openBrowserDesk(ledger.environment);
  ({ page: phone } = await desk.visit({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  }));
  await setUpByApi(phone, desk);
  await connectLedgerByApi(phone, desk, 'quickbooks', (address) =>
    ledger.consent(address, ledger.booksIn().organisation.id),
  );
});
afterAll(async () => {
  await desk.close();
  await ledger.close();
});

const drawer = () => phone.getByRole('dialog');

test('a customer is found by the search button, with what they owe', async () => {
  await sendInvoice('approved');
  await phone.goto(`${desk.url}/sales`);
  await phone.getByRole('button', { name: 'Search' }).tap();
  await phone.getByRole('combobox', { name: 'Search screens and records' }).fill('bakery');
  const found = phone.getByRole('listbox', { name: 'Found' });
  await found.locator('[data-chip="waitingPayment"]').waitFor();
  await shoot(phone, 'phone-search');
  await found.getByRole('option', { name: /^Sample Corner Bakery/ }).tap();
  await drawer()
    .getByRole('heading', { name: /Sample Corner Bakery/ })
    .waitFor();
  expect(await isWiderThanThePhone()).toBe(false);
});

test('the card of a chip opens under the thumb, and says what is owing and when', async () => {
  await phone.goto(`${desk.url}/invoices`);
  await phone
    .getByRole('button', { name: /^Accounting status of/ })
    .first()
    .tap();
  const card = phone.getByRole('dialog', { name: /^Invoices of/ });
  await card.getByText(/Nothing has been paid yet/).waitFor();
  await shoot(phone, 'phone-card');
  expect(await isWiderThanThePhone()).toBe(false);
});

test('an invoice that waits for approval is approved, and goes', async () => {
  const id = await sendInvoice('awaitingApproval');
  await phone.goto(`${desk.url}/invoices/${id}`);
  await drawer().getByText('Waits for approval').first().waitFor();
  await shoot(phone, 'phone-approve');
  await drawer()
    .getByRole('button', { name: /^Actions for/ })
    .tap();
  await phone.getByRole('menuitem', { name: 'Approve and send' }).tap();
  await drawer().locator('[data-chip="waitingPayment"]').first().waitFor();
  expect(await isWiderThanThePhone()).toBe(false);
  expect(desk.faults).toEqual([]);
});

async function isWiderThanThePhone(): Promise<boolean> {
  return Boolean(await phone.evaluate('document.documentElement.scrollWidth > window.innerWidth'));
}

async function sendInvoice(arriveAs: 'approved' | 'awaitingApproval'): Promise<string> {
  const { items } = await read(phone, desk.url, '/companies?q=Corner');
  const { id } = await ask(phone, desk.url, '/invoices', {
    companyId: items[0].id,
    currency: 'USD',
    issueDate: '2026-11-02',
    dueDate: '2099-11-16',
    arriveAs,
    lines: [{ description: 'Sample totes', quantity: '2', unitPrice: '10.00' }],
    send: true,
  });
  return String(id);
}
