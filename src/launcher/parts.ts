/** The parts that the launcher runs, and the settings that make them find each other. */
import type { Config } from '../config.ts';
import type { Part } from './keep-running.ts';

/** A script and its arguments for each part. Each says `{ type: 'ready', url }` over IPC when it is at work. */
export type Scripts = {
  readonly product: readonly [string, ...string[]];
  readonly worker: readonly [string, ...string[]];
  readonly practiceLedger: readonly [string, ...string[]];
  readonly practiceQuickbooks: readonly [string, ...string[]];
};

type PartOptions = { readonly config: Config; readonly env: NodeJS.ProcessEnv; readonly scripts: Scripts };

const practiceApp = {
  XERO_CLIENT_ID: 'practice-app',
  XERO_CLIENT_SECRET: 'practice-secret',
  XERO_WEBHOOK_KEY: 'practice-webhook-key',
};

const practiceQuickbooksApp = {
  QUICKBOOKS_CLIENT_ID: 'practice-app',
  QUICKBOOKS_CLIENT_SECRET: 'practice-secret',
  QUICKBOOKS_WEBHOOK_TOKEN: 'practice-verifier-token',
};

/** Beside a ledger of people's own nobody is offered books to practise with: they could be taken for real ones. */
export function usesPractice({ xero, quickbooks }: Config): boolean {
  return xero.app === undefined && quickbooks.app === undefined;
}

type ProductOptions = PartOptions & { readonly databaseUrl: string };

/** The API and the web application. */
export function productPart(options: ProductOptions): Part {
  return { name: 'Counterfoil', script: options.scripts.product, env: productEnv(options) };
}

/** The engine, a process of its own: while it carries a backfill, people and webhooks are answered as quickly as ever. */
export function workerPart(options: ProductOptions): Part {
  return { name: 'The worker', script: options.scripts.worker, env: productEnv(options) };
}

function productEnv({ config, env, databaseUrl }: ProductOptions): NodeJS.ProcessEnv {
  return {
    // Whoever tries it out has what listens to webhooks on the same machine.
    ...(usesPractice(config) ? { WEBHOOK_TARGETS: 'any' } : {}),
    ...env,
    PORT: String(config.port),
    COUNTERFOIL_DATA_DIR: config.dataDir,
    COUNTERFOIL_PUBLIC_URL: config.publicUrl,
    COUNTERFOIL_SECRET: config.secret,
    SANDBOX_PORT: String(config.sandboxPort),
    QUICKBOOKS_SANDBOX_PORT: String(config.quickbooksSandboxPort),
    DATABASE_URL: databaseUrl,
    ...(usesPractice(config) ? pointedAtPractice(config) : {}),
  };
}

/** The practice Xero, which trusts this product's addresses and tells it of changes. */
export function practiceLedgerPart({ config, env, scripts }: PartOptions): Part {
  const own = {
    SANDBOX_PORT: String(config.sandboxPort),
    SANDBOX_DATA_DIR: `${config.dataDir}/sandbox`,
    SANDBOX_CLIENT_ID: practiceApp.XERO_CLIENT_ID,
    SANDBOX_CLIENT_SECRET: practiceApp.XERO_CLIENT_SECRET,
    SANDBOX_REDIRECT_URIS: `${config.publicUrl}/integrations/xero/callback`,
    SANDBOX_WEBHOOK_URL: `http://localhost:${config.port}/webhooks/xero`,
    SANDBOX_WEBHOOK_KEY: practiceApp.XERO_WEBHOOK_KEY,
    SANDBOX_OTHER_LEDGERS: `QuickBooks=http://localhost:${config.quickbooksSandboxPort}`,
  };
  return { name: 'The practice ledger', script: scripts.practiceLedger, env: { ...env, ...own } };
}

/** The practice QuickBooks, likewise. */
export function practiceQuickbooksPart({ config, env, scripts }: PartOptions): Part {
  const own = {
    SANDBOX_QUICKBOOKS_PORT: String(config.quickbooksSandboxPort),
    SANDBOX_QUICKBOOKS_DATA_DIR: `${config.dataDir}/sandbox-quickbooks`,
    SANDBOX_CLIENT_ID: practiceQuickbooksApp.QUICKBOOKS_CLIENT_ID,
    SANDBOX_CLIENT_SECRET: practiceQuickbooksApp.QUICKBOOKS_CLIENT_SECRET,
    SANDBOX_QUICKBOOKS_REDIRECT_URIS: `${config.publicUrl}/integrations/quickbooks/callback`,
    SANDBOX_QUICKBOOKS_WEBHOOK_URL: `http://localhost:${config.port}/webhooks/quickbooks`,
    SANDBOX_QUICKBOOKS_VERIFIER_TOKEN: practiceQuickbooksApp.QUICKBOOKS_WEBHOOK_TOKEN,
    SANDBOX_OTHER_LEDGERS: `Xero=http://localhost:${config.sandboxPort}`,
  };
  return { name: 'The practice QuickBooks', script: scripts.practiceQuickbooks, env: { ...env, ...own } };
}

function pointedAtPractice({ sandboxPort, quickbooksSandboxPort }: Config): NodeJS.ProcessEnv {
  const xero = `http://localhost:${sandboxPort}`;
  const quickbooks = `http://localhost:${quickbooksSandboxPort}`;
  return {
    ...practiceApp,
    XERO_API_URL: xero,
    XERO_IDENTITY_URL: xero,
    XERO_LOGIN_URL: xero,
    ...practiceQuickbooksApp,
    QUICKBOOKS_API_URL: quickbooks,
    QUICKBOOKS_OAUTH_URL: quickbooks,
    QUICKBOOKS_TOKEN_URL: quickbooks,
    QUICKBOOKS_REVOKE_URL: quickbooks,
  };
}
