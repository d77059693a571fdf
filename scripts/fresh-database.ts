/** Lends the generators a throw-away PostgreSQL with nothing in it but the migrated schema. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../src/lib/log.ts';
import { startLocalPostgres } from '../src/store/local-postgres.ts';
import { migrate } from '../src/store/migrate.ts';

/** Runs `work` with the URL of a freshly migrated database, and leaves nothing behind. */
export async function withFreshDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'counterfoil-generate-'));
  await chmod(dataDir, 0o755);
  try {
    const server = await startLocalPostgres({ dataDir, durable: false, log: silentLog });
    try {
      await migrate(server.url, { log: silentLog });
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
