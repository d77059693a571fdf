/** The practice QuickBooks as its own process: ready, killed without warning, and back with everything. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Loose } from './test-bench.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-quickbooks-main-'));

async function start(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = fork(new URL('./main.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      SANDBOX_QUICKBOOKS_PORT: '0',
      SANDBOX_QUICKBOOKS_DATA_DIR: dataDir,
      SANDBOX_QUICKBOOKS_WEBHOOK_URL: '',
    },
    silent: true,
  });
  const [message] = (await once(child, 'message')) as [{ readonly url: string }]; // as main.ts sends it
  return { child, url: message.url };
}

const books = async (url: string, action: string, body: unknown): Promise<Loose> =>
  (await fetch(`${url}/_sandbox/books/${action}`, { method: 'POST', body: JSON.stringify(body) })).json();

test('what was answered before SIGKILL is there after it, and losing its parent stops it', async () => {
  const one = await start();
  const [{ realmId }] = await books(one.url, 'listCompanies', {});
  const added = await books(one.url, 'addCustomer', { realmId, name: 'Survivor (practice)' });
  expect(added).toMatchObject({ ok: true });
  one.child.kill('SIGKILL');
  await once(one.child, 'exit');

  const two = await start();
  const customers = await books(two.url, 'listCustomers', { realmId });
  expect(JSON.stringify(customers)).toContain('Survivor (practice)');
  two.child.disconnect();
  const [code] = await once(two.child, 'exit');
  expect(code).toBe(0);
  rmSync(dataDir, { recursive: true });
}, 30_000);
