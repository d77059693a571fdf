// What the invoice screen promises: pickers by code and name, problems before Save, a button that says what it does, and nothing in the way of the focus.
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';
import { ask, connectByApi, read, setUpByApi } from '../support/quick-desk.ts';

let desk: BrowserDesk;
let page: Page;
let address: string;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  desk.sandbox.books.archiveAccount({ tenantId: tenantId(), code: '260' });
  await connectByApi(page, desk);
  const [doc] = (await read(page, desk.url, '/sales-docs?q=Rowing')).items;
  address = `${desk.url}/invoices/new?salesDocId=${doc.id}`;
});
afterAll(() => desk.close());

const account = () => page.getByRole('combobox', { name: 'Account of line 1' });
const choices = () => page.getByRole('listbox', { name: 'Account of line 1' }).getByRole('option');
const send = () => page.getByRole('button', { name: /^Save and send/ });

test('an account is found by its code and by its name, one that is archived is not, and the latest stands first', async () => {
  await page.goto(address);
  await page.getByText('It will arrive in the books approved.').waitFor();
  await account().fill('400');
  await choices().filter({ hasText: '400 – Advertising' }).waitFor();
  await account().fill('260');
  await page.getByText('Nothing found in the books').waitFor();
  await account().fill('advert');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await account().inputValue()).toBe('400 – Advertising');
  await page.reload();
  await page.getByText('It will arrive in the books approved.').waitFor();
  await account().click();
  await page.getByRole('group', { name: 'Recent' }).waitFor();
  expect(await choices().first().textContent()).toBe('400 – Advertising');
  await page.keyboard.press('Escape');
});

test('the button says when it will wait for approval, and a problem is told before it is pressed', async () => {
  expect(await send().textContent()).toBe('Save and send');
  await page.getByText('More options').click();
  await pick('Arrives in the books', 'Awaiting approval');
  await page.getByRole('button', { name: 'Save and send for approval' }).waitFor();
  await pick('Arrives in the books', 'Draft');
  await page.getByRole('button', { name: 'Save and send as a draft' }).waitFor();
  await pick('Arrives in the books', 'Approved');
  await page.getByLabel('Currency', { exact: true }).fill('CHF');
  await page
    .getByText(/CHF is not enabled|does not use CHF|CHF/)
    .first()
    .waitFor();
  expect((await read(page, desk.url, '/invoices?q=Rowing')).items).toEqual([]);
});

test('whatever has the focus is in sight, and never under the bar that sticks', async () => {
  await page.setViewportSize({ width: 1000, height: 500 });
  for (const path of [address, `${desk.url}/settings/integrations/xero/mapping`]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.getByRole('combobox').first().focus();
    expect(await coveredWhileTabbing(30), path).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('motion is under 150 ms, and there is none where the system asks for none', async () => {
  const longestMs = async () => {
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    const motions = `document.getAnimations().map((one) => Number(one.effect.getComputedTiming().activeDuration))`;
    const found = Math.max(0, ...((await page.evaluate(motions)) as number[]));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    return found;
  };
  const held: Route[] = [];
  await page.route('**/api/v1/companies*', (route) => held.push(route));
  await page.goto(`${desk.url}/companies`);
  await page.getByText('Loading', { exact: true }).waitFor({ state: 'attached' });
  expect(await longestMs(), 'while its rows are read').toBeLessThan(150);
  for (const route of held) await route.continue();
  await page.unroute('**/api/v1/companies*');
  await page.getByText('Rowing').first().waitFor();
  expect(await longestMs(), 'with its rows').toBeLessThan(150);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await longestMs()).toBe(0);
  await page.emulateMedia({ reducedMotion: null });
});

test('Ctrl+Enter sends; the answer is there at once and the number comes without a reload', async () => {
  await page.goto(address);
  await page.getByText('It will arrive in the books approved.').waitFor();
  await page.getByLabel('Reference').focus();
  await page.keyboard.press('Control+Enter');
  await page.getByText('The invoice is saved and on its way to the books.').waitFor();
  const made = await eventually(async () => (await read(page, desk.url, '/invoices?q=Rowing')).items[0]);
  // As a link of ours does: the page stays, and what comes to it comes by itself.
  await page.evaluate(`history.pushState(null, '', '/invoices/${made.id}')`);
  await page.getByRole('dialog', { name: 'INV-0001' }).waitFor();
  await page.getByRole('dialog').locator('[data-chip="waitingPayment"]').first().waitFor();
  await ask(page, desk.url, `/invoices/${made.id}/payments`, { amount: '100.00', paidOn: made.issueDate });
  await page.getByText('243.75 USD of 343.75 USD is still owing.').waitFor();
});

test('the card of a connection shows health, organisation, last sync, calls against the limit, and the way out', async () => {
  await page.goto(`${desk.url}/settings/integrations`);
  await page.locator('[data-connection="active"]').waitFor();
  const main = page.getByRole('main');
  for (const words of [/Practice Apparel \(AU\)/, 'Last sync', /\d+ used, [\d,]+ left/])
    await main.getByText(words).first().waitFor();
  for (const name of ['Reconnect', 'Disconnect', 'Sync now'])
    await main.getByRole('button', { name, exact: true }).waitFor();
  await main.getByRole('link', { name: 'Account mapping', exact: true }).waitFor();
  expect(desk.faults).toEqual([]);
});

function tenantId(): string {
  return desk.sandbox.books.listOrganisations().find((each) => each.countryCode === 'AU')?.tenantId ?? '';
}

async function pick(field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** What had the focus out of sight, or under a bar that sticks. */
async function coveredWhileTabbing(presses: number): Promise<readonly string[]> {
  const covered: string[] = [];
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(`(() => {
      const { activeElement: element } = document;
      const { left, top, width, height } = element.getBoundingClientRect();
      const seen = document.elementFromPoint(left + width / 2, top + height / 2);
      const isBar = (one) => one !== null && (getComputedStyle(one).position === 'sticky' || isBar(one.parentElement));
      const isOut = seen === null && element !== document.body;
      const isUnder = !isOut && !element.contains(seen) && isBar(seen) && !isBar(element);
      return isOut || isUnder ? (element.getAttribute('aria-label') ?? element.outerHTML.slice(0, 120)) : null;
    })()`);
    if (name !== null) covered.push(String(name));
  }
  return covered;
}
