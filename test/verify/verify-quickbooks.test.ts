// `npm run verify:quickbooks` as a person starts it, with the practice ledger in QuickBooks' place.
import { afterEach, expect, test } from 'vitest';
import type { QuickbooksSandbox } from '../../sandbox/quickbooks/sandbox.ts';
import { createQuickbooksSandbox } from '../../sandbox/quickbooks/sandbox.ts';
import { settle } from './quickbooks/practice-ledger.ts';
import { runCommand } from './run-command.ts';

const client = { id: 'verify-app', secret: 'verify-secret', name: 'Counterfoil' };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

test('nothing differs where the ledger is the practice one, and what was made is taken back', async () => {
  const { url, sandbox, realmId } = await openCompany('uk');
  const before = recordsIn(sandbox, realmId);
  const { code, output } = await verify(url, '--any-company', '--company', realmId);
  expect(output).toMatch(/ \d{2,} same, 0 DIFFERS, \d+ needs a person, 4 practice only, 0 not run/);
  expect(output).toContain('Answers have the same keys.');
  expect(output).not.toContain('Left in the books');
  expect(code).toBe(0);
  expect(output).toMatch(/needs a person {2}.*a payment in a locked period is not removed\n.*closing date/);
  // A token of either kind would be long and without spaces; the consent's address is shown to people alone.
  expect(output).not.toMatch(/[\w-]{30,}/);
  expect(customersMadeIn(sandbox, realmId).length).toBeGreaterThan(50);
  expectTidied(sandbox, realmId, before);
}, 300_000);

test('an American company, whose documents have the tax, is compared with an American practice company', async () => {
  const { url, sandbox, realmId } = await openCompany('us');
  const before = recordsIn(sandbox, realmId);
  const { code, output } = await verify(url, '--any-company', '--company', realmId, '--only', 'credit');
  expect(output).toMatch(/ \d{2,} same, 0 DIFFERS/);
  expect(output).toContain('Answers have the same keys.');
  expect(code).toBe(0);
  expect(customersMadeIn(sandbox, realmId).length).toBeGreaterThan(10);
  expectTidied(sandbox, realmId, before);
}, 300_000);

test('a ledger that behaves otherwise is found out, with what the contract expected', async () => {
  const { url, sandbox, realmId } = await openCompany('uk');
  sandbox.books.setSubscription({ realmId, hasLapsed: true });
  const options = ['--any-company', '--company', realmId, '--only', 'the whole amount'];
  const { code, output } = await verify(url, ...options);
  expect(output).toMatch(/DIFFERS {9}payments > the whole amount closes the invoice\n +\S/);
  expect(output).toContain('1 tests with "the whole amount" in their names: 0 same, 1 DIFFERS');
  expect(code).toBe(1);
}, 120_000);

test('where no sandbox company is, nothing is asked', async () => {
  const { url, sandbox } = await openCompany('uk');
  const { code, output } = await verify(url);
  expect(output).toContain('is no sandbox company');
  expect(code).toBe(2);
  expect(sandbox.control.requests()).toEqual([]);
}, 120_000);

function customersMadeIn({ books }: QuickbooksSandbox, realmId: string) {
  return books.listCustomers({ realmId }).filter(({ DisplayName }) => String(DisplayName).includes('-cfv'));
}

function expectTidied(
  sandbox: QuickbooksSandbox,
  realmId: string,
  before: ReturnType<typeof recordsIn>,
): void {
  expect(customersMadeIn(sandbox, realmId).filter(({ Active }) => Active !== false)).toEqual([]);
  expect(recordsIn(sandbox, realmId)).toEqual(before);
}

/** How many there are of what is deleted, and of the items that are offered. */
function recordsIn({ books }: QuickbooksSandbox, realmId: string) {
  const entities = ['Invoice', 'Payment', 'CreditMemo', 'Purchase', 'Attachable'] as const;
  return {
    ...Object.fromEntries(entities.map((entity) => [entity, books.list({ realmId, entity }).length])),
    Item: books.listItems({ realmId }).filter(({ Active }) => Active !== false).length,
  };
}

async function openCompany(key: 'uk' | 'us') {
  const sandbox = createQuickbooksSandbox({ client, limits: false });
  const { url, close } = await sandbox.listen(0);
  closing.push(close, () => sandbox.close());
  const realmId = sandbox.companies().find((each) => each.key === key)?.realmId ?? '';
  settle(sandbox.books, realmId);
  return { url, sandbox, realmId };
}

function verify(url: string, ...options: readonly string[]) {
  const settings = {
    QUICKBOOKS_CLIENT_ID: client.id,
    QUICKBOOKS_CLIENT_SECRET: client.secret,
    QUICKBOOKS_API_URL: url,
    QUICKBOOKS_OAUTH_URL: url,
    QUICKBOOKS_TOKEN_URL: url,
    QUICKBOOKS_REVOKE_URL: url,
  };
  // These books count no calls.
  return runCommand('quickbooks', settings, ['--calls-a-second', '1000', ...options]);
}
