// What every screen keeps to, in light and dark, at a desk and on a phone: axe finds nothing, no target is under 24 pixels, none is wider than the phone, and none scrolls twice.
import type { Locator, Page } from 'playwright-core';
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
  desk = await openBrowserDesk({ WEBHOOK_TARGETS: 'any' });
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
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  if (height > wide.height) found.push(`${name}: the window scrolls too, around what scrolls in it`);
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
  // The code of a screen may still be on its way: until then what is shown is the one before, or nothing.
  await eventually(async () => (await page.evaluate("__TSR_ROUTER__.state.status === 'idle'")) || undefined);
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

test('automations, what they did, and how people and customers hear of it', async () => {
  const { automationId, mailId } = await aJobThatIsTold();
  const found: string[] = [];
  await open('/automations');
  for (const [path, heading] of [
    ['/automations', 'Automations'],
    ['/automations/new', 'New automation'],
    ['/automations/new?recipe=reminders', 'Then'],
    [`/automations/${automationId}`, 'Change automation'],
    ['/automations/runs', 'What automations did'],
    ['/inbox', 'Inbox'],
    ['/settings/notifications', 'Notifications'],
    ['/outbox', 'Outbox'],
    [`/outbox/${mailId}`, 'We have begun: Sail numbers'],
    ['/settings/webhooks', 'Last deliveries'],
  ] as const) {
    await goTo(path);
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    found.push(...(await faultsOf(path.replace(/[0-9a-f-]{36}/, 'one'))));
  }
  expect(found).toEqual([]);
});

test('reports, ours and the books’ own, both sides, and the meter of a connection', async () => {
  await aPaidAndAnEditedInvoice();
  const found: string[] = [];
  await open('/reports');
  const look = async (path: string, title: string, sign: Locator) => {
    await goTo(path);
    await page.getByRole('heading', { name: title, exact: true }).waitFor();
    await sign.waitFor();
    found.push(...(await faultsOf(path.replace(connectionId, 'books'))));
  };
  const chart = page.locator('figure svg').first();
  const table = (name: string) => page.getByRole('table', { name });
  const november = 'from=2026-11-01&to=2026-11-30';
  await look('/reports', 'Reports', page.getByRole('link', { name: /Days to pay/ }));
  await readFromBooks('/reports/aged');
  await look('/reports/aged', 'Aged receivables', page.getByText(/^Both sides agree to the cent/));
  await readFromBooks('/reports/profit-and-loss');
  await look('/reports/profit-and-loss', 'Profit and loss', table('Profit and loss'));
  await look(`/reports/sales?${november}`, 'Sales', chart);
  await look('/reports/unpaid-jobs', 'Invoiced but unpaid, by job', chart);
  await look(`/reports/days-to-pay?${november}`, 'Days to pay', chart);
  await look('/reports/both-sides', 'Both sides', table('Differences'));
  await look(`/settings/integrations/${connectionId}/usage`, 'Calls and limits', table('Limits'));
  expect(found).toEqual([]);
});

test('what opens over a screen: search, keys, the bell, the person’s menu, a question, the card of a chip', async () => {
  const found: string[] = [];
  // All that can opens over a screen of few elements: each is looked at three times.
  await open('/settings/integrations');
  const disconnect = page.getByRole('button', { name: 'Disconnect' });
  await disconnect.waitFor();
  for (const [name, act] of [
    ['search', () => page.keyboard.press('Control+k')],
    ['keys', () => page.keyboard.press('?')],
    ['bell', () => page.getByRole('button', { name: /^Notifications/ }).click()],
    ['menu', () => page.getByRole('button', { name: /^Account of/ }).click()],
    ['disconnect', () => disconnect.click()],
  ] as const) {
    await act();
    await page.getByRole(name === 'menu' ? 'menu' : 'dialog').waitFor();
    found.push(...(await faultsOf(name)));
    await page.keyboard.press('Escape');
  }
  await open('/invoices');
  await page.getByRole('grid').getByText('Waiting Payment').waitFor();
  await page.locator('[data-chip]').first().click();
  found.push(...(await faultsOf('card')));
  expect(found).toEqual([]);
});

