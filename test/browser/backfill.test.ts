// Backfill as a person does it: looked over first, started, watched to its end, and taken out again.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { ask, connectByApi, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  await importOld(120);
  await connectByApi(page, desk);
  await page.goto(`${desk.url}/settings/integrations`);
});
afterAll(() => desk.close());

async function importOld(count: number): Promise<void> {
  const rows = Array.from(
    { length: count },
    (_, index) =>
      `OLD-${1001 + index},2026-03-0${1 + (index % 9)},Sample Old Friends,Sample work,1,${10 + index}.50`,
  );
  const csv = ['number,issueDate,customer,description,quantity,unitPrice', ...rows].join('\n');
  await ask(page, desk.url, '/imports/customers', { csv: 'Company\nSample Old Friends' });
  await ask(page, desk.url, '/imports/invoices', { csv });
}

const standing = () => {
  const { books } = desk.sandbox;
  const { tenantId = '' } = books.listOrganisations().find((each) => each.countryCode === 'AU') ?? {};
  return books.listInvoices({ tenantId }).filter(({ number, status }) => {
    return number.startsWith('OLD-') && status === 'AUTHORISED';
  });
};
const state = (name: string) => page.locator(`[data-backfill="${name}"]`).first();
const outcome = (name: string) => page.locator(`[data-outcome="${name}"]`);

async function expectNoBarrier(): Promise<void> {
  expect(await barriersOf(page)).toEqual([]);
}

test('the preview counts what would happen, and nothing is sent', async () => {
  await page.getByRole('link', { name: 'Backfill' }).click();
  await page.getByLabel('From').fill('2026-01-01');
  await page.getByRole('button', { name: 'Preview' }).click();
  await state('checked').waitFor();
  await outcome('willSend').getByText('120').waitFor();
  await page.getByText(/earlier financial year/).waitFor();
  expect(standing()).toHaveLength(0);
  await shoot(page, 'backfill-preview');
  await expectNoBarrier();
});

test('started, it shows how far it is, and ends with each in the books once', async () => {
  await page.getByRole('button', { name: 'Send 120 invoices' }).dblclick();
  await page.getByRole('progressbar').first().waitFor();
  await shoot(page, 'backfill-running');
  await state('done').waitFor();
  await outcome('sent').getByText('120').waitFor();
  expect(new Set(standing().map(({ number }) => number)).size).toBe(120);
  expect(standing()).toHaveLength(120);
  await shoot(page, 'backfill-done');
  await expectNoBarrier();
});

test('a person asks to undo it, is told what stays, and the books are as before', async () => {
  await page.getByRole('button', { name: 'Undo this run' }).click();
  const dialog = page.getByRole('dialog', { name: 'Undo this run?' });
  await dialog.getByText(/Contacts that were made stay too/).waitFor();
  await shoot(page, 'backfill-undo');
  await expectNoBarrier();
  await dialog.getByRole('button', { name: 'Undo this run' }).click();
  // The calls of a minute are spread over it.
  await state('undone').waitFor({ timeout: 90_000 });
  await outcome('undone').getByText('120').waitFor();
  expect(standing()).toHaveLength(0);
}, 120_000);

test('it works on a narrow screen', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByLabel('From').fill('2026-01-01');
  await page.getByRole('button', { name: 'Preview' }).click();
  await state('checked').waitFor({ timeout: 90_000 });
  await outcome('willSend').first().getByRole('button').click();
  await page.getByRole('link', { name: 'OLD-1001' }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await shoot(page, 'backfill-narrow');
  await expectNoBarrier();
}, 120_000);

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
