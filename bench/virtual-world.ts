/** The engine, the practice ledger and their clock in one process: nothing happens there but what the clock is moved to. */
import type pg from 'pg';
import { createSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { type ManualClock, manualClock } from '../src/lib/clock.ts';
import type { Engine } from '../src/sync/engine.ts';
import { openBenchEngine } from './bench-engine.ts';
import { closedInAnyCase } from './clean-up.ts';
import { openDatabaseAlone } from './database-alone.ts';

export type VirtualWorld = {
  readonly clock: ManualClock;
  readonly sandbox: Sandbox;
  readonly engine: Engine;
  readonly pool: pg.Pool;
  /** Requests that are with the ledger now. */
  atLedger(): number;
  close(): Promise<void>;
};

/** Later than now, so that jobs without a time, which the database stamps with its own, are due. */
const START = '2027-03-01T00:00:00Z';

/** The ledger's limits are on. Requests reach it in memory. */
export async function openVirtualWorld(): Promise<VirtualWorld> {
  const alone = await openDatabaseAlone();
  const clock = manualClock(START);
  const sandbox = createSandbox({
    clock: { now: () => clock.now().getTime() },
    seed: 1,
    timers: 'manual',
    limits: true,
    latencyMs: 0,
  });
  let atLedger = 0;
  const { engine, close } = openBenchEngine({
    databaseUrl: alone.url,
    ledgerUrl: 'http://practice-xero.invalid',
    publicUrl: 'http://localhost:4000',
    clock,
    fetch: async (request) => {
      atLedger += 1;
      try {
        return await sandbox.app.request(request);
      } finally {
        atLedger -= 1;
      }
    },
  });
  return {
    clock,
    sandbox,
    engine,
    pool: alone.pool,
    atLedger: () => atLedger,
    close: closedInAnyCase(async () => {
      await close();
      await sandbox.close();
      await alone.close();
    }),
  };
}
