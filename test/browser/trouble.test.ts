// What people see of trouble: a dead grant on every screen until somebody reconnects, and times as people tell them.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wakePush } from '../../src/store/engine-jobs.ts';
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts';
import { connectByApi, setUpByApi } from '../support/quick-desk.ts';
import { barriersOf } from './barriers.ts';
import { shoot } from './screenshots.ts';

let desk: BrowserDesk;
let page: Page;
let viewer: Page;

beforeAll(async () => {
  desk = await openBrowserDesk();
  ({ page } = await desk.visit());
  await setUpByApi(page, desk);
  await connectByApi(page, desk);
  ({ page: viewer } = await desk.visit());
  await joinAsViewer(viewer);
});
afterAll(() => desk.close());

const bar = (of: Page) => of.locator('[role="alert"][data-bar="reconnect"]');
const settings = (of: Page) =>
  of.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' });

async function joinAsViewer(newcomer: Page): Promise<void> {
  const invited = await page.request.post(`${desk.url}/api/v1/members`, {
    data: { email: 'vera@desk.example', role: 'viewer' },
    headers: { origin: desk.url },
  });
  const { id } = await invited.json();
  await newcomer.goto(`${desk.url}/invitations/${id}`);
  await newcomer.getByLabel('Your name').fill('Vera Viewer');
  await newcomer.getByLabel('Password', { exact: false }).first().fill('a long enough password');
  await newcomer.getByRole('button', { name: /accept|join/i }).click();
  await newcomer.getByRole('grid', { name: 'SalesBoard' }).waitFor();
}

async function saveInvoice(row: string): Promise<void> {
  await page.goto(`${desk.url}/sales`);
  await page
    .getByRole('row')
    .filter({ hasText: row })
    .getByRole('button', { name: /actions/i })
    .click();
  await page.getByRole('menuitem', { name: 'Create invoice' }).click();
  await page.getByText('It will arrive in the books approved.').waitFor();
  await page.getByRole('button', { name: 'Save and send' }).click();
  await page.getByRole('grid', { name: 'SalesBoard' }).waitFor();
}

test('a time in a sentence is the reader’s own, and the Sync centre shows reference and total', async () => {
  desk.sandbox.control.layFault({
    kind: 'status429',
    retryAfter: 600,
    match: { method: 'PUT', path: '/Invoices' },
  });
  await saveInvoice('Rowing caps');
  await page.goto(`${desk.url}/sync?state=queued`);
  const row = page.getByRole('listitem').filter({ hasText: 'Create invoice' });
  await row.getByText(/It is tried again at [A-Z][a-z]{2} \d/).waitFor();
  expect(await row.textContent()).toMatch(/Create invoice · SD-\d+/);
  expect(await row.locator('.money').textContent()).toMatch(/[\d,]+\.\d\d USD/);
  await shoot(page, 'sync-centre');
  await page.goto(`${desk.url}/sales`);
  await theTimeIsOver();
  await page.locator('[data-chip="waitingPayment"]').first().waitFor();
});

/** As if the ten minutes that the ledger asked for had passed. */
async function theTimeIsOver(): Promise<void> {
  const { db } = desk;
  await db.updateTable('connection_limits').set({ blocked_until: null }).execute();
  await db.updateTable('sync_operations').set({ not_before: null }).where('state', '=', 'queued').execute();
  const connection = await db
    .selectFrom('connections')
    .select(['workspace_id', 'id'])
    .executeTakeFirstOrThrow();
  await wakePush(db, connection.workspace_id, connection.id, 'interactive');
}

test('when the grant is dead, every screen says so at once, with the button for who may press it', async () => {
  desk.sandbox.books.revokeGrant();
  await saveInvoice('Apron trial');
  await bar(page).getByRole('button', { name: 'Reconnect' }).waitFor();
  await page.getByText('Waits to reconnect').first().waitFor();
  await settings(page).getByText('1 to reconnect').waitFor();
  for (const path of ['/sales', '/invoices', '/sync?state=queued', '/settings/integrations', '/products']) {
    await page.goto(`${desk.url}${path}`);
    await bar(page).waitFor();
    await shoot(page, `reconnect${path.split('?')[0]?.replaceAll('/', '-')}`);
    expect(await barriersOf(page)).toEqual([]);
  }
});

test('who may not reconnect is told whom to ask', async () => {
  await bar(viewer).getByText('Ask an owner').waitFor();
  expect(await bar(viewer).getByRole('button').count()).toBe(0);
  await shoot(viewer, 'reconnect-viewer');
});

test('after Reconnect the bar goes by itself on every open screen, and what waited goes on', async () => {
  await page.goto(`${desk.url}/sales`);
  await bar(page).getByRole('button', { name: 'Reconnect' }).click();
  await page.getByRole('radio', { name: 'Practice Apparel (AU)' }).check();
  await page.getByRole('button', { name: 'Allow access' }).click();
  await page.getByText('Connected', { exact: true }).first().waitFor();
  await bar(viewer).waitFor({ state: 'detached' });
  await bar(page).waitFor({ state: 'detached' });
  await expect.poll(() => settings(page).textContent()).toBe('Settings');
  await page.goto(`${desk.url}/sales`);
  const row = page.getByRole('row').filter({ hasText: 'Apron trial' });
  await row.locator('[data-chip="waitingPayment"], [data-chip="overdue"]').waitFor();
});

test('the connection’s card says whether the ledger tells of changes, and how many calls are left', async () => {
  await page.goto(`${desk.url}/settings/integrations`);
  await page.locator('[data-notices="healthy"]').waitFor();
  await page.getByText(/\d+ used, [\d,]+ left/).waitFor();
  await shoot(page, 'connection-card');
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});
