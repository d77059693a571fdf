// What an invoice can say beside its lines, as people choose it: arrival, look, rate, tracking; and a total that differs.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { connectByApi, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;
let tenantId: string;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  await connectByApi(page, desk);
  tenantId = desk.sandbox.books.listOrganisations().find((each) => each.countryCode === 'AU')?.tenantId ?? '';
});
afterAll(() => desk.close());

async function expectNoBarrier(): Promise<void> {
  expect(await barriersOf(page)).toEqual([]);
}

async function pick(field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  const choice = page.getByRole('option', { name: option, exact: true });
  await choice.click();
  // Until its list is folded away it lies over the page.
  await choice.waitFor({ state: 'hidden' });
}

const newest = () => desk.sandbox.books.listInvoices({ tenantId }).findLast(({ url }) => url !== undefined);

test('arrival, branding theme, rate and tracking are chosen on the form and arrive in the books', async () => {
  const [theme] = desk.sandbox.books.listBrandingThemes({ tenantId });
  const [region] = desk.sandbox.books.listTrackingCategories({ tenantId });
  const [option] = region?.options ?? [];
  await page.goto(`${desk.url}/sales`);
  const row = page.getByRole('row').filter({ hasText: 'Rowing caps' });
  await row.getByRole('button', { name: /actions/i }).click();
  await page.getByRole('menuitem', { name: 'Create invoice' }).click();
  await page.getByText('It will arrive in the books approved.').waitFor();
  await page.getByText('More options').click();
  await page.getByLabel('Currency').fill('USD');
  await pick('Arrives in the books', 'Draft');
  await page.getByText('It will arrive in the books as a draft.').waitFor();
  await pick('Branding theme', String(theme?.name));
  await page.getByLabel('USD for 1 AUD').fill('0,654321');
  await pick(`${region?.name} of line 1`, `${region?.name}: ${option?.name}`);
  // Sums that are being counted again are paler.
  await page.locator('[data-stale="false"]').waitFor();
  await shoot(page, 'more-options');
  await expectNoBarrier();
  await page.getByRole('button', { name: 'Save and send' }).click();
  await page.locator('[data-chip="draftInBooks"]').first().waitFor();
  expect(newest()).toMatchObject({
    status: 'DRAFT',
    brandingThemeId: theme?.brandingThemeId,
    currencyCode: 'USD',
    currencyRate: '0.654321',
  });
  expect(newest()?.lines[0]?.tracking).toMatchObject([{ option: option?.name }]);
});

test('the drawer says at which rate, in which look and tracking it is in the books', async () => {
  const { items } = await (await page.request.get(`${desk.url}/api/v1/invoices`)).json();
  await page.goto(`${desk.url}/invoices/${items[0].id}`);
  await page.getByText('0.654321 USD for 1 AUD').waitFor();
  const [theme] = desk.sandbox.books.listBrandingThemes({ tenantId });
  await page.getByText(String(theme?.name)).first().waitFor();
  await shoot(page, 'drawer-options');
  await expectNoBarrier();
});

test('a total changed by hand in the books is shown with its reason on the drawer, on the card and in the filter', async () => {
  const invoiceId = newest()?.invoiceId ?? '';
  const before = newest()?.total ?? '0';
  const total = (Number(before) + 0.07).toFixed(2);
  expect(desk.sandbox.books.overwriteTotals({ tenantId, invoiceId, total })).toMatchObject({ ok: true });
  await page.locator('[data-totals-difference]').first().waitFor();
  await page.getByText('Somebody changed the tax or the total by hand in Xero.').first().waitFor();
  await shoot(page, 'totals-differ');
  await expectNoBarrier();
  await page.goto(`${desk.url}/invoices`);
  await pick('Status', 'Total differs');
  const grid = page.getByRole('grid', { name: 'Invoices' });
  await grid.getByText('INV-0001').waitFor();
  await grid.locator('[data-chip="draftInBooks"]').first().hover();
  await page.getByRole('dialog').getByText('Somebody changed the tax or the total by hand').waitFor();
  await shoot(page, 'totals-differ-card');
});

test('the mapping page gives each tracking category a default, and the card a branding theme', async () => {
  const [region] = desk.sandbox.books.listTrackingCategories({ tenantId });
  const [option] = region?.options ?? [];
  await page.goto(`${desk.url}/settings/integrations/xero/mapping`);
  await page.getByRole('heading', { name: `Tracking: ${region?.name}` }).waitFor();
  await pick(`${region?.name} by default in the books`, String(option?.name));
  await page.getByRole('button', { name: 'Save mapping' }).click();
  await page.getByText('The mapping is saved.').waitFor();
  await page.getByRole('heading', { name: `Tracking: ${region?.name}` }).scrollIntoViewIfNeeded();
  await shoot(page, 'mapping-tracking');
  await expectNoBarrier();
  const [theme] = desk.sandbox.books.listBrandingThemes({ tenantId });
  await page.goto(`${desk.url}/settings/integrations`);
  await pick('Branding theme', String(theme?.name));
  await page.getByRole('combobox', { name: 'Branding theme' }).waitFor();
  await shoot(page, 'connection-theme');
  await expectNoBarrier();
  desk.sandbox.books.setTrackingOptionStatus({
    tenantId,
    trackingCategoryId: String(region?.trackingCategoryId),
    trackingOptionId: String(option?.trackingOptionId),
    status: 'ARCHIVED',
  });
  await page.getByRole('button', { name: 'Read accounts again' }).click();
  await page.getByText(`${option?.name} is archived in the books. Choose another.`).waitFor();
  await shoot(page, 'mapping-gaps');
  await expectNoBarrier();
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
