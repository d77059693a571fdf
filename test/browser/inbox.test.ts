// What a person is told of: the bell rings by itself, leads to the record and is quiet again; how one hears of it by e-mail.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';
import { ask, read, setUpByApi } from '../support/quick-desk.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
});
afterAll(() => desk.close());

const bell = (name: string) => page.getByRole('button', { name, exact: true });

/** Every new job tells the owners of itself. */
async function tellOfJobs(): Promise<void> {
  await ask(page, desk.url, '/automations', {
    name: 'Tell of new jobs',
    board: 'jobs',
    trigger: { kind: 'created' },
    conditions: null,
    actions: [
      {
        kind: 'notify',
        to: [{ kind: 'role', role: 'owner' }],
        message: '{{record.title}} is new',
        byEmail: true,
      },
    ],
  });
}

test('the bell counts what is new by itself, and Enter leads to the record, which is read by that', async () => {
  await page.goto(`${desk.url}/inbox`);
  await page.getByText('Nobody has told you anything yet').waitFor();
  await shoot(page, 'inbox-empty');
  await tellOfJobs();
  await ask(page, desk.url, '/jobs', { title: 'Regatta flags' });
  await bell('Notifications, 1 unread').press('Enter');
  const first = page.getByRole('list', { name: 'Latest notifications' }).getByRole('link').first();
  await first.getByText('Regatta flags is new').waitFor();
  await shoot(page, 'bell');
  expect(await first.evaluate((link) => link === link.ownerDocument.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/jobs\/[0-9a-f-]{36}/);
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  await first.waitFor({ state: 'detached' });
  await page.locator('[role="dialog"] :focus, [role="dialog"]:focus').waitFor();
  await bell('Notifications').waitFor({ state: 'attached' });
});

test('the inbox keeps what was read, shows what is unread alone, and all is read at once', async () => {
  await ask(page, desk.url, '/jobs', { title: 'Regatta caps' });
  await page.goto(`${desk.url}/inbox`);
  const told = page.getByRole('list', { name: 'What you are told of' });
  await told.getByRole('link', { name: /^Unread: .*Regatta caps is new/ }).waitFor();
  await told.getByRole('link', { name: /^Regatta flags is new/ }).waitFor();
  await shoot(page, 'inbox');
  await page.getByRole('radio', { name: 'Unread (1)' }).press(' ');
  await told.getByRole('link', { name: /Regatta flags/ }).waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('unread')).toBe('true');
  const otherTab = await page.context().newPage();
  await otherTab.goto(`${desk.url}/settings/notifications`);
  await otherTab.getByRole('button', { name: 'Notifications, 1 unread' }).waitFor();
  await page.getByRole('button', { name: 'Mark all read' }).click();
  await page.getByText('Nothing is unread').waitFor();
  await bell('Notifications').waitFor();
  await otherTab.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
  await otherTab.close();
});

test('how one hears of things is saved as it is chosen', async () => {
  // On a phone the list of the settings is a strip, which shows where one is.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${desk.url}/settings/notifications`);
  const here = page.getByRole('navigation', { name: 'Settings' }).locator('[aria-current]');
  await eventually(async () => {
    const box = await here.boundingBox();
    return box && box.x >= 0 && box.x + box.width <= 390 ? true : undefined;
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('radio', { name: 'At once' }).press('ArrowDown');
  await page.getByRole('combobox', { name: 'Hour of the daily mail' }).click();
  await page.getByRole('option', { name: '17:00' }).click();
  await page.getByText('How you hear of things is saved.').first().waitFor();
  await eventually(async () => {
    const { email, digestHour } = await read(page, desk.url, '/notification-settings');
    return email === 'daily' && digestHour === 17 ? true : undefined;
  });
  await shoot(page, 'notification-settings');
  await page.reload();
  expect(await page.getByRole('combobox', { name: 'Hour of the daily mail' }).inputValue()).toBe('17:00');
  expect(desk.faults).toEqual([]);
});
