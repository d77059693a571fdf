// Webhooks of one's own: an endpoint, its secret this once, what it was told and another try.
import type { Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { setUpByApi } from '../support/quick-desk.ts';
import { openWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';
import { barriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;
let receiver: WebhookReceiver;

beforeAll(async () => {
  receiver = await openWebhookReceiver();
  desk = await openBrowserDesk({ WEBHOOK_TARGETS: 'any' });
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
});
afterAll(async () => {
  await desk.close();
  await receiver.close();
});

test('an endpoint shows its secret once, hears a test that verifies, and what failed is tried again', async () => {
  await page.goto(`${desk.url}/settings/webhooks`);
  await page.getByText('No endpoints yet.', { exact: false }).waitFor();
  await page.getByLabel('Name').fill('Stock room');
  await page.getByLabel('Address').fill('somewhere');
  await page.getByRole('button', { name: 'Add endpoint' }).click();
  await page.getByText('Nothing is saved yet', { exact: false }).waitFor();
  await page.getByLabel('Address').fill(receiver.url);
  await page.getByRole('button', { name: 'Add endpoint' }).click();
  const secret =
    (await page
      .locator('code')
      .filter({ hasText: /^whsec_/ })
      .textContent()) ?? '';
  receiver.answer(410);
  await page.getByRole('button', { name: 'Test: Stock room' }).click();
  const told = page.getByRole('table', { name: 'Last deliveries' });
  await told.getByRole('row', { name: /Failed Answered 410/ }).waitFor();
  await page.getByText('Switched off: it answered that it is gone (410).').waitFor();
  const barriers = await barriersOf(page);
  await shoot(page, 'webhooks');
  await page.getByRole('button', { name: 'I have it' }).click();
  receiver.answer(204);
  await page.getByRole('button', { name: 'Switch on: Stock room' }).click();
  await page.getByRole('button', { name: 'Test: Stock room' }).waitFor();
  await page.getByRole('button', { name: 'Retry test to Stock room' }).click();
  await told.getByRole('row', { name: /Delivered Answered 204/ }).waitFor();
  expect(await page.getByText(secret).count()).toBe(0);
  const [first, second] = receiver.heard;
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  // Headers of a webhook are single.
  const headers = second?.headers as Record<string, string>;
  expect(new Webhook(secret).verify(second?.body ?? '', headers)).toMatchObject({ type: 'test' });
  expect([...barriers, ...(await changedAndRemoved(secret))]).toEqual([]);
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});

/** A new secret, and the end of the endpoint, each asked first. @returns what stands in the way of anybody */
async function changedAndRemoved(secret: string): Promise<readonly string[]> {
  const ask = async (what: string, title: string) => {
    await page.getByRole('button', { name: `${what}: Stock room` }).press('Enter');
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.locator('button:focus', { hasText: /^Keep/ }).waitFor();
    return dialog;
  };
  const renewing = await ask('New secret', 'Give Stock room a new secret?');
  await renewing.getByText('signs as well for another 24 hours', { exact: false }).waitFor();
  const barriers = await barriersOf(page);
  await shoot(page, 'webhook-secret');
  await renewing.getByRole('button', { name: 'New secret' }).click();
  const shown = page.locator('code').filter({ hasText: /^whsec_/ });
  expect(await shown.textContent()).not.toBe(secret);
  await page.getByText('The secret before signs as well until', { exact: false }).waitFor();
  const removing = await ask('Remove', 'Remove Stock room?');
  await removing.getByRole('button', { name: 'Remove endpoint' }).click();
  await page.getByText('No endpoints yet.', { exact: false }).waitFor();
  return barriers;
}
