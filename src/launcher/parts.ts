/** The parts that the launcher runs, and the settings that make them find each other. */
import type { Config } from '../config.ts';
import type { Part } from './keep-running.ts';

/** A script and its arguments for each part. Each says `{ type: 'ready', url }` over IPC when it serves. */
export type Scripts = {
  readonly product: readonly [string, ...string[]];
  readonly practiceLedger: readonly [string, ...string[]];
};

type PartOptions = { readonly config: Config; readonly env: NodeJS.ProcessEnv; readonly scripts: Scripts };

const practiceApp = {
  XERO_CLIENT_ID: 'practice-app',
  XERO_CLIENT_SECRET: 'practice-secret',
  XERO_WEBHOOK_KEY: 'practice-webhook-key',
};

/** The API, the web application and the worker in one process. */
export function productPart({
  config,
  env,
  scripts,
  databaseUrl,
}: PartOptions & { databaseUrl: string }): Part {
  const own = {
    PORT: String(config.port),
    COUNTERFOIL_DATA_DIR: config.dataDir,
    COUNTERFOIL_PUBLIC_URL: config.publicUrl,
    COUNTERFOIL_SECRET: config.secret,
    SANDBOX_PORT: String(config.sandboxPort),
    DATABASE_URL: databaseUrl,
  };
  const ledger = config.xero.app ? {} : pointedAtPractice(config.sandboxPort);
  return { name: 'Counterfoil', script: scripts.product, env: { ...env, ...own, ...ledger } };
}

/** The practice ledger, which trusts this product's addresses and tells it of changes. */
export function practiceLedgerPart({ config, env, scripts }: PartOptions): Part {
  const own = {
    SANDBOX_PORT: String(config.sandboxPort),
    SANDBOX_DATA_DIR: `${config.dataDir}/sandbox`,
    SANDBOX_CLIENT_ID: practiceApp.XERO_CLIENT_ID,
    SANDBOX_CLIENT_SECRET: practiceApp.XERO_CLIENT_SECRET,
    SANDBOX_REDIRECT_URIS: `${config.publicUrl}/integrations/xero/callback`,
    SANDBOX_WEBHOOK_URL: `http://localhost:${config.port}/webhooks/xero`,
    SANDBOX_WEBHOOK_KEY: practiceApp.XERO_WEBHOOK_KEY,
  };
  return { name: 'The practice ledger', script: scripts.practiceLedger, env: { ...env, ...own } };
}

function pointedAtPractice(port: number): NodeJS.ProcessEnv {
  const origin = `http://localhost:${port}`;
  return { ...practiceApp, XERO_API_URL: origin, XERO_IDENTITY_URL: origin, XERO_LOGIN_URL: origin };
}
