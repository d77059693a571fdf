// The meter of a connection, from its card: what is used, what is left, by what, and as CSV.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { connectByApi, setUpByApi } from '../support/quick-desk.ts';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
});
afterAll(() => desk.close());

test('the meter says what is used, what is left, and by what, from the connection’s card', async () => {
  await connectByApi(page, desk);
  await page.goto(`${desk.url}/settings/integrations`);
  await page.getByRole('link', { name: 'Calls and limits' }).click();
  const limits = page.getByRole('table', { name: 'Limits' });
  await limits.getByRole('row', { name: /Calls a day/ }).waitFor();
  await page.locator('figure svg').nth(1).waitFor();
  await page.getByRole('table', { name: 'Calls by hour' }).getByRole('row').nth(1).waitFor();
  await page.getByRole('radio', { name: '30 days' }).press(' ');
  await page.getByRole('table', { name: 'Calls by day' }).waitFor();
  const kept = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  expect((await kept).suggestedFilename()).toBe('Calls by day.csv');
  expect(desk.faults).toEqual([]);
});
