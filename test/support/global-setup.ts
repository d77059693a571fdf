/** Before the tests: one throw-away PostgreSQL with a migrated template database. After them: nothing is left. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { silentLog } from '../../src/lib/log.ts';
import { startLocalPostgres } from '../../src/store/local-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's URL of the tests' PostgreSQL; its database is empty. */
    postgresUrl: string;
  }
}

export const templateDatabase = 'counterfoil_template';

export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await acquireServer();
  provide('postgresUrl', server.url);
  return server.release;
}

type SharedServer = { readonly url: string; readonly stop: () => Promise<void> };
type Shared = { starting: Promise<SharedServer>; users: number };

// Vitest runs this file once for each project, each time as a module of its own: they share through globalThis.
const slot = globalThis as { counterfoilTestServer?: Shared };

async function acquireServer(): Promise<{ url: string; release: () => Promise<void> }> {
  slot.counterfoilTestServer ??= { starting: startServer(), users: 0 };
  const shared = slot.counterfoilTestServer;
  shared.users += 1;
  const { url, stop } = await shared.starting;
  const release = async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete slot.counterfoilTestServer;
    await stop();
  };
  return { url, release };
}

async function startServer(): Promise<SharedServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'counterfoil-test-'));
  // As root the server runs as another account, which must be able to enter.
  await chmod(dataDir, 0o755);
  const server = await startLocalPostgres({ dataDir, durable: false, log: silentLog });
  await migrateTemplate(server.url);
  const stop = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

async function migrateTemplate(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${templateDatabase}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = templateDatabase;
  await migrate(url.href, { log: silentLog });
}
