// What the books do with an invoice for its customer, as people ask for it: e-mail, link, PDF, files, notes.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';
import { connectByApi, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  await connectByApi(page, desk);
});
afterAll(() => desk.close());

const drawer = () => page.getByRole('dialog').first();
const part = (name: string) => drawer().getByRole('region', { name });
const tenantId = () =>
  desk.sandbox.books.listOrganisations().find((each) => each.countryCode === 'AU')?.tenantId ?? '';
const emails = () => desk.sandbox.books.listEmails({ tenantId: tenantId() });
const invoiceId = () => emails()[0]?.invoiceId ?? '';

async function expectNoBarrier(): Promise<void> {
  expect(await barriersOf(page)).toEqual([]);
}

test('an invoice that is ticked to be e-mailed is e-mailed when it is in the books, and the drawer says to whom', async () => {
  await page.goto(`${desk.url}/sales`);
  const row = page.getByRole('row').filter({ hasText: 'Rowing caps' });
  await row.getByRole('button', { name: /actions/i }).click();
  await page.getByRole('menuitem', { name: 'Create invoice' }).click();
  await page.getByLabel('E-mail it when it is in the books').check();
  await shoot(page, 'documents-tick');
  await page.getByRole('button', { name: 'Save and send' }).click();
  await page.locator('[data-chip="waitingPayment"]').first().waitFor();
  const { items } = await (await page.request.get(`${desk.url}/api/v1/invoices`)).json();
  await page.goto(`${desk.url}/invoices/${items[0].id}`);
  await part('For the customer')
    .getByText(/E-mailed from Xero to/)
    .waitFor();
  expect(emails()).toHaveLength(1);
  await part('For the customer').getByText(String(emails()[0]?.to)).waitFor();
});

test('sent again it asks first and names the address, and goes once however often it is pressed', async () => {
  await drawer().getByRole('button', { name: 'Send again by e-mail from Xero' }).click();
  const question = page.getByRole('dialog', { name: 'E-mail this invoice?' });
  await question.getByText(String(emails()[0]?.to)).waitFor();
  await shoot(page, 'documents-email');
  await expectNoBarrier();
  await question.getByRole('button', { name: 'Send e-mail' }).dblclick();
  await eventually(async () => (emails().length === 2 ? true : undefined));
  await question.waitFor({ state: 'hidden' });
});

test('the online link comes when it is asked for, and the PDF is saved', async () => {
  await drawer().getByRole('button', { name: 'Get online link' }).click();
  await drawer().getByRole('button', { name: 'Copy online link' }).waitFor();
  const link = drawer().getByRole('link', { name: 'Open online invoice' });
  expect(await link.getAttribute('href')).toMatch(/^https:\/\/in\.xero\.com\//);
  const saving = page.waitForEvent('download');
  await drawer().getByRole('button', { name: 'PDF from Xero' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^INV-.*\.pdf$/);
  expect((await readFile(await saved.path())).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a file and a note go to the books, and their history is shown here', async () => {
  const files = part('Files');
  await files.getByLabel('The customer sees it with the online invoice').check();
  await files.locator('input[type=file]').setInputFiles({
    name: 'Job sheet.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('24 caps, navy'),
  });
  await files.getByText('In Xero', { exact: true }).waitFor();
  expect(desk.sandbox.books.listAttachments({ tenantId: tenantId(), subjectId: invoiceId() })).toMatchObject([
    { fileName: 'Job sheet.txt', includeOnline: true },
  ]);
  await drawer().getByRole('tab', { name: 'Activity' }).click();
  const history = part('History in Xero');
  await history.getByLabel('Add a note to the history in Xero').fill('Agreed by phone: pays on Friday.');
  await history.getByRole('button', { name: 'Add note' }).dblclick();
  await history.getByText(/^Note in Xero/).waitFor();
  await history.getByRole('button', { name: 'Show the history in Xero' }).click();
  await history.getByText('Attached a file').waitFor();
  await history.scrollIntoViewIfNeeded();
  await shoot(page, 'documents');
  await expectNoBarrier();
  await drawer().getByRole('tab', { name: 'Details' }).click();
});

test('where the books do not tell whether it was sent again, the drawer asks, and takes the answer', async () => {
  desk.sandbox.control.layFault({ match: { path: '/Email' }, kind: 'status500', cached: true });
  await drawer().getByRole('button', { name: 'Send again by e-mail from Xero' }).click();
  await page.getByRole('button', { name: 'Send e-mail' }).click();
  const wasSent = drawer().getByRole('button', { name: 'It was sent' });
  await wasSent.waitFor();
  await wasSent.scrollIntoViewIfNeeded();
  await shoot(page, 'documents-in-doubt');
  await expectNoBarrier();
  await wasSent.click();
  await part('For the customer')
    .getByText(/as somebody here confirmed/)
    .waitFor();
  expect(emails()).toHaveLength(2);
});

test('what the plan does not send is said in plain words', async () => {
  desk.sandbox.books.setPlan({ tenantId: tenantId(), plan: 'DEMO' });
  await drawer().getByRole('button', { name: 'Send again by e-mail from Xero' }).click();
  await page.getByRole('button', { name: 'Send e-mail' }).click();
  await part('For the customer')
    .getByText(/a demo company none/)
    .waitFor();
  await part('For the customer').scrollIntoViewIfNeeded();
  await shoot(page, 'documents-refused');
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
