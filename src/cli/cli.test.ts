// The command line as a person runs it: a process of its own, against the API on a real port.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestApp, testApp } from '../../test/support/app.ts';

const program = fileURLToPath(new URL('./main.ts', import.meta.url));
let api: TestApp;
let server: ReturnType<typeof serve>;
let url: string;
let home: string;

beforeAll(async () => {
  api = await testApp();
  home = await mkdtemp(join(tmpdir(), 'counterfoil-home-'));
  server = await new Promise((resolve) => {
    const listening = serve({ fetch: api.app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      resolve(listening),
    );
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
// Each command is a process that compiles itself first: seconds, where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await api.close();
  await rm(home, { recursive: true });
});

type Outcome = { readonly code: number | null; readonly text: string };

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    env: { PATH: process.env.PATH, HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, text })));
}

test('from nothing to imported invoices without a browser', async () => {
  const early = await run(['status']);
  expect(early).toMatchObject({ code: 1, text: expect.stringContaining('Run `setup` first') });

  const person = [
    '--owner',
    'Olive Owner',
    '--email',
    'olive@desk.example',
    '--password',
    'a long enough password',
  ];
  const setup = await run([
    'setup',
    '--url',
    url,
    ...person,
    '--workspace',
    'Test Desk',
    '--time-zone',
    'UTC',
  ]);
  expect(setup).toMatchObject({ code: 0, text: expect.stringContaining('Test Desk is set up.') });
  const kept = join(home, '.config', 'counterfoil', 'credentials.json');
  expect((await stat(kept)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(kept, 'utf8'))).toMatchObject({ url, key: expect.stringMatching(/^cf_/) });

  const customers = join(home, 'customers.csv');
  await writeFile(customers, 'Id,Company,Mail\n1,Acme Sample,info@acme.example\n');
  const tried = await run(['import', 'customers', customers, '--dry-run']);
  expect(tried).toMatchObject({
    code: 0,
    text: expect.stringContaining('Nothing is saved. This would import 1 company'),
  });
  const imported = await run(['import', 'customers', customers]);
  expect(imported.text).toContain('Imported 1 company and 1 contact from 1 row; 0 were there already.');

  const invoices = join(home, 'invoices.csv');
  await writeFile(invoices, 'No.,When,CustomerId,Item,Price\nA-1,2026-01-31,1,Badge,12.50\n');
  const columns = ['--map', 'number=No.', '--map', 'issueDate=When'];
  const done = await run(['import', 'invoices', invoices, ...columns]);
  expect(done).toMatchObject({
    code: 0,
    text: expect.stringContaining('Imported 1 invoice with 1 line, 12.50 in all'),
  });

  const status = await run(['status']);
  expect(status.text).toContain('No books are connected: run `connect xero`.');
  expect(status.text).toMatch(/Not sent, USD +1 +12\.50/);
});

test('faults are told in sentences and as an exit code', async () => {
  expect(
    await run(['status'], { COUNTERFOIL_URL: 'http://127.0.0.1:1', COUNTERFOIL_API_KEY: 'cf_x' }),
  ).toMatchObject({
    code: 1,
    text: expect.stringContaining('Nothing answers at http://127.0.0.1:1'),
  });
  expect(await run(['status'], { COUNTERFOIL_URL: url, COUNTERFOIL_API_KEY: 'cf_x' })).toMatchObject({
    code: 1,
    text: expect.stringContaining('This API key is not valid here'),
  });
  const latin = join(home, 'latin.csv');
  await writeFile(latin, Buffer.from('Company\nCaf\u00e9\n', 'latin1'));
  const wrongEncoding = await run(['import', 'customers', latin], {
    COUNTERFOIL_URL: url,
    COUNTERFOIL_API_KEY: 'cf_x',
  });
  expect(wrongEncoding).toMatchObject({ code: 1, text: expect.stringContaining('is not UTF-8') });
});

test('a backfill from the command line says what is missing before anything is asked', async () => {
  const early = await run(['backfill', '--from', '2009-01-01', '--preview']);
  expect(early).toMatchObject({ code: 1, text: expect.stringContaining('No books are connected') });
  const wrong = await run(['backfill', '--from', 'yesterday']);
  expect(wrong).toMatchObject({ code: 1, text: expect.stringContaining('must be a date') });
  const undo = await run(['backfill', 'undo', '--wait']);
  expect(undo).toMatchObject({ code: 1, text: expect.stringContaining('No books are connected') });
});
