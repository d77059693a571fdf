// Each main job with the keyboard alone: connecting, mapping, a sales doc with lines, its invoice, and a problem settled.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';
import { ask, read, setUpByApi } from '../support/quick-desk.ts';

let desk: BrowserDesk;
let page: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  await page.goto(`${desk.url}/sales`);
  await page.getByRole('main').waitFor();
});
afterAll(() => desk.close());

/** The way there is part of the fact: what Tab does not reach, nobody reaches without a mouse. */
async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}

async function hasFocus(target: Locator): Promise<boolean> {
  return (await target.and(page.locator(':focus')).count()) === 1;
}

async function press(target: Locator): Promise<void> {
  await tabTo(target);
  await page.keyboard.press('Enter');
}

/** Types into a searchable list, and takes what is nearest. */
async function choose(field: string, words: string, option: RegExp): Promise<void> {
  await tabTo(page.getByRole('combobox', { name: field, exact: true }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(words);
  const options = page.getByRole('listbox', { name: field, exact: true }).getByRole('option');
  await options.filter({ hasText: option }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await options.first().waitFor({ state: 'hidden' });
}

async function goTo(words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search screens and records' }).waitFor();
  await page.keyboard.type(words);
  await page.locator('[data-combobox-selected]', { hasText: words }).first().waitFor();
  await page.keyboard.press('Enter');
}

const button = (name: string | RegExp) => page.getByRole('button', { name });

test('the books are connected', async () => {
  await goTo('Integrations');
  await press(button('Connect Xero'));
  // The practice ledger's own page: its radio buttons are one stop, walked with the arrows.
  await page.waitForURL(new RegExp(new URL(desk.sandboxUrl).port));
  await tabTo(page.getByRole('radio').first());
  await page.keyboard.press('Space');
  await press(button('Allow access'));
  await page.locator('[data-connection="active"]').waitFor();
});

test('a category is mapped to its account', async () => {
  await goTo('Account mapping');
  await choose('Screen printing in the books', '200', /^200/);
  await press(button('Save'));
  await page.getByText('The mapping is saved.').waitFor();
});

test('a sales doc is written with a line, invoiced and sent', async () => {
  await goTo('New sales doc');
  await choose('Company', 'Corner', /Sample Corner Bakery/);
  await tabTo(page.getByLabel('Title'));
  await page.keyboard.type('Paper bags');
  await press(button('Add line'));
  await tabTo(page.getByLabel('Description of line 1'));
  await page.keyboard.type('Paper bag, one colour');
  await tabTo(page.getByLabel('Price of line 1'));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('0.40');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/sales\/[0-9a-f-]{36}/);
  await press(page.getByRole('dialog').getByRole('button', { name: /^Actions for/ }));
  await page.getByRole('menuitem', { name: 'Create invoice' }).waitFor();
  await walkTo(page.getByRole('menuitem', { name: 'Create invoice' }));
  await page.keyboard.press('Enter');
  await page.getByText('It will arrive in the books approved.').waitFor();
  await choose('Account of line 1', '260', /^260/);
  await page.keyboard.press('Control+Enter');
  const sent = await eventually(async () => {
    const { items } = await read(page, desk.url, '/invoices');
    return items[0]?.number ? items[0] : undefined;
  });
  expect(sent.chip.kind).toBe('waitingPayment');
});

test('a problem is found by its badge, mended where its link leads, and tried again', async () => {
  const { items } = await read(page, desk.url, '/companies?q=Corner');
  await ask(page, desk.url, '/invoices', {
    companyId: items[0].id,
    currency: 'USD',
    issueDate: '2026-11-02',
    lines: [{ description: 'Sample caps', quantity: '2', unitPrice: '10.00', accountCode: '999' }],
    send: true,
  });
  await page.getByRole('link', { name: 'Sync centre 1 need attention' }).waitFor();
  await goTo('Sync centre');
  const row = page.locator('[data-operation="needsAttention"]');
  await press(row.getByRole('link').first());
  await press(page.getByRole('dialog').getByRole('button', { name: /^Actions for/ }));
  await walkTo(page.getByRole('menuitem', { name: 'Edit' }));
  await page.keyboard.press('Enter');
  await choose('Account of line 1', '200', /^200/);
  await tabTo(page.getByLabel('Due', { exact: true }));
  await page.keyboard.type('12162099');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
  await goTo('Sync centre');
  await press(button('Retry all'));
  await page.getByText('Nothing needs attention').waitFor();
});

test('? shows the keys, and Esc closes them', async () => {
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
  expect(desk.faults).toEqual([]);
});

/** In a menu the arrows move. */
async function walkTo(item: Locator): Promise<void> {
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('ArrowDown');
    if (await hasFocus(item)) return;
  }
  throw new Error(`The arrows do not reach ${String(item)}`);
}
