import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConfigError, loadConfig, settings } from './config.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'config-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const load = (env: Record<string, string>) => loadConfig({ COUNTERFOIL_DATA_DIR: dataDir, ...env });

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

test('nothing needs to be set', () => {
  expect(load({})).toMatchObject({
    port: 4000,
    dataDir,
    publicUrl: 'http://localhost:4000',
    secureCookies: false,
    databaseUrl: undefined,
    sandboxPort: 4010,
    quickbooksSandboxPort: 4020,
    xero: { app: undefined, webhookKey: undefined, apiUrl: 'https://api.xero.com' },
    quickbooks: {
      app: undefined,
      webhookToken: undefined,
      apiUrl: 'https://quickbooks.api.intuit.com',
      oauthUrl: 'https://appcenter.intuit.com',
      tokenUrl: 'https://oauth.platform.intuit.com',
      revokeUrl: 'https://developer.api.intuit.com',
    },
    logLevel: 'info',
  });
});

test('the public address follows the port, and an https one makes cookies secure', () => {
  expect(load({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
  const behindProxy = load({ COUNTERFOIL_PUBLIC_URL: 'https://desk.example/' });
  expect(behindProxy).toMatchObject({ publicUrl: 'https://desk.example', secureCookies: true });
});

test('every fault is named at once', () => {
  const faults = faultsOf({
    PORT: 'eighty',
    COUNTERFOIL_PUBLIC_URL: 'desk.example',
    COUNTERFOIL_SECRET: 'short',
    DATABASE_URL: 'mysql://localhost/x',
    LOG_LEVEL: 'loud',
    COUNTERFOIL_DATABASE_URL: 'postgres://localhost/x',
  });
  for (const name of ['PORT', 'COUNTERFOIL_PUBLIC_URL', 'COUNTERFOIL_SECRET', 'DATABASE_URL', 'LOG_LEVEL']) {
    expect(faults.filter((fault) => fault.startsWith(`${name} must`))).toHaveLength(1);
  }
  expect(faults.at(-1)).toMatch('COUNTERFOIL_DATABASE_URL is not a setting');
});

test('half of an app, a misspelt name, an address with "xero" and two equal ports are faults', () => {
  expect(faultsOf({ XERO_CLIENT_ID: 'a' })).toEqual([
    'XERO_CLIENT_SECRET must be set too, since XERO_CLIENT_ID is',
  ]);
  expect(faultsOf({ XERO_CLIENT_SECRET: 'a' })).toEqual([
    'XERO_CLIENT_ID must be set too, since XERO_CLIENT_SECRET is',
  ]);
  expect(faultsOf({ XERO_CLIENTID: 'a' })).toEqual(['XERO_CLIENTID is not a setting']);
  expect(faultsOf({ XERO_CLIENT_KEY: 'a' })[0]).toMatch('did you mean XERO_CLIENT_');
  expect(faultsOf({ COUNTERFOIL_PUBLIC_URL: 'https://my-xero-desk.example' })[0]).toMatch('Xero refuses');
  expect(faultsOf({ QUICKBOOKS_CLIENT_SECRET: 'a' })).toEqual([
    'QUICKBOOKS_CLIENT_ID must be set too, since QUICKBOOKS_CLIENT_SECRET is',
  ]);
  expect(faultsOf({ QUICKBOOKS_API: 'a' })[0]).toMatch('QUICKBOOKS_API is not a setting');
  expect(faultsOf({ SMTP_URL: 'smtp://mail.example' })).toEqual([
    'MAIL_FROM must be set too, since SMTP_URL is',
  ]);
  expect(
    faultsOf({ SMTP_URL: 'https://mail.example', MAIL_FROM: 'us' }).map((fault) => fault.slice(0, 14)),
  ).toEqual(['SMTP_URL must ', 'MAIL_FROM must']);
  expect(faultsOf({ SANDBOX_PORT: '4000' })).toEqual(['SANDBOX_PORT must differ from PORT']);
  expect(faultsOf({ QUICKBOOKS_SANDBOX_PORT: '4010' })).toEqual([
    'QUICKBOOKS_SANDBOX_PORT must differ from SANDBOX_PORT',
  ]);
});

test("the command line's names may be set in the same shell", () => {
  expect(faultsOf({ COUNTERFOIL_URL: 'http://localhost:4000', COUNTERFOIL_API_KEY: 'cf_x' })).toEqual([]);
});

test('an empty value counts as absent', () => {
  expect(load({ XERO_CLIENT_ID: '', DATABASE_URL: ' ', PORT: '' })).toMatchObject({
    port: 4000,
    databaseUrl: undefined,
  });
});

test('a secret is made once, kept for the owner alone, and a damaged one is not replaced', async () => {
  const { secret } = load({});
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(load({}).secret).toBe(secret);
  const file = join(dataDir, 'secret');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await chmod(file, 0o600);
  await writeFile(file, 'cut');
  expect(faultsOf({})[0]).toMatch('restore it');
  expect(await readFile(file, 'utf8')).toBe('cut');
});

test("README's table has a row for every setting, and no other", async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(rows.toSorted()).toEqual(settings.map(({ name }) => name).toSorted());
});
