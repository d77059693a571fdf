// A record's drawer: Details, Invoices, Payments and Activity, each with its own address, by keyboard and on a phone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';
import { connectByApi, invoiceByApi, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';
import { dismissed } from './dismissed.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;
let salesDocId: string;
let invoiceId: string;
let companyId: string;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  await connectByApi(page, desk);
  ({ id: invoiceId, salesDocId, companyId } = await invoiceByApi(page, desk, 'Rowing caps'));
});
afterAll(() => desk.close());

const drawer = () => page.getByRole('dialog').first();
const tab = (name: string) => drawer().getByRole('tab', { name });

async function expectNoBarrier(): Promise<void> {
  expect(await barriersOf(page)).toEqual([]);
}

test('the tabs of a drawer are walked with the arrows, and each has its address', async () => {
  await page.goto(`${desk.url}/sales/${salesDocId}`);
  await tab('Details').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/\/sales\/[0-9a-f-]{36}\?tab=invoices$/);
  await drawer().getByRole('table', { name: 'Invoices' }).getByText('INV-0001').waitFor();
  await shoot(page, 'drawer-sales-invoices');
  await expectNoBarrier();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/\?tab=activity$/);
  await drawer().getByText('Took the invoice in as INV-0001').waitFor();
  await shoot(page, 'drawer-sales-activity');
  await expectNoBarrier();
  await page.reload();
  await drawer().getByText('Took the invoice in as INV-0001').waitFor();
});

test('what is being typed in Details is still there after a look at another part', async () => {
  await tab('Details').click();
  await drawer().getByLabel('Reference').fill('PO 4711');
  await tab('Payments').click();
  await drawer().getByText('None yet.', { exact: false }).waitFor();
  await tab('Details').click();
  expect(await drawer().getByLabel('Reference').inputValue()).toBe('PO 4711');
  // Closing would lose it: that is asked first, and who stays has it still.
  const asked = dismissed(page);
  await page.keyboard.press('Escape');
  expect(await asked).toContain('not saved yet');
  expect(await drawer().getByLabel('Reference').inputValue()).toBe('PO 4711');
  await shoot(page, 'drawer-sales');
});

test('a payment in the books appears in the drawer of the customer with the sums, without a reload', async () => {
  await page.goto(`${desk.url}/companies/${companyId}?tab=payments`);
  const sums = drawer().getByLabel('Sums in USD');
  await sums.waitFor();
  const { books } = desk.sandbox;
  const { tenantId = '' } = books.listOrganisations().find((each) => each.countryCode === 'AU') ?? {};
  const ours = books.listInvoices({ tenantId }).find(({ number }) => number === 'INV-0001');
  const bank = books.listAccounts({ tenantId }).find(({ type }) => type === 'BANK')?.code ?? '';
  books.recordPayment({
    tenantId,
    invoiceId: ours?.invoiceId ?? '',
    amount: '100.00',
    date: ours?.date ?? '',
    accountCode: bank,
  });
  await drawer().getByRole('table', { name: 'Payments' }).getByText('100.00').waitFor();
  await sums.getByText('100.00').waitFor();
  await shoot(page, 'drawer-company-payments');
  await expectNoBarrier();
  await tab('Activity').click();
  await drawer().getByText('Is Partially Paid now').waitFor();
  await drawer().getByText('Accounting Status: Waiting Payment → Partially Paid').waitFor();
  await shoot(page, 'drawer-company-activity');
  await tab('Details').click();
  await drawer().getByRole('heading', { name: 'Contacts' }).waitFor();
  await shoot(page, 'drawer-company');
});

