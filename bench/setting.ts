/** Brings up what a figure is measured in: a durable PostgreSQL, the practice ledger and the product, each a process of its own. */
import type pg from 'pg';
import { freePort } from '../src/lib/free-port.ts';
import type { Engine } from '../src/sync/engine.ts';
import { type BenchEngine, benchSecret, openBenchEngine } from './bench-engine.ts';
import { closedInAnyCase } from './clean-up.ts';
import { openDatabaseAlone } from './database-alone.ts';
import { type Desk, openDesk } from './desk.ts';
import { type LedgerProcess, startLedger } from './ledger-process.ts';
import { type ProductProcesses, startProduct } from './product-process.ts';

export type Setting = {
  readonly ledger: LedgerProcess;
  /** The database, for questions that the API does not answer in time, and for what a bench must arrange. */
  readonly pool: pg.Pool;
  readonly databaseUrl: string;
  /** What the product's processes are set up with. */
  readonly environment: Readonly<Record<string, string>>;
  /** Starts the product; it is stopped with the setting, or before. */
  startProduct(): Promise<ProductProcesses>;
  /** The product's engine in this process, on the same database and ledger; closed with the setting. */
  openEngine(): Engine;
  /** Sets the workspace up by the API and connects it to the Australian practice organisation. */
  openDesk(product: ProductProcesses): Promise<Desk>;
  close(): Promise<void>;
};

export const webhookKey = 'bench-webhook-key';

/** A fresh setting; nothing of it outlives `close`. */
export async function openSetting({
  organisations = 0,
}: {
  readonly organisations?: number;
} = {}): Promise<Setting> {
  const database = await openDatabaseAlone();
  const ledger = await startLedger(organisations);
  const port = String(await freePort());
  const environment = {
    PORT: port,
    DATABASE_URL: database.url,
    COUNTERFOIL_SECRET: benchSecret,
    XERO_CLIENT_ID: 'practice-app',
    XERO_CLIENT_SECRET: 'practice-secret',
    XERO_WEBHOOK_KEY: webhookKey,
    XERO_API_URL: ledger.url,
    XERO_IDENTITY_URL: ledger.url,
    XERO_LOGIN_URL: ledger.url,
  };
  const running = new Set<ProductProcesses>();
  const engines = new Set<BenchEngine>();
  return {
    ledger,
    pool: database.pool,
    databaseUrl: database.url,
    environment,
    async startProduct() {
      const product = await startProduct(environment);
      running.add(product);
      return product;
    },
    openEngine() {
      const opened = openBenchEngine({
        databaseUrl: database.url,
        ledgerUrl: ledger.url,
        publicUrl: `http://localhost:${port}`,
      });
      engines.add(opened);
      return opened.engine;
    },
    openDesk: (product) => openDesk(product.url, ledger),
    close: closedInAnyCase(async () => {
      for (const product of running) await product.stop();
      for (const opened of engines) await opened.close();
      await ledger.close();
      await database.close();
    }),
  };
}
