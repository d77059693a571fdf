// `npm run verify:xero` as a person starts it, with the practice ledger in Xero's place.
import { afterEach, expect, test } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox.ts';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { runCommand } from './run-command.ts';

const client = { id: 'verify-app', secret: 'verify-secret', name: 'Counterfoil' };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

test('nothing differs where the ledger is the practice one, and what was made is taken back', async () => {
  const { url, sandbox, tenantId } = await openDemoCompany();
  const { code, output } = await verify(url);
  expect(output).toMatch(/ \d{2,} same, 0 DIFFERS, \d+ needs a person, 5 practice only, 0 not run/);
  expect(output).toContain('Answers have the same keys.');
  expect(output).not.toContain('Left in the books');
  expect(code).toBe(0);
  expect(output).toMatch(/needs a person {2}.*a payment in a locked period is not removed\n.*lock date/);
  // A token of either kind would be long and without spaces; the consent's address is shown to people alone.
  expect(output).not.toMatch(/eyJ|[\w-]{100,}/);
  const { books } = sandbox;
  const made = books.listContacts({ tenantId }).filter(({ name }) => name.includes('-cfv'));
  expect(made.length).toBeGreaterThan(50);
  expect(new Set(made.map(({ status }) => status))).toEqual(new Set(['ARCHIVED']));
  const ids = new Set(made.map(({ contactId }) => contactId));
  const invoices = books.listInvoices({ tenantId }).filter(({ contactId }) => ids.has(contactId));
  expect(invoices.length).toBeGreaterThan(50);
  expect(invoices.filter(({ status }) => status !== 'VOIDED' && status !== 'DELETED')).toEqual([]);
}, 300_000);

test('a ledger that behaves otherwise is found out, with what the contract expected', async () => {
  const { url } = await openDemoCompany({ switches: { approvalNeeded: true } });
  const { code, output } = await verify(url, '--only', 'the whole amount');
  expect(output).toMatch(/DIFFERS {9}payments > the whole amount closes the invoice\n +\S/);
  expect(output).toContain('1 tests with "the whole amount" in their names: 0 same, 1 DIFFERS');
  expect(code).toBe(1);
}, 120_000);

test('an organisation that is no demo company is left alone', async () => {
  const { url, sandbox, tenantId } = await openDemoCompany();
  sandbox.books.setPlan({ tenantId, plan: 'STANDARD' });
  const { code, output } = await verify(url);
  expect(output).toContain('is no demo company');
  expect(code).toBe(2);
  expect(sandbox.control.requests().filter(({ method }) => method === 'PUT')).toEqual([]);
}, 120_000);

/** The first practice organisation, with a demo company's plan. */
async function openDemoCompany(
  options: SandboxOptions = {},
): Promise<{ readonly url: string; readonly sandbox: Sandbox; readonly tenantId: string }> {
  const sandbox = createSandbox({ client, limits: false, ...options });
  const { url, close } = await sandbox.listen(0);
  closing.push(close, () => sandbox.close());
  const tenantId = sandbox.books.listOrganisations()[0]?.tenantId ?? '';
  sandbox.books.setPlan({ tenantId, plan: 'DEMO' });
  return { url, sandbox, tenantId };
}

function verify(url: string, ...options: readonly string[]) {
  const settings = {
    XERO_CLIENT_ID: client.id,
    XERO_CLIENT_SECRET: client.secret,
    XERO_API_URL: url,
    XERO_IDENTITY_URL: url,
    XERO_LOGIN_URL: url,
  };
  return runCommand('xero', settings, options);
}