test('nothing went wrong in the page meanwhile', () => {
  expect(desk.faults).toEqual([]);
});

/** An automation that has told its owner of a job, called a webhook and written a mail of which nobody knows whether it arrived. */
async function aJobThatIsTold(): Promise<{ readonly automationId: string; readonly mailId: string }> {
  const endpoint = await ask(page, desk.url, '/webhook-endpoints', {
    name: 'Stock room',
    url: `${desk.url}/nothing-here`,
  });
  const automation = await ask(page, desk.url, '/automations', {
    name: 'Say that it has begun',
    board: 'jobs',
    trigger: { kind: 'created' },
    conditions: { join: 'and', conditions: [{ key: 'title', operator: 'contains', values: ['Sail'] }] },
    actions: [
      {
        kind: 'notify',
        to: [{ kind: 'role', role: 'owner' }],
        message: '{{record.title}} is new',
        byEmail: true,
      },
      { kind: 'emailCustomer', subject: 'We have begun: {{record.title}}', body: 'Hello.' },
      { kind: 'callWebhook', endpointId: endpoint.id },
      { kind: 'wait', days: 2 },
      { kind: 'assign', userId: null },
    ],
  });
  const company = await ask(page, desk.url, '/companies', {
    name: 'Sample Sailing School',
    emails: [{ email: 'crew@sailing.example' }],
  });
  await ask(page, desk.url, '/jobs', { title: 'Sail numbers', companyId: company.id });
  await eventually(async () => {
    const { items } = await read(page, desk.url, '/automation-runs?state=waiting');
    return items.length > 0 ? true : undefined;
  });
  await desk.db
    .updateTable('mails')
    .set({ state: 'undecided', problem: 'The connection was lost while it was being sent.', attempts: 1 })
    .where('subject', 'like', 'We have begun%')
    .execute();
  const { items } = await read(page, desk.url, '/mails');
  const mail = items.find((one: { readonly subject: string }) => one.subject.startsWith('We have begun'));
  return { automationId: automation.id, mailId: mail.id };
}

/** One that somebody paid, and one whose due date is another in the books than here. */
async function aPaidAndAnEditedInvoice(): Promise<void> {
  const paid = await sentInvoice();
  const { amountOwing: amount } = await read(page, desk.url, `/invoices/${paid}`);
  await ask(page, desk.url, `/invoices/${paid}/payments`, { amount, paidOn: '2026-11-20' });
  await invoiceThatIs('paid', paid);
  const { books, control } = desk.sandbox;
  const { number } = await read(page, desk.url, `/invoices/${invoiceId}`);
  const tenantId = books.listOrganisations().find(({ countryCode }) => countryCode === 'AU')?.tenantId ?? '';
  const there = books.listInvoices({ tenantId }).find((one) => one.number === number);
  control.setWebhook(undefined);
  books.editInvoice({ tenantId, invoiceId: there?.invoiceId ?? '', dueDate: '2099-12-24' });
  await ask(page, desk.url, '/drift/checks', { connectionId });
}

async function readFromBooks(path: string): Promise<void> {
  await goTo(path);
  await page.getByRole('button', { name: 'Read from Xero' }).click();
}

async function invoiceThatIs(kind: string, id: string): Promise<void> {
  await eventually(async () => {
    const { chip } = await read(page, desk.url, `/invoices/${id}`);
    return chip.kind === kind ? true : undefined;
  });
}

/** One that is in the books. */
async function sentInvoice(): Promise<string> {
  const [job] = (await read(page, desk.url, '/jobs?limit=1')).items;
  const invoice = await ask(page, desk.url, '/invoices', {
    jobId: job.id,
    companyId: job.companyId,
    currency: 'AUD',
    issueDate: '2026-11-02',
    dueDate: '2099-11-16',
    lines: [{ description: 'Sample caps', quantity: '2', unitPrice: '10.00' }],
    send: true,
  });
  await invoiceThatIs('waitingPayment', invoice.id);
  return String(invoice.id);
}
