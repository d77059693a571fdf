/** The composition root: `serve`, `work`, `serve-and-work` or `migrate`. The only place that names an adapter. */
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { sendMailsBy } from './deliveries/send-mails.ts';
import { engineWork } from './engine-work.ts';
import { createApp } from './http/app.ts';
import { createAuth } from './http/auth.ts';
import { createMetrics } from './http/metrics.ts';
import { createBackground } from './lib/background.ts';
import { systemClock } from './lib/clock.ts';
import { newId } from './lib/ids.ts';
import { createLog, type Log } from './lib/log.ts';
import { createMailer } from './lib/mailer.ts';
import { type Closer, sayReady, serveUntil } from './lib/serve-until.ts';
import type { LedgerProvider } from './providers/provider.ts';
import { quickbooksProvider } from './providers/quickbooks/index.ts';
import { xeroProvider } from './providers/xero/index.ts';
import { openChangeFeed } from './store/changes.ts';
import { type Database, openDatabase } from './store/database.ts';
import { migrate } from './store/migrate.ts';
import { startWorker } from './sync/worker.ts';

const COMMANDS = ['serve', 'work', 'serve-and-work', 'migrate'] as const;
type Command = (typeof COMMANDS)[number];

async function main(): Promise<void> {
  const command = COMMANDS.find((known) => known === process.argv[2]);
  if (command === undefined) throw new ConfigError([`Say what to do: ${COMMANDS.join(', ')}.`]);
  const config = loadConfig();
  const log = createLog({ level: config.logLevel });
  if (config.databaseUrl === undefined)
    throw new ConfigError([
      'DATABASE_URL is missing. `npm start` brings a PostgreSQL of its own; this command does not.',
    ]);
  await migrate(config.databaseUrl, { log });
  if (command !== 'migrate') await run(command, config, config.databaseUrl, log);
}

async function run(
  command: Exclude<Command, 'migrate'>,
  config: Config,
  databaseUrl: string,
  log: Log,
): Promise<void> {
  // A worker's jobs are few at a time; serving meets many people at once.
  const database = openDatabase(databaseUrl, { log, max: command === 'work' ? 10 : 20 });
  const ledgers = ledgersOf(config);
  const closers: Closer[] = [];
  if (command !== 'work') closers.push(...(await startServing(config, databaseUrl, database, ledgers, log)));
  if (command !== 'serve') {
    const engine = {
      db: database.db,
      clock: systemClock,
      sleep: setTimeout,
      newId,
      log,
      secret: config.secret,
      publicUrl: config.publicUrl,
      webhookTargets: config.webhookTargets,
      ledgers,
      ...engineWork,
      sendMails: sendMailsBy(config.mail === undefined ? null : createMailer(config.mail)),
    };
    const worker = await startWorker(engine, databaseUrl);
    closers.push({ name: 'the worker', close: () => worker.stop() });
  }
  sayReady(config.publicUrl);
  await serveUntil({ log, closers: [...closers, { name: 'the database', close: () => database.close() }] });
}

async function startServing(
  config: Config,
  databaseUrl: string,
  database: Database,
  ledgers: ReadonlyMap<string, LedgerProvider>,
  log: Log,
): Promise<Closer[]> {
  const changes = await openChangeFeed(databaseUrl, { log });
  const httpConfig = {
    publicUrl: config.publicUrl,
    secret: config.secret,
    webFolder: existsSync(webFolder) ? webFolder : null,
    webhookTargets: config.webhookTargets,
    mailFrom: config.mail?.from ?? null,
  };
  const app = createApp({
    config: httpConfig,
    database,
    db: database.db,
    clock: systemClock,
    ids: newId,
    log,
    background: createBackground(log),
    auth: createAuth({ config: httpConfig, db: database.db, ids: newId, log }),
    changes,
    metrics: createMetrics(),
    ledgers,
    booksUrl: (connection, record) =>
      ledgers.get(connection.provider)?.recordUrl({ shortCode: connection.short_code }, record) ?? null,
  });
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const listening = serve({ fetch: app.fetch, port: config.port }, () => resolve(listening));
    listening.once('error', reject);
  });
  log.info({ port: config.port }, 'Serving');
  return [
    // Open event streams end with the feed, else the server would wait for them.
    { name: 'the change feed', close: () => changes.close() },
    { name: 'the web server', close: () => new Promise((resolve) => server.close(resolve)) },
  ];
}

const webFolder = fileURLToPath(new URL('../web/dist', import.meta.url));

/** The ledgers that this server is set up for. */
function ledgersOf(config: Config): ReadonlyMap<string, LedgerProvider> {
  const ledgers = [xeroOf(config), quickbooksOf(config)].filter((ledger) => ledger !== null);
  return new Map(ledgers.map((ledger) => [ledger.name, ledger]));
}

function xeroOf({ xero }: Config): LedgerProvider | null {
  if (xero.app === undefined) return null;
  return xeroProvider({
    ...xero.app,
    webhookKey: xero.webhookKey,
    apiUrl: xero.apiUrl,
    identityUrl: xero.identityUrl,
    loginUrl: xero.loginUrl,
    // Only the real login host has a real application beside it; an emulator shows its own books.
    ...(xero.loginUrl === 'https://login.xero.com' ? {} : { booksUrl: xero.loginUrl }),
    clock: systemClock,
  });
}

function quickbooksOf({ quickbooks }: Config): LedgerProvider | null {
  if (quickbooks.app === undefined) return null;
  const { webhookToken, apiUrl, oauthUrl, tokenUrl, revokeUrl } = quickbooks;
  return quickbooksProvider({
    ...quickbooks.app,
    webhookToken,
    apiUrl,
    oauthUrl,
    tokenUrl,
    revokeUrl,
    ...booksOf(quickbooks),
    clock: systemClock,
  });
}

/** Where people see their books: Intuit's sandbox has an application of its own, and an emulator shows its own. */
function booksOf({ apiUrl, oauthUrl }: Config['quickbooks']): { readonly booksUrl?: string } {
  if (oauthUrl !== 'https://appcenter.intuit.com') return { booksUrl: oauthUrl };
  return apiUrl.includes('//sandbox-') ? { booksUrl: 'https://sandbox.qbo.intuit.com' } : {};
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) console.error(error.message);
  else console.error(error);
  process.exit(1);
});
