/** The pages in a real browser: they follow the books, keep what is being typed, and axe finds nothing. */

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectWell, hasBrowser, openBrowser } from './browser-bench.ts';
import { openPerson } from './practice-bench.ts';

describe.skipIf(!hasBrowser)('in a browser', { timeout: 90_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  /** A sandbox on a free port with one invoice, and a page that shows it. */
  async function open(options: Parameters<Browser['newContext']>[0] = {}) {
    const person = openPerson();
    const { invoiceId } = await person.sent({ Reference: 'Order 1' });
    const server = await person.sandbox.listen(0);
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(`${server.url}${person.home}/invoices/${invoiceId}`);
    const close = async () => {
      await context.close();
      await server.close();
      await person.sandbox.close();
    };
    return { ...person, invoiceId, server, page, close };
  }

  const pay = ({ sandbox, tenantId, invoiceId }: Awaited<ReturnType<typeof open>>) =>
    sandbox.books.recordPayment({
      tenantId,
      invoiceId,
      amount: '110.00',
      date: '2026-03-03',
      accountCode: '090',
    });

  const chip = (page: Page, word: string) => page.locator('.title .chip', { hasText: word });

  test('a payment made elsewhere turns the page without a reload, and leaves what is being typed', async () => {
    const bench = await open();
    const { page } = bench;
    const reference = page.locator('[data-act="edit-due-date"] [name="reference"]');
    await reference.fill('Half a sen');
    pay(bench);
    await chip(page, 'Paid').waitFor();
    expect(await reference.inputValue()).toBe('Half a sen');
    expect(await page.locator('[data-act="record-payment"]').count()).toBe(1);
    // Once the typing is undone, the forms catch up too: a paid invoice takes no payment.
    await reference.fill('Order 1');
    await reference.blur();
    await page.locator('[data-act="record-payment"]').waitFor({ state: 'detached' });
    await bench.close();
  });

  test('a double press of Record payment records one payment', async () => {
    const bench = await open();
    const { page, sandbox, tenantId, invoiceId } = bench;
    await page.locator('[data-act="record-payment"] [name="amount"]').fill('10.00');
    await page.getByRole('button', { name: 'Record payment' }).dblclick();
    await page.locator('.said').waitFor();
    expect(sandbox.books.listPayments({ tenantId, invoiceId })).toHaveLength(1);
    await bench.close();
  });

  test('focus stays on the button while the part around it is renewed', async () => {
    const bench = await open();
    const { page, sandbox, tenantId, invoiceId } = bench;
    await page.getByRole('button', { name: 'Void' }).focus();
    sandbox.books.editInvoice({ tenantId, invoiceId, reference: 'Order 2' });
    await page.locator('[data-act="edit-due-date"] [name="reference"][value="Order 2"]').waitFor();
    expect(await page.locator('button:focus').textContent()).toBe('Void');
    await bench.close();
  });

  test('a ledger that stopped says so', async () => {
    const bench = await open();
    await bench.server.close();
    await bench.page.getByText('The practice ledger does not answer').waitFor();
    await bench.close();
  });

  test.each([
    [1440, 'light'],
    [1161, 'light'],
    [390, 'dark'],
  ] as const)('at %i pixels, %s: axe finds nothing and nothing sticks out', async (width, colorScheme) => {
    const bench = await open({ viewport: { width, height: 900 }, colorScheme });
    const { page, home, server, contactId, invoiceId } = bench;
    const pages = [`/invoices/${invoiceId}`, '', `/contacts/${contactId}`, '/accounts', '/settings'];
    for (const path of pages) await expectWell(page, `${server.url}${home}${path}`);
    await bench.close();
  });
});
