import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { type Config, loadConfig } from '../config.ts';
import { freePort } from '../lib/free-port.ts';
import { processIdentity } from '../lib/processes.ts';
import { type Launch, launch } from './launch.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let config: Config;
let launched: Launch | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'launch-'));
  for (const [name, source] of Object.entries(standIns)) await writeFile(join(folder, name), source);
  config = loadConfig({
    COUNTERFOIL_DATA_DIR: join(folder, 'data'),
    PORT: String(await freePort()),
    SANDBOX_PORT: String(await freePort()),
    QUICKBOOKS_SANDBOX_PORT: String(await freePort()),
    DATABASE_URL: inject('postgresUrl'),
  });
});
afterEach(async () => {
  await launched?.stop(5_000);
  launched = undefined;
});
afterAll(() => rm(folder, { recursive: true }));

// Stand-ins for the parts: they serve their environment, or only work, and die, hang or refuse when told to.
const standIns = {
  'part.mts': `
    import { createServer } from 'node:http';
    const ports = { sandbox: process.env.SANDBOX_PORT, quickbooks: process.env.SANDBOX_QUICKBOOKS_PORT };
    const port = Number(ports[process.argv[2]] ?? process.env.PORT);
    if (process.argv.includes('refuse')) { console.error('stand-in: refusing to start'); process.exit(3); }
    const server = createServer((request, response) => {
      if (request.url === '/die') process.exit(9);
      response.end(JSON.stringify({ pid: process.pid, argv: process.argv.slice(2), env: process.env }));
    });
    if (process.argv[2] === 'work') process.on('message', () => {}).send({ type: 'ready', url: '' });
    else server.listen(port, '127.0.0.1', () => process.send({ type: 'ready', url: 'http://127.0.0.1:' + port }));
    process.on('disconnect', () => process.exit(0));
    process.on('SIGTERM', () => { if (!process.argv.includes('hang')) process.exit(0); });`,
  'launcher.mts': `
    import { loadConfig } from ${JSON.stringify(join(root, 'src/config.ts'))};
    import { launch } from ${JSON.stringify(join(root, 'src/launcher/launch.ts'))};
    const { ready } = launch({
      config: loadConfig(), env: process.env, root: ${JSON.stringify(root)}, say: () => {}, buildWeb: async () => false,
      scripts: {
        product: [process.argv[2], 'serve'], worker: [process.argv[2], 'work'], practiceLedger: [process.argv[2], 'sandbox'], practiceQuickbooks: [process.argv[2], 'quickbooks'],
      },
    });
    await ready;
    process.send('ready');`,
};

function begin(
  productArgs: readonly string[] = [],
  settings: Partial<Config> = {},
  lines: string[] = [],
  workerArgs: readonly string[] = [],
): Launch {
  const part = join(folder, 'part.mts');
  launched = launch({
    config: { ...config, ...settings },
    env: { PATH: process.env.PATH },
    root,
    scripts: {
      product: [part, 'serve', ...productArgs],
      worker: [part, 'work', ...workerArgs],
      practiceLedger: [part, 'sandbox'],
      practiceQuickbooks: [part, 'quickbooks'],
    },
    say: (line) => lines.push(line),
    buildWeb: async () => false,
  });
  return launched;
}

type Answer = {
  readonly pid: number;
  readonly argv: readonly string[];
  readonly env: Record<string, string>;
};
const ask = async (url: string) => (await (await fetch(url)).json()) as Answer;
const isGone = async (url: string) =>
  fetch(url).then(
    () => false,
    () => true,
  );

test('all parts come up, and the product is pointed at the practice ledgers', async () => {
  const addresses = await begin().ready;
  const product = await ask(addresses.productUrl);
  const practice = await ask(addresses.practice?.xero ?? '');
  const ledger = `http://localhost:${config.sandboxPort}`;
  expect(product.argv).toEqual(['serve']);
  expect(product.env).toMatchObject({
    DATABASE_URL: config.databaseUrl,
    COUNTERFOIL_SECRET: config.secret,
    XERO_CLIENT_ID: 'practice-app',
    XERO_API_URL: ledger,
    XERO_IDENTITY_URL: ledger,
    XERO_LOGIN_URL: ledger,
  });
  expect(practice.env).toMatchObject({
    SANDBOX_CLIENT_ID: product.env.XERO_CLIENT_ID,
    SANDBOX_WEBHOOK_KEY: product.env.XERO_WEBHOOK_KEY,
    SANDBOX_WEBHOOK_URL: `http://localhost:${config.port}/webhooks/xero`,
    SANDBOX_REDIRECT_URIS: `${config.publicUrl}/integrations/xero/callback`,
  });
  const quickbooks = await ask(addresses.practice?.quickbooks ?? '');
  const books = `http://localhost:${config.quickbooksSandboxPort}`;
  expect(product.env).toMatchObject({
    QUICKBOOKS_CLIENT_ID: 'practice-app',
    QUICKBOOKS_API_URL: books,
    QUICKBOOKS_OAUTH_URL: books,
    QUICKBOOKS_TOKEN_URL: books,
    QUICKBOOKS_REVOKE_URL: books,
  });
  expect(quickbooks.env).toMatchObject({
    SANDBOX_CLIENT_ID: product.env.QUICKBOOKS_CLIENT_ID,
    SANDBOX_CLIENT_SECRET: product.env.QUICKBOOKS_CLIENT_SECRET,
    SANDBOX_QUICKBOOKS_VERIFIER_TOKEN: product.env.QUICKBOOKS_WEBHOOK_TOKEN,
    SANDBOX_QUICKBOOKS_WEBHOOK_URL: `http://localhost:${config.port}/webhooks/quickbooks`,
    SANDBOX_QUICKBOOKS_REDIRECT_URIS: `${config.publicUrl}/integrations/quickbooks/callback`,
    SANDBOX_QUICKBOOKS_DATA_DIR: `${config.dataDir}/sandbox-quickbooks`,
  });
});

