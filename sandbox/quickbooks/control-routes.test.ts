/** The control plane: what a test can turn from outside, and whether the README says so. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from './settings.ts';
import { codeOf, type Loose, openQuickbooksBench, type QuickbooksBench } from './test-bench.ts';

const post = async ({ sandbox }: QuickbooksBench, path: string, body: unknown): Promise<Loose> => {
  const request = { method: 'POST', body: JSON.stringify(body) };
  return (await sandbox.app.request(`http://localhost:4020/_sandbox/${path}`, request)).json();
};

const settingOf = (word: string): string | boolean =>
  word === 'true' || word === 'false' ? word === 'true' : word;

/** Rows of the README's table of switches: name, default, and the first of the other readings. */
const rows = readFileSync(new URL('./README.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [name, usual, other] = line
      .split('|')
      .slice(1)
      .map((cell) => /`([^`]+)`/.exec(cell)?.[1]);
    return name && usual && other && name in DEFAULT_SETTINGS.switches ? [[name, usual, other] as const] : [];
  });

test('every switch stands in the README with its default, and turns over HTTP', async () => {
  expect(rows.map(([name]) => name).sort()).toEqual(Object.keys(DEFAULT_SETTINGS.switches).sort());
  const bench = openQuickbooksBench();
  for (const [name, usual, other] of rows) {
    expect(DEFAULT_SETTINGS.switches).toHaveProperty(name, settingOf(usual));
    const { switches } = await post(bench, 'settings', { switches: { [name]: settingOf(other) } });
    expect(switches).toHaveProperty(name, settingOf(other));
  }
});

test('a fault laid over HTTP waits for what a request would do', async () => {
  const bench = openQuickbooksBench();
  await post(bench, 'faults', { kind: 'status500', match: { deed: 'create Customer' } });
  expect((await bench.call('POST', '/vendor', { DisplayName: 'Sample Ink' })).status).toBe(200);
  expect(codeOf(await bench.call('POST', '/customer', { DisplayName: 'Sample Choir' }))).toBe('10000');
});

test('a reset brings the seeds back, and the clock moves by hand', async () => {
  const bench = openQuickbooksBench();
  await bench.make('Customer', { DisplayName: 'Sample Choir' });
  await post(bench, 'reset', {});
  const { realmId, sandbox } = bench;
  expect(sandbox.books.listCustomers({ realmId })).toHaveLength(12);
  expect(sandbox.control.usage(realmId).core).toBe(0);
  const before = sandbox.clock.now();
  await post(bench, 'clock', { advanceMs: 5_000 });
  expect(sandbox.clock.now() - before).toBe(5_000);
});
