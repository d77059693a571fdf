// The whole product as a newcomer meets it: built web application, server process, practice ledger, Chromium.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { createSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { freePort } from '../../src/lib/free-port.ts';
import type { Db } from '../../src/store/database.ts';
import { testDatabase } from './database.ts';
import { showNewestFirst } from './newest-first.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export type BrowserDesk = {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly sandboxUrl: string;
  readonly browser: Browser;
  /** A page of a fresh visitor. What its console says of errors is kept in `faults`. */
  visit(
    options?: Parameters<Browser['newContext']>[0],
  ): Promise<{ readonly page: Page; readonly context: BrowserContext }>;
  readonly faults: string[];
  /** The server's own, for what neither a screen nor a ledger brings about. */
  readonly db: Db;
  close(): Promise<void>;
};

/** @param more of the server's environment: another ledger that can be connected as well */
export async function openBrowserDesk(more: Readonly<Record<string, string>> = {}): Promise<BrowserDesk> {
  const database = await testDatabase();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const sandbox = createSandbox({ webhook: { url: `${url}/webhooks/xero`, key: 'practice-webhook-key' } });
  const ledger = await sandbox.listen(0, 'localhost');
  const server: ServerProcess = await startServer({
    PORT: String(port),
    DATABASE_URL: database.url,
    COUNTERFOIL_SECRET: 'a secret for tests of 32 characters or more',
    XERO_CLIENT_ID: 'practice-app',
    XERO_CLIENT_SECRET: 'practice-secret',
    XERO_WEBHOOK_KEY: 'practice-webhook-key',
    XERO_API_URL: ledger.url,
    XERO_IDENTITY_URL: ledger.url,
    XERO_LOGIN_URL: ledger.url,
    ...more,
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: quiet,
  });
  const faults: string[] = [];
  return {
    url,
    sandbox,
    sandboxUrl: ledger.url,
    browser,
    faults,
    db: database.db,
    async visit(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(error.message));
      return { page, context };
    },
    async close() {
      await browser.close();
      await server.kill();
      await ledger.close();
      await sandbox.close();
      await database.drop();
    },
  };
}

/** As root Chromium needs no sandbox of its own; the rest keeps it from calling home. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What a newcomer does first: makes the workspace, with sample data. */
export async function setUpInBrowser(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Your name').fill('Olive Owner');
  await page.getByLabel('E-mail').fill('olive@desk.example');
  await page.getByLabel('Password', { exact: false }).first().fill('a long enough password');
  await page.getByLabel('Workspace name').fill('Sample Prints');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await page.getByRole('treegrid', { name: 'SalesBoard' }).waitFor();
  await showNewestFirst(page, url);
  await page.reload();
  await page.getByRole('grid', { name: 'SalesBoard' }).waitFor();
}

/** Settings › Integrations › Connect, through the ledger's consent page and back. */
export async function connectInBrowser(
  page: Page,
  url: string,
  organisation = 'Practice Apparel (AU)',
): Promise<void> {
  await page.goto(`${url}/settings/integrations`);
  await page.getByRole('button', { name: 'Connect' }).click();
  await page.getByRole('radio', { name: organisation }).check();
  await page.getByRole('button', { name: 'Allow access' }).click();
  await page.getByText('Connected', { exact: true }).first().waitFor();
  await page.getByText(organisation).first().waitFor();
}
