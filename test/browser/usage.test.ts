// The meter of a connection, from its card: what is used, what is left, by what, as CSV, and on a phone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { connectByApi, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf, contrastBarriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
});
afterAll(() => desk.close());

async function look(name: string): Promise<void> {
  await shoot(page, name);
  expect(await barriersOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await contrastBarriersOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

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
  // The button's tooltip goes with the pointer.
  await page.mouse.move(0, 0);
  await page.getByRole('tooltip').waitFor({ state: 'hidden' });
  await look('usage');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator('figure svg').nth(1).waitFor();
  await look('usage-phone');
  expect(desk.faults).toEqual([]);
});
