/** The sandbox as its own process: ready, killed without warning, and back with everything. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-main-'));

async function start(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const env = { ...process.env, SANDBOX_PORT: '0', SANDBOX_DATA_DIR: dataDir, SANDBOX_WEBHOOK_URL: '' };
  const child = fork(new URL('./main.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    env,
    silent: true,
  });
  const [message] = (await once(child, 'message')) as [{ readonly url: string }]; // as main.ts sends it
  return { child, url: message.url };
}

const books = async (url: string, action: string, body: unknown) =>
  (await fetch(`${url}/_sandbox/books/${action}`, { method: 'POST', body: JSON.stringify(body) })).json();

test('what was answered before SIGKILL is there after it, and losing its parent stops it', async () => {
  const one = await start();
  const organisations = (await books(one.url, 'listOrganisations', {})) as readonly {
    readonly tenantId: string;
  }[];
  const tenantId = organisations[0]?.tenantId;
  const added = await books(one.url, 'addContact', { tenantId, name: 'Survivor (practice)' });
  expect(added).toMatchObject({ ok: true });
  one.child.kill('SIGKILL');
  await once(one.child, 'exit');

  const two = await start();
  const contacts = (await books(two.url, 'listContacts', { tenantId })) as readonly {
    readonly name: string;
  }[];
  expect(contacts.map((contact) => contact.name)).toContain('Survivor (practice)');
  two.child.disconnect();
  const [code] = await once(two.child, 'exit');
  expect(code).toBe(0);
  rmSync(dataDir, { recursive: true });
}, 30_000);
