/** The product with a planted JobBoard, and Chromium to look at it: each visit a browser that has never been there. */
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { buildWeb } from '../../src/launcher/build-web.ts';
import { freePort } from '../../src/lib/free-port.ts';
import { benchSecret } from '../bench-engine.ts';
import { closedInAnyCase } from '../clean-up.ts';
import { type DatabaseAlone, openDatabaseAlone } from '../database-alone.ts';
import { startProduct } from '../product-process.ts';

export type BrowserDesk = {
  readonly url: string;
  readonly workspaceId: string;
  readonly database: DatabaseAlone;
  readonly chromium: string;
  /** Signed in, with nothing in any cache; the probe is in each page. */
  visit(): Promise<Visit>;
  close(): Promise<void>;
};

export type Visit = { readonly page: Page; readonly context: BrowserContext; close(): Promise<void> };

const root = fileURLToPath(new URL('../../', import.meta.url));
const probe = fileURLToPath(new URL('./probe.js', import.meta.url));

export async function openBrowserDesk(): Promise<BrowserDesk> {
  await buildWeb(root);
  const database = await openDatabaseAlone();
  const port = String(await freePort());
  const product = await startProduct({
    PORT: port,
    DATABASE_URL: database.url,
    COUNTERFOIL_SECRET: benchSecret,
  });
  const closeProduct = closedInAnyCase(() => product.stop());
  const url = `http://localhost:${port}`;
  const { workspaceId, cookies } = await setUp(url);
  return {
    url,
    workspaceId,
    database,
    chromium: await versionOfChromium(),
    visit: () => visit(url, cookies),
    async close() {
      await closeProduct();
      await database.close();
    },
  };
}

async function setUp(url: string) {
  const answer = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({
      ownerName: 'Bench Owner',
      email: 'bench@desk.example',
      password: 'a password for the bench',
      workspaceName: 'Bench Desk',
      currency: 'AUD',
      timeZone: 'Australia/Sydney',
      sample: false,
    }),
  });
  if (!answer.ok) throw new Error(`Setup answered ${answer.status}: ${await answer.text()}`);
  // The API's own answer, as its document says.
  const { workspace } = (await answer.json()) as { readonly workspace: { readonly id: string } };
  const cookies = answer.headers.getSetCookie().map((line) => {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
  return { workspaceId: workspace.id, cookies };
}

async function visit(url: string, cookies: Parameters<BrowserContext['addCookies']>[0]): Promise<Visit> {
  const browser = await launch();
  const close = closedInAnyCase(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: url });
  await context.addCookies(cookies);
  await context.addInitScript({ path: probe });
  return { page: await context.newPage(), context, close };
}

/** As root Chromium needs no sandbox of its own; the rest keeps it from calling home. */
function launch() {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
}

async function versionOfChromium(): Promise<string> {
  const browser = await launch();
  const version = browser.version();
  await browser.close();
  return version;
}