test('with a ledger of your own there is no practice ledger, and your settings reach the product', async () => {
  const app = { clientId: 'mine', clientSecret: 'my-secret' };
  for (const own of [{ xero: { ...config.xero, app } }, { quickbooks: { ...config.quickbooks, app } }]) {
    const { productUrl, practice } = await begin([], own).ready;
    expect(practice).toBeUndefined();
    const { env } = await ask(productUrl);
    expect(env.XERO_API_URL).toBeUndefined();
    expect(env.QUICKBOOKS_API_URL).toBeUndefined();
    await launched?.stop(5_000);
  }
});

test('a part that dies is started again; one that keeps dying is given up with a sentence', async () => {
  const lines: string[] = [];
  const { ready, failed } = begin([], {}, lines);
  const addresses = await ready;
  const { productUrl } = addresses;
  const practiceUrl = addresses.practice?.xero ?? '';
  const practice = await ask(practiceUrl);
  const givenUp = failed.catch((error: Error) => error.message);
  const seen = new Set<number>();
  const isAnother = async () => {
    const pid = await ask(productUrl).then(
      (answer) => answer.pid,
      () => undefined,
    );
    return pid !== undefined && !seen.has(pid) && seen.add(pid).has(pid);
  };
  for (let death = 1; death <= 5; death += 1) {
    await expect.poll(isAnother, { timeout: 10_000 }).toBe(true);
    await fetch(`${productUrl}/die`).catch(() => undefined);
  }
  expect(await givenUp).toBe('Counterfoil died 5 times in a minute (exit code 9)');
  expect(lines.filter((line) => line.includes('starting it again'))).toHaveLength(4);
  expect((await ask(practiceUrl)).pid).toBe(practice.pid);
});

test('a part that cannot start fails the start, and nothing is left running', async () => {
  const { ready, stop } = begin(['refuse']);
  await expect(ready).rejects.toThrow('Counterfoil could not start (exit code 3)');
  await stop(5_000);
  expect(await isGone(`http://127.0.0.1:${config.sandboxPort}`)).toBe(true);
});

test('without its worker nothing is started: what is asked for must also be done', async () => {
  const { ready, stop } = begin([], {}, [], ['refuse']);
  await expect(ready).rejects.toThrow('The worker could not start (exit code 3)');
  await stop(5_000);
  expect(await isGone(`http://127.0.0.1:${config.port}`)).toBe(true);
});

test('a part that does not stop in its time is ended', async () => {
  const { ready, stop } = begin(['hang']);
  const { productUrl } = await ready;
  const { pid } = await ask(productUrl);
  await stop(200);
  expect(processIdentity(pid)).toBeUndefined();
});

test('a port in use is told with its setting', async () => {
  const other = createServer().listen(config.sandboxPort);
  await once(other, 'listening');
  const port = config.sandboxPort;
  await expect(begin().ready).rejects.toThrow(
    new RegExp(`Port ${port} is in use.*SANDBOX_PORT=${port + 1} npm start`),
  );
  other.close();
});

test('when the launcher is killed its parts stop by themselves', async () => {
  const launcher = launchInChild();
  await once(launcher, 'message');
  const { pid } = await ask(`http://127.0.0.1:${config.port}`);
  launcher.kill('SIGKILL');
  await expect.poll(() => processIdentity(pid), { timeout: 10_000 }).toBeUndefined();
  await expect.poll(() => isGone(`http://127.0.0.1:${config.sandboxPort}`), { timeout: 10_000 }).toBe(true);
});

test('without DATABASE_URL a database is started, migrated, and stopped with the rest', async () => {
  const { ready, stop } = begin([], { databaseUrl: undefined });
  const { env } = await ask((await ready).productUrl);
  expect(env.DATABASE_URL).toMatch(/^postgres:\/\/counterfoil:.+@127\.0\.0\.1:\d+\/counterfoil$/);
  const pid = Number(
    (await readFile(join(folder, 'data', 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0],
  );
  expect(processIdentity(pid)).toBeDefined();
  await stop(5_000);
  expect(processIdentity(pid)).toBeUndefined();
});

function launchInChild(): ChildProcess {
  const args = ['--import', 'tsx', join(folder, 'launcher.mts'), join(folder, 'part.mts')];
  return spawn(process.execPath, args, {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      COUNTERFOIL_DATA_DIR: config.dataDir,
      PORT: String(config.port),
      SANDBOX_PORT: String(config.sandboxPort),
      DATABASE_URL: config.databaseUrl,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}
