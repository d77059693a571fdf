// Differences planted by hand in the practice books while no webhook tells of them: the drift report finds and repairs them.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';
import { ask, connectByApi, read, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;
let connectionId: string;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  connectionId = await connectByApi(page, desk);
});
afterAll(() => desk.close());

async function sentInvoice(): Promise<string> {
  const [doc] = (await read(page, desk.url, '/sales-docs?q=Rowing')).items;
  const invoice = await ask(page, desk.url, '/invoices', {
    salesDocId: doc.id,
    companyId: doc.companyId,
    currency: 'AUD',
    issueDate: '2026-11-02',
    dueDate: '2099-11-16',
    lines: [{ description: 'Sample caps', quantity: '2', unitPrice: '100.00' }],
    send: true,
  });
  return eventually(async () => {
    const { chip, number } = await read(page, desk.url, `/invoices/${invoice.id}`);
    return chip.kind === 'waitingPayment' ? String(number) : undefined;
  });
}

/** The next one comes in three minutes. */
async function sweepIsOver(): Promise<void> {
  const sweptAt = async () => (await read(page, desk.url, '/connections')).items[0].lastSweptAt;
  const before = await sweptAt();
  await ask(page, desk.url, `/connections/${connectionId}/sweep`);
  await eventually(async () => ((await sweptAt()) === before ? undefined : true));
}

const tenantId = () =>
  desk.sandbox.books.listOrganisations().find(({ countryCode }) => countryCode === 'AU')?.tenantId ?? '';

function inBooks(number: string) {
  const found = desk.sandbox.books
    .listInvoices({ tenantId: tenantId() })
    .find((each) => each.number === number);
  if (found === undefined) throw new Error(`${number} is not in the books`);
  return found.invoiceId;
}

const differences = () => page.getByRole('table', { name: 'Differences' });
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();

test('what was changed by hand in the books is listed with its cause, repaired from there, and nought is said proudly', async () => {
  const [paid, moved] = [await sentInvoice(), await sentInvoice()];
  await sweepIsOver();
  await page.goto(`${desk.url}/settings/integrations`);
  await page.getByRole('link', { name: 'Both sides' }).click();
  await page.getByText('Not compared yet.', { exact: false }).waitFor();
  await press('Compare now');
  await page.getByText('2 invoices on both sides agree to the cent. Compared with 1 call.').waitFor();

  desk.sandbox.control.setWebhook(undefined);
  const { books } = desk.sandbox;
  const account = books.listAccounts({ tenantId: tenantId() }).find(({ type }) => type === 'BANK');
  const money = { tenantId: tenantId(), invoiceId: inBooks(paid), accountCode: account?.code ?? '' };
  expect(books.recordPayment({ ...money, amount: '70.00', date: '2026-11-20' })).toMatchObject({ ok: true });
  const edit = { tenantId: tenantId(), invoiceId: inBooks(moved), dueDate: '2099-12-24' };
  expect(books.editInvoice(edit)).toMatchObject({ ok: true });
  for (const unitAmount of ['31.00', '47.50']) {
    const lines = [{ description: 'Typed in there', quantity: '1', unitAmount, accountCode: '200' }];
    const contactId = books.listContacts({ tenantId: tenantId() })[0]?.contactId ?? '';
    const dates = { date: '2026-11-03', dueDate: '2099-12-20' };
    const typed = { tenantId: tenantId(), contactId, ...dates, status: 'AUTHORISED' as const, lines };
    expect(books.createInvoice(typed)).toMatchObject({ ok: true });
  }
  await press('Compare now');
  await page.getByText('3 differences in 2 invoices. Compared with 2 calls.').waitFor();
  await differences().getByText('Recorded in Xero; no webhook told of it').first().waitFor();
  expect(await differences().getByRole('row').count()).toBe(4);
  await shoot(page, 'both-sides-differ');

  await press(`Read again: payment of ${paid}`);
  await page.getByText('1 difference in 2 invoices.', { exact: false }).waitFor();
  await press('Repair all that can be (1)');
  // Known now, and an edit of theirs: a person says which counts.
  await press(`Take theirs: due date of ${moved}`);
  await page.getByText('2 invoices on both sides agree to the cent.', { exact: false }).waitFor();
  await page.getByText('Nothing differs.', { exact: false }).waitFor();
  const { items } = await read(page, desk.url, `/invoices?q=${moved}`);
  expect(items[0].dueDate).toBe('2099-12-24');
  await page.getByText('Repaired', { exact: true }).click();
  await differences().getByText('Repaired', { exact: false }).first().waitFor();
  await shoot(page, 'both-sides-agree');
  const only = page.getByRole('region', { name: 'Only in Xero', exact: true });
  await only.locator('summary').click();
  const bring = only.getByRole('button', { name: /^Bring in (?!all)/ }).first();
  const typed = ((await bring.getAttribute('aria-label')) ?? '').replace('Bring in ', '');
  await bring.click();
  await only.getByRole('link', { name: `Show ${typed} here` }).waitFor();
  await shoot(page, 'both-sides-brought-in');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await barriersOf(page)).toEqual([]);
  expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('link', { name: '← Reports' }).click();
  await page.getByRole('link', { name: /^Both sides .* Nothing differs of 2 invoices/ }).waitFor();
  await shoot(page, 'both-sides-card');
  const brought = (await read(page, desk.url, `/invoices?q=${typed}`)).items[0];
  await page.goto(`${desk.url}/invoices/${brought.id}`);
  await page.getByRole('heading', { name: typed }).waitFor();
  await shoot(page, 'invoice-brought-in');
  expect(desk.faults).toEqual([]);
});
