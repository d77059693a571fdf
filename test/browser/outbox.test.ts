// The outbox in a browser: says that no mail server is set up.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
});
afterAll(() => desk.close());

test('an empty outbox says what stands there, and how to set a mail server up', async () => {
  await page.goto(`${desk.url}/outbox`);
  await page.getByText('No mail server is set up').waitFor();
  await page.getByRole('heading', { name: 'No mail yet' }).waitFor();
  expect(await barriersOf(page)).toEqual([]);
});
