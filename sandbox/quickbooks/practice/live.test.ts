/** The practice QuickBooks in a real browser: its pages follow the books, and axe finds nothing. */

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectWell, hasBrowser, openBrowser } from '../../practice/browser-bench.ts';
import { openQuickbooksBench } from '../test-bench.ts';

describe.skipIf(!hasBrowser)('in a browser', { timeout: 90_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  /** A company with an invoice on which there is a payment and a credit, and a page. */
  async function open(options: Parameters<Browser['newContext']>[0] = {}) {
    const { sandbox, realmId } = openQuickbooksBench();
    const { books } = sandbox;
    const lines = [{ description: 'Caps, navy, logo on the left', quantity: '24', unitPrice: '15.25' }];
    const made = books.createInvoice({ realmId, customerId: '1', lines });
    const invoiceId = made.ok ? made.value.Id : '';
    books.recordPayment({ realmId, invoiceId, amount: '100.00', reference: 'CHK 1001' });
    books.applyCredit({ realmId, invoiceId, amount: '30.00' });
    const server = await sandbox.listen(0);
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const close = async () => {
      await context.close();
      await server.close();
      await sandbox.close();
    };
    return { books, realmId, invoiceId, page, close, home: `${server.url}/c/${realmId}` };
  }

  test('a payment made elsewhere turns the page without a reload, and what was unfolded stays open', async () => {
    const { books, realmId, invoiceId, page, close, home } = await open();
    await page.goto(`${home}/invoices/${invoiceId}`);
    await page.getByText('Edit the lines').click();
    books.recordPayment({ realmId, invoiceId, amount: '10.00' });
    await page.getByText('226.00 USD').waitFor();
    expect(await page.locator('details[open]').count()).toBe(1);
    books.recordPayment({ realmId, invoiceId, amount: '226.00' });
    await page.locator('.title .chip', { hasText: 'Paid' }).waitFor();
    await close();
  });

  test.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)('at %i pixels, %s: axe finds nothing and nothing sticks out', async (width, colorScheme) => {
    const { invoiceId, page, close, home } = await open({ viewport: { width, height: 900 }, colorScheme });
    const places = ['', `/invoices/${invoiceId}`, '/customers/1', '/deposits', '/items', '/settings'];
    for (const path of places) await expectWell(page, `${home}${path}`);
    await close();
  });
});
