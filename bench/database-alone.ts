/** A migrated, durable PostgreSQL without anything else, for figures that need no processes of the product. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { silentLog } from '../src/lib/log.ts';
import { startLocalPostgres } from '../src/store/local-postgres.ts';
import { migrate } from '../src/store/migrate.ts';
import { closedInAnyCase } from './clean-up.ts';

export type DatabaseAlone = { readonly url: string; readonly pool: pg.Pool; close(): Promise<void> };

export async function openDatabaseAlone(): Promise<DatabaseAlone> {
  const folder = await mkdtemp(join(tmpdir(), 'counterfoil-bench-'));
  // PostgreSQL runs under an account of its own where we are root.
  await chmod(folder, 0o755);
  const postgres = await startLocalPostgres({ dataDir: folder, log: silentLog });
  const pool = new pg.Pool({ connectionString: postgres.url, max: 4 });
  pool.on('error', () => undefined);
  // Before anything else can fail: PostgreSQL would outlive us.
  const close = closedInAnyCase(async () => {
    await pool.end();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });
  await migrate(postgres.url, { log: silentLog });
  return { url: postgres.url, pool, close };
}