test('an invoice says how it stands above its tabs, and its lines fit a phone', async () => {
  await page.goto(`${desk.url}/invoices/${invoiceId}?tab=activity`);
  await drawer().locator('[data-chip="partiallyPaid"]').waitFor();
  await drawer().getByRole('heading', { name: 'History in Xero' }).waitFor();
  await shoot(page, 'drawer-invoice-activity');
  await tab('Details').click();
  const lines = drawer().getByRole('table', { name: 'Lines' });
  await lines.waitFor();
  await shoot(page, 'drawer-invoice');
  await page.setViewportSize({ width: 390, height: 844 });
  const box = await lines.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
  expect(await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')).toBe(false);
  await expectNoBarrier();
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('a job shows what it is to produce, and closing its drawer leaves the board as it was', async () => {
  const { id } = await (
    await page.request.post(`${desk.url}/api/v1/sales-docs/${salesDocId}/job`, {
      data: {},
      headers: { origin: desk.url },
    })
  ).json();
  await page.goto(`${desk.url}/jobs/${id}?tab=payments`);
  await tab('Details').click();
  await drawer().getByRole('table', { name: 'Lines' }).waitFor();
  await shoot(page, 'drawer-job');
  await expectNoBarrier();
  await tab('Activity').click();
  await page.keyboard.press('Escape');
  await page.waitForURL(/\/jobs$/);
});

test('a quote is accepted with one press and has its job; one press in the note takes it back', async () => {
  await page.goto(`${desk.url}/sales`);
  await page.getByRole('row').filter({ hasText: 'Bakery totes' }).getByRole('link').first().click();
  await drawer().getByRole('button', { name: 'Accept quote' }).dblclick();
  const note = page.getByText(/is an order now, with job J-/);
  await note.waitFor();
  await eventually(async () =>
    (await drawer().getByRole('combobox', { name: 'Stage' }).inputValue()) === 'Accepted' ? true : undefined,
  );
  await shoot(page, 'drawer-accepted');
  await expectNoBarrier();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText(/is a quote again, and J-\d+ is archived/).waitFor();
  await drawer().getByRole('button', { name: 'Accept quote' }).waitFor();
  await tab('Activity').click();
  await drawer().getByText('Took the acceptance back').waitFor();
  await drawer().getByText('Kind: Quote → Order').waitFor();
});

test('lines are typed, headed, remarked and put in order by keyboard alone, and saved as they stand', async () => {
  await page.goto(`${desk.url}/sales/new`);
  await drawer().getByLabel('Title').fill('Boat club kit');
  await page.getByRole('button', { name: 'Add heading' }).press('Enter');
  await page.keyboard.type('Shirts');
  // From the last line on Enter begins another: a product is picked by a part of its code or name.
  await page.keyboard.press('Enter');
  await page.keyboard.type('cap');
  await page.getByRole('option', { name: /cap/i }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByLabel('Quantity of line 2').fill('10');
  await page.getByLabel('Price of line 2').fill('12.50');
  await page.keyboard.press('Enter');
  // What was picked lately comes first.
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: /cap/i }).and(page.getByRole('option').first()).waitFor();
  await page.keyboard.press('Escape');
  await page.getByLabel('Description of line 3').fill('Set-up');
  await page.getByLabel('Price of line 3').fill('40');
  await page.getByRole('button', { name: 'Add remark' }).press('Enter');
  await page.keyboard.type('Sizes follow');
  await drawer().getByText('take the priced lines alone', { exact: false }).waitFor();
  await drawer().getByText('165.00').first().waitFor();
  // The remark goes up beneath the heading, and the focus with it.
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await page.locator('[aria-label="Remark, line 2"]:focus').waitFor();
  await page.getByText('Line 3 is line 2 now.').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Move line 4', exact: true }).focus();
  await page.keyboard.press('ArrowUp');
  await page.locator('[aria-label="Move line 3"]:focus').waitFor();
  await shoot(page, 'drawer-lines');
  await expectNoBarrier();
  await page.getByRole('button', { name: 'Add sales doc' }).press('Enter');
  await page.waitForURL(/\/sales\/[0-9a-f-]{36}/);
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const saved = await (await page.request.get(`${desk.url}/api/v1/sales-docs/${id}`)).json();
  const read = saved.lines.map((line: Record<string, unknown>) => [line['kind'], line['description']]);
  expect(read).toMatchObject([
    ['section', 'Shirts'],
    ['remark', 'Sizes follow'],
    ['item', 'Set-up'],
    ['item', expect.stringMatching(/cap/i)],
  ]);
  expect(saved).toMatchObject({ subTotal: '165.00' });
});

test('a line is drawn to another place with the pointer', async () => {
  await drawer().getByLabel('Heading, line 1').waitFor();
  const from = await page.getByRole('button', { name: 'Move line 4', exact: true }).boundingBox();
  const to = await page.getByRole('button', { name: 'Move line 1', exact: true }).boundingBox();
  if (!from || !to) throw new Error('A handle is not to be seen');
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 8, to.y + 2, { steps: 12 });
  await page.mouse.up();
  await drawer().getByLabel('Heading, line 2').waitFor();
});

test('a quote is saved as a PDF, with what Settings say of the business', async () => {
  const saving = page.waitForEvent('download');
  await drawer()
    .getByRole('button', { name: /Actions for SD-/ })
    .click();
  await page.getByRole('menuitem', { name: 'Save PDF' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^Quote SD-\d+\.pdf$/);
  await page.goto(`${desk.url}/settings/workspace`);
  await page.getByLabel('Address').fill('9 Press Lane');
  await page.getByRole('combobox', { name: 'Country' }).fill('Austral');
  await page.getByRole('option', { name: 'Australia' }).click();
  await page.getByLabel('How to pay').fill('Bank transfer');
  await page.getByRole('button', { name: 'Save documents' }).click();
  await page.getByText('What stands on documents is saved.').waitFor();
  await shoot(page, 'settings-documents');
  await expectNoBarrier();
  const business = await (await page.request.get(`${desk.url}/api/v1/workspace/business`)).json();
  expect(business).toMatchObject({ address: '9 Press Lane', country: 'AU', paymentDetails: 'Bank transfer' });
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
