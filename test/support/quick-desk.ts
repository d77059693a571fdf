// A desk that is set up and connected without its screens: for tests of what comes after.
import type { Page } from 'playwright-core';
import type { BrowserDesk } from './browser-desk.ts';
import { consentTo } from './consent.ts';
import { eventually } from './eventually.ts';
import { showNewestFirst } from './newest-first.ts';

/** What `setUpInBrowser` does. The page's browser is signed in, and its page still empty. */
export async function setUpByApi(page: Page, { url }: Pick<BrowserDesk, 'url'>): Promise<void> {
  await ask(page, url, '/setup', {
    ownerName: 'Olive Owner',
    email: 'olive@desk.example',
    password: 'a long enough password',
    workspaceName: 'Sample Prints',
    currency: 'USD',
    timeZone: 'UTC',
    sample: true,
  });
  await showNewestFirst(page, url);
}

/** What `connectInBrowser` does. @returns the connection's id, once its accounts are known */
export async function connectByApi(page: Page, desk: BrowserDesk, country = 'AU'): Promise<string> {
  const found = desk.sandbox.books.listOrganisations().find((each) => each.countryCode === country);
  return connectLedgerByApi(page, desk, 'xero', (address) => consentTo(address, found?.tenantId ?? ''));
}

/** @param consent goes through the ledger's own page, and says where that sends a person */
export async function connectLedgerByApi(
  page: Page,
  { url }: Pick<BrowserDesk, 'url'>,
  ledger: 'xero' | 'quickbooks',
  consent: (authorizationUrl: string) => Promise<string>,
): Promise<string> {
  const { authorizationUrl } = await ask(page, url, `/connections/${ledger}/authorizations`);
  await page.request.get(await consent(String(authorizationUrl)), { maxRedirects: 0 });
  return eventually(async () => {
    const { items } = await read(page, url, '/connections');
    const connection = items.find((each: { readonly provider: string }) => each.provider === ledger);
    if (connection?.status !== 'active') return undefined;
    const accounts = await read(page, url, `/connections/${connection.id}/references?kind=account`);
    return accounts.items.length > 0 ? String(connection.id) : undefined;
  });
}

/** What `Create invoice` of a sales doc and `Save and send` do. @returns the invoice, once the books have it */
export async function invoiceByApi(page: Page, { url }: Pick<BrowserDesk, 'url'>, salesDoc: string) {
  const [doc] = (await read(page, url, `/sales-docs?q=${encodeURIComponent(salesDoc)}`)).items;
  const draft = await ask(page, url, '/invoices/draft', { salesDocId: doc.id });
  const { recipients: _recipients, billing: _billing, books: _books, ...invoice } = draft;
  const { id } = await ask(page, url, '/invoices', { ...invoice, send: true });
  return eventually(async () => {
    const found = await read(page, url, `/invoices/${id}`);
    return found.chip.kind === 'waitingPayment' ? found : undefined;
  });
}

/** What the API answers the page's person. */
export async function read(page: Page, url: string, path: string) {
  return (await page.request.get(`${url}/api/v1${path}`)).json();
}

/** Asks the API for something as the page's person. */
export async function ask(page: Page, url: string, path: string, data: unknown = {}) {
  const answer = await page.request.post(`${url}/api/v1${path}`, { data, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}
