/** The product's engine within the bench itself: to arrange what is measured, and to step what no process can be asked to. */
import { setTimeout } from 'node:timers/promises';
import { engineWork } from '../src/engine-work.ts';
import { type Clock, systemClock } from '../src/lib/clock.ts';
import { createIdSource } from '../src/lib/ids.ts';
import { silentLog } from '../src/lib/log.ts';
import { xeroProvider } from '../src/providers/xero/index.ts';
import { openDatabase } from '../src/store/database.ts';
import type { Engine } from '../src/sync/engine.ts';

export const benchSecret = 'a secret for the bench of 32 characters or more';

export type BenchEngine = { readonly engine: Engine; close(): Promise<void> };

/** @param fetch the way to the ledger; the network unless another is given. */
export function openBenchEngine(options: {
  readonly databaseUrl: string;
  readonly ledgerUrl: string;
  readonly publicUrl: string;
  readonly clock?: Clock;
  readonly fetch?: (request: Request) => Promise<Response>;
}): BenchEngine {
  const { databaseUrl, ledgerUrl, publicUrl, clock = systemClock } = options;
  const database = openDatabase(databaseUrl, { log: silentLog, max: 12 });
  const provider = xeroProvider({
    clientId: 'practice-app',
    clientSecret: 'practice-secret',
    webhookKey: undefined,
    apiUrl: ledgerUrl,
    identityUrl: ledgerUrl,
    loginUrl: ledgerUrl,
    clock,
    ...(options.fetch === undefined ? {} : { transport: { fetch: options.fetch } }),
  });
  return {
    engine: {
      db: database.db,
      clock,
      sleep: setTimeout,
      newId: createIdSource({ clock }),
      log: silentLog,
      secret: benchSecret,
      publicUrl,
      webhookTargets: 'public',
      ledgers: new Map([['xero', provider]]),
      ...engineWork,
    },
    close: () => database.close(),
  };
}
