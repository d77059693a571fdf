// What every screen keeps to, in light and dark, at a desk and on a phone: axe finds nothing, no target is under 24 pixels, none is wider than the phone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { eventually } from '../support/eventually.ts';
import { ask, connectByApi, read, setUpByApi } from '../support/quick-desk.ts';
import { atRest } from './at-rest.ts';
import { barriersOf, contrastBarriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;
let connectionId: string;
let invoiceId: string;
let invitationId: string;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
});
afterAll(() => desk.close());

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

/** What is wrong with the screen that is open, at a desk in light and in dark, and on a phone. */
async function faultsOf(name: string): Promise<readonly string[]> {
  await page.locator('[aria-busy="true"], .mantine-Skeleton-root').first().waitFor({ state: 'hidden' });
  const found: string[] = [];
  const look = async (how: string, barriers: readonly string[]) => {
    found.push(...barriers.map((barrier) => `${name}, ${how}: ${barrier}`));
  };
  await look('light', await barriersOf(page));
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('dark', await contrastBarriersOf(page));
  await page.setViewportSize(narrow);
  await look('dark phone', await barriersOf(page));
  await page.emulateMedia({ colorScheme: 'light' });
  const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
  if (width > narrow.width) found.push(`${name}: ${width} pixels wide on a phone of ${narrow.width}`);
  await page.setViewportSize(wide);
  await shoot(page, name.replaceAll(/\W+/g, '-'));
  return found;
}

async function open(path: string): Promise<void> {
  await page.goto(`${desk.url}${path}`);
  await page.getByRole('main').waitFor();
}

/** As a link of ours does, without loading the application anew. */
async function goTo(path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
  await atRest(page);
  await page.getByRole('main').waitFor();
}

test('before signing in: set-up, sign-in and an invitation', async () => {
  const found: string[] = [];
  await open('/setup');
  await page.getByRole('heading', { name: 'Set up Counterfoil' }).waitFor();
  found.push(...(await faultsOf('set-up')));
  await setUpByApi(page, desk);
  connectionId = await connectByApi(page, desk);
  const invited = await ask(page, desk.url, '/members', { email: 'vera@desk.example', role: 'viewer' });
  invitationId = String(invited.id);
  await open(`/invitations/${invitationId}`);
  await page.getByRole('heading', { name: 'Join Sample Prints' }).waitFor();
  found.push(...(await faultsOf('invitation')));
  await open('/sign-in');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  found.push(...(await faultsOf('sign-in')));
  expect(found).toEqual([]);
});

test.each([
  ['/sales', '/sales-docs'],
  ['/jobs', '/jobs'],
  ['/companies', '/companies'],
  ['/contacts', '/contacts'],
  ['/products', '/products'],
])('%s, one of them in its drawer, and a new one', async (screen, path) => {
  const found: string[] = [];
  await open(screen);
  await page.getByRole('row').nth(1).waitFor();
  found.push(...(await faultsOf(screen)));
  const { items } = await read(page, desk.url, `${path}?limit=1`);
  for (const id of [items[0].id, 'new']) {
    await goTo(`${screen}/${id}`);
    await page.getByRole('dialog').getByRole('textbox').first().waitFor();
    found.push(...(await faultsOf(`${screen}/${id === 'new' ? id : 'one'}`)));
  }
  expect(found).toEqual([]);
});

test('invoices: the list, one in its drawer, a new one and one that is changed', async () => {
  invoiceId = await sentInvoice();
  const doc = (await read(page, desk.url, '/sales-docs?limit=1')).items[0].id;
  await open('/invoices');
  const found: string[] = [];
  for (const [name, path] of [
    ['invoices', '/invoices'],
    ['invoice', `/invoices/${invoiceId}`],
    ['new invoice', `/invoices/new?salesDocId=${doc}`],
    ['invoice from nothing', '/invoices/new'],
    ['change invoice', `/invoices/${invoiceId}/edit`],
  ] as const) {
    await goTo(path);
    found.push(...(await faultsOf(name)));
  }
  expect(found).toEqual([]);
});

test('the Sync centre and every page of the settings', async () => {
  const books = `/settings/integrations/${connectionId}`;
  const found: string[] = [];
  await open('/sync');
  for (const path of [
    '/sync',
    '/sync?state=done',
    '/settings/workspace',
    '/settings/members',
    '/settings/api-keys',
    '/settings/catalogue',
    '/settings/import',
    '/settings/integrations',
    `${books}/mapping`,
    `${books}/contacts`,
    `${books}/import-contacts`,
    `${books}/backfill`,
    '/nothing-here',
  ]) {
    await goTo(path);
    found.push(...(await faultsOf(path.replace(connectionId, 'books'))));
  }
  expect(found).toEqual([]);
});

test('what opens over a screen: search, keys, the person’s menu, the card of a chip, a question', async () => {
  const found: string[] = [];
  await open('/invoices');
  await page.getByRole('grid').getByText('Waiting Payment').waitFor();
  for (const [name, act] of [
    ['search', () => page.keyboard.press('Control+k')],
    ['keys', () => page.keyboard.press('?')],
    ['menu', () => page.getByRole('button', { name: /^Account of/ }).click()],
    ['card', () => page.locator('[data-chip]').first().click()],
  ] as const) {
    await act();
    found.push(...(await faultsOf(name)));
    await page.keyboard.press('Escape');
  }
  await open('/settings/integrations');
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByRole('dialog').waitFor();
  found.push(...(await faultsOf('disconnect')));
  expect(found).toEqual([]);
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});

/** One that is in the books. */
async function sentInvoice(): Promise<string> {
  const [doc] = (await read(page, desk.url, '/sales-docs?q=Rowing')).items;
  const invoice = await ask(page, desk.url, '/invoices', {
    salesDocId: doc.id,
    companyId: doc.companyId,
    currency: 'AUD',
    issueDate: '2026-11-02',
    dueDate: '2099-11-16',
    lines: [{ description: 'Sample caps', quantity: '2', unitPrice: '10.00' }],
    send: true,
  });
  await eventually(async () => {
    const { chip } = await read(page, desk.url, `/invoices/${invoice.id}`);
    return chip.kind === 'waitingPayment' ? true : undefined;
  });
  return String(invoice.id);
}
