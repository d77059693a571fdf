/** A throw-away PostgreSQL for simulations, as fast as it can be made: nothing in it outlives the run. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../src/lib/log.ts';
import { startLocalPostgres } from '../../src/store/local-postgres.ts';

export type ThrowAwayPostgres = { readonly url: string; stop(): Promise<void> };

export async function startPostgres(): Promise<ThrowAwayPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'counterfoil-simulation-'));
  // As root the server runs as another account, which must be able to enter.
  await chmod(dataDir, 0o755);
  const server = await startLocalPostgres({ dataDir, durable: false, log: silentLog });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
